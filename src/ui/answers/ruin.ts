import type { View } from "../../engine/index.js";
import { capital, type Words } from "../words.js";

/** `due in 30 days, on day 33`; with the date. */
export function dueText(view: View, words: Words, daysLeft: number): string {
  if (daysLeft === 0) return "due today";
  return daysLeft > 0
    ? `due in ${words.days(daysLeft)}, on day ${view.day + daysLeft}`
    : `overdue by ${words.days(-daysLeft)}`;
}

/** What is owed, when it is due. */
export function debtLines(view: View, words: Words): readonly string[] {
  return view.debts
    .filter(({ owed }) => owed > 0)
    .map(
      ({ id, owed, daysLeft }) =>
        `Debt: ${words.money(owed)} for ${words.name("credit", id)}, ${dueText(view, words, daysLeft)}.`,
    );
}

/** Ruins that days alone bring, with the evening on which they come and what they are. */
export function ruinLines(view: View, words: Words): readonly string[] {
  return view.ruins.map(({ id, on }) => {
    const days = on - view.day;
    const when = days === 0 ? "this evening" : `on the evening of day ${on}, in ${words.days(days)}`;
    return `If nothing changes, the campaign ends in ruin ${when}: ${capital(words.text(`endings.${id}`, view) ?? id)}`;
  });
}
