import type { Contact } from "../../scenario/index.js";
import type { World } from "../world.js";
import { learn } from "./belief.js";

/** Outcomes of a contact's choice, in the order of the chart's ways. */
const HOLDS = 0;
const DEFECTS = 1;

/**
 * What a contact gains by either way, in smallest units of the money of home (relational contract: MacLeod & Malcomson
 * 1989; Baker, Gibbons & Murphy 2002). `holds`: this time's pay and what it is worth to him that it comes again, over
 * what he could earn elsewhere, discounted by his patience d: pay + d / (1 - d) * (pay - elsewhere), the second part
 * never below 0. `defects`: what he gets for what he was given, less what keeping it costs him, and what he could earn
 * elsewhere from then on counts as 0 in both. Patience is cut at 99 %.
 */
export function temptation(
  w: World,
  contact: Contact,
  entrusted: number,
  paid: number,
): { readonly holds: number; readonly defects: number } {
  const patience = Math.min(0.99, Math.max(0, w.parameter(contact.patience)));
  const future = (patience / (1 - patience)) * Math.max(0, paid - w.parameter(contact.elsewhere));
  return {
    holds: paid + future,
    defects: Math.max(0, entrusted) * w.parameter(contact.fences) - w.parameter(contact.betrayalCosts),
  };
}

/** The contact decides by his own gain; at a tie he holds. The trader sees which. Answers the outcome's position. */
export function decideContact(w: World, at: number, entrusted: number, paid: number): number {
  const contact = w.model.scenario.contacts[at];
  if (contact === undefined) return HOLDS;
  const { holds, defects } = temptation(w, contact, entrusted, paid);
  const outcome = holds >= defects ? HOLDS : DEFECTS;
  learn(w, contact.belief, outcome);
  return outcome;
}
