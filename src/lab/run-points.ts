import {
  type CompiledProgram,
  type Decision,
  forcedDraws,
  Nature,
  type RunRecord,
  runCompiled,
  type View,
  type World,
  type WorldKey,
} from "../engine/index.js";
import { ownLuck, type Strategy } from "../strategies/index.js";
import { HALF, shareOf } from "./going-on.js";
import { comesBefore, type Taken, takenAt, takenBack } from "./moments.js";
import { aboutOf, Omissions } from "./omissions.js";
import { OwnWay } from "./own-way.js";
import { sameDecision } from "./search.js";
import { mostBought, subjectOf, waysAt } from "./ways.js";

// A finished run looked through once: its decisions, what else could have been decided, and which strategy decides most like it.

/** A decision of a run; with one way where nothing else could have been decided. Plain data. */
export interface DecisionPoint {
  /** Position of the decision in the record, from 0. */
  readonly at: number;
  readonly day: number;
  /** What could be decided, as it was decided first; what is tried for never having been done comes last. */
  readonly ways: readonly Decision[];
  /** Of each way what it is about, whatever its amount, and whether the run could have done that at several points and did at none. */
  readonly about: readonly string[];
  readonly never: readonly boolean[];
  /** Of each way whether it comes before the decision as it was taken, which follows as far as it is possible then; else it takes its place. */
  readonly before: readonly boolean[];
  /** How many of the ways, from the first, are tried for the decision's own sake. */
  readonly own: number;
}

/** What there is to be tried out in a run, and by whom it is gone on with. */
export interface RunOutline {
  readonly points: readonly DecisionPoint[];
  /** The strategy that goes on where the run's own way does not: of those there are, the one that would have decided most often as the run did. */
  readonly policy: { readonly id: string; readonly agrees: number; readonly of: number };
}

/** A point as it was walked through. */
interface Passed {
  readonly at: number;
  readonly day: number;
  readonly ways: readonly Decision[];
  readonly view: Pick<View, "rest">;
  readonly world: World;
  readonly leaf: number;
}

export interface Point extends DecisionPoint {
  readonly view: Pick<View, "rest">;
  readonly world: World;
  readonly leaf: number;
  /** The part of what was possible that was named where the decision was asked for an amount at once; half where it was not. */
  readonly share: number;
  /** What the policy remembers there, having been asked. */
  readonly memory: unknown;
}

type Visit = (view: View, at: number, leaf: number, world: World) => void;

/** Plays a record again on the compiled chart and looks at every decision. @throws RangeError where it does not end */
function walk(compiled: CompiledProgram, record: RunRecord, key: WorldKey, visit: Visit): void {
  const { still, middle } = record.nature;
  const options = { still: still === true, middle: middle === true };
  let at = -1;
  runCompiled(
    compiled,
    {
      executor: "compiled",
      nature: new Nature(compiled.program.model, key, options),
      forced: forcedDraws(record.forced),
    },
    (view, leaf, world) => {
      at += 1;
      const decision = record.decisions[at];
      if (decision === undefined) throw new RangeError("the run has not ended yet");
      visit(view, at, leaf, world);
      return decision;
    },
  );
}

/** The points with what each way is about, and beside their own ways what was never done; those taken back decided nothing. */
function withOmissions(
  found: readonly Passed[],
  omissions: Omissions,
  back: ReadonlySet<number>,
): readonly Omit<Point, "memory" | "share">[] {
  const tried = omissions.tried(back);
  return found.map(({ view, ways: all, ...of }, index) => {
    const more = tried.get(index) ?? [];
    const known = back.has(index) ? all.slice(0, 1) : all;
    const own = known.filter((way) => !more.some((of) => sameDecision(of, way)));
    const ways = [...own, ...more];
    const about = ways.map((way) => aboutOf(view, way));
    const [played] = ways;
    return {
      ...of,
      view,
      ways,
      about,
      never: about.map((one) => omissions.isNever(one)),
      before: ways.map((way) => played !== undefined && comesBefore(view, played, way)),
      own: own.length,
    };
  });
}

/** Strategies that look on at a run: how often each would have decided the same, and what it remembers having been asked. */
class LookingOn {
  private readonly strategies: readonly Strategy[];
  private readonly memories: readonly unknown[];
  private readonly alike: readonly boolean[][];
  private readonly kept: readonly unknown[][];

  constructor(strategies: readonly Strategy[], key: WorldKey) {
    this.strategies = strategies;
    this.memories = strategies.map((strategy) => strategy.start(ownLuck(key)));
    this.alike = strategies.map(() => []);
    this.kept = strategies.map(() => []);
  }

  /** What each would decide here. */
  decide(view: View): readonly Decision[] {
    return this.strategies.map((strategy, index) => strategy.decide(view, this.memories[index]));
  }

  /** Notes beside what they would have decided at a point what was. */
  note(own: readonly Decision[], played: Decision): void {
    for (const [index, decision] of own.entries()) {
      this.alike[index]?.push(subjectOf(decision) === subjectOf(played));
      this.kept[index]?.push(structuredClone(this.memories[index]));
    }
  }

  /** The one that would have decided most often as the run did at the points that were `open`, and what it remembers at each point. */
  mostAlike(open: readonly number[]): Pick<RunPoints, "strategy"> & { agrees: number; memories: readonly unknown[] } {
    const agrees = this.alike.map((of) => open.filter((index) => of[index]).length);
    const best = agrees.indexOf(Math.max(...agrees));
    const strategy = this.strategies[best];
    if (strategy === undefined) throw new RangeError("no strategy is there to go on with");
    return { strategy, agrees: agrees[best] ?? 0, memories: this.kept[best] ?? [] };
  }
}

/** A run that was looked through. */
export interface RunPoints {
  readonly outline: RunOutline;
  readonly points: readonly Point[];
  /** The policy. */
  readonly strategy: Strategy;
  readonly ownWay: OwnWay;
}

const told = ({ at, day, ways, about, never, before, own }: DecisionPoint): DecisionPoint => ({
  at,
  day,
  ways,
  about,
  never,
  before,
  own,
});

/**
 * Looks through a finished run, played again in the world of `key`; one of the strategies goes on from its points.
 * @throws RangeError when the run has not ended; RefusedDecision when a decision no longer fits
 */
export function pointsOf(
  compiled: CompiledProgram,
  strategies: readonly Strategy[],
  record: RunRecord,
  key: WorldKey,
): RunPoints {
  const beside = new LookingOn(strategies, key);
  const taken: Taken[] = [];
  const shares: (number | undefined)[] = [];
  const found: Passed[] = [];
  const omissions = new Omissions();
  const ownWay = new OwnWay();
  const most = mostBought(record);
  walk(compiled, record, key, (view, at, leaf, world) => {
    const played = record.decisions[at];
    const own = beside.decide(view);
    if (played === undefined || view.rest.kind === "begin") return;
    beside.note(own, played);
    ownWay.add(view, played, at);
    taken.push(takenAt(view, played));
    shares.push(shareOf(view, played));
    omissions.look(view, found.length, played);
    const copy = world.copy();
    copy.forced = undefined; // what was forced on the past is not forced on the futures
    const ways = waysAt(view, played, own, most);
    found.push({ at, day: view.day, ways, view: { rest: view.rest }, world: copy, leaf });
  });
  const points = withOmissions(found, omissions, takenBack(taken));
  const open = [...points.keys()].filter((index) => (points[index]?.ways.length ?? 0) > 1);
  const { strategy, agrees, memories } = beside.mostAlike(open);
  const policy = { id: strategy.id, agrees, of: open.length };
  return {
    outline: { points: points.map(told), policy },
    points: points.map((of, index) => ({ ...of, share: shares[index + 1] ?? HALF, memory: memories[index] })),
    strategy,
    ownWay,
  };
}
