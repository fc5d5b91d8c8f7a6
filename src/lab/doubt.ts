import type { Design } from "./designs.js";
import type { Factor } from "./factors.js";
import { correlation, mean, shareInterval } from "./statistics.js";
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

/** The value of one factor that parts the points best into where the leader is first and where not (one cut of a decision tree). */
function bestCut(factor: Factor, column: readonly number[], first: readonly boolean[]): Flip | undefined {
  const order = column.map((_value, at) => at).sort((a, b) => (column[a] ?? 0) - (column[b] ?? 0));
  const n = order.length;
  const all = first.filter(Boolean).length;
  const { rank, hits, left } = bestPlace(order.map((at) => first[at] === true));
  if (all === 0 || all === n || rank === 0) return undefined;
  const share = ((column[order[rank - 1] ?? 0] ?? 0) + (column[order[rank] ?? 0] ?? 0)) / 2;
  return {
    factor,
    parts: factor.low + (factor.high - factor.low) * share,
    below: shareFigure(hits, rank),
    above: shareFigure(all - hits, n - rank),
    explains: 1 - left / gini(all, n),
  };
}

/** Which numbers turn the ranking: for each the cut that tells best whether the leader is first, the best first. None where he always is, or never. */
export function flips(
  factors: readonly Factor[],
  design: Design,
  points: readonly DoubtPoint[],
  leader: number,
): readonly Flip[] {
  const first = points.map(({ wealth }) => (shares(wealth)[leader] ?? 0) > 0.5);
  return factors
    .flatMap((factor, column) => {
      const flip = bestCut(
        factor,
        points.map((_point, row) => design[row]?.[column] ?? 0),
        first,
      );
      return flip === undefined ? [] : [flip];
    })
    .sort((a, b) => b.explains - a.explains);
}

/** What moves the difference between two strategies over the points. */
export interface Source {
  /** `A.` and an assumption's name, or a cited source. */
  readonly source: string;
  readonly numbers: number;
  /** Share of the difference's variance between points that goes with its numbers: squared correlations, less what chance gives. */
  readonly share: number;
}

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
    of.share += Math.max(0, correlation(values, differences) ** 2 - chance);
    sums.set(source, of);
  }
  return [...sums].map(([source, of]) => ({ source, ...of })).sort((a, b) => b.share - a.share);
}

/** A design point's summary for the study of doubt. */
export const meansOf = (
  columns: readonly { readonly wealth: Float64Array; readonly ruined: Float64Array }[],
): DoubtPoint => ({
  wealth: columns.map(({ wealth }) => mean(wealth)),
  ruined: columns.map(({ ruined }) => mean(ruined)),
});
