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

/** Ruins that days alone bring, with the evening on which they come and what they are. */
export function ruinLines(view: View, words: Words, ruins = view.ruins): readonly string[] {
  return ruins.map(({ id, on }) => {
    const days = on - view.day;
    const when =
      days === 0 ? t("this evening") : t("on the evening of day {on}, in {days}", { on, days: words.days(days) });
    return t("If nothing changes, the campaign ends in ruin {when}: {text}", {
      when,
      text: capital(words.text(`endings.${id}`, view) ?? id),
    });
  });
}
