import { type Design, MORRIS_STEP } from "./designs.js";
import { bootstrapFigure } from "./intervals.js";
import { WIDEST_INDEX } from "./sources.js";
import { deviation, type Interval, mean } from "./statistics.js";
import type { Figure } from "./verdict.js";

/** What moving one number through its range does to a figure, by Morris's elementary effects. In the figure's unit, for the whole range. */
export interface Effect {
  /** Mean of the effects: which way. Its interval, and that of the spread, over trajectories. */
  readonly mean: number;
  readonly meanLow: number;
  readonly meanHigh: number;
  /** Mean of their sizes, with its interval over trajectories: how much. */
  readonly size: Figure;
  /** Spread of the effects: how much it hangs on the other numbers, or bends. */
  readonly spread: number;
  readonly spreadLow: number;
  readonly spreadHigh: number;
}

const meanOf = (values: Float64Array, chosen: Uint32Array): number => {
  let sum = 0;
  for (const at of chosen) sum += values[at] ?? 0;
  return sum / Math.max(1, chosen.length);
};

const figure = (value: number, { low, high }: Interval): Figure => ({ value, low, high });

/** The elementary effects of one trajectory, by column. */
function effectsAlong(points: Design, figures: ArrayLike<number>, from: number): Float64Array {
  const effects = new Float64Array(points.length - 1);
  for (let step = 1; step < points.length; step += 1) {
    const [before, after] = [points[step - 1] ?? new Float64Array(), points[step] ?? new Float64Array()];
    const moved = after.findIndex((value, column) => value !== before[column]);
    const up = (after[moved] ?? 0) > (before[moved] ?? 0);
    const change = (figures[from + step] ?? 0) - (figures[from + step - 1] ?? 0);
    effects[moved] = (up ? change : -change) / MORRIS_STEP;
  }
  return effects;
}

/** Elementary effects (Morris 1991; sizes after Campolongo, Cariboni & Saltelli 2007) of whole trajectories; the rest of the figures is left out. */
export function morrisEffects(design: Design, figures: ArrayLike<number>): readonly Effect[] {
  const columns = design[0]?.length ?? 0;
  const length = columns + 1;
  const trajectories = Math.floor(figures.length / length);
  const along = Array.from({ length: trajectories }, (_, trajectory) =>
    effectsAlong(design.slice(trajectory * length, (trajectory + 1) * length), figures, trajectory * length),
  );
  const effects = Array.from({ length: columns }, (_, column) => Float64Array.from(along, (of) => of[column] ?? 0));
  return effects.map((of) => {
    const sizes = of.map(Math.abs);
    const over = (figureOf: (chosen: Uint32Array) => number): Interval => bootstrapFigure(trajectories, figureOf);
    const [size, way] = [over((chosen) => meanOf(sizes, chosen)), over((chosen) => meanOf(of, chosen))];
    const apart = over((chosen) => deviation(Float64Array.from(chosen, (at) => of[at] ?? 0)));
    return {
      mean: mean(of),
      meanLow: way.low,
      meanHigh: way.high,
      size: figure(mean(sizes), size),
      spread: deviation(of),
      spreadLow: apart.low,
      spreadHigh: apart.high,
    };
  });
}

/** Shares of a figure's variance: by a group of numbers alone, and with all it takes part in. */
export interface Indices {
  readonly first: Figure;
  readonly total: Figure;
  /** Total less first: what it does together with others. It is never below 0, so an estimate below 0 is noise of the design. */
  readonly together: Figure;
}

interface Columns {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly mixed: Float64Array;
}

/** First and total index over the rows chosen (Saltelli et al. 2010; Jansen 1999). The variance is taken from the same pairs of rows, so that all numbers together make exactly 1. */
function indices({ a, b, mixed }: Columns, chosen: Uint32Array): { readonly first: number; readonly total: number } {
  const n = chosen.length;
  const centre = (meanOf(a, chosen) + meanOf(b, chosen)) / 2;
  let [variance, first, total] = [0, 0, 0];
  for (const row of chosen) {
    const [x, y, z] = [(a[row] ?? 0) - centre, (b[row] ?? 0) - centre, (mixed[row] ?? 0) - centre];
    variance += ((x - y) * (x - y)) / 2;
    first += y * (z - x);
    total += (x - z) * (x - z);
  }
  return variance === 0 || n === 0 ? { first: 0, total: 0 } : { first: first / variance, total: total / 2 / variance };
}

/** Sobol indices of `groups` groups from the figures of a `sobolDesign` of `n` rows, with bootstrap intervals over rows. */
export function sobolIndices(figures: Float64Array, groups: number, n: number): readonly Indices[] {
  const rows = (block: number): Float64Array => figures.subarray(block * n, (block + 1) * n);
  const all = Uint32Array.from({ length: n }, (_, index) => index);
  return Array.from({ length: groups }, (_, group) => {
    const columns = { a: rows(0), b: rows(1), mixed: rows(2 + group) };
    const { first, total } = indices(columns, all);
    const over = (of: (found: { readonly first: number; readonly total: number }) => number): Interval =>
      bootstrapFigure(n, (chosen) => of(indices(columns, chosen)));
    return {
      first: figure(
        first,
        over((of) => of.first),
      ),
      total: figure(
        total,
        over((of) => of.total),
      ),
      together: figure(
        total - first,
        over((of) => of.total - of.first),
      ),
    };
  });
}

/** How large a Sobol design is for what it is asked. */
export interface DesignSize {
  /** Width of the widest interval of an index, and how wide it may be. */
  readonly widest: number;
  readonly most: number;
  /** Whether that is at most `WIDEST_INDEX` (Sarrazin, Pianosi & Wagener 2016, Environ. Modell. Softw. 79:135, judge designs so). */
  readonly enough: boolean;
  /** About how many rows would be: a width shrinks with the square root of the rows. */
  readonly rows: number;
}

export function designSize(found: readonly Pick<Indices, "first" | "total">[], rows: number): DesignSize {
  const widest = found.reduce(
    (most, { first, total }) => Math.max(most, first.high - first.low, total.high - total.low),
    0,
  );
  const enough = widest <= WIDEST_INDEX;
  return { widest, most: WIDEST_INDEX, enough, rows: enough ? rows : Math.ceil(rows * (widest / WIDEST_INDEX) ** 2) };
}
