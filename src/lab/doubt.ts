import { bits, rootKey } from "../engine/index.js";
import type { Design } from "./designs.js";
import type { Factor } from "./factors.js";
import { correlation, mean, quantile, shareInterval } from "./statistics.js";
import type { Figure } from "./verdict.js";

/** One point of doubt: what each strategy came to there, in the study's order. */
export interface DoubtPoint {
  readonly wealth: readonly number[];
  readonly ruined: readonly number[];
}

/** How often a strategy is first when every doubtful number is drawn from its range. */
export interface FirstPlaces {
  readonly strategy: string;
  /** Share of points at which it has the most mean real wealth, and at which it is ruined least often (ties shared). */
  readonly byWealth: Figure;
  readonly byRuin: Figure;
}

/** A number that turns the ranking: below and above the value that parts the points best. */
export interface Flip {
  readonly factor: Factor;
  /** The value, in smallest units. */
  readonly parts: number;
  /** Share of points at which the leader is first, on either side. */
  readonly below: Figure;
  readonly above: Figure;
  /** Share of the doubt about who is first that knowing the side takes away (of the Gini index). */
  readonly explains: number;
  /** Whether that is more than the best cut of any number takes away by chance alone. */
  readonly clear: boolean;
}

/** What numbers turn the ranking, and what chance alone would seem to. */
export interface Turning {
  /** Share of the doubt that the best cut over all numbers takes away in 19 of 20 shuffles of the points, where none of them means anything. */
  readonly chance: number;
  /** The best cut of each number, the best first. */
  readonly flips: readonly Flip[];
}

const WHOLE = 1e-9;

/** Who is first at a point: 1 shared among the leaders. */
function shares(values: readonly number[]): readonly number[] {
  const best = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const leads = values.map((value) => value >= best - WHOLE);
  const many = leads.filter(Boolean).length;
  return leads.map((lead) => (lead ? 1 / many : 0));
}

const shareFigure = (hits: number, n: number): Figure => ({ value: hits / Math.max(1, n), ...shareInterval(hits, n) });

export function firstPlaces(strategies: readonly string[], points: readonly DoubtPoint[]): readonly FirstPlaces[] {
  const by = (figure: (point: DoubtPoint) => readonly number[]) => points.map((point) => shares(figure(point)));
  const [wealth, ruin] = [by(({ wealth: of }) => of), by(({ ruined }) => ruined.map((share) => -share))];
  const sum = (rows: readonly (readonly number[])[], at: number): number =>
    rows.reduce((total, row) => total + (row[at] ?? 0), 0);
  return strategies.map((strategy, at) => ({
    strategy,
    byWealth: shareFigure(sum(wealth, at), points.length),
    byRuin: shareFigure(sum(ruin, at), points.length),
  }));
}

/** The strategy with the most mean wealth at a point, and the one behind it, by position. */
export function leaders({ wealth }: DoubtPoint): readonly [number, number] {
  const order = wealth.map((_value, at) => at).sort((a, b) => (wealth[b] ?? 0) - (wealth[a] ?? 0));
  return [order[0] ?? 0, order[1] ?? order[0] ?? 0];
}

const gini = (hits: number, n: number): number => (n === 0 ? 0 : (2 * hits * (n - hits)) / n);

/** Least share of points on either side of a value that parts them. */
const LEAST_SIDE = 0.1;

/** How well a row of yes and no, in order, is parted at each place: the place that leaves the least doubt. */
function bestPlace(first: readonly boolean[]): { readonly rank: number; readonly hits: number; readonly left: number } {
  const n = first.length;
  const all = first.filter(Boolean).length;
  let best = { rank: 0, hits: 0, left: Number.POSITIVE_INFINITY };
  let hits = 0;
  for (const [rank, is] of first.entries()) {
    const left = gini(hits, rank) + gini(all - hits, n - rank);
    if (rank >= LEAST_SIDE * n && rank <= (1 - LEAST_SIDE) * n && left < best.left) best = { rank, hits, left };
    if (is) hits += 1;
  }
  return best;
}

/** A number's values over the points, and the points in their order. */
interface Column {
  readonly factor: Factor;
  readonly column: readonly number[];
  readonly order: readonly number[];
}

const ordered = (factors: readonly Factor[], design: Design, points: number): readonly Column[] =>
  factors.map((factor, at) => {
    const column = Array.from({ length: points }, (_, row) => design[row]?.[at] ?? 0);
    return {
      factor,
      column,
      order: column.map((_value, row) => row).sort((a, b) => (column[a] ?? 0) - (column[b] ?? 0)),
    };
  });

/** Share of the doubt that the best cut of one number takes away. */
const takenAway = ({ order }: Column, first: readonly boolean[], doubt: number): number =>
  1 - bestPlace(order.map((at) => first[at] === true)).left / doubt;

const SHUFFLES = 199;
const SHUFFLING = rootKey("lab doubt shuffles");

/** Points in another order, keyed: the same on every machine (Fisher and Yates). */
function shuffled(first: readonly boolean[], round: number): readonly boolean[] {
  const other = [...first];
  for (let at = other.length - 1; at > 0; at -= 1) {
    const with_ = Math.floor((bits(SHUFFLING, round, at) / 4_294_967_296) * (at + 1));
    [other[at], other[with_]] = [other[with_] === true, other[at] === true];
  }
  return other;
}

/** What the best cut over all numbers takes away where the points' outcomes have nothing to do with them (a permutation test of the largest). */
function byChance(columns: readonly Column[], first: readonly boolean[], doubt: number): number {
  const largest = Array.from({ length: SHUFFLES }, (_, round) => {
    const other = shuffled(first, round);
    return columns.reduce((most, column) => Math.max(most, takenAway(column, other, doubt)), 0);
  });
  return quantile(
    largest.sort((a, b) => a - b),
    0.95,
  );
}

/** The value of one factor that parts the points best into where the leader is first and where not (one cut of a decision tree). */
function bestCut({ factor, column, order }: Column, first: readonly boolean[], chance: number): Flip | undefined {
  const n = order.length;
  const all = first.filter(Boolean).length;
  const { rank, hits, left } = bestPlace(order.map((at) => first[at] === true));
  if (rank === 0) return undefined;
  const share = ((column[order[rank - 1] ?? 0] ?? 0) + (column[order[rank] ?? 0] ?? 0)) / 2;
  return {
    factor,
    parts: factor.low + (factor.high - factor.low) * share,
    below: shareFigure(hits, rank),
    above: shareFigure(all - hits, n - rank),
    explains: 1 - left / gini(all, n),
    clear: 1 - left / gini(all, n) > chance,
  };
}

/** Which numbers turn the ranking: for each the cut that tells best whether the leader is first, the best first. None where he always is, or never. */
export function turning(
  factors: readonly Factor[],
  design: Design,
  points: readonly DoubtPoint[],
  leader: number,
): Turning {
  const first = points.map(({ wealth }) => (shares(wealth)[leader] ?? 0) > 0.5);
  const all = first.filter(Boolean).length;
  if (all === 0 || all === first.length) return { chance: 0, flips: [] };
  const columns = ordered(factors, design, points.length);
  const chance = byChance(columns, first, gini(all, first.length));
  const flips = columns.flatMap((column) => bestCut(column, first, chance) ?? []);
  return { chance, flips: flips.sort((a, b) => b.explains - a.explains) };
}

/** What moves the difference between two strategies over the points. */
export interface Source {
  /** `A.` and an assumption's name, or a cited source. */
  readonly source: string;
  readonly numbers: number;
  /** Share of the difference's variance between points that goes with its numbers: squared correlations, less what chance gives in the mean. */
  readonly share: number;
  /** Whether that is more than chance gives in 19 of 20 cases. */
  readonly clear: boolean;
}

/** 95 % quantile of the standard normal. */
const ONE_SIDED = 1.6448536269514722;

/** Where the doubt about a difference comes from, by source, the most first. */
export function sourcesOf(
  factors: readonly Factor[],
  design: Design,
  differences: readonly number[],
): readonly Source[] {
  const n = differences.length;
  const chance = 1 / Math.max(1, n - 1);
  const sums = new Map<string, { numbers: number; share: number }>();
  for (const [column, { source }] of factors.entries()) {
    const values = differences.map((_value, row) => design[row]?.[column] ?? 0);
    const of = sums.get(source) ?? { numbers: 0, share: 0 };
    of.numbers += 1;
    of.share += correlation(values, differences) ** 2 - chance;
    sums.set(source, of);
  }
  return [...sums]
    .map(([source, { numbers, share }]) => {
      const clear = share > ONE_SIDED * Math.sqrt(2 * numbers) * chance; // a squared correlation of nothing has twice its mean squared as variance
      return { source, numbers, share: Math.max(0, share), clear };
    })
    .sort((a, b) => b.share - a.share);
}

/** A design point's summary for the study of doubt. */
export const meansOf = (
  columns: readonly { readonly wealth: Float64Array; readonly ruined: Float64Array }[],
): DoubtPoint => ({
  wealth: columns.map(({ wealth }) => mean(wealth)),
  ruined: columns.map(({ ruined }) => mean(ruined)),
});
