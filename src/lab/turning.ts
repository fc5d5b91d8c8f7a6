import { bits, rootKey } from "../engine/index.js";
import { type Design, permutation } from "./designs.js";
import { type DoubtPoint, figureOfShare, firstShares } from "./doubt.js";
import type { Factor } from "./factors.js";
import { mean, quantile } from "./statistics.js";
import type { Figure } from "./verdict.js";

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
  /** What moving it alone from its low to its high end does to the leader's lead over the next, in the unit of wealth, in the mean; undefined where that was not played. */
  readonly alone: number | undefined;
  /** Whether the cut takes away more than the best cut of any number does by chance, and the number moved alone moves the lead the same way. */
  readonly clear: boolean;
}

/** What numbers turn the ranking, and what chance alone would seem to. */
export interface Turning {
  /** Share of the doubt that the best cut over all numbers takes away in 19 of 20 shuffles of the points, where none of them means anything. */
  readonly chance: number;
  /** The best cut of each number, the best first. */
  readonly flips: readonly Flip[];
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

/** Points in another order, keyed: the same on every machine. */
const shuffled = (first: readonly boolean[], round: number): readonly boolean[] =>
  Array.from(
    permutation(first.length, (place) => bits(SHUFFLING, round, place) / 4_294_967_296),
    (at) => first[at] === true,
  );

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
    below: figureOfShare(hits, rank),
    above: figureOfShare(all - hits, n - rank),
    explains: 1 - left / gini(all, n),
    alone: undefined,
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
  const first = points.map(({ wealth }) => (firstShares(wealth)[leader] ?? 0) > 0.5);
  const all = first.filter(Boolean).length;
  if (all === 0 || all === first.length) return { chance: 0, flips: [] };
  const columns = ordered(factors, design, points.length);
  const chance = byChance(columns, first, gini(all, first.length));
  const flips = columns.flatMap((column) => bestCut(column, first, chance) ?? []);
  return { chance, flips: flips.sort((a, b) => b.explains - a.explains) };
}

/** Drawn points at which each number that seems to turn the ranking is moved alone. */
const MOVED_AT = 4;

/** For each number that seems to turn the ranking some drawn points with it at its low end, each followed by the same with it at its high end. */
export const aloneDesign = (factors: readonly Factor[], drawn: Design, { flips }: Turning): Design =>
  flips
    .filter(({ clear }) => clear)
    .flatMap(({ factor }) =>
      drawn
        .slice(0, MOVED_AT)
        .flatMap((point) => [0, 1].map((end) => point.map((value, at) => (factors[at] === factor ? end : value)))),
    );

/** How far the leader is ahead of the best of the others. */
const leadOf = ({ wealth }: DoubtPoint, leader: number): number =>
  (wealth[leader] ?? 0) - wealth.reduce((most, value, at) => (at === leader ? most : Math.max(most, value)), -Infinity);

/**
 * Takes back each number that moved alone, the rest and the worlds as they were, does not move the lead the way the cut
 * says: it stands where it does by how the drawn points fell. `moved` are the points of `aloneDesign`, as many as were played.
 */
export function confirmed({ chance, flips }: Turning, moved: readonly DoubtPoint[], leader: number): Turning {
  let from = 0;
  const looked = flips.map((flip): Flip => {
    if (!flip.clear) return flip;
    const points = moved.slice(from, from + 2 * MOVED_AT);
    from += 2 * MOVED_AT;
    if (points.length < 2 * MOVED_AT) return flip;
    const leads = points.map((point) => leadOf(point, leader));
    const alone = mean(leads.flatMap((high, at) => (at % 2 === 0 ? [] : [high - (leads[at - 1] ?? 0)])));
    return { ...flip, alone, clear: alone * (flip.above.value - flip.below.value) > 0 };
  });
  return { chance, flips: looked };
}
