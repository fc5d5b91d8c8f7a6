import type { View } from "../../engine/index.js";
import { msg, t } from "../../language/index.js";
import { capital } from "../figures.js";
import type { Words } from "../words.js";

/** What a thing is asked about by: its id where that is a plain word, else its name. */
const askedBy = (words: Words, section: string, id: string): string =>
  id.includes("-") ? words.name(section, id).toLowerCase() : id;

const entry = (what: string, told: string, ask: string): string =>
  t("  {what}: {told} (`why {ask}`)", { what: t(what), told, ask });

/** What can be done with a day that is the trader's to plan, and where to ask on about each. */
export function planLines({ view, words }: { readonly view: View; readonly words: Words }): readonly string[] {
  const traded = view.goods.filter(({ mostToBuy, has, bid }) => mostToBuy > 0 || (has > 0 && bid > 0));
  const owed = view.debts.filter((of) => of.owed > 0);
  return [
    t("What can be done with the day:"),
    ...view.routes.map(({ id, to, days }) =>
      entry(
        msg("travel"),
        t("{way}, {days}", { way: words.way(id, to), days: words.days(days) }),
        askedBy(words, "routes", id),
      ),
    ),
    ...traded.map(({ id, mostToBuy, has, bid }) =>
      entry(
        msg("trade"),
        mostToBuy > 0 && has > 0 && bid > 0
          ? t("buy and sell {good} at the market", { good: words.name("goods", id) })
          : mostToBuy > 0
            ? t("buy {good} at the market", { good: words.name("goods", id) })
            : t("sell {good} at the market", { good: words.name("goods", id) }),
        askedBy(words, "goods", id),
      ),
    ),
    ...owed.map(({ id, owed: sum, dueOn, mostToRepay }) =>
      entry(
        msg("repay"),
        t("{owed} of {credit}, due on day {dueOn}{now}", {
          owed: words.owed(id, sum),
          credit: words.name("credit", id),
          dueOn,
          now: mostToRepay > 0 ? "" : t("; none of that money is with you now"),
        }),
        askedBy(words, "credit", id),
      ),
    ),
    ...view.activities.flatMap(({ id, open, level }) =>
      open || level !== undefined ? [entry(msg("order"), words.name("activities", id), id)] : [],
    ),
    entry(msg("wait"), t("days pass; the household eats, prices move, visitors and dues come"), "wait"),
    ...view.endings.map(({ id, open }) =>
      entry(
        msg("end"),
        open
          ? t("the campaign can be closed for good now")
          : t("not yet: {notYet}", { notYet: notYet(view, words, id) }),
        "end",
      ),
    ),
  ];
}

const notYet = (view: View, words: Words, id: string): string =>
  capital(words.about(id, view) ?? t("its conditions do not hold")).replace(/[.\s]*$/, "");
