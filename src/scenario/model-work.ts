import type { CheckedExpr, ParameterIndex } from "./model.js";

/** A kind of day at a market: how often it comes, and how many units its buyers want. */
export interface DemandKind {
  readonly id: string;
  /** Weight among the kinds; they need not add up to one. */
  readonly share: ParameterIndex;
  readonly from: ParameterIndex;
  readonly to: ParameterIndex;
}

export type Demand = readonly DemandKind[];

/** After a patrol has come, a market does not trade for so many days. */
export interface Shut {
  readonly post: number;
  readonly days: ParameterIndex;
}

/** Goods turned into a good. Amounts used are per smallest unit made. */
export interface Recipe {
  readonly id: string;
  readonly good: number;
  readonly uses: readonly { readonly good: number; readonly amount: CheckedExpr }[];
}

/** A standing order: on each of its days its encounter opens. */
export interface Activity {
  readonly id: string;
  /** Where the day begins and ends, and where the work is done. */
  readonly from: number;
  readonly at: number;
  readonly when: CheckedExpr | undefined;
  /** The recipe by which it makes something, and money each day costs besides: a day that can make nothing is not done. */
  readonly makes: number | undefined;
  readonly pays: CheckedExpr | undefined;
  readonly levels: readonly string[];
  /** A number that is named with the order; it becomes a variable. */
  readonly asks: { readonly number: string; readonly from: CheckedExpr; readonly to: CheckedExpr } | undefined;
  /** Calories it takes beyond the daily need, on days it is kept. */
  readonly work: ParameterIndex | undefined;
  readonly encounter: number;
  readonly episodes: readonly number[];
}
