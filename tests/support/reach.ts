import { compileProgram, type Program, type RunRecord, replayOn, Session, View } from "../../src/engine/index.js";
import { attain } from "../../src/lab/index.js";
import { BASELINES } from "../../src/strategies/index.js";
import { LinePlay, Words } from "../../src/ui/index.js";
import { Undrawn } from "./campaign-scenes.js";
import { strategies, trip } from "./scenarios.js";
import { keysOf, linesOf, press } from "./typed.js";

/** The hash to which a record's decisions lead when they are typed in plain lines. */
function inLines(program: Program, { seed, base, decisions }: RunRecord): string {
  const session = new Session(program, { seed, base });
  const words = new Words(program);
  const lines = new LinePlay(session, { print: () => undefined, save: () => undefined });
  lines.open(false);
  for (const [at, decision] of decisions.entries()) {
    if (at < session.decisions.length) continue; // the play in lines begins by itself
    const view = new View(program, session.campaign.world, session.campaign.rest);
    for (const line of linesOf(decision, words, view)) lines.take(line);
    if (session.decisions.length !== at + 1)
      throw new Error(`decision ${at + 1}, ${JSON.stringify(decision)}, was not taken in lines`);
  }
  return session.campaign.hash();
}

/** The same by keys on the screens. */
function byKeys(program: Program, { scenario, seed, base, decisions }: RunRecord): string {
  const screens = new Undrawn(scenario, base, seed);
  const words = new Words(program);
  for (const [at, decision] of decisions.entries()) {
    press(screens, keysOf(decision, screens, words));
    if (screens.session.decisions.length !== at + 1)
      throw new Error(`decision ${at + 1}, ${JSON.stringify(decision)}, was not taken by keys: ${screens.state.note}`);
  }
  return screens.hash;
}

/** Where a record is not reached, or to another hash. */
function fault(program: Program, record: RunRecord): string | undefined {
  const at = `seed ${record.seed}`;
  const hash = replayOn(program, record).session.campaign.hash();
  for (const [how, of] of [
    ["lines", inLines],
    ["keys", byKeys],
  ] as const) {
    try {
      const reached = of(program, record);
      if (reached !== hash) return `${at}: by ${how} ${reached}, not ${hash}`;
    } catch (error) {
      return `${at}: by ${how}: ${String(error)}`;
    }
  }
  return undefined;
}

export interface Reached {
  /** Ways of the chart that play attained, and how many its chart has. */
  readonly attained: number;
  readonly ways: number;
  readonly campaigns: number;
  readonly decisions: number;
  readonly faults: readonly string[];
}

/**
 * Searches a scenario as `check --exhaustive` does, then plays the campaigns that together take every way that was attained
 * in lines and by keys on the screens. `most`: how many of them.
 */
export function reached(id: string, base: string, decisions: number, most = Number.POSITIVE_INFINITY): Reached {
  const program = trip(base, id);
  const roster = [...strategies(program, id), ...BASELINES.values()];
  const { witnesses, counts } = attain(compileProgram(program), roster, "reach", { worlds: 1, decisions });
  const played = witnesses.slice(0, most);
  return {
    attained: counts.distinct,
    ways: counts.transitions.length,
    campaigns: played.length,
    decisions: played.reduce((sum, record) => sum + record.decisions.length, 0),
    faults: played.flatMap((record) => fault(program, record) ?? []),
  };
}
