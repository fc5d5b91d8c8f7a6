import type { Decision, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { whyIdle } from "../answers/closed.js";
import { capital } from "../figures.js";
import type { Words } from "../words.js";

/** Why a wait is over before the days that were named, where nothing else says so. */
export function whyStopped(decision: Decision, from: number, view: View, words: Words): readonly string[] {
  if (decision.do !== "wait" || view.rest.kind !== "plan") return [];
  const passed = view.day - from;
  if (passed >= decision.days) return [];
  const due = view.debts.filter(({ owed, daysLeft }) => owed > 0 && daysLeft === 0);
  const starved = view.household.members.filter(({ dead, near }) => !dead && near >= 1);
  const why = [
    ...due.map(({ id }) => t("{credit} is due today", { credit: words.name("credit", id) })),
    ...(starved.length > 0
      ? [
          t("hunger has come to where it can kill ({starved})", {
            starved: starved.map(({ id }) => words.name("members", id)).join(", "),
          }),
        ]
      : []),
  ];
  return why.length === 0
    ? [t("The wait ends after {days}.", { days: words.days(passed) })]
    : [t("The wait ends after {days}: {why}.", { days: words.days(passed), why: why.join("; ") })];
}

/** What to eat goes along with whoever leaves home: the household has only what was put away. */
export function takenAlong(decision: Decision, { atHome, goods }: View, words: Words): readonly string[] {
  const food = atHome && decision.do === "travel" ? goods.filter(({ edible, has }) => edible && has > 0) : [];
  const what = food.map(({ id, has }) => words.holding(id, has)).join(", ");
  return food.length === 0
    ? []
    : [t("You take along {what}; at home it would have had to be put away (`leave`).", { what })];
}

/** A standing order that has been given, told back. */
export function confirmed(decision: Decision, words: Words): readonly string[] {
  if (decision.do === "ration")
    return [t("From now on the kitchen cooks {ration}.", { ration: words.name("rations", decision.level) })];
  if (decision.do === "order" && decision.level === "off")
    return [t("Ordered: {order}.", { order: words.order(decision.activity, decision.level, decision.amount) })];
  if (decision.do === "order") return [t("Ordered.")]; // what is done from now on is told with what stands
  return [];
}

/** Of days that passed, on how many what is ordered was not done, and what is missing for it today. */
export const keptLines = (before: Before, view: View, words: Words): readonly string[] =>
  keptRows(before, view, words).map(({ text }) => text);

/** `isCause`: why it is not done today, which stands with the order itself too. */
export interface KeptRow {
  readonly id: string;
  readonly text: string;
  readonly isCause: boolean;
}

type Before = Pick<View, "activities" | "day" | "working">;

/** The same, each with the id of the work. */
export function keptRows(before: Before, view: View, words: Words): readonly KeptRow[] {
  const passed = view.day - before.day;
  if (passed <= 0) return [];
  return before.activities.flatMap(({ id, level, daysDone }) => {
    const now = view.activity(id);
    if (level === undefined || now === undefined) return [];
    // A day that asks something in the middle of its work is counted as done before it is over.
    const begun = (view.working === id ? 1 : 0) - (before.working === id ? 1 : 0);
    const idle = passed - (now.daysDone - daysDone - begun);
    if (idle <= 0 || now.level === undefined) return [];
    const why = whyIdle(words, view, id, now.needs);
    const days = t("{activity}: not done on {idle} of {passed}", {
      activity: capital(words.name("activities", id)),
      idle,
      passed: words.days(passed),
    });
    return [
      { id, text: `${days}.`, isCause: false },
      ...(why === undefined ? [] : [{ id, text: t("Not today either. {why}", { why }), isCause: true }]),
    ];
  });
}
