import type { View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Words } from "../words.js";

/** What so much of a good would bring at the best price known from another place, with how old that is, where `said` does not tell that price already; nothing where none is known. */
export function elsewhereLines(view: View, words: Words, good: string, amount: number, said = ""): readonly string[] {
  const [best] = amount > 0 ? view.elsewhere(good, amount) : [];
  if (best === undefined) return [];
  const { atOnce, bid, seenOn, whole } = best;
  const of = {
    place: words.name("places", best.place),
    name: words.name("goods", good),
    price: words.price(bid, good),
    holding: words.holding(good, amount),
    whole: words.sum(good, whole),
    atOnce: words.sum(good, atOnce.total),
    last: words.price(atOnce.last, good),
    mean: words.price(atOnce.mean, good),
    day: seenOn ?? 0,
    days: words.days(view.day - (seenOn ?? 0)),
  };
  const known = said.includes(of.price);
  const seen =
    seenOn === undefined
      ? t(
          "In {place}, by what people say, the price to sell {name} at is {price}: {holding} at that price would be {whole}.",
          of,
        )
      : t(
          "In {place} the price to sell {name} at was {price} when you last saw it, on day {day}, {days} ago: {holding} at that price would be {whole}.",
          of,
        );
  return [
    ...(known ? [] : [seen]),
    atOnce.total < whole
      ? t(
          "Sold in {place} at once, {holding} would bring about {atOnce}: the first at {price}, the last at {last}, in the mean {mean} (`why {name}`). What it is when you come is not known.",
          of,
        )
      : t("What the price is when you come is not known."),
  ];
}

/** The same of every good a way brings into the trader's hands. */
export const gainedLines = (before: View, after: View, words: Words, said = ""): readonly string[] =>
  after.goods.flatMap(({ id, has }) =>
    has > before.held(id).has ? elsewhereLines(before, words, id, before.movedUntil(after, id), said) : [],
  );
