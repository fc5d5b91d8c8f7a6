import {
  type Interval,
  mean,
  meanBootstrap,
  type Outcomes,
  pairedCounts,
  pairedShares,
  shareInterval,
} from "../lab/index.js";
import type { Claim } from "./lesson.js";

/** Plays of the claim's two sides over the same worlds; B is missing where the claim has none. */
export interface ClaimPlays {
  readonly a: Outcomes;
  readonly b: Outcomes | undefined;
  /** Ending ids in the order the outcomes count them. */
  readonly endings: readonly string[];
}

/** What came out of a claim: the figure with its 95 % interval, and whether the whole interval lies where it is said to lie. */
export interface Tested extends Interval {
  readonly value: number;
  readonly holds: boolean;
}

export const DEFAULT_WORLDS = 400;
export const DEFAULT_SEED = "lesson";

/** A column of ones and zeros for a share, or of amounts for a mean. */
function columnOf(
  figure: string,
  of: Outcomes,
  endings: readonly string[],
): { readonly share: boolean; readonly column: Float64Array } {
  switch (figure) {
    case "wealth":
      return { share: false, column: of.wealth };
    case "hunger":
      return { share: false, column: of.hungerDays };
    case "days":
      return { share: false, column: of.day };
    case "ruin":
      return { share: true, column: of.ruined };
    case "deaths":
      return { share: true, column: of.deaths.map((count) => (count > 0 ? 1 : 0)) };
    default: {
      const at = endings.indexOf(figure.slice("ending:".length));
      return { share: true, column: of.ending.map((ending) => (ending === at ? 1 : 0)) };
    }
  }
}

function shareOf(a: Float64Array, b: Float64Array | undefined): Omit<Tested, "holds"> {
  if (b === undefined) {
    const count = a.reduce((sum, one) => sum + one, 0);
    return { value: count / Math.max(1, a.length), ...shareInterval(count, a.length) };
  }
  const { difference, low, high } = pairedShares(pairedCounts(a, b));
  return { value: difference, low, high };
}

function meanOf(a: Float64Array, b: Float64Array | undefined): Omit<Tested, "holds"> {
  const column = b === undefined ? a : a.map((value, index) => value - (b[index] ?? 0));
  return { value: mean(column), ...meanBootstrap(column) };
}

/**
 * Holds a claim against plays. It holds when the whole 95 % interval lies where the claim says: bootstrap-t for means,
 * Newcombe's paired interval for a difference of shares, Wilson's for one share.
 */
export function testClaim(claim: Claim, { a, b, endings }: ClaimPlays): Tested {
  const { share, column } = columnOf(claim.figure, a, endings);
  const other = b === undefined ? undefined : columnOf(claim.figure, b, endings).column;
  const found = share ? shareOf(column, other) : meanOf(column, other);
  const { above = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY } = claim;
  return { ...found, holds: found.low > above && found.high < below };
}
