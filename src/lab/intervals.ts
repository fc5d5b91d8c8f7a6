import { bits, rootKey, type WorldKey } from "../engine/index.js";
import { deviation, type Interval, mean, meanInterval, quantile, Z95 } from "./statistics.js";

/** Intervals of paired comparisons, all at 95 %. Resampling is keyed: the same columns give the same interval everywhere. */

/** Resamples of a bootstrap. Odd against 1,000 so that the 2.5 % quantiles are order statistics. */
export const RESAMPLES = 999;

/** Above so many worlds resampling would cost a good part of what playing does, and a formula says the same. */
const MOST_RESAMPLED = 500;

/** Fewer worlds decide nothing: an interval of so few cannot tell what it has not met. */
export const FEWEST_WORLDS = 10;

const BOOTSTRAP = rootKey("lab bootstrap");

/** A whole number from 0 to `n - 1`: draw `index` of resample `resample`. */
const pick = (of: WorldKey, resample: number, index: number, n: number): number =>
  Math.floor((bits(of, resample, index) / 4_294_967_296) * n);

/** Cube root of a number near 1, by Newton's steps: the same on every machine. */
function cubeRoot(x: number): number {
  let root = 1;
  for (let step = 0; step < 40; step += 1) root -= (root * root * root - x) / (3 * root * root);
  return root;
}

const skewness = (column: ArrayLike<number>, centre: number, spread: number): number => {
  let sum = 0;
  for (let index = 0; index < column.length; index += 1) sum += (((column[index] ?? 0) - centre) / spread) ** 3;
  return sum / Math.max(1, column.length);
};

/** Interval of a mean corrected for skewness by Hall's cubic transformation (Hall 1992, J. R. Statist. Soc. B 54:221): the order of the bootstrap-t, without resampling. Of 95 % unless another `z` is given. */
export function skewedInterval(column: ArrayLike<number>, z = Z95): Interval {
  const n = column.length;
  const [centre, spread] = [mean(column), deviation(column)];
  if (n < 3 || spread === 0) return meanInterval(column);
  const a = skewness(column, centre, spread) / 3;
  const error = spread / Math.sqrt(n);
  if (Math.abs(a) < 1e-9) return { low: centre - z * error, high: centre + z * error };
  const turned = (at: number): number =>
    (Math.sqrt(n) / a) * (cubeRoot(Math.max(1e-3, 1 + 3 * a * (at / Math.sqrt(n) - a / 2 / n))) - 1);
  return { low: centre - error * turned(z), high: centre - error * turned(-z) };
}

/** Columns summed at once: a processor adds the terms of one sum one after another, those of several side by side. */
const ABREAST = 4;

/** Sums and sums of squares of the worlds chosen, of up to four columns: sums first. */
function sumUp(columns: readonly Float64Array[], chosen: Uint32Array, into: Float64Array): void {
  const [a = NONE, b = a, c = a, d = a] = columns; // a column too few is one counted twice
  let [sumA, sumB, sumC, sumD] = [0, 0, 0, 0];
  let [squaresA, squaresB, squaresC, squaresD] = [0, 0, 0, 0];
  for (let index = 0; index < chosen.length; index += 1) {
    const world = chosen[index] ?? 0;
    const ofA = a[world] ?? 0;
    const ofB = b[world] ?? 0;
    const ofC = c[world] ?? 0;
    const ofD = d[world] ?? 0;
    sumA += ofA;
    sumB += ofB;
    sumC += ofC;
    sumD += ofD;
    squaresA += ofA * ofA;
    squaresB += ofB * ofB;
    squaresC += ofC * ofC;
    squaresD += ofD * ofD;
  }
  into.set([sumA, sumB, sumC, sumD, squaresA, squaresB, squaresC, squaresD]);
}

const NONE = new Float64Array();

/** Spread below this share of what a resample lies from the mean is a rounding: all its worlds are alike. */
const ALIKE = 1e-12;

/** How far a resample's mean lies from the mean, in its own standard errors, by the sums of what each world lies from it; without end where its worlds are alike. */
function studentized(sum: number, squares: number, n: number): number {
  const apart = squares - (sum * sum) / n;
  if (apart > ALIKE * squares) return sum / Math.sqrt(n) / Math.sqrt(apart / (n - 1));
  return sum === 0 ? 0 : Math.sign(sum) * Number.POSITIVE_INFINITY;
}

/** The worlds of one resample, with repeats; the same for every column. */
export function choose(chosen: Uint32Array, resample: number): void {
  const n = chosen.length;
  for (let index = 0; index < n; index += 1) chosen[index] = pick(BOOTSTRAP, resample, index, n);
}

/** Worlds that a resample leaves out with more than this chance may be missing from 2.5 % of a study's resamples. */
const MISSED = 0.01;

/** How many worlds of `n` a resample leaves out with more than that chance, (1 - k / n)^n: 3 of 10, 4 of 20 and more. */
function fewOf(n: number): number {
  for (let few = 1; ; few += 1) {
    let chance = 1;
    for (let draw = 0; draw < n; draw += 1) chance *= 1 - few / n;
    if (chance <= MISSED) return few - 1;
  }
}

/** Without worlds that hold this share of the squares a resample's standard error is a third of the column's or less, and what lies beyond its quantile tells of that alone. */
const NEARLY_ALL = 0.9;

/** Whether a column's spread hangs on worlds as few as a resample may miss, by the squares of what each lies from the mean. */
function hangsOnFew(column: ArrayLike<number>, centre: number): boolean {
  const most = new Float64Array(fewOf(column.length));
  let all = 0;
  for (let index = 0; index < column.length; index += 1) {
    const square = ((column[index] ?? 0) - centre) ** 2;
    all += square;
    if (square <= (most[0] ?? 0)) continue;
    most[0] = square;
    most.sort();
  }
  return most.reduce((sum, of) => sum + of, 0) > NEARLY_ALL * all;
}

/** The interval whose stretches to both sides are those of the resamples. */
function stretched(column: ArrayLike<number>, centre: number, stretches: Float64Array): Interval {
  const error = deviation(column) / Math.sqrt(column.length);
  if (error <= 1e-12 * Math.abs(centre)) return { low: centre, high: centre };
  const sorted = stretches.sort();
  const [most, least] = [quantile(sorted, 0.975), quantile(sorted, 0.025)];
  const few = !Number.isFinite(most) || !Number.isFinite(least) || hangsOnFew(column, centre);
  if (few) return skewedInterval(column);
  return { low: centre - error * most, high: centre - error * least };
}

/**
 * Bootstrap-t intervals of means (Efron 1979; Hall 1988), for columns over the same worlds, which are resampled
 * together. It follows the skewness that rare ruin gives a mean, where the normal interval does not. A column that
 * never moves has no width, which says nothing of what has not happened yet. `skewedInterval` takes its place above 500
 * worlds, and for a column whose spread hangs on some four worlds or fewer, whatever little the others differ by: a
 * resample may miss all of them, and has next to no standard error then.
 */
export function bootstrapT(columns: readonly ArrayLike<number>[], resamples = RESAMPLES): readonly Interval[] {
  const n = columns[0]?.length ?? 0;
  if (n < 3) return columns.map((column) => meanInterval(column));
  if (n > MOST_RESAMPLED) return columns.map((column) => skewedInterval(column));
  const held = columns.map((column) => ({
    column,
    centre: mean(column),
    moves: deviation(column) > 0,
    stretches: new Float64Array(resamples),
  }));
  const moving = held.filter(({ moves }) => moves);
  const apart = moving.map(({ column, centre }) => Float64Array.from(column, (value) => value - centre));
  const chosen = new Uint32Array(n);
  const sums = new Float64Array(2 * ABREAST);
  for (let resample = 0; resample < resamples; resample += 1) {
    choose(chosen, resample);
    for (let first = 0; first < apart.length; first += ABREAST) {
      sumUp(apart.slice(first, first + ABREAST), chosen, sums);
      for (const [at, { stretches }] of moving.slice(first, first + ABREAST).entries())
        stretches[resample] = studentized(sums[at] ?? 0, sums[ABREAST + at] ?? 0, n);
    }
  }
  return held.map(({ column, centre, stretches }) => stretched(column, centre, stretches));
}

/** The same of one column. */
export const meanBootstrap = (column: ArrayLike<number>): Interval => bootstrapT([column])[0] ?? meanInterval(column);

/** Of what no world has less than none of, such as days of hunger, no mean is below it: that part of an interval holds no possible value. */
export const notBelow0 = <Of extends Interval>(of: Of): Of => ({
  ...of,
  low: Math.max(0, of.low),
  high: Math.max(0, of.high),
});

/** No interval. */
export const UNKNOWN: Interval = { low: Number.NaN, high: Number.NaN };

/** As `bootstrapT`, for figures that are told: without ends (NaN) where so few worlds decide nothing. */
export const toldMeans = (columns: readonly ArrayLike<number>[]): readonly Interval[] =>
  (columns[0]?.length ?? 0) < FEWEST_WORLDS ? columns.map(() => UNKNOWN) : bootstrapT(columns);

/** The same of one column of what no world has less than none of. */
export const toldAmount = (column: ArrayLike<number>): Interval => notBelow0(toldMeans([column])[0] ?? UNKNOWN);

/**
 * Percentile bootstrap of any figure of n worlds: `figure` is given the worlds chosen, with repeats. Approximate; for
 * figures that have no interval of their own (tails, crossings). NaN figures are left out; `share` tells how many were not.
 */
export function bootstrapFigure(
  n: number,
  figure: (chosen: Uint32Array) => number,
  resamples = 499,
): Interval & { readonly share: number } {
  const chosen = new Uint32Array(n);
  const found: number[] = [];
  for (let resample = 0; resample < resamples; resample += 1) {
    choose(chosen, resample);
    const value = figure(chosen);
    if (!Number.isNaN(value)) found.push(value);
  }
  found.sort((a, b) => a - b);
  return { low: quantile(found, 0.025), high: quantile(found, 0.975), share: found.length / resamples };
}

/** Without an end where a share falls between order statistics one of which lies beyond what was looked at. */
function endOf(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  if (Number.isFinite(below) && Number.isFinite(above)) return below + (above - below) * (at - Math.floor(at));
  return share < 0.5 ? below : above;
}

/**
 * Percentile bootstrap of a place that may lie beyond what was looked at: `place` tells between which two values that of
 * a resample lies, infinite ones where it is known only to lie beyond an end. No resample is left out, so an end of the
 * interval that is infinite is open: with 95 % nothing bounds it there.
 */
export function bootstrapPlace(n: number, place: (chosen: Uint32Array) => Interval, resamples = 499): Interval {
  const chosen = new Uint32Array(n);
  const [lows, highs] = [new Float64Array(resamples), new Float64Array(resamples)];
  for (let resample = 0; resample < resamples; resample += 1) {
    choose(chosen, resample);
    const { low, high } = place(chosen);
    lows[resample] = low;
    highs[resample] = high;
  }
  return { low: endOf(lows.sort(), 0.025), high: endOf(highs.sort(), 0.975) };
}

/** Above this variance of the count below a quantile its binomial is near enough to normal. */
const MANY = 100;

/** The most counts `k` of `n` worlds below a quantile for which a binomial count is at most `k` with a chance of 2.5 % or less; -1 for none. */
function countBelow(n: number, share: number): number {
  const spread = n * share * (1 - share);
  if (spread > MANY) return Math.floor(n * share - Z95 * Math.sqrt(spread)) - 1;
  const chances = new Float64Array(n + 1);
  const middle = Math.floor(n * share);
  chances[middle] = 1;
  for (let k = middle; k < n; k += 1) chances[k + 1] = ((chances[k] ?? 0) * (n - k) * share) / ((k + 1) * (1 - share));
  for (let k = middle; k > 0; k -= 1) chances[k - 1] = ((chances[k] ?? 0) * k * (1 - share)) / ((n - k + 1) * share);
  const most = 0.025 * chances.reduce((sum, of) => sum + of, 0);
  let [sum, count] = [chances[0] ?? 0, 0];
  while (sum <= most && count < n) {
    count += 1;
    sum += chances[count] ?? 0;
  }
  return count - 1;
}

/**
 * Interval of a quantile without any assumption (Conover 1999): the order statistics outside which it lies with a chance
 * of at most 2.5 % to a side. Undefined on a side on which so few values bound it nowhere. `sorted` ascends.
 */
export function quantileInterval(sorted: ArrayLike<number>, share: number): Partial<Interval> {
  const n = sorted.length;
  const low = sorted[countBelow(n, share)];
  const high = sorted[n - 1 - countBelow(n, 1 - share)];
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}
