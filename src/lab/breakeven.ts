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

/** The first change of sign, from the low end: between which two values, and where a straight line between them is 0. */
function firstChange(
  looked: readonly Looked[],
  chosen?: Uint32Array,
): { readonly index: number; readonly at: number; readonly ends: boolean } | undefined {
  const means = looked.map((one) => meanAt(one, chosen));
  for (let index = 1; index < looked.length; index += 1) {
    const [before, after] = [means[index - 1] ?? 0, means[index] ?? 0];
    if (before === 0 || before > 0 === after > 0) continue;
    const [low, high] = [looked[index - 1]?.at ?? 0, looked[index]?.at ?? 0];
    return { index, at: low + ((high - low) * before) / (before - after), ends: before > 0 };
  }
  return undefined;
}

function changesIn(looked: readonly Looked[]): number {
  const signs = looked.map((one) => Math.sign(meanAt(one, undefined))).filter((sign) => sign !== 0);
  return signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length;
}

/**
 * Finds where A stops beating B as a number moves through its range: looks at nine values, then halves the piece in which
 * the mean difference changes its sign four times. Every value is played on the same worlds, so the curve is smooth, and
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
    const [left, right] = [looked[(found?.index ?? 0) - 1]?.at, looked[found?.index ?? -1]?.at];
    if (left === undefined || right === undefined) break;
    going = await look([(left + right) / 2]);
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
