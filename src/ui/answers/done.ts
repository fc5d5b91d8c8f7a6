import type { Journal, Program, View } from "../../engine/index.js";
import { t, tn } from "../../language/index.js";
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

/** Goods used with their worth, and what is owed for them: `1.8 kg pork 468 won`. */
export const spentText = (words: Words, spent: Sum["spent"]): string =>
  spent
    .map(({ id, amount, value, owed }) => {
      const of = { what: words.holding(id, amount), money: words.money(value) };
      return owed === undefined
        ? t("{what} {money}", of)
        : t("{what} {money}; {owed} are owed for it", { ...of, owed: words.owed(owed.credit, owed.amount) });
    })
    .join(", ");

/** What was used up on days of work, and what they come to with it. */
const spentLines = (words: Words, { spent, worth }: Sum): readonly string[] =>
  spent.length === 0
    ? []
    : [
        t(
          "Used up besides, at what it sells for at home: {spent}. With that it comes to {sum}; what came home to be eaten is not counted in it.",
          { spent: spentText(words, spent), sum: signed(words, worth) },
        ),
      ];

/** `the soup stall: took 700 won, paid 400 won, so +300 won; 120 bowls of soup made` */
function tookText(words: Words, activity: string, sum: Sum): string {
  const made = madeText(words, sum);
  return t("{activity}: took {took}, paid {paid}, so {sum}{made}", {
    activity: words.name("activities", activity),
    took: words.money(sum.took),
    paid: words.money(sum.paid),
    sum: signed(words, sum.money),
    made: made === "" ? "" : `; ${made}`,
  });
}

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
  const of = { count: days.length, took: tookText(words, id, all) };
  const last = days.slice(-MOST_DAYS).map((day) => {
    const made = madeText(words, day);
    return t("day {day} {sum}{made}", {
      day: day.day,
      sum: signed(words, day.money),
      made: made === "" ? "" : ` (${made})`,
    });
  });
  return [
    tn(days.length, "So far, on {count} day of {took}.", "So far, on {count} days of {took}.", of),
    ...spentLines(words, all),
    t("The last days: {days}.", { days: last.join("; ") }),
  ];
}

/** What standing orders have come to on the days from one on, where they were done on several. */
export function doneSince(from: number, view: View, words: Words, journal: Journal): readonly string[] {
  if (view.day - from < 2) return [];
  return view.activities.flatMap(({ id }) => {
    const { all, days } = view.workDone(id, journal, from);
    if (days.length < 2 || (all.took === 0 && all.paid === 0)) return [];
    return [
      t("In all, on these {count} days of {took}.", { count: days.length, took: tookText(words, id, all) }),
      ...spentLines(words, all),
    ];
  });
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
