import type { Factor } from "./factors.js";
import { bootstrapFigure } from "./intervals.js";
import type { Gathered } from "./outcomes.js";
import { type Field, playDesign } from "./points.js";
import { mean } from "./statistics.js";
import type { Figure } from "./verdict.js";

/** A less B at one value of the number that is moved, world by world. Values are in smallest units. */
interface Looked {
  readonly at: number;
  readonly differences: Float64Array;
}

/** Where A stops being better than B, or begins to be. */
export interface BreakEven {
  /** The mean difference, A less B, at the values looked at, ascending. */
  readonly curve: readonly { readonly value: number; readonly difference: number }[];
  /** Undefined where the difference keeps its sign over the whole range. */
  readonly crossing:
    | (Figure & {
        /** Whether A's advantage ends there as the number grows; else it begins. */
        readonly ends: boolean;
        /** Share of resamples of the worlds in which it crosses inside the range at all; below 0.975 the interval is open. */
        readonly crosses: number;
      })
    | undefined;
  /** How often the sign changes over the values looked at; above 1 only the first change is told. */
  readonly changes: number;
}

const COARSE = 9;
const HALVINGS = 4;

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

/**
 * Finds where A stops beating B as a number moves through its range: looks at nine values, then halves the piece in which
 * the mean difference changes its sign four times, or until it is 0 at a value looked at. Every value is played on the same worlds, so the curve is smooth, and
 * its interval comes from resampling those worlds.
 */
export async function breakEven(
  field: Field,
  factor: Factor,
  difference: (gathered: Gathered) => Float64Array,
): Promise<BreakEven> {
  const looked: Looked[] = [];
  const { low, high } = factor;
  let finished = 0;
  const look = async (values: readonly number[]): Promise<boolean> => {
    const design = values.map((value) => Float64Array.of((value - low) / (high - low)));
    const done = await playDesign(
      { ...field, progress: (point) => field.progress?.(finished + point) },
      [factor],
      design,
      (gathered, point) => {
        looked.push({ at: values[point] ?? low, differences: difference(gathered).slice() });
      },
    );
    finished += done;
    looked.sort((a, b) => a.at - b.at);
    return done === values.length;
  };
  let going = await look(Array.from({ length: COARSE }, (_, index) => low + ((high - low) * index) / (COARSE - 1)));
  for (let halving = 0; going && halving < HALVINGS; halving += 1) {
    const found = firstChange(looked);
    if (found === undefined || looked.some(({ at }) => at > found.from && at < found.to)) break;
    going = await look([(found.from + found.to) / 2]);
  }
  return { curve: looked.map((one) => ({ value: one.at, difference: mean(one.differences) })), ...crossingOf(looked) };
}

function crossingOf(looked: readonly Looked[]): Pick<BreakEven, "crossing" | "changes"> {
  const changes = changesIn(looked);
  const found = firstChange(looked);
  const worlds = looked[0]?.differences.length ?? 0;
  if (found === undefined) return { crossing: undefined, changes };
  const { low, high, share } = bootstrapFigure(worlds, (chosen) => {
    const other = firstChange(looked, chosen);
    return other?.ends === found.ends ? other.at : Number.NaN;
  });
  return { crossing: { value: found.at, low, high, ends: found.ends, crosses: share }, changes };
}

/** Points that are looked at, at most: for telling how far it is. */
export const BREAK_EVEN_POINTS = COARSE + HALVINGS;
