import type { Journal, Program, View } from "../../engine/index.js";
import { t, tn } from "../../language/index.js";
import { capital } from "../figures.js";
import type { Words } from "../words.js";
import type { Thing } from "./numbers.js";

type Sum = ReturnType<View["workDone"]>["all"];
type Holding = Sum["made"][number];

/** Days told one by one: the last of them. */
const MOST_DAYS = 6;

const signed = (words: Words, amount: number): string => `${amount < 0 ? "-" : "+"}${words.money(Math.abs(amount))}`;

const listed = (words: Words, of: readonly Holding[]): string =>
  of.map(({ id, amount }) => words.holding(id, amount)).join(", ");

/** `12 bowls of soup made, 9 bowls of soup sold`. */
function madeText(words: Words, { made, sold }: Sum): string {
  return [
    ...(made.length === 0 ? [] : [t("{what} made", { what: listed(words, made) })]),
    ...(sold.length === 0 ? [] : [t("{what} sold", { what: listed(words, sold) })]),
  ].join(", ");
}

/** Goods used with their worth: `1.8 kg pork 468 won`. */
export const spentText = (words: Words, spent: Sum["spent"]): string =>
  spent.map(({ id, amount, value }) => `${words.holding(id, amount)} ${words.money(value)}`).join(", ");

/** What an activity has come to so far, by the ledger: in all, then its last days. Nothing before its first, and of nothing else. */
export function doneLines(
  view: View,
  words: Words,
  { section, id }: Thing,
  journal: Journal | undefined,
): readonly string[] {
  if (journal === undefined || section !== "activities") return [];
  const { all, days } = view.workDone(id, journal);
  if (days.length === 0) return [];
  const made = madeText(words, all);
  const head = tn(
    days.length,
    "So far, on {count} day of {activity}: took {took}, paid {paid}, so {sum}{made}.",
    "So far, on {count} days of {activity}: took {took}, paid {paid}, so {sum}{made}.",
    {
      count: days.length,
      activity: words.name("activities", id),
      took: words.money(all.took),
      paid: words.money(all.paid),
      sum: signed(words, all.money),
      made: made === "" ? "" : `; ${made}`,
    },
  );
  const last = days.slice(-MOST_DAYS).map((day) => {
    const of = madeText(words, day);
    return t("day {day} {sum}{made}", {
      day: day.day,
      sum: signed(words, day.money),
      made: of === "" ? "" : ` (${of})`,
    });
  });
  return [
    capital(head),
    ...(all.spent.length === 0
      ? []
      : [
          t(
            "Used up besides, at what it sells for at home: {spent}. With that it comes to {sum}; what came home to be eaten is not counted in it.",
            { spent: spentText(words, all.spent), sum: signed(words, all.worth) },
          ),
        ]),
    t("The last days: {days}.", { days: last.join("; ") }),
  ];
}

/** The same of every activity that has been done; where there is none, what tells of gain instead. */
export function gainLines(
  { model }: Program,
  view: View,
  words: Words,
  journal: Journal | undefined,
): readonly string[] {
  return [
    t(
      "Whether it pays shows in what you are worth: `status` tells it, with what moved it, and the account at the end tells money by what it was for. `ledger` shows each movement.",
    ),
    ...model.scenario.activities.flatMap(({ id }) => doneLines(view, words, { section: "activities", id }, journal)),
  ];
}
