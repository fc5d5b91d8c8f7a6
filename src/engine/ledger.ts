import { fullUnits } from "../units/index.js";
import type { Reason } from "./watch.js";
import type { World } from "./world.js";

/** A posting that would break the books: a bug of a rule, never a player's mistake. */
export class LedgerError extends Error {
  override readonly name = "LedgerError";
}

/**
 * Moves `amount` (an integer of smallest units, at least 0) of a commodity between accounts. The only place that
 * changes a balance. Nothing appears or vanishes; no one but the world outside and a debtor goes below zero.
 */
export function post(
  w: World,
  from: number,
  to: number,
  commodity: number,
  amount: number,
  reason: Reason,
  about?: string,
): void {
  if (amount === 0 || from === to) return;
  const { model } = w;
  const width = model.scenario.commodities.length;
  if (!Number.isSafeInteger(amount) || amount < 0) throw new LedgerError(`cannot post ${amount}`);
  const source = from * width + commodity;
  const left = (w.balances[source] ?? 0) - amount;
  if (left < 0 && !model.outside[from] && model.scenario.commodities[commodity]?.kind !== "claim") {
    throw new LedgerError(
      `'${model.accounts[from]}' has too little of '${model.scenario.commodities[commodity]?.id}' for '${reason}'`,
    );
  }
  const target = to * width + commodity;
  const grown = (w.balances[target] ?? 0) + amount;
  if (!Number.isSafeInteger(left) || !Number.isSafeInteger(grown)) throw new LedgerError("a balance beyond counting");
  w.balances[source] = left;
  w.balances[target] = grown;
  w.watch?.posted?.({ day: w.day, from, to, commodity, amount, reason, about });
}

/** As much of the amount as the giver has (the world outside has any), rounded down. */
export function available(w: World, from: number, commodity: number, amount: number): number {
  const wanted = Math.max(0, fullUnits(amount));
  return w.model.outside[from] ? wanted : Math.min(wanted, w.balance(from, commodity));
}
