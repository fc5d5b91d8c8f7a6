import type { View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { capital } from "../figures.js";
import type { Words } from "../words.js";

type Debt = View["debts"][number];

/** `due in 30 days, on day 33`, `overdue by 3 days`. */
const dueText = ({ daysLeft, dueOn }: Debt, words: Words): string =>
  daysLeft > 0 ? t("{due}, on day {dueOn}", { due: words.due(daysLeft), dueOn }) : words.due(daysLeft);

/** What is owed, when it is due. */
export const debtLines = (view: View, words: Words): readonly string[] =>
  view.debts
    .filter(({ owed }) => owed > 0)
    .map((of) =>
      t("Debt: {owed} for {credit}, {dueText}.", {
        owed: words.owed(of.id, of.owed),
        credit: words.name("credit", of.id),
        dueText: dueText(of, words),
      }),
    );

/** Where a debt is due or overdue, the evening on which days alone bring ruin, in short. */
export const overdueLines = (view: View, words: Words): readonly string[] =>
  view.debts.some(({ owed, daysLeft }) => owed > 0 && daysLeft <= 0)
    ? view.ruins.map(({ id, on }) =>
        t("If nothing changes, the campaign ends in ruin {when} (`why {ending}`).", {
          when: whenText(view, words, on),
          ending: id,
        }),
      )
    : [];

/** What stays owed of a credit once some of it is paid: that it is nothing, or how much and when that is due. */
export function leftOwedLines(after: View, words: Words, credit: string): readonly string[] {
  const left = after.debts.find(({ id }) => id === credit)?.owed ?? 0;
  return left > 0
    ? debtLines(after, words)
    : [t("Nothing is owed for {credit} then.", { credit: words.name("credit", credit) }), ...debtLines(after, words)];
}

const whenText = (view: View, words: Words, on: number): string =>
  on === view.day
    ? t("this evening")
    : t("on the evening of day {on}, in {days}", { on, days: words.days(on - view.day) });

/** Ruins that days alone bring, with the evening on which they come and what they are. */
export const ruinLines = (view: View, words: Words, ruins = view.ruins): readonly string[] =>
  ruins.map(({ id, on }) =>
    t("If nothing changes, the campaign ends in ruin {when}: {text}", {
      when: whenText(view, words, on),
      text: capital(words.text(`endings.${id}`, view) ?? id),
    }),
  );
