import type { Compiled } from "../../expr/index.js";
import type { CheckedExpr } from "../../scenario/index.js";
import { begunUnits, fullUnits } from "../../units/index.js";
import type { Model } from "../model.js";
import type { World } from "../world.js";

/** The least and the most that may be named in answer to a question or with an order, in whole smallest units. */
export interface Bounds {
  readonly from: Compiled<World>;
  readonly to: Compiled<World>;
}

/** Binds the bounds of a number that is asked for: no unit that is not full is within them. */
export function boundsOf(model: Model, asked: { readonly from: CheckedExpr; readonly to: CheckedExpr }): Bounds {
  const [from, to] = [model.expr(asked.from), model.expr(asked.to)];
  return { from: (w) => begunUnits(from(w)), to: (w) => fullUnits(to(w)) };
}

export const isWithin = (w: World, { from, to }: Bounds, amount: number): boolean =>
  Number.isSafeInteger(amount) && amount >= from(w) && amount <= to(w);
