import type { Decision } from "../engine/index.js";
import { type Ask, askInOrder } from "./chunks.js";
import { type DecisionPoint, FUTURE, type FuturesAsk, type RunOutline } from "./futures.js";
import { bootstrapT, pairedCounts, pairedShares } from "./intervals.js";
import { deviation, mean } from "./statistics.js";
import type { PlayedWorlds } from "./study.js";
import type { Figure, SharePair } from "./verdict.js";

/** Who plays the futures of one run; see `RunFutures`. */
export interface FuturePlayers {
  readonly ahead: number;
  outline(): Promise<RunOutline>;
  futures(ask: FuturesAsk): Promise<PlayedWorlds>;
}

/** A decision held against the best other way found, in the same futures. Differences are as it was decided less otherwise. */
export interface Mattering {
  /** Position of the decision in the record, from 0. */
  readonly at: number;
  readonly day: number;
  readonly played: Decision;
  readonly instead: Decision;
  readonly worlds: number;
  /** Real wealth kept (nothing of it in ruin), in the unit shown. */
  readonly wealth: Figure;
  readonly ruin: SharePair;
  /** Futures in which anybody died who lived at the decision. */
  readonly deaths: SharePair;
  /** Person-days of food missed. */
  readonly hungerDays: Figure;
  /** Whether no interval shuts out 0: nothing is decided at this number of futures. */
  readonly undecided: boolean;
}

/** Which decisions of a run mattered. */
export interface Mattered {
  readonly policy: RunOutline["policy"];
  /** Days a future lasted at most after its decision. */
  readonly horizon: number;
  /** Decisions tested, and ways tried at them beside the one taken. */
  readonly tested: number;
  readonly ways: number;
  /** Campaigns played for it so far, and about how many there will be. */
  readonly done: number;
  readonly all: number;
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
  { worlds: 2, points: 40, ways: 2 },
  { worlds: 8, points: 12, ways: 1 },
  { worlds: 24, points: Number.POSITIVE_INFINITY, ways: 1 },
] as const;
/** Futures asked for together in the last stage. */
const BLOCK = 50;
/** The most campaigns of one future each in the first stage: a long run's decisions are tried with fewer ways. */
const FIRST_TRIED = 720;
const YEAR = 365;
const MOST_TOLD = 5;

/** A decision still in the running, and the ways still tried at it: positions in its `ways`, the first one as taken. */
interface Contender {
  readonly point: number;
  readonly ways: readonly number[];
}

/** One way's futures, column by column. */
interface Columns {
  readonly wealth: Float64Array;
  readonly ruin: Float64Array;
  readonly hunger: Float64Array;
  readonly deaths: Float64Array;
}

const column = (cells: Float64Array, way: number, worlds: number, of: number): Float64Array =>
  Float64Array.from({ length: worlds }, (_none, world) => cells[(way * worlds + world) * FUTURE + of] ?? Number.NaN);

const columnsAt = ({ cells, to }: PlayedWorlds, way: number): Columns => ({
  wealth: column(cells, way, to, 0),
  ruin: column(cells, way, to, 1),
  hunger: column(cells, way, to, 2),
  deaths: column(cells, way, to, 3),
});

const joined = (parts: readonly Columns[]): Columns => {
  const all = (of: keyof Columns): Float64Array => Float64Array.from(parts.flatMap((part) => [...part[of]]));
  return { wealth: all("wealth"), ruin: all("ruin"), hunger: all("hunger"), deaths: all("deaths") };
};

const less = (x: Float64Array, y: Float64Array): Float64Array => x.map((value, index) => value - (y[index] ?? 0));

/** What counts as one of wealth and of hunger: the spread chance gives them where all was decided as it was. */
interface Scale {
  readonly wealth: number;
  readonly hunger: number;
}

const pooled = (columns: readonly Float64Array[]): number => {
  const spread = Math.sqrt(mean(columns.map((of) => deviation(of) ** 2)));
  return spread > 0 ? spread : 1;
};

/** How far another way leads from the one taken: how large the differences are together, and how much better it is in all. */
interface Effect {
  readonly way: number;
  readonly size: number;
  readonly gain: number;
}

/** From one spread on a difference is as large as it can count: as a ruin that is sure. */
const capped = (part: number): number => Math.min(1, Math.max(-1, part));

/** The parts of a difference, less being better turned round: wealth and hunger in their spreads, ruin and deaths as shares. */
const partsOf = (wealth: number, ruin: number, deaths: number, hunger: number, scale: Scale): readonly number[] =>
  [wealth / scale.wealth, -ruin, -deaths, -hunger / scale.hunger].map(capped);

const sizeOf = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + Math.abs(part), 0);

/** Which ways and decisions are looked at hangs on the parts together; what is told are the differences themselves. */
function effectOf(way: number, taken: Columns, other: Columns, scale: Scale): Effect {
  const of = (column: keyof Columns): number => mean(less(other[column], taken[column]));
  const parts = partsOf(of("wealth"), of("ruin"), of("deaths"), of("hunger"), scale);
  return { way, size: sizeOf(parts), gain: parts.reduce((sum, part) => sum + part, 0) };
}

/** The decisions and ways that go on to the next stage. */
function goOn(
  contenders: readonly Contender[],
  played: readonly PlayedWorlds[],
  most: { readonly points: number; readonly ways: number },
): readonly Contender[] {
  const taken = played.map((of) => columnsAt(of, 0));
  const scale = { wealth: pooled(taken.map((of) => of.wealth)), hunger: pooled(taken.map((of) => of.hunger)) };
  const ranked = contenders.flatMap(({ point, ways }, index) => {
    const [of, own] = [played[index], taken[index]];
    if (of === undefined || own === undefined) return [];
    const effects = ways
      .slice(1)
      .map((way, at) => effectOf(way, own, columnsAt(of, at + 1), scale))
      .filter(({ gain }) => Number.isFinite(gain))
      .sort((a, b) => b.gain - a.gain)
      .slice(0, most.ways);
    const size = Math.max(0, ...effects.map((effect) => effect.size));
    return effects.length === 0 ? [] : [{ contender: { point, ways: [0, ...effects.map(({ way }) => way)] }, size }];
  });
  return ranked
    .sort((a, b) => b.size - a.size)
    .slice(0, most.points)
    .map(({ contender }) => contender);
}

const zeroOut = ({ low, high }: { readonly low: number; readonly high: number }): boolean => low > 0 || high < 0;

/** The futures in which no strategy was lost on either way. */
function whole(columns: readonly Columns[]): readonly Columns[] {
  const good = [...(columns[0]?.wealth.keys() ?? [])].filter((at) =>
    columns.every(({ wealth }) => !Number.isNaN(wealth[at] ?? Number.NaN)),
  );
  const only = (of: Float64Array): Float64Array => Float64Array.from(good, (at) => of[at] ?? 0);
  return columns.map(({ wealth, ruin, hunger, deaths }) => ({
    wealth: only(wealth),
    ruin: only(ruin),
    hunger: only(hunger),
    deaths: only(deaths),
  }));
}

/** What is told of one decision. */
function matteringOf({ at, day, ways }: DecisionPoint, way: number, columns: readonly Columns[], unit: number) {
  const [taken, other] = whole(columns);
  const [played, instead] = [ways[0], ways[way]];
  if (taken === undefined || other === undefined || played === undefined || instead === undefined) return [];
  const differences = [less(taken.wealth, other.wealth).map((of) => of / unit), less(taken.hunger, other.hunger)];
  const [wealth, hungerDays] = bootstrapT(differences).map(
    (interval, index): Figure => ({ value: mean(differences[index] ?? []), ...interval }),
  ) as [Figure, Figure];
  const dead = ({ deaths }: Columns): Float64Array => deaths.map((of) => (of > least ? 1 : 0));
  const least = Math.min(...taken.deaths, ...other.deaths);
  const share = (a: Float64Array, b: Float64Array): SharePair => {
    const counts = pairedCounts(a, b);
    const { difference, low, high } = pairedShares(counts);
    return { a: mean(a), b: mean(b), ...counts, difference: { value: difference, low, high } };
  };
  const [ruin, deaths] = [share(taken.ruin, other.ruin), share(dead(taken), dead(other))];
  const undecided = ![wealth, hungerDays, ruin.difference, deaths.difference].some(zeroOut);
  const worlds = taken.wealth.length;
  return [{ at, day, played, instead, worlds, wealth, ruin, deaths, hungerDays, undecided } satisfies Mattering];
}

/** The first stage's contenders: every decision, with as many ways as there is room for. */
function everyOne(points: readonly DecisionPoint[]): readonly Contender[] {
  const most = Math.max(2, Math.floor(FIRST_TRIED / Math.max(1, points.length)));
  return points.map(({ ways }, point) => ({ point, ways: [...ways.keys()].slice(0, most) }));
}

/** About how many campaigns there will be. */
function planOf(first: readonly Contender[], most: number, worlds: number): number {
  let points = first.length;
  let ways = first.reduce((sum, of) => sum + of.ways.length, 0);
  let all = 0;
  for (const stage of STAGES) {
    all += ways * stage.worlds;
    points = Math.min(points, stage.points, stage === STAGES[2] ? most : Number.POSITIVE_INFINITY);
    ways = points * (1 + stage.ways);
  }
  return all + ways * worlds;
}

const sizeOfFound = ({ wealth, ruin, deaths, hungerDays }: Mattering, scale: Scale): number =>
  sizeOf(partsOf(wealth.value, ruin.difference.value, deaths.difference.value, hungerDays.value, scale));

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
  const ways = contenders.reduce((sum, of) => sum + of.ways.length - 1, 0);
  const all = planOf(contenders, most, worlds);
  let so: Mattered = { policy, horizon, tested: points.length, ways, done: 0, all, found: [] };
  const play = async (
    asks: readonly FuturesAsk[],
    each: (of: PlayedWorlds, index: number) => void,
  ): Promise<boolean> => {
    const queue = asks
      .map(
        (ask): Ask =>
          () =>
            players.futures(ask),
      )
      .values();
    const done = await askInOrder(
      queue,
      players.ahead,
      (of, index) => {
        each(of, index);
        so = { ...so, done: Math.min(all, so.done + of.cells.length / FUTURE) };
        tell(so);
      },
      stop,
    );
    return done === asks.length && stop?.aborted !== true;
  };
  for (const [stage, { worlds: few, points: left, ways: each }] of STAGES.entries()) {
    const played: PlayedWorlds[] = [];
    const asks = contenders.map((of): FuturesAsk => ({ ...of, worlds: few, stage, horizon }));
    if (!(await play(asks, (of) => played.push(of)))) return so;
    contenders = goOn(contenders, played, {
      points: Math.min(left, stage === STAGES.length - 1 ? most : left),
      ways: each,
    });
  }
  const blocks = Array.from({ length: Math.ceil(worlds / BLOCK) }, (_none, block) => ({
    stage: STAGES.length + block,
    worlds: Math.min(BLOCK, worlds - block * BLOCK),
  }));
  const parts = contenders.map((): Columns[][] => [[], []]);
  const told: (Mattering | undefined)[] = contenders.map(() => undefined);
  const last = blocks.flatMap((block) => contenders.map((of): FuturesAsk => ({ ...of, ...block, horizon })));
  await play(last, (of, index) => {
    const at = index % contenders.length;
    const { point = 0, ways: two = [] } = contenders[at] ?? {};
    for (const [way, columns] of (parts[at] ?? []).entries()) columns.push(columnsAt(of, way));
    const columns = (parts[at] ?? []).map(joined);
    const decided = points[point];
    if (decided !== undefined) told[at] = matteringOf(decided, two[1] ?? 0, columns, unit)[0];
    const taken = parts.map(([own = []]) => joined(own));
    const scale = {
      wealth: pooled(taken.map((each) => each.wealth)) / unit,
      hunger: pooled(taken.map((each) => each.hunger)),
    };
    const found = told
      .filter((each) => each !== undefined)
      .sort((a, b) => sizeOfFound(b, scale) - sizeOfFound(a, scale));
    so = { ...so, found };
  });
  so = { ...so, done: stop?.aborted === true ? so.done : all };
  return so;
}
