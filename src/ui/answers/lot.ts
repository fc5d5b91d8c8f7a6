import type { Lot } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Words } from "../words.js";
import type { Asked, Meant } from "./asked.js";
import { elsewhereLines } from "./elsewhere.js";

/** What a possible lot would cost or bring, with the arithmetic of it: the price moves evenly from its first unit to its last. */
export function lotLines({ view, words }: Asked, { lot, amount }: Meant): readonly string[] {
  if (lot === undefined) return [];
  const { act, good } = lot;
  const most = amount ?? (act === "buy" ? view.mostToBuy(good) : view.mostToSell(good));
  const found = view.lot(act, good, most);
  if (found === undefined) return [];
  const holding = words.holding(good, most);
  const said = {
    lot: amount === undefined ? t("The whole {holding}", { holding }) : holding,
    money: words.sum(good, found.total),
    how: lotText(words, good, found),
  };
  // What a named amount would bring elsewhere is told with what it would do.
  const then = act === "buy" && amount === undefined ? elsewhereLines(view, words, good, most) : [];
  return [
    act === "buy"
      ? t("{lot} at once would cost {money} here today: {how}.", said)
      : t("{lot} at once would bring {money} here today: {how}.", said),
    ...then,
  ];
}

/** From the first unit of a lot to its last, and what that comes to in the mean. */
export function lotText(words: Words, good: string, lot: Lot): string {
  const { first, last, mean, amount, flat } = lot;
  if (flat) return t("each at {price}", { price: words.price(first, good) });
  return t(
    "the first at {first}, the last at {last}, since your own trade moves the price; {holding} at their mean, {mean}",
    {
      first: words.price(first, good),
      last: words.price(last, good),
      holding: words.holding(good, amount),
      mean: words.price(mean, good),
    },
  );
}
