import { type Decision, movesOf, type View, withAmount } from "../engine/index.js";

/**
 * What an amount came up against: all that was held of it, the money there was for it, what was for sale, what the market
 * took, what was owed; else the most or the least that was possible there.
 */
export type Bound = "held" | "money" | "stock" | "market" | "owed" | "most" | "least";

/** What the most of a decision is the most of. */
function mostOf(view: View, decision: Decision, most: number): Bound {
  switch (decision.do) {
    case "sell":
      return most === view.held(decision.good).has ? "held" : "market";
    case "buy":
      return most === view.goods.find(({ id }) => id === decision.good)?.stock ? "stock" : "money";
    case "repay":
      return most === view.debts.find(({ id }) => id === decision.credit)?.owed ? "owed" : "money";
    case "leave":
    case "take":
      return "held";
    default:
      return "most";
  }
}

/** What the amount of a decision comes up against where it is taken; undefined where it could be more and less. */
export function boundOf(view: View, decision: Decision): Bound | undefined {
  const wanted = JSON.stringify(withAmount(decision, 0));
  const move = movesOf(view).find((of) => JSON.stringify(withAmount(of.decision, 0)) === wanted);
  if (move === undefined) return undefined;
  const isAt = (amount: number): boolean => JSON.stringify(withAmount(decision, amount)) === JSON.stringify(decision);
  if (isAt(move.to)) return mostOf(view, decision, move.to);
  return isAt(move.from) ? "least" : undefined;
}
