import type { View } from "../engine/index.js";
import { t } from "../language/index.js";
import { hungerWord } from "./hunger.js";
import type { Words } from "./words.js";

/** How many days can still pass, the last one among them, and how many of them at once. */
export function daysToPass({ day, lastDay, longestWait }: View): { readonly inAll: number; readonly atOnce: number } {
  return { inAll: Math.max(0, lastDay - day) + 1, atOnce: longestWait };
}

/** What a wait is called where it is offered, with the most that can pass; on the last day, that it is that. */
export function waitLabel(view: View, words: Words): string {
  const { inAll, atOnce } = daysToPass(view);
  if (inAll === 1) return t("Let the last day pass");
  return inAll > atOnce
    ? t("Let days pass (at most {days}, with today; {atOnce} at a time)", { days: words.days(inAll), atOnce })
    : t("Let days pass (at most {days}, with today)", { days: words.days(inAll) });
}

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
