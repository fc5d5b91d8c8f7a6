import { choose } from "./intervals.js";
import { deviation, mean, shareInterval } from "./statistics.js";
import type { Figure } from "./verdict.js";

/** One point of doubt: what each strategy came to there, in the study's order. */
export interface DoubtPoint {
  readonly wealth: readonly number[];
  readonly ruined: readonly number[];
  /** The same of blocks of its worlds, alike at every point: what is resampled of the luck. */
  readonly blocks?: DoubtBlocks | undefined;
}

/** Worlds in up to a hundred blocks: how many each holds, and by strategy the mean of each. */
export interface DoubtBlocks {
  readonly worlds: readonly number[];
  readonly wealth: readonly Float64Array[];
  readonly ruined: readonly Float64Array[];
}

/** How often a strategy is first when every doubtful number is drawn from its range. */
export interface FirstPlaces {
  readonly strategy: string;
  /** Share of points at which it has the most mean real wealth, and at which it is ruined least often (ties shared). Intervals are of the points drawn and of the luck of the worlds. */
  readonly byWealth: Figure;
  readonly byRuin: Figure;
}

const WHOLE = 1e-9;

/** Who is first at a point: 1 shared among the leaders. */
export function firstShares(values: readonly number[]): readonly number[] {
  const best = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const leads = values.map((value) => value >= best - WHOLE);
  const many = leads.filter(Boolean).length;
  return leads.map((lead) => (lead ? 1 / many : 0));
}

export const figureOfShare = (hits: number, n: number): Figure => ({
  value: hits / Math.max(1, n),
  ...shareInterval(hits, n),
});

/** Resamples of the worlds. */
const RESAMPLED = 199;

/** By strategy the share of points at which it is first. */
function leadShares(rows: readonly (readonly number[])[]): readonly number[] {
  const firsts = rows.map(firstShares);
  return (rows[0] ?? []).map((_of, at) => mean(firsts.map((row) => row[at] ?? 0)));
}

/** The means of a point over the blocks chosen, block by block as often as it was. */
function resampledMeans(columns: readonly Float64Array[], worlds: readonly number[], chosen: Uint32Array): number[] {
  let all = 0;
  for (const block of chosen) all += worlds[block] ?? 0;
  return columns.map((column) => {
    let sum = 0;
    for (const block of chosen) sum += (column[block] ?? 0) * (worlds[block] ?? 0);
    return sum / Math.max(1, all);
  });
}

/** Mean and variance over resamples of the worlds (the same at all points) of the share of points at which each strategy is first. */
function overWorlds(
  points: readonly DoubtPoint[],
  columnsOf: (blocks: DoubtBlocks) => readonly Float64Array[],
): readonly { readonly mean: number; readonly variance: number }[] | undefined {
  const held = points.flatMap(({ blocks }) => (blocks === undefined ? [] : [blocks]));
  const worlds = held[0]?.worlds ?? [];
  const count = worlds.length;
  if (count < 2 || held.length < points.length) return undefined;
  const columns = held.map(columnsOf);
  const chosen = new Uint32Array(count);
  const found = Array.from({ length: RESAMPLED }, (_none, resample) => {
    choose(chosen, resample);
    return leadShares(columns.map((point) => resampledMeans(point, worlds, chosen)));
  });
  return (found[0] ?? []).map((_of, at) => {
    const shares = found.map((row) => row[at] ?? 0);
    return { mean: mean(shares), variance: (deviation(shares) ** 2 * count) / (count - 1) };
  });
}

/**
 * A share of points with an interval of both samples, the points drawn and the worlds all of them are played on: their
 * variances add up (two crossed samples; Owen 2007, Ann. Appl. Stat. 1:386), and Wilson's interval is taken of as many
 * points as would have that variance alone.
 */
function crossed(share: number, points: number, luck: { mean: number; variance: number } | undefined): Figure {
  if (luck === undefined) return figureOfShare(share * points, points);
  const within = luck.mean * (1 - luck.mean);
  const alike = within === 0 ? points : within / (within / points + luck.variance);
  return { value: share, ...shareInterval(share * alike, alike) };
}

export function firstPlaces(strategies: readonly string[], points: readonly DoubtPoint[]): readonly FirstPlaces[] {
  const negative = (of: Float64Array): Float64Array => of.map((value) => -value);
  const wealth = leadShares(points.map((point) => point.wealth));
  const ruin = leadShares(points.map(({ ruined }) => ruined.map((of) => -of)));
  const ofWealth = overWorlds(points, (blocks) => blocks.wealth);
  const ofRuin = overWorlds(points, (blocks) => blocks.ruined.map(negative));
  return strategies.map((strategy, at) => ({
    strategy,
    byWealth: crossed(wealth[at] ?? 0, points.length, ofWealth?.[at]),
    byRuin: crossed(ruin[at] ?? 0, points.length, ofRuin?.[at]),
  }));
}

/** Share of points at which two strategies or more are ruined as seldom as any. */
export const tiedInRuin = (points: readonly DoubtPoint[]): number =>
  mean(points.map(({ ruined }) => (firstShares(ruined.map((of) => -of)).some((of) => of === 1) ? 0 : 1)));

/** The strategy with the most mean wealth at a point, and the one behind it, by position. */
export function leaders({ wealth }: DoubtPoint): readonly [number, number] {
  const order = wealth.map((_value, at) => at).sort((a, b) => (wealth[b] ?? 0) - (wealth[a] ?? 0));
  return [order[0] ?? 0, order[1] ?? order[0] ?? 0];
}

const MOST_BLOCKS = 100;

/** A column's means over `count` blocks of worlds that follow each other. */
const blockMeans = (column: Float64Array, count: number): Float64Array =>
  Float64Array.from({ length: count }, (_none, block) =>
    mean(column.subarray(...blockOf(block, count, column.length))),
  );

const blockOf = (block: number, count: number, worlds: number): [number, number] => [
  Math.floor((block * worlds) / count),
  Math.floor(((block + 1) * worlds) / count),
];

/** A design point's summary for the study of doubt. */
export function meansOf(
  columns: readonly { readonly wealth: Float64Array; readonly ruined: Float64Array }[],
): DoubtPoint {
  const all = columns[0]?.wealth.length ?? 0;
  const count = Math.min(MOST_BLOCKS, all);
  return {
    wealth: columns.map(({ wealth }) => mean(wealth)),
    ruined: columns.map(({ ruined }) => mean(ruined)),
    blocks: {
      worlds: Array.from({ length: count }, (_none, block) => {
        const [from, to] = blockOf(block, count, all);
        return to - from;
      }),
      wealth: columns.map(({ wealth }) => blockMeans(wealth, count)),
      ruined: columns.map(({ ruined }) => blockMeans(ruined, count)),
    },
  };
}
