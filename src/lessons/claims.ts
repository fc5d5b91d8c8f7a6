import {
  bootstrapFigure,
  type Interval,
  less,
  mean,
  meanBootstrap,
  type Outcomes,
  pairedCounts,
  pairedShares,
  shareInterval,
  winsOf,
} from "../lab/index.js";
import { columnOf, type FigureNames, isShare } from "./figures.js";
import type { Claim } from "./lesson.js";

/** Plays of the claim's two sides over the same worlds; B is missing where the claim has none. */
export interface ClaimPlays extends FigureNames {
  readonly a: Outcomes;
  readonly b: Outcomes | undefined;
  /** What the variable of the figure stood at in each world; missing where the figure is of none. */
  readonly numbers?: { readonly a: Float64Array; readonly b: Float64Array };
}

/**
 * What came out of a claim: the figure with its 95 % interval, whether the whole interval lies where it is said to lie, and
 * whether at least the figure does. A sentence is gone only where not even the figure lies there.
 */
export interface Tested extends Interval {
  readonly value: number;
  readonly holds: boolean;
  readonly leans: boolean;
}

type Found = Omit<Tested, "holds" | "leans">;

export const DEFAULT_WORLDS = 400;
export const DEFAULT_SEED = "lesson";

/** Share of worlds that end below the mean of all. The mean is the sample's own, so every resample has its own: Wilson's interval takes a threshold that is given. */
function belowMean({ wealth }: Outcomes): Found {
  const share = (chosen: Uint32Array): number => {
    const drawn = Float64Array.from(chosen, (world) => wealth[world] ?? 0);
    const middle = mean(drawn);
    return drawn.filter((value) => value < middle).length / drawn.length;
  };
  const { low, high } = bootstrapFigure(wealth.length, share);
  return { value: share(Uint32Array.from(wealth, (_value, world) => world)), low, high };
}

/** Mean wealth of the worlds that did not end in ruin over that of all worlds: what is told over what there was. */
function survivorship({ wealth, ruined }: Outcomes): Found {
  const ratio = (chosen: ArrayLike<number>): number => {
    let [all, told, tellers] = [0, 0, 0];
    for (let index = 0; index < chosen.length; index += 1) {
      const world = chosen[index] ?? 0;
      all += wealth[world] ?? 0;
      if (ruined[world] === 1) continue;
      told += wealth[world] ?? 0;
      tellers += 1;
    }
    return told / tellers / (all / chosen.length);
  };
  const { low, high } = bootstrapFigure(wealth.length, ratio);
  return { value: ratio(Uint32Array.from(wealth, (_value, world) => world)), low, high };
}

function shareOf(a: Float64Array, b: Float64Array | undefined): Found {
  if (b === undefined) {
    const count = a.reduce((sum, one) => sum + one, 0);
    return { value: count / Math.max(1, a.length), ...shareInterval(count, a.length) };
  }
  const { difference, low, high } = pairedShares(pairedCounts(a, b));
  return { value: difference, low, high };
}

function meanOf(a: Float64Array, b: Float64Array | undefined): Found {
  const column = b === undefined ? a : less(a, b);
  return { value: mean(column), ...meanBootstrap(column) };
}

/** The variable a claim is about, by its id in the scenario. */
export const variableOf = ({ figure }: Claim): string | undefined =>
  figure.startsWith("number:") ? figure.slice("number:".length) : undefined;

/** The figure of a claim with its interval. */
function figureOf({ figure }: Claim, { a, b, ...names }: ClaimPlays): Found {
  if (names.numbers !== undefined) return meanOf(names.numbers.a, b && names.numbers.b);
  if (figure === "survivorship") return survivorship(a);
  if (figure === "below-mean") return belowMean(a);
  if (figure === "beats") return winsOf(less(a.wealth, (b ?? a).wealth)).aBeatsB;
  const column = columnOf(figure, a, names);
  const other = b === undefined ? undefined : columnOf(figure, b, names);
  return isShare(figure) ? shareOf(column, other) : meanOf(column, other);
}

/**
 * Holds a claim against plays. It holds when the whole 95 % interval lies where the claim says: bootstrap-t for means,
 * Newcombe's paired interval for a difference of shares, Wilson's for one share, a percentile bootstrap for below-mean and survivorship; ties of beats are shared.
 * @throws ClaimError when it names an ending or credit the scenario has not.
 */
export function testClaim(claim: Claim, plays: ClaimPlays): Tested {
  const { above = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY } = claim;
  const found = figureOf(claim, plays);
  const { value, low, high } = found;
  return { ...found, holds: low > above && high < below, leans: value > above && value < below };
}
