import {
  type CompiledProgram,
  compileProgram,
  type Program,
  type RunRecord,
  Session,
  View,
  Walk,
  worldKey,
} from "../../src/engine/index.js";
import { hashOf } from "../../src/engine/world.js";
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

/** A record played again on the compiled chart: the ways it takes and its hash. */
interface Course {
  readonly record: RunRecord;
  readonly ways: ReadonlySet<number>;
  readonly hash: string;
}

function courseOf(compiled: CompiledProgram, record: RunRecord): Course {
  const ways = new Set<number>();
  const walk = Walk.begin(compiled, worldKey(record.seed), {
    looked: () => undefined,
    took: (way) => ways.add(way),
  });
  for (const decision of record.decisions) walk.decide(decision);
  return { record, ways, hash: hashOf(walk.world, JSON.stringify(walk.rest)) };
}

/** Few courses that together take every way the others take: the one with most that is new first (greedy set cover). */
function fewest(courses: readonly Course[]): readonly Course[] {
  const left = new Set(courses.flatMap(({ ways }) => [...ways]));
  const chosen: Course[] = [];
  const fresh = ({ ways }: Course): number => [...ways].filter((way) => left.has(way)).length;
  while (left.size > 0) {
    const [best] = [...courses].sort((a, b) => fresh(b) - fresh(a));
    if (best === undefined || fresh(best) === 0) break;
    chosen.push(best);
    for (const way of best.ways) left.delete(way);
  }
  return chosen;
}

/** Where a record is not reached, or to another hash. */
function fault(program: Program, { record, hash }: Course): string | undefined {
  const at = `seed ${record.seed}`;
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
 * Searches a scenario as `check --exhaustive` does, then plays few campaigns that together take every way that was attained
 * in lines and by keys on the screens, and holds both to the hash of the compiled chart. `most`: how many of them.
 */
export function reached(id: string, base: string, decisions: number, most = Number.POSITIVE_INFINITY): Reached {
  const program = trip(base, id);
  const roster = [...strategies(program, id), ...BASELINES.values()];
  const compiled = compileProgram(program);
  const { witnesses, counts } = attain(compiled, roster, "reach", { worlds: 1, decisions });
  const courses = fewest(witnesses.map((record) => courseOf(compiled, record)));
  const covered = new Set(courses.flatMap(({ ways }) => [...ways])).size;
  const played = courses.slice(0, most);
  return {
    attained: counts.distinct,
    ways: counts.transitions.length,
    campaigns: played.length,
    decisions: played.reduce((sum, { record }) => sum + record.decisions.length, 0),
    faults: [
      ...(covered === counts.distinct ? [] : [`the campaigns take ${covered} ways of ${counts.distinct} attained`]),
      ...played.flatMap((course) => fault(program, course) ?? []),
    ],
  };
}
