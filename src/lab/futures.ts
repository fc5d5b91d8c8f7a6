import {
  type CompiledProgram,
  type Decision,
  deathCount,
  hungerDays,
  keyOfWorld,
  RefusedDecision,
  type RunRecord,
  realWealth,
  resumeCompiled,
  type World,
  type WorldKey,
  worldKey,
} from "../engine/index.js";
import { mostDecided, StrategyError } from "../strategies/index.js";
import { followed } from "./going-on.js";
import { type Point, pointsOf, type RunOutline, type RunPoints } from "./run-points.js";
import { honest, kept, ruinOf } from "./search.js";
import type { PlayedWorlds, Study } from "./study.js";

/**
 * Futures of a finished run: from one of its decisions on, chance is drawn anew wherever it is met, what is hidden is
 * drawn as it fits what the trader had seen (`honest`), the past is kept, and the run goes on as it then did, or a stated strategy does.
 * A way of deciding is tried out in the same futures as the decision as it was taken.
 */

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

/** The end of a future's days. Thrown to leave it. */
class Reached extends Error {
  readonly world: World;
  constructor(world: World) {
    super("the days of this future are over");
    this.world = world;
  }
}

/** A finished run made ready for its futures to be played. */
export class RunFutures {
  private readonly compiled: CompiledProgram;
  private readonly key: WorldKey;
  private readonly run: RunPoints;
  /** Futures of decisions as they were taken: several ways are held against the same. */
  private readonly asTaken = new Map<string, Float64Array>();

  /**
   * `study` holds the program built with the record's base and changes; one of its first `policies` strategies goes on.
   * @throws RangeError when the run has not ended; RefusedDecision when a decision no longer fits
   */
  constructor({ compiled, strategies }: Study, record: RunRecord, policies = strategies.length) {
    this.compiled = compiled;
    this.key = worldKey(record.seed);
    this.run = pointsOf(compiled, strategies.slice(0, policies), record, this.key);
  }

  get outline(): RunOutline {
    return this.run.outline;
  }

  /** How one future came out, into `cells`. */
  private play(point: Point, way: Way, from: World, horizon: number, cells: Float64Array): void {
    const { leaf, memory, day } = point;
    const { strategy, ownWay } = this.run;
    const { decision: first, going } = way;
    const own = memory === undefined ? undefined : structuredClone(memory);
    const asRun = going === "own" ? ownWay.goingOn(point.at + 1) : undefined;
    const goesOn = followed(point, first, strategy, own, asRun);
    let decisions = 0;
    let world = from.copy();
    let ruined = 0;
    try {
      const run = resumeCompiled(this.compiled, { world, leaf }, (view, _leaf, now) => {
        decisions += 1;
        if (decisions === 1) return first;
        if (view.day > day + horizon) throw new Reached(now);
        if (decisions > mostDecided(strategy)) throw new StrategyError("a future that never comes to an end");
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
    const point = this.run.points[index];
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
