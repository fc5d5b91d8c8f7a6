import type { Design } from "./designs.js";
import type { Factor } from "./factors.js";
import { bootstrapFigure } from "./intervals.js";
import { correlation } from "./statistics.js";

/** What moves the difference between two strategies over the points. */
export interface Source {
  /** `A.` and an assumption's name, or a cited source. */
  readonly source: string;
  readonly numbers: number;
  /** Share of the difference's variance between points that goes with its numbers: squared correlations, less what chance gives in the mean. */
  readonly share: number;
  /** Its interval over the points. */
  readonly low: number;
  readonly high: number;
  /** Whether that is more than chance gives in 19 of 20 cases. */
  readonly clear: boolean;
}

/** 95 % quantile of the standard normal. */
const ONE_SIDED = 1.6448536269514722;

/** Widest 95 % interval of a share of variance with which it may be cited: a fifth of the variance. */
export const WIDEST_INDEX = 0.2;

const RESAMPLES = 199;
const within = (share: number): number => Math.min(1, Math.max(0, share));

/** Where the doubt about a difference comes from, by source, the most first. */
export function sourcesOf(
  factors: readonly Factor[],
  design: Design,
  differences: readonly number[],
): readonly Source[] {
  const n = differences.length;
  const chance = 1 / Math.max(1, n - 1);
  const columns = new Map<string, { numbers: number; values: Float64Array[] }>();
  for (const [column, { source, together }] of factors.entries()) {
    const of = columns.get(source) ?? { numbers: 0, values: [] };
    of.numbers += together.length;
    of.values.push(Float64Array.from(differences, (_value, row) => design[row]?.[column] ?? 0));
    columns.set(source, of);
  }
  return [...columns]
    .map(([source, { numbers, values }]) => {
      const squares = (chosen?: Uint32Array): number => {
        const over = chosen === undefined ? differences : Float64Array.from(chosen, (row) => differences[row] ?? 0);
        const part = (of: Float64Array): Float64Array =>
          chosen === undefined ? of : Float64Array.from(chosen, (row) => of[row] ?? 0);
        return values.reduce((sum, of) => sum + correlation(part(of), over) ** 2, 0);
      };
      const free = values.length * chance;
      const share = squares() - free;
      const clear = share > ONE_SIDED * Math.sqrt(2 * values.length) * chance; // a squared correlation of nothing has twice its mean squared as variance
      // A resample adds as much by chance again as the points themselves.
      const { low, high } = clear
        ? bootstrapFigure(n, (chosen) => squares(chosen) - 2 * free, RESAMPLES)
        : { low: 0, high: share };
      return { source, numbers, share: within(share), low: within(low), high: within(high), clear };
    })
    .sort((a, b) => b.share - a.share);
}
