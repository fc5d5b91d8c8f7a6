import { type Decision, movesOf, type Program, type View } from "../engine/index.js";
import type { OwnLuck } from "./own-luck.js";
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

/** What a trader sees, as plain data: every getter of the view, and every move the chart would take with its bounds. */
function seenOf(view: View): object {
  const { rest } = view;
  return {
    rest,
    day: view.day,
    lastDay: view.lastDay,
    place: view.place,
    atHome: view.atHome,
    road: view.road,
    post: view.post,
    snowing: view.snowing,
    exposure: view.exposure,
    wealth: view.wealth,
    money: view.money,
    goods: view.goods,
    debts: view.debts,
    household: view.household,
    beliefs: view.beliefs,
    enforcement: view.enforcement,
    recipes: view.recipes,
    activities: view.activities.map(({ needs: _needs, ...activity }) => activity),
    routes: view.routes,
    options: view.options.map(({ needs: _needs, ...option }) => option),
    range: view.range,
    longestWait: view.longestWait,
    finishes: view.finishes,
    moves: movesOf(view),
  };
}

const hex = ({ k0, k1 }: OwnLuck): string =>
  [k0, k1].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");

/**
 * A strategy that is asked in lines: `{"ask":"start",...}` before each campaign, `{"ask":"decide","view":...}` at each
 * rest. It sees what a trader sees and nothing else. `luck` is a private seed that differs from world to world.
 */
export function foreignStrategy(id: string, asked: AskedInLines, program: Program): Strategy<undefined> {
  const { scenario, base } = program.model;
  const about = { ask: "start", protocol: PROTOCOL, scenario: scenario.id, base, units: unitsOf(program) };
  return {
    id,
    start(luck) {
      asked.start(JSON.stringify({ ...about, luck: luck === undefined ? "" : hex(luck) }));
      return undefined;
    },
    decide: (view) => JSON.parse(asked.decide(JSON.stringify({ ask: "decide", view: seenOf(view) }))) as Decision,
    renew: () => asked.renew(),
  };
}
