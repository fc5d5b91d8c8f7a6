import type { Design } from "./designs.js";
import type { Factor } from "./factors.js";
import { correlation } from "./statistics.js";

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
