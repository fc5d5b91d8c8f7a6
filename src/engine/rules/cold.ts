import { begunUnits, fullUnits } from "../../units/index.js";
import { drawOutcome, nextVisit } from "../chance.js";
import { post } from "../ledger.js";
import { pick } from "../lookup.js";
import type { World } from "../world.js";
import { learn } from "./belief.js";

/**
 * A night of cold: with some chance it kills all of a living good that is not sheltered, else a share of it. The dead
 * stay as another good where one is declared. Answers 0 when all died, 1 when part did.
 */
export function suffer(w: World, good: number, sheltered: number): number {
  const of = w.model.scenario.goods[good];
  if (of?.cold === undefined) return 1;
  const subject = w.model.lookup.chance.cold[good] ?? -1;
  const all = w.parameter(of.cold.all);
  const outcome = drawOutcome(w, subject, nextVisit(w, subject), [all, 1 - all]);
  const { you, perished } = w.model.account;
  const carried = w.balance(you, of.commodity);
  if (carried > 0) learn(w, of.cold.belief, outcome);
  const open = Math.max(0, carried - Math.max(0, fullUnits(sheltered)));
  const dead = outcome === 0 ? open : Math.min(open, begunUnits(open * w.parameter(of.cold.part)));
  post(w, you, perished, of.commodity, dead, "perished", of.id);
  const remains = pick(w.model.scenario.goods, of.cold.becomes ?? -1);
  if (remains !== undefined) post(w, perished, you, remains.commodity, dead, "perished", of.id);
  return outcome;
}
