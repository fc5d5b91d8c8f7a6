import { choose, RESAMPLES } from "./intervals.js";
import { deviation, mean, quantile, Z95 } from "./statistics.js";

/** The factor hangs on how the columns go together, which so many worlds tell well enough. */
const MOST_WORLDS = 2_000;

/** Standard error of the mean of A less B, for every pair, in order of `pairsOf`. */
const errorsOf = (columns: readonly Float64Array[]): readonly number[] =>
  pairsOf(columns.length).map(([a, b]) => {
    const differences = columns[a]?.map((value, world) => value - (columns[b]?.[world] ?? 0)) ?? [];
    return deviation(differences) / Math.sqrt(Math.max(1, differences.length));
  });

/** Every two of `count`, the first before the second. */
export const pairsOf = (count: number): readonly (readonly [a: number, b: number])[] =>
  Array.from({ length: count }, (_none, a) => a).flatMap((a) =>
    Array.from({ length: count - a - 1 }, (_none, index): readonly [number, number] => [a, a + 1 + index]),
  );

/** Mean of each column over the worlds chosen. */
function meansOver(columns: readonly Float64Array[], chosen: Uint32Array): Float64Array {
  const means = new Float64Array(columns.length);
  for (const [at, column] of columns.entries()) {
    let sum = 0;
    for (let index = 0; index < chosen.length; index += 1) sum += column[chosen[index] ?? 0] ?? 0;
    means[at] = sum / Math.max(1, chosen.length);
  }
  return means;
}

/** The largest distance of a resampled difference from the one found, in its standard errors, over all pairs of one measure. */
function largest(
  moved: Float64Array,
  pairs: readonly (readonly [number, number])[],
  errors: readonly number[],
): number {
  let most = 0;
  for (const [at, [a, b]] of pairs.entries()) {
    const error = errors[at] ?? 0;
    const off = error > 0 ? Math.abs((moved[a] ?? 0) - (moved[b] ?? 0)) / error : 0;
    if (off > most) most = off;
  }
  return most;
}

/**
 * How many standard errors to either side make intervals of all pairs, over all measures, hold at once with the
 * confidence asked for: the quantile of the largest standardised distance over joint resamples of the worlds (max-t,
 * Westfall and Young 1993; Romano and Wolf 2005). Strategies that go together cost little; never below the factor of a
 * single interval. `measures` holds for each measure one column a strategy, over the same worlds.
 */
export function simultaneousFactor(measures: readonly (readonly Float64Array[])[], confidence = 0.95): number {
  const cut = measures.map((columns) => columns.map((column) => column.subarray(0, MOST_WORLDS)));
  const worlds = cut[0]?.[0]?.length ?? 0;
  if (worlds < 2 || (cut[0]?.length ?? 0) < 2) return Z95;
  const held = cut.map((columns) => ({
    columns,
    means: Float64Array.from(columns, mean),
    errors: errorsOf(columns),
  }));
  const pairs = pairsOf(cut[0]?.length ?? 0);
  const chosen = new Uint32Array(worlds);
  const most = new Float64Array(RESAMPLES);
  for (let resample = 0; resample < RESAMPLES; resample += 1) {
    choose(chosen, resample);
    const offs = held.map(({ columns, means, errors }) => {
      const moved = meansOver(columns, chosen).map((drawn, at) => drawn - (means[at] ?? 0));
      return largest(moved, pairs, errors);
    });
    most[resample] = Math.max(...offs);
  }
  return Math.max(Z95, quantile(most.sort(), confidence));
}
