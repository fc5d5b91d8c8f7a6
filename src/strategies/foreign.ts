import type { Decision, Program, View } from "../engine/index.js";
import type { OwnLuck } from "./own-luck.js";
import { seenOf } from "./seen.js";
import type { Strategy } from "./strategy.js";

/** Version of what is asked and answered; a strategy may look at it before it plays. */
const PROTOCOL = 1;

/** One who is asked in lines of JSON and answers in lines of JSON, or fails with a `StrategyFault`. */
export interface AskedInLines {
  /** Asks before a campaign begins; the answer is not looked at. */
  start(question: string): void;
  /** Asks for a decision; answers the decision's JSON, of the right form. */
  decide(question: string): string;
  /** Forgets everything: the next campaign begins with a fresh process or thread. */
  renew(): void;
}

/** What the words of a scenario are counted in: how many smallest units are one of the unit shown to people. */
function unitsOf({ model }: Program): Readonly<Record<string, { readonly unit: string; readonly smallest: number }>> {
  const counted = model.scenario.commodities.filter(({ kind }) => kind !== "claim");
  return Object.fromEntries(counted.map(({ id, unit }) => [id, { unit: unit.text, smallest: unit.factor }]));
}

const hex = ({ k0, k1 }: OwnLuck): string =>
  [k0, k1].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");

const startOf = (program: Program): object => {
  const { scenario, base } = program.model;
  return { ask: "start", protocol: PROTOCOL, scenario: scenario.id, base, units: unitsOf(program) };
};

const startLine = (about: object, luck: OwnLuck | undefined): string =>
  JSON.stringify({ ...about, luck: luck === undefined ? "" : hex(luck) });

const decideLine = (view: View): string => JSON.stringify({ ask: "decide", view: seenOf(view) });

/**
 * A strategy that is asked in lines: `{"ask":"start",...}` before each campaign, `{"ask":"decide","view":...}` at each
 * rest. It sees what a trader sees and nothing else. `luck` is a private seed that differs from world to world.
 */
export function foreignStrategy(id: string, asked: AskedInLines, program: Program): Strategy<undefined> {
  const about = startOf(program);
  return {
    id,
    start(luck) {
      asked.start(startLine(about, luck));
      return undefined;
    },
    decide: (view) => JSON.parse(asked.decide(decideLine(view))) as Decision,
    renew: () => asked.renew(),
  };
}

/** A strategy as it is; every line that one in another language would be asked in its place is handed on first. */
export function strategySeeing(strategy: Strategy, program: Program, hear: (line: string) => void): Strategy {
  const about = startOf(program);
  return {
    ...strategy,
    start(luck) {
      hear(startLine(about, luck));
      return strategy.start(luck);
    },
    decide(view, memory) {
      hear(decideLine(view));
      return strategy.decide(view, memory);
    },
  };
}
