/** Statistics of finished studies. Inputs are in world order, so every result is the same for any number of workers. */

/** Mean; 0 of nothing. Summed in index order. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0;
  return values.length === 0 ? 0 : sum / values.length;
}

/** Sample standard deviation (divisor n - 1); 0 of fewer than two. */
export function deviation(values: ArrayLike<number>): number {
  const centre = mean(values);
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += ((values[index] ?? 0) - centre) ** 2;
  return values.length < 2 ? 0 : Math.sqrt(sum / (values.length - 1));
}

/** Quantile by linear interpolation between order statistics (Hyndman & Fan type 7). `sorted` ascends. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const low = sorted[below] ?? 0;
  return low + ((sorted[Math.min(sorted.length - 1, below + 1)] ?? low) - low) * (at - below);
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 97.5 % quantile of the standard normal. */
export const Z95 = 1.959963984540054;

/** 95 % interval of a mean by the normal approximation; wide studies only (n of some dozens at least). */
export function meanInterval(values: ArrayLike<number>): Interval {
  const half = values.length === 0 ? 0 : (Z95 * deviation(values)) / Math.sqrt(values.length);
  const centre = mean(values);
  return { low: centre - half, high: centre + half };
}

/** Correlation of two columns; 0 where one of them does not move. */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const [mx, my, sx, sy] = [mean(x), mean(y), deviation(x), deviation(y)];
  if (sx === 0 || sy === 0) return 0;
  let sum = 0;
  for (let index = 0; index < x.length; index += 1) sum += ((x[index] ?? 0) - mx) * ((y[index] ?? 0) - my);
  return sum / ((x.length - 1) * sx * sy);
}

/** Interval of a share, of 95 % unless another `z` is given: Wilson's score interval (Wilson 1927). */
export function shareInterval(successes: number, trials: number, z = Z95): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const z2 = z * z;
  const centre = (share + z2 / (2 * trials)) / (1 + z2 / trials);
  const half = (z * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials * trials))) / (1 + z2 / trials);
  // Nothing of a rounding is left where none or all came about.
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === trials ? 1 : Math.min(1, centre + half),
  };
}

/** Bars of a histogram drawn in characters. */
export const BARS = 24;

/** Counts of values in bars of one width between two bounds; the outermost hold what lies beyond. */
export function countsOf(values: Float64Array, low: number, high: number): readonly number[] {
  const counts = Array<number>(BARS).fill(0);
  const width = (high - low) / BARS || 1;
  for (const value of values) {
    const at = Math.min(BARS - 1, Math.max(0, Math.floor((value - low) / width)));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}
