import { t } from "../../language/index.js";
import type { Known } from "./term.js";

/** What worth is made of now. */
export function worthParts({ program, view, words }: Known): readonly string[] {
  const { money, debts, goods, unit } = view.worth;
  const told = goods.map(({ id, amount, value }) =>
    t("{holding} (worth {money})", { holding: words.holding(id, amount), money: words.money(value) }),
  );
  const less = debts > 0 ? t("; less {money} of debts", { money: words.money(debts) }) : "";
  const { goods: all, numeraire } = program.model.scenario;
  return [
    t("Now it is made of {it}{less}; all of it divided by {price}, what {measure} costs to buy at home.", {
      it: [t("{money} of money", { money: words.money(money) }), ...told].join(", "),
      less,
      price: words.price(unit, all[numeraire.good]?.id ?? ""),
      measure: words.measure,
    }),
  ];
}

/** The goods that are held, each with what it is counted at. */
export const heldParts = ({ view, words }: Known): readonly string[] =>
  view.worth.goods.length === 0
    ? [t("No goods are held, with you or at home.")]
    : view.worth.goods.map(({ id, amount, value, each }) =>
        t("{holding}: worth {money} at the home price, all of it sold at once: {price} in the mean.", {
          holding: words.holding(id, amount),
          money: words.money(value),
          price: words.price(each, id),
        }),
      );

/** What is counted where one ends now, and what is not. */
export const countedNow = (known: Known): readonly string[] => [
  t(
    "Ending now counts what you hold, with you and at home, less what you owe, at the prices at home. Of the days left nothing is counted any more: no wage, no trade and no meal.",
  ),
  ...worthParts(known),
];
