import {
  type BoardRow,
  type GoodView,
  type Journal,
  type Program,
  type Quote,
  seenOfGood,
  type View,
} from "../../engine/index.js";
import { t } from "../../language/index.js";
import { formatDate } from "../../units/index.js";
import { percent } from "../figures.js";
import type { Words } from "../words.js";

interface Priced {
  readonly program: Program;
  readonly view: View;
  readonly words: Words;
  readonly journal?: Journal | undefined;
}

/** `+4 %`, `-12 %`: a share that moves a price. */
export const movedText = (share: number): string => `${share > 0 ? "+" : ""}${percent(share)}`.replace("-0 %", "0 %");

const SIDES = {
  ask: () => t("the usual price to buy"),
  bid: () => t("the usual price to sell at"),
  mid: () => t("the usual price, midway between buying and selling"),
};

/** What the usual price was where it follows the calendar; where it goes nobody knows. */
function calendar({ line }: Quote, good: string, words: Words): string {
  if (line === undefined) return "";
  const { from } = line;
  return t(" (it was {was} on {since} and moves from day to day)", {
    was: words.price(from.price, good),
    since: formatDate(from.day),
  });
}

/** What one's own trade has done, and of how much. */
function own({ own, sold }: Quote, good: string, words: Words): string {
  if (sold === 0) return t("  your own trade here of late: none, so nothing");
  const much = words.holding(good, Math.abs(sold));
  return sold > 0
    ? t("  your own sales here of late, {much} not yet forgotten: {moved}", { much, moved: movedText(own) })
    : t("  your own purchases here of late, {much} not yet forgotten: {moved}", { much, moved: movedText(own) });
}

/** What a buyer pays and a seller gets of it: each stands half the gap from the middle. */
function sideLines({ gap, middle }: Quote, good: string, words: Words, { ask, bid }: GoodView): readonly string[] {
  const [buy, sell] = [words.price(ask, good), words.price(bid, good)];
  const of = { apart: percent(gap), middle: words.price(middle, good) };
  return [
    t(
      "  so {middle} today, midway between buying and selling; the gap is {apart} of that, half of it to each side",
      of,
    ),
    ...(ask > 0 ? [t("  so {buy} to buy", { buy })] : []),
    ...(bid > 0 ? [t("  so {sell} to sell at", { sell })] : []),
  ];
}

/** How today's price of a good came about, rule by rule; nothing where it is not traded. */
export function ruleLines({ view, words }: Priced, good: string): readonly string[] {
  const quote = view.quote(good);
  const of = view.goods.find(({ id }) => id === good);
  if (quote === undefined || of === undefined || (of.ask === 0 && of.bid === 0)) return [];
  return [
    t("The price of day {day} came about like this:", { day: view.day }),
    `  ${SIDES[quote.side]()}: ${words.price(quote.usual, good)}${calendar(quote, good, words)}`,
    ...(quote.side === "mid"
      ? []
      : [
          t("  so {usual} midway between buying and selling, usually", { usual: words.price(quote.usualMiddle, good) }),
        ]),
    t("  chance, which moves it a little every day and fades: {moved}", { moved: movedText(quote.chance) }),
    own(quote, good, words),
    ...sideLines(quote, good, words, of),
  ];
}

function bestLine(words: Words, good: string, { bid, by, day, place }: NonNullable<BoardRow["best"]>): string {
  const of = { price: words.price(bid, good), place: words.name("places", place), day };
  return by === undefined
    ? t("The best price you have seen anyone pay is {price}, in {place} on day {day}.", of)
    : t("The best price you have seen anyone pay is {price}: {person}, in {place} on day {day}.", {
        ...of,
        person: words.name("people", by),
      });
}

/** The price to sell at on a day it was seen; on the day on which all has ended, the one all is counted at. */
function bidOf(view: View, good: string, { day, bid }: BoardRow["seen"][number]): number {
  const now = view.goods.find(({ id }) => id === good)?.bid ?? 0;
  return view.rest.kind === "ended" && day === view.day && now > 0 ? now : bid;
}

/** The best price seen so far, where and when, and how the price here has gone. */
export function seenLines({ program, view, words, journal }: Priced, good: string): readonly string[] {
  const row = journal === undefined ? undefined : seenOfGood(program, journal, view, good);
  if (row === undefined) return [];
  const { best, change } = row;
  const seen = row.seen.map((of) => ({ ...of, bid: bidOf(view, good, of) }));
  const [first, last] = [seen[0], seen.at(-1)];
  return [
    ...(best === undefined ? [t("You have seen nobody pay for it yet.")] : [bestLine(words, good, best)]),
    ...(change === undefined || first === undefined || last === undefined
      ? []
      : [
          t("Between day {from} and day {to} the price to sell at went from {was} to {is}.", {
            from: first.day,
            to: last.day,
            was: words.price(first.bid, good),
            is: words.price(last.bid, good),
          }),
        ]),
  ];
}
