import { fullUnits } from "../../units/index.js";
import { available, post } from "../ledger.js";
import { pick } from "../lookup.js";
import type { World } from "../world.js";
import { owed } from "./wealth.js";

/**
 * Trade credit: goods now at the lender's cost, the sum due after the term, no interest unless the cost holds it.
 * The debt is a claim the trader issues (held negatively) and the lender holds; limited liability is the endings' affair.
 */
export function borrow(w: World, credit: number, amount: number): void {
  const of = w.model.scenario.credit[credit];
  const good = pick(w.model.scenario.goods, of?.good ?? -1);
  if (of === undefined || good === undefined) return;
  const { you, people } = w.model.account;
  const lender = people + of.lender;
  const given = available(w, lender, good.commodity, amount);
  if (given <= 0) return;
  if (owed(w, credit) === 0) w.dueOn[credit] = w.day + Math.round(w.parameter(of.term));
  post(w, lender, you, good.commodity, given, "borrowed", of.id);
  post(w, you, lender, of.claim, Math.ceil(given * w.parameter(of.cost) - 1e-6), "borrowed", of.id);
}

/** Pays back as much of the amount as is owed and at hand. */
export function repay(w: World, credit: number, amount: number): void {
  const of = w.model.scenario.credit[credit];
  if (of === undefined) return;
  const { you, people } = w.model.account;
  const paid = Math.min(available(w, you, of.currency, amount), owed(w, credit));
  post(w, you, people + of.lender, of.currency, paid, "repaid", of.id);
  post(w, people + of.lender, you, of.claim, paid, "repaid", of.id);
}

export function forgive(w: World, credit: number, amount: number): void {
  const of = w.model.scenario.credit[credit];
  if (of === undefined) return;
  const { you, people } = w.model.account;
  post(
    w,
    people + of.lender,
    you,
    of.claim,
    Math.min(Math.max(0, fullUnits(amount)), owed(w, credit)),
    "forgiven",
    of.id,
  );
}

export function extend(w: World, credit: number, days: number): void {
  w.dueOn[credit] = Math.max(w.day, w.dueOn[credit] ?? 0) + Math.max(0, Math.round(days));
}

/** Days until a debt is due; below 0 when overdue; 0 without a debt. */
export const daysLeft = (w: World, credit: number): number =>
  owed(w, credit) === 0 ? 0 : (w.dueOn[credit] ?? 0) - w.day;
