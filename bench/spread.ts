/** A measured quantity over rounds. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

const digits = (value: number): number => Number(value.toPrecision(4));

/** Median, least and greatest of some values, to four digits. An even number of values takes the upper middle one. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    median: digits(sorted[sorted.length >> 1] ?? Number.NaN),
    min: digits(sorted[0] ?? Number.NaN),
    max: digits(sorted.at(-1) ?? Number.NaN),
  };
}
