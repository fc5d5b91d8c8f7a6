import type { View } from "../engine/index.js";
import { hungerWord } from "./hunger.js";

/**
 * Whether another wait may follow one of so many days: nothing was asked, it was not cut short, and nobody of the household
 * has died or is called hungrier than before.
 */
export function mayGoOn(before: View, after: View, days: number): boolean {
  const changed = after.household.members.some(({ hunger, dead }, at) => {
    const then = before.household.members[at];
    return dead !== then?.dead || hungerWord(hunger) !== hungerWord(then.hunger);
  });
  return after.rest.kind === "plan" && after.day - before.day >= days && !changed;
}
