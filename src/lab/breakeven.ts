import { type Contrast, columnFor, contrastFigure, differencesOf } from "./contrast.js";
import type { Factor } from "./factors.js";
import { bootstrapPlace } from "./intervals.js";
import type { Gathered } from "./outcomes.js";
import { type Field, playDesign } from "./points.js";
import { type Interval, mean } from "./statistics.js";
import type { Figure } from "./verdict.js";

/** A less B at one value of the number that is moved, world by world, and their mean. Values are in smallest units. */
interface Looked {
  readonly at: number;
  readonly differences: Float64Array;
  readonly figure: Figure;
}

/** Where A stops being better than B, or begins to be. */
export interface BreakEven {
  /** The mean difference, A less B, with its interval at each of the values looked at, ascending. */
  readonly curve: readonly {
    readonly value: number;
    readonly difference: number;
    readonly low: number;
    readonly high: number;
  }[];
  /** Undefined where the difference keeps its sign over the whole range. */
  readonly crossing:
    | (Figure & {
        /** Whether the interval has no end there: it reaches beyond the range, whose end stands in its place. */
        readonly openLow: boolean;
        readonly openHigh: boolean;
        /** Whether A's advantage ends there as the number grows; else it begins. */
        readonly ends: boolean;
        /** Share of resamples of the worlds in which it crosses so inside the range. */
        readonly crosses: number;
      })
    | undefined;
  /** How often the sign changes over the values looked at; above 1 only the first change is told. */
  readonly changes: number;
  /** Of so many resamples of the worlds, in how many the sign changes at all: how sure it is that there is a break-even, or none. */
  readonly resamples: { readonly all: number; readonly crossing: number };
  /** Whether the number changes the figure of A, and of B, in any world. */
  readonly moves: { readonly a: boolean; readonly b: boolean };
}

const COARSE = 9;
const HALVINGS = 4;
const RESAMPLES = 499;

const meanAt = ({ differences }: Looked, chosen: Uint32Array | undefined): number => {
  if (chosen === undefined) return mean(differences);
  let sum = 0;
  for (const world of chosen) sum += differences[world] ?? 0;
  return sum / Math.max(1, chosen.length);
};

interface Change {
  /** The two values between which the sign changes; what was looked at between them is 0. */
  readonly from: number;
  readonly to: number;
  /** Where a straight line between them is 0; the middle of what is 0 where that was looked at. */
  readonly at: number;
  readonly ends: boolean;
}

/** The first change of sign, from the low end. A difference of 0 has no sign: the two beside it are compared. */
function firstChange(looked: readonly Looked[], chosen?: Uint32Array): Change | undefined {
  let last: { readonly at: number; readonly mean: number } | undefined;
  let zeros: number[] = [];
  for (const one of looked) {
    const [at, after] = [one.at, meanAt(one, chosen)];
    if (after === 0) {
      zeros.push(at);
      continue;
    }
    if (last !== undefined && last.mean > 0 !== after > 0) {
      const line = last.at + ((at - last.at) * last.mean) / (last.mean - after);
      const middle = ((zeros[0] ?? line) + (zeros.at(-1) ?? line)) / 2;
      return { from: last.at, to: at, at: middle, ends: last.mean > 0 };
    }
    last = { at, mean: after };
    zeros = [];
  }
  return undefined;
}

function changesIn(looked: readonly Looked[]): number {
  const signs = looked.map((one) => Math.sign(meanAt(one, undefined))).filter((sign) => sign !== 0);
  return signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length;
}

/** Which of the two strategies the number has moved so far: some world's figure is not what it was at the first value. */
class Moved {
  private readonly first = new Map<string, Float64Array>();
  private readonly moved = new Set<string>();

  note(id: string, column: Float64Array): void {
    const first = this.first.get(id);
    if (first === undefined) this.first.set(id, column.slice());
    else if (column.some((value, world) => value !== first[world])) this.moved.add(id);
  }

  has(id: string): boolean {
    return this.moved.has(id);
  }
}

/**
 * Finds where A stops beating B as a number moves through its range: looks at nine values, then halves the piece in which
 * the mean difference changes its sign four times, or until it is 0 at a value looked at. Every value is played on the same worlds, so the curve is smooth, and
 * its interval comes from resampling those worlds.
 */
export async function breakEven(
  field: Field,
  factor: Factor,
  contrast: Contrast & { readonly b: string },
): Promise<BreakEven> {
  const looked: Looked[] = [];
  const moved = new Moved();
  const { of, a, b } = contrast;
  const { low, high } = factor;
  let finished = 0;
  const take = (gathered: Gathered, at: number): void => {
    for (const id of [a, b]) moved.note(id, columnFor(gathered, of, id));
    const figure = contrastFigure(gathered, contrast);
    looked.push({ at, differences: differencesOf(gathered, of, a, b), figure });
  };
  const look = async (values: readonly number[]): Promise<boolean> => {
    const design = values.map((value) => Float64Array.of((value - low) / (high - low)));
    const progress = (point: number): void => field.progress?.(finished + point);
    const done = await playDesign({ ...field, progress }, [factor], design, (gathered, point) =>
      take(gathered, values[point] ?? low),
    );
    finished += done;
    looked.sort((one, other) => one.at - other.at);
    return done === values.length;
  };
  let going = await look(Array.from({ length: COARSE }, (_, index) => low + ((high - low) * index) / (COARSE - 1)));
  for (let halving = 0; going && halving < HALVINGS; halving += 1) {
    const found = firstChange(looked);
    if (found === undefined || looked.some(({ at }) => at > found.from && at < found.to)) break;
    going = await look([(found.from + found.to) / 2]);
  }
  const curve = looked.map(({ at, figure }) => ({
    value: at,
    difference: figure.value,
    low: figure.low,
    high: figure.high,
  }));
  return { curve, ...crossingOf(looked, factor), moves: { a: moved.has(a), b: moved.has(b) } };
}

const BELOW: Interval = { low: Number.NEGATIVE_INFINITY, high: Number.NEGATIVE_INFINITY };
const ABOVE: Interval = { low: Number.POSITIVE_INFINITY, high: Number.POSITIVE_INFINITY };
/** It crosses the other way, or has no sign at all: that says of neither end that the place lies inside it. */
const ANYWHERE: Interval = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/** Where a resample's crossing lies that keeps its sign over the range: beyond the end that is still to come. */
function beyond(looked: readonly Looked[], chosen: Uint32Array, ends: boolean): Interval {
  const sign = looked.map((one) => Math.sign(meanAt(one, chosen))).find((of) => of !== 0);
  if (sign === undefined) return ANYWHERE;
  return sign > 0 === ends ? ABOVE : BELOW;
}

function crossingOf(
  looked: readonly Looked[],
  range: { readonly low: number; readonly high: number },
): Pick<BreakEven, "crossing" | "changes" | "resamples"> {
  const changes = changesIn(looked);
  const found = firstChange(looked);
  const [all, alike] = [{ any: 0, same: 0 }, found?.ends ?? true];
  const { low, high } = bootstrapPlace(
    looked[0]?.differences.length ?? 0,
    (chosen) => {
      const other = firstChange(looked, chosen);
      if (other === undefined) return beyond(looked, chosen, alike);
      all.any += 1;
      if (other.ends !== alike) return ANYWHERE;
      all.same += 1;
      return { low: other.at, high: other.at };
    },
    RESAMPLES,
  );
  const resamples = { all: RESAMPLES, crossing: all.any };
  if (found === undefined) return { crossing: undefined, changes, resamples };
  const [openLow, openHigh] = [!Number.isFinite(low), !Number.isFinite(high)];
  const interval = { low: openLow ? range.low : low, high: openHigh ? range.high : high, openLow, openHigh };
  const crossing = { value: found.at, ...interval, ends: found.ends, crosses: all.same / RESAMPLES };
  return { crossing, changes, resamples };
}

/** Points that are looked at, at most: for telling how far it is. */
export const BREAK_EVEN_POINTS = COARSE + HALVINGS;
