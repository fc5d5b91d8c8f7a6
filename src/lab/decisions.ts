import type { Decision } from "../engine/index.js";
import type { FuturePlayers } from "./futures.js";
import {
  CHOOSE_GOING,
  CHOOSING,
  goneOnBoth,
  heldIn,
  type Job,
  lastStage,
  otherwiseAt,
  playAll,
  YEAR,
} from "./last-stage.js";
import { bestOf, GOINGS, type Goings, type Mattering, type Otherwise, type Tried } from "./mattering.js";
import { thingOf } from "./moments.js";
import type { DecisionPoint, RunOutline } from "./run-points.js";

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
 * Stages before the last: futures of each, decisions and ways a decision that go on, of one kind at most `same`, each
 * decision but once where they are kept `apart`, and `never` more of what was never done (sequential halving: Karnin, Koren &
 * Somekh 2013). What is told comes from futures of the last stage alone, so that nothing is told for having been chosen.
 */
const STAGES = [
  { worlds: 2, points: 40, same: 4, apart: false, never: 8, ways: 2, days: 120 },
  { worlds: 4, points: 12, same: 2, apart: true, never: 4, ways: 1, days: Number.POSITIVE_INFINITY },
  {
    worlds: CHOOSE_GOING,
    points: Number.POSITIVE_INFINITY,
    same: 1,
    apart: true,
    never: 2,
    ways: 1,
    days: Number.POSITIVE_INFINITY,
  },
] as const;
/** The most campaigns of one future each in the first stage: a long run's decisions are tried with fewer ways. */
const FIRST_TRIED = 720;
const MOST_TOLD = 5;

/** A decision still in the running, and the ways still tried at it: positions in its `ways`, the first one as taken. */
interface Contender {
  readonly point: number;
  readonly ways: readonly number[];
  /** Positions in the record of decisions of its kind that fell out before it. */
  readonly alike: readonly number[];
  /** Who goes on from the decision and from its first other way; none before both were tried. */
  readonly goings?: Goings;
}

/** What is set has levels, which are one thing. */
const SET: readonly Decision["do"][] = ["order", "ration"];

/** What a decision and its first other way have in common with others: waits that were no trip, say, are of one kind. */
function kindOf({ ways: [, way = 0] }: Contender, { ways, about, never }: DecisionPoint): string {
  const [played, instead] = [ways[0], ways[way]];
  if (played === undefined || instead === undefined) return "";
  if (never[way]) return `never ${SET.includes(instead.do) ? thingOf(instead) : about[way]}`;
  if (about[0] !== about[way]) return `${about[0]} ${about[way]}`;
  const more = amountOf(instead) > amountOf(played);
  return `${about[0]} ${more ? "more" : "less"}`;
}

const amountOf = (decision: Decision): number =>
  "amount" in decision ? (decision.amount ?? 0) : "days" in decision ? decision.days : 0;

/** Of each kind at most `same`, the first ones, where they are kept `apart` of each decision the first; others of a kind are noted with the first of theirs. */
function folded<T extends Contender>(
  ranked: readonly T[],
  { same, apart }: { readonly same: number; readonly apart: boolean },
  points: readonly DecisionPoint[],
): readonly T[] {
  const kinds = new Map<string, T[]>();
  const dropped = new Map<T, number[]>();
  const kept: T[] = [];
  for (const of of ranked) {
    const point = points[of.point];
    if (point === undefined || (apart && kept.some((one) => one.point === of.point))) continue;
    const kind = kindOf(of, point);
    const others = kinds.get(kind) ?? [];
    kinds.set(kind, [...others, of]);
    const [first] = others;
    if (first === undefined || others.length < same) kept.push(of);
    else dropped.set(first, [...(dropped.get(first) ?? []), point.at, ...of.alike]);
  }
  return kept.map((of) => {
    const own = points[of.point]?.at;
    const alike = [...new Set([...of.alike, ...(dropped.get(of) ?? [])])].filter((at) => at !== own);
    return { ...of, alike: alike.sort((a, b) => a - b) };
  });
}

const EACH_OWN: Goings = { taken: "own", other: "own" };

type Limits = Pick<(typeof STAGES)[number], "same" | "apart" | "never" | "ways"> & { readonly points: number };

/** What was put to the trader, or lay on the way, and he never took. */
const PUT: readonly Decision["do"][] = ["choose", "travel"];

/**
 * Whether a contender tries what was never done and nobody proposed: meals cut for good, all money in one good. It is a
 * rival where it would have been better; that it would have been worse is nothing to learn from.
 */
const isIdea = ({ ways: [, way = 0] }: Contender, point: DecisionPoint | undefined): boolean =>
  point?.never[way] === true && !PUT.includes(point.ways[way]?.do ?? "begin");

/** The decisions and ways that go on to the next stage, those that look largest first, then what was never done. */
function goOn(
  tried: readonly (Contender & Tried)[],
  points: readonly DecisionPoint[],
  most: Limits,
): readonly Contender[] {
  const ranked = bestOf(tried, most.ways)
    .map(({ best, size, gain }, index) => ({
      point: tried[index]?.point ?? 0,
      alike: tried[index]?.alike ?? [],
      ways: [0, ...best.map(({ way }) => way)],
      ...(best[0] === undefined ? {} : { goings: best[0].goings }),
      size,
      gain,
    }))
    .filter(({ ways }) => ways.length > 1)
    .filter((of) => of.gain > 0 || !isIdea(of, points[of.point]))
    .sort((a, b) => b.size - a.size);
  const left = folded(ranked, most, points);
  const isNever = ({ point, ways: [, way = 0] }: Contender): boolean => points[point]?.never[way] === true;
  return [...left.slice(0, most.points), ...left.slice(most.points).filter(isNever).slice(0, most.never)];
}

/**
 * The first stage's contenders: every decision that could have been another, with as many ways as there is room for, and
 * at a few of them what was never done.
 */
function everyOne(points: readonly DecisionPoint[]): readonly Contender[] {
  const open = points.flatMap(({ ways, own }, point) => (own > 1 ? [{ point, ways, own }] : []));
  const most = Math.max(2, Math.floor(FIRST_TRIED / Math.max(1, open.length)));
  return points.flatMap(({ ways, own }, point): readonly Contender[] => {
    const room = ways[0]?.do === "choose" ? own : Math.min(own, most); // an offer is put with few answers: all are tried
    const nowhere = [...ways.keys()].slice(own).map((way): Contender => ({ point, ways: [0, way], alike: [] }));
    return room > 1 ? [{ point, ways: [...ways.keys()].slice(0, room), alike: [] }, ...nowhere] : nowhere;
  });
}

/** About how many campaigns there will be. */
function planOf(first: readonly Contender[], most: number, worlds: number): number {
  let points = first.length;
  let ways = first.reduce((sum, of) => sum + of.ways.length, 0);
  let all = 0;
  for (const stage of STAGES) {
    all += GOINGS.length * ways * stage.worlds;
    const left = Math.min(stage.points, stage === STAGES[CHOOSING - 1] ? most : Number.POSITIVE_INFINITY);
    points = Math.min(points, left + stage.never);
    ways = points * (1 + stage.ways);
  }
  return all + ways * worlds;
}

/**
 * Which decisions of a finished run mattered: each is held against other ways in the same futures, stage by stage with
 * more futures for fewer decisions, and the last ones in `worlds` futures of their own. The differences are those of the
 * decision and of what follows it: from each way the run goes on as it then did, as far as that is possible, or a strategy
 * alone (`policy`) where that surely came out better in the futures that chose. `tell` is called after every piece of work. Ends early once `stop` is aborted, with what
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
  const tested = new Set(contenders.map(({ point }) => point)).size;
  const ways = contenders.reduce((sum, of) => sum + of.ways.length - 1, 0);
  const all = planOf(contenders, most, worlds);
  const firstLook = { worlds: STAGES[0].worlds, days: Math.min(horizon, STAGES[0].days) };
  let so: Mattered = { policy, horizon, tested, ways, firstLook, done: 0, all, leading: [], found: [] };
  const note = (more: Partial<Mattered>, futures: number): void => {
    so = { ...so, ...more, done: Math.min(all, so.done + futures) };
    tell(so);
  };
  const otherwise = ({ point, ways: [, way = 0], alike }: Contender): readonly Otherwise[] =>
    otherwiseAt(points[point], points[point]?.ways[way], alike);
  for (const [stage, { worlds: few, points: left, days, ...limits }] of STAGES.entries()) {
    const tried: (Contender & Tried)[] = [];
    const jobs = contenders.map(
      (of): Job => ({
        ask: goneOnBoth({ point: of.point, ways: of.ways, worlds: few, stage, horizon: Math.min(horizon, days) }),
        take: (played, futures) => {
          tried.push({ ...of, played });
          note({}, futures);
        },
      }),
    );
    if (!(await playAll(players, jobs, stop))) return so;
    const last = stage === CHOOSING - 1;
    contenders = goOn(tried, points, { ...limits, points: last ? Math.min(left, most) : left });
    note({ leading: contenders.slice(0, most).flatMap(otherwise) }, 0);
  }
  const held = contenders.flatMap(({ point, ways: both, goings = EACH_OWN, ...of }) =>
    otherwise({ point, ways: both, ...of }).map((decided) => heldIn({ point, ways: both }, decided, goings, unit)),
  );
  const jobs = lastStage(held, { worlds, horizon }, (found, futures) => note({ found }, futures));
  return (await playAll(players, jobs, stop)) ? { ...so, done: all } : so;
}
