import type { DecisionPoint, FuturePlayers, RunOutline } from "./futures.js";
import { CHOOSING, futuresIn, type Held, type Job, lastStage, otherwiseAt, playAll, YEAR } from "./last-stage.js";
import { bestOf, HeldAgainst, type Mattering, type Otherwise, type Tried } from "./mattering.js";

/** Which decisions of a run mattered. */
export interface Mattered {
  readonly policy: RunOutline["policy"];
  /** Days a future lasted at most after its decision. */
  readonly horizon: number;
  /** Decisions tested, and ways tried at them beside the one taken. */
  readonly tested: number;
  readonly ways: number;
  /** Futures of every way, and days they lasted at most, that chose which decisions were looked at further. */
  readonly firstLook: { readonly worlds: number; readonly days: number };
  /** Campaigns played for it so far, and about how many there will be. */
  readonly done: number;
  readonly all: number;
  /** Decisions that lead, the largest first, where nothing is found yet: few futures chose them, so what these said is not told. */
  readonly leading: readonly Otherwise[];
  /** The largest differences first; empty until the last stage. */
  readonly found: readonly Mattering[];
}

export interface MatteredSettings {
  /** Futures each decision told is tested in. */
  readonly worlds: number;
  /** Decisions told at most (5 unless told). */
  readonly most?: number;
  /** Days a future lasts at most (a year unless told). */
  readonly horizon?: number;
  /** Smallest units of one shown unit of wealth. */
  readonly unit: number;
}

/**
 * Stages before the last: futures of each, decisions and ways a decision that go on (sequential halving: Karnin, Koren &
 * Somekh 2013). What is told comes from futures of the last stage alone, so that nothing is told for having been chosen.
 */
const STAGES = [
  { worlds: 2, points: 40, ways: 2, days: 120 },
  { worlds: 4, points: 12, ways: 1, days: Number.POSITIVE_INFINITY },
  { worlds: 16, points: Number.POSITIVE_INFINITY, ways: 1, days: Number.POSITIVE_INFINITY },
] as const;
/** The most campaigns of one future each in the first stage: a long run's decisions are tried with fewer ways. */
const FIRST_TRIED = 720;
const MOST_TOLD = 5;

/** A decision still in the running, and the ways still tried at it: positions in its `ways`, the first one as taken. */
interface Contender {
  readonly point: number;
  readonly ways: readonly number[];
}

/** The decisions and ways that go on to the next stage, those that look largest first. */
function goOn(
  tried: readonly (Contender & Tried)[],
  most: { readonly points: number; readonly ways: number },
): readonly Contender[] {
  return bestOf(tried, most.ways)
    .map(({ ways, size }, index) => ({ point: tried[index]?.point ?? 0, ways: [0, ...ways], size }))
    .filter(({ ways }) => ways.length > 1)
    .sort((a, b) => b.size - a.size)
    .slice(0, most.points);
}

/** The first stage's contenders: every decision that could have been another, with as many ways as there is room for. */
function everyOne(points: readonly DecisionPoint[]): readonly Contender[] {
  const open = points.flatMap(({ ways }, point) => (ways.length > 1 ? [{ point, ways }] : []));
  const most = Math.max(2, Math.floor(FIRST_TRIED / Math.max(1, open.length)));
  return open.map(({ point, ways }) => ({ point, ways: [...ways.keys()].slice(0, most) }));
}

/** About how many campaigns there will be. */
function planOf(first: readonly Contender[], most: number, worlds: number): number {
  let points = first.length;
  let ways = first.reduce((sum, of) => sum + of.ways.length, 0);
  let all = 0;
  for (const stage of STAGES) {
    all += ways * stage.worlds;
    points = Math.min(points, stage.points, stage === STAGES[CHOOSING - 1] ? most : Number.POSITIVE_INFINITY);
    ways = points * (1 + stage.ways);
  }
  return all + ways * worlds;
}

/**
 * Which decisions of a finished run mattered: each is held against other ways in the same futures, stage by stage with
 * more futures for fewer decisions, and the last ones in `worlds` futures of their own. The differences are those of the
 * decision alone: whatever follows is decided by one strategy in both (`policy`), since what the player would have done
 * in other luck is not known. `tell` is called after every piece of work. Ends early once `stop` is aborted, with what
 * is found by then.
 */
export async function decisionsThatMattered(
  players: FuturePlayers,
  { worlds, most = MOST_TOLD, horizon = YEAR, unit }: MatteredSettings,
  tell: (so: Mattered) => void = () => undefined,
  stop?: AbortSignal,
): Promise<Mattered> {
  const { points, policy } = await players.outline();
  let contenders = everyOne(points);
  const tested = contenders.length;
  const ways = contenders.reduce((sum, of) => sum + of.ways.length - 1, 0);
  const all = planOf(contenders, most, worlds);
  const firstLook = { worlds: STAGES[0].worlds, days: Math.min(horizon, STAGES[0].days) };
  let so: Mattered = { policy, horizon, tested, ways, firstLook, done: 0, all, leading: [], found: [] };
  const note = (more: Partial<Mattered>, futures: number): void => {
    so = { ...so, ...more, done: Math.min(all, so.done + futures) };
    tell(so);
  };
  const otherwise = ({ point, ways: [, way = 0] }: Contender): readonly Otherwise[] =>
    otherwiseAt(points[point], points[point]?.ways[way]);
  for (const [stage, { worlds: few, points: left, ways: each, days }] of STAGES.entries()) {
    const tried: (Contender & Tried)[] = [];
    const jobs = contenders.map(
      (of): Job => ({
        ask: { ...of, worlds: few, stage, horizon: Math.min(horizon, days) },
        take: (played) => {
          tried.push({ ...of, played });
          note({}, futuresIn(played));
        },
      }),
    );
    if (!(await playAll(players, jobs, stop))) return so;
    const last = stage === CHOOSING - 1;
    contenders = goOn(tried, { points: last ? Math.min(left, most) : left, ways: each });
    note({ leading: contenders.slice(0, most).flatMap(otherwise) }, 0);
  }
  const held = contenders.flatMap((of) =>
    otherwise(of).map((decided): Held => ({ against: new HeldAgainst(decided, unit), ask: of })),
  );
  const jobs = lastStage(held, { worlds, horizon }, (found, futures) => note({ found }, futures));
  return (await playAll(players, jobs, stop)) ? { ...so, done: all } : so;
}
