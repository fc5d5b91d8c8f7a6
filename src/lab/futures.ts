import {
  type CompiledProgram,
  type Decision,
  deathCount,
  forcedDraws,
  hungerDays,
  keyOfWorld,
  type Move,
  movesOf,
  Nature,
  RefusedDecision,
  type RunRecord,
  realWealth,
  resumeCompiled,
  runCompiled,
  type View,
  type World,
  type WorldKey,
  withAmount,
  worldKey,
} from "../engine/index.js";
import { mostDecided, ownLuck, type Strategy, StrategyError } from "../strategies/index.js";
import { followed, HALF, shareOf } from "./going-on.js";
import { comesBefore, rivals, type Taken, takenAt, takenBack } from "./moments.js";
import { aboutOf, Omissions } from "./omissions.js";
import { OwnWay } from "./own-way.js";
import { alternatives, honest, kept, ruinOf, sameDecision } from "./search.js";
import type { PlayedWorlds, Study } from "./study.js";

/**
 * Futures of a finished run: from one of its decisions on, chance is drawn anew wherever it is met, what is hidden is
 * drawn as it fits what the trader had seen (`honest`), the past is kept, and the run goes on as it then did, or a stated strategy does.
 * A way of deciding is tried out in the same futures as the decision as it was taken.
 */

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

/** Who goes on from a decision: the run, as it then did, as far as that is possible; or the policy alone. */
export type Going = "own" | "policy";

/** A way that is none of the point's. */
export const INSTEAD = -1;

/** A decision, and who goes on from it. */
interface Way {
  readonly decision: Decision;
  readonly going: Going;
}

/** Ways to decide at one point of the outline, each to be tried out in the same `worlds` futures. */
export interface FuturesAsk {
  /** Position in `points`. */
  readonly point: number;
  /** Positions in `ways`, or `INSTEAD`. */
  readonly ways: readonly number[];
  /** Of each of them who goes on from it (the policy unless told). */
  readonly goings?: readonly Going[];
  /** What is decided where `INSTEAD` is asked for. */
  readonly instead?: Decision | undefined;
  readonly worlds: number;
  /** Futures of another stage or block are others: each has luck of its own. */
  readonly stage: number;
  /** Days a future lasts at most. */
  readonly horizon: number;
}

/** Who plays the futures of one run; `ahead`: how many asks may wait. */
export interface FuturePlayers {
  readonly ahead: number;
  outline(): Promise<RunOutline>;
  futures(ask: FuturesAsk): Promise<PlayedWorlds>;
}

/** Numbers a future is packed into: what is kept, whether it ended in ruin, days of food missed from the beginning of the run on, and deaths since the decision. NaN where a strategy was lost. */
export const FUTURE = 4;

/** The most ways tried at one decision. */
const MOST_WAYS = 8;

/** What a decision is about, whatever its amount. */
const subjectOf = (decision: Decision): string => JSON.stringify(withAmount(decision, 0));

/** Kinds of decisions at the plan, those that turn more of a campaign first. What is put away or fetched turns nothing. */
const ORDER: readonly Decision["do"][] = ["travel", "wait", "order", "ration", "sell", "repay", "buy", "make"];

/** The most a run bought of each good at once. */
function mostBought({ decisions }: RunRecord): ReadonlyMap<string, number> {
  const most = new Map<string, number>();
  for (const of of decisions) if (of.do === "buy") most.set(of.good, Math.max(most.get(of.good) ?? 0, of.amount));
  return most;
}

/** How often as much of something is tried as was decided, where there is no end to what could be had for money. */
const MORE = 2;

/**
 * What could be decided at the plan: other amounts of the same first, then one of each other thing, with the most of it.
 * Of what is bought the most is no more than twice what was bought here, or what the run bought of it elsewhere: all money
 * in one good is a way nobody would think of. To end the campaign is no way to play it on.
 */
function planned(view: View, played: Decision, bought: ReadonlyMap<string, number>): readonly Decision[] {
  const same = ({ decision }: Move): boolean => subjectOf(decision) === subjectOf(played);
  const moves = movesOf(view);
  const most = ({ decision, from, to }: Move, here: number): number =>
    decision.do === "buy" ? Math.max(from, Math.min(to, here)) : to;
  const own = played.do === "buy" ? played.amount : 0;
  const amounts = moves.filter(same).flatMap((move) => {
    const to = most(move, MORE * own);
    return [move.from, Math.floor(to / 2), to].map((amount) => withAmount(move.decision, amount));
  });
  const others = ORDER.flatMap((kind) =>
    moves
      .filter((move) => move.decision.do === kind && !same(move))
      .map((move) => withAmount(move.decision, most(move, boughtOf(bought, move.decision)))),
  );
  return [...amounts, ...others];
}

const boughtOf = (bought: ReadonlyMap<string, number>, decision: Decision): number =>
  decision.do === "buy" ? (bought.get(decision.good) ?? 0) : 0;

/** The ways at a rest: as it was decided, what the strategies would decide, then what else may be. */
function waysAt(
  view: View,
  played: Decision,
  own: readonly Decision[],
  bought: ReadonlyMap<string, number>,
): readonly Decision[] {
  const others = view.rest.kind === "plan" ? planned(view, played, bought) : alternatives(view);
  const ways: Decision[] = [played];
  for (const way of [...own, ...others]) {
    if (ways.length >= MOST_WAYS) break;
    if (way.do !== "finish" && rivals(view, played, way) && !ways.some((of) => sameDecision(of, way))) ways.push(way);
  }
  return ways;
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

interface Point extends DecisionPoint {
  readonly view: Pick<View, "rest">;
  readonly world: World;
  readonly leaf: number;
  /** The part of what was possible that was named where the decision was asked for an amount at once; half where it was not. */
  readonly share: number;
  /** What the followed strategy remembers there, having been asked. */
  readonly memory: unknown;
}

/** The end of a future's days. Thrown to leave it. */
class Reached extends Error {
  readonly world: World;
  constructor(world: World) {
    super("the days of this future are over");
    this.world = world;
  }
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

/** A finished run made ready for its futures to be played. */
export class RunFutures {
  readonly outline: RunOutline;
  private readonly compiled: CompiledProgram;
  private readonly strategy: Strategy;
  private readonly points: readonly Point[];
  private readonly key: WorldKey;
  private readonly ownWay = new OwnWay();
  /** Futures of decisions as they were taken: several ways are held against the same. */
  private readonly asTaken = new Map<string, Float64Array>();

  /**
   * `study` holds the program built with the record's base and changes; one of its first `policies` strategies goes on.
   * @throws RangeError when the run has not ended; RefusedDecision when a decision no longer fits
   */
  constructor({ compiled, strategies: all }: Study, record: RunRecord, policies = all.length) {
    const strategies = all.slice(0, policies);
    this.compiled = compiled;
    this.key = worldKey(record.seed);
    const memories = strategies.map((strategy) => strategy.start(ownLuck(this.key)));
    const alike = strategies.map((): boolean[] => []);
    const taken: Taken[] = [];
    const kept = strategies.map((): unknown[] => []);
    const shares: (number | undefined)[] = [];
    const found: Passed[] = [];
    const omissions = new Omissions();
    const most = mostBought(record);
    walk(compiled, record, this.key, (view, at, leaf, world) => {
      const played = record.decisions[at];
      const own = strategies.map((strategy, index) => strategy.decide(view, memories[index]));
      if (played === undefined || view.rest.kind === "begin") return;
      const ways = waysAt(view, played, own, most);
      for (const [index, decision] of own.entries()) {
        alike[index]?.push(subjectOf(decision) === subjectOf(played));
        kept[index]?.push(structuredClone(memories[index]));
      }
      this.ownWay.add(view, played, at);
      taken.push(takenAt(view, played));
      shares.push(shareOf(view, played));
      omissions.look(view, found.length, played);
      const copy = world.copy();
      copy.forced = undefined; // what was forced on the past is not forced on the futures
      found.push({ at, day: view.day, ways, view: { rest: view.rest }, world: copy, leaf });
    });
    const points = withOmissions(found, omissions, takenBack(taken));
    const open = [...points.keys()].filter((index) => (points[index]?.ways.length ?? 0) > 1);
    const agrees = alike.map((of) => open.filter((index) => of[index]).length);
    const best = agrees.indexOf(Math.max(...agrees));
    const strategy = strategies[best];
    if (strategy === undefined) throw new RangeError("no strategy is there to go on with");
    this.strategy = strategy;
    this.points = points.map((point, index) => ({
      ...point,
      share: shares[index + 1] ?? HALF,
      memory: kept[best]?.[index],
    }));
    this.outline = {
      points: points.map(({ at, day, ways, about, never, before, own }) => ({
        at,
        day,
        ways,
        about,
        never,
        before,
        own,
      })),
      policy: { id: strategy.id, agrees: agrees[best] ?? 0, of: open.length },
    };
  }

  /** How one future came out, into `cells`. */
  private play(point: Point, way: Way, from: World, horizon: number, cells: Float64Array): void {
    const { leaf, memory, day } = point;
    const { decision: first, going } = way;
    const own = memory === undefined ? undefined : structuredClone(memory);
    const asRun = going === "own" ? this.ownWay.goingOn(point.at + 1) : undefined;
    const goesOn = followed(point, first, this.strategy, own, asRun);
    let decisions = 0;
    let world = from.copy();
    let ruined = 0;
    try {
      const run = resumeCompiled(this.compiled, { world, leaf }, (view, _leaf, now) => {
        decisions += 1;
        if (decisions === 1) return first;
        if (view.day > day + horizon) throw new Reached(now);
        if (decisions > mostDecided(this.strategy)) throw new StrategyError("a future that never comes to an end");
        return goesOn(view);
      });
      world = run.world;
      ruined = ruinOf(run);
    } catch (error) {
      if (error instanceof RefusedDecision || error instanceof StrategyError) return void cells.fill(Number.NaN);
      if (!(error instanceof Reached)) throw error;
      world = error.world;
    }
    cells.set([kept(realWealth(world), ruined), ruined, hungerDays(world), deathCount(world) - deathCount(from)]);
  }

  /** One way in every world imagined. */
  private playAll(point: Point, way: Way, imagined: readonly World[], horizon: number, cells: Float64Array): void {
    for (const [at, from] of imagined.entries())
      this.play(point, way, from, horizon, cells.subarray(at * FUTURE, (at + 1) * FUTURE));
  }

  /** Plays what is asked for: way by way, future by future, `FUTURE` numbers each; zeros where there is no such way. */
  futures({ point: index, ways: numbers, goings = [], instead, worlds, stage, horizon }: FuturesAsk): PlayedWorlds {
    const point = this.points[index];
    if (point === undefined) throw new RangeError(`the run has no point ${index}`);
    const imagined = honest(keyOfWorld(this.key, stage), worlds)(point.world, point.at);
    const cells = new Float64Array(numbers.length * worlds * FUTURE);
    for (const [at, number] of numbers.entries()) {
      const decision = number === INSTEAD ? instead : point.ways[number];
      const own = cells.subarray(at * worlds * FUTURE, (at + 1) * worlds * FUTURE);
      const way = decision && { decision, going: goings[at] ?? "policy" };
      if (way === undefined) continue;
      if (number === 0)
        own.set(this.playedAsTaken(`${index} ${stage} ${worlds} ${horizon}`, point, way, imagined, horizon));
      else this.playAll(point, way, imagined, horizon, own);
    }
    return { from: 0, to: worlds, cells, weekly: new Float64Array(0) };
  }

  /** Futures of a decision as it was taken: played once for all that is held against it. */
  private playedAsTaken(
    asked: string,
    point: Point,
    way: Way,
    imagined: readonly World[],
    horizon: number,
  ): Float64Array {
    const key = `${asked} ${way.going}`;
    const known = this.asTaken.get(key);
    if (known !== undefined) return known;
    const cells = new Float64Array(imagined.length * FUTURE);
    this.playAll(point, way, imagined, horizon, cells);
    this.asTaken.set(key, cells);
    return cells;
  }
}
