import { type Program, type View, type Worth, worthMoves } from "../../engine/index.js";
import { msg, t } from "../../language/index.js";
import { formatDate } from "../../units/index.js";
import { whyIdle } from "../answers/closed.js";
import { debtLines, overdueLines } from "../answers/ruin.js";
import { capital } from "../figures.js";
import { holdingLines } from "../holdings.js";
import { hungerWord, stateText } from "../hunger.js";
import { isAtALoss, larderLine } from "../larder.js";
import { lastDayOf } from "../until.js";
import type { Words } from "../words.js";

export { hungerWord };

/** `, stopped at the county post`. */
const stoppedAt = ({ post }: View, words: Words): string =>
  post === undefined ? "" : t(", stopped at {post}", { post: words.name("posts", post.id) });

/** Where and when, in one sentence; `until` is the day on which the play stops before its campaign. */
export function placeLine(view: View, words: Words, until?: number): string {
  const { road, place } = view;
  const where =
    road === undefined
      ? words.name("places", place ?? "")
      : t("on {route} ({leg})", {
          route: words.name("routes", road.route),
          leg: words.name("legs", `${road.route}.${road.leg}`),
        });
  return t("Day {day} of {lastDay}, {date}, {where}{more}.", {
    day: view.day,
    lastDay: lastDayOf(view, until),
    date: formatDate(view.date),
    where,
    more: `${view.snowing ? t(", snow") : ""}${stoppedAt(view, words)}`,
  });
}

/** How the household is: everyone who is not fed by name. */
export function householdLines(view: View, words: Words): readonly string[] {
  const { members } = view.household;
  const well = members.every(({ dead, hunger }) => !dead && hungerWord(hunger) === "fed");
  const people = members.map((of) => `${words.name("members", of.id)}: ${stateText(of)}`);
  return [
    t("Household: {more}. {larderLine}", {
      more: well ? t("all fed") : people.join("; "),
      larderLine: larderLine(view, words),
    }),
  ];
}

/** Standing orders that are given, each with why its day is not done where it is not. */
export function orderLines(view: View, words: Words): readonly string[] {
  return view.activities.flatMap(({ id, level, number, needs }) => {
    if (level === undefined) return [];
    const order = words.order(id, level, number?.ordered);
    const why = whyIdle(words, view, id, needs);
    if (why === undefined && isAtALoss(view, id, level))
      return [t("Every day {order}. It takes more food than it brings (`why {id}`).", { order, id: level })];
    return [
      why === undefined
        ? t("Every day {order}.", { order })
        : t("Every day {order}, but not now. {why}", { order, why }),
    ];
  });
}

/** Prices where the trader stands, a line for each good. */
export function priceLines(view: View, words: Words): readonly string[] {
  const here = view.goods.filter(({ ask, bid }) => ask > 0 || bid > 0);
  return here.map((good) => {
    const buy =
      good.ask > 0
        ? t("buy {price}{more}", {
            price: words.price(good.ask, good.id),
            more:
              good.stock === undefined
                ? ""
                : t(", {holding} for sale", { holding: words.holding(good.id, good.stock) }),
          })
        : t("not for sale");
    const sell = good.bid > 0 ? t("sell {price}", { price: words.price(good.bid, good.id) }) : t("nobody buys it");
    const home =
      view.place !== undefined && good.homeBid > 0 && !view.atHome
        ? t("; at home it sold for {price} on the last morning you were there, or as expected", {
            price: words.price(good.homeBid, good.id),
          })
        : "";
    return `  ${words.name("goods", good.id)}: ${buy}; ${sell}${home}`;
  });
}

/** The same in one line: what is bought and sold here, for the plan. */
export function priceLine(view: View, words: Words): readonly string[] {
  const here = view.goods.filter(({ ask, bid }) => ask > 0 || bid > 0);
  const told = here.map(({ id, ask, bid }) => {
    const sides = [
      ...(ask > 0 ? [t("buy {price}", { price: words.price(ask, id) })] : []),
      ...(bid > 0 ? [t("sell {price}", { price: words.price(bid, id) })] : []),
    ];
    return `${words.name("goods", id)} ${sides.join(", ")}`;
  });
  return told.length === 0 ? [] : [t("Here: {told}.", { told: told.join("; ") })];
}

/** What the scenario keeps count of for the trader and names in its catalogue: money out in a venture, and the like. */
export function tallies(program: Program, view: View, words: Words): readonly Tally[] {
  return program.model.scenario.variables.flatMap(({ id }) => {
    const name = words.name("variables", id);
    const value = words.valueOf(id, view) ?? 0;
    return name === id || value === 0 ? [] : [{ id, name, says: `${capital(name)}: ${words.tally(id, value)}.` }];
  });
}

interface Tally {
  readonly id: string;
  readonly name: string;
  /** `Money in the varnish: 1,000 won.` */
  readonly says: string;
}

/** Everything that stands: holdings, debts, the household. */
export const standingLines = (program: Program, view: View, words: Words): readonly string[] => [
  ...holdingLines(view, words),
  ...debtLines(view, words),
  ...overdueLines(view, words),
  ...tallies(program, view, words).map(({ says }) => says),
  ...orderLines(view, words),
  ...householdLines(view, words),
];

const signed = (by: number, words: Words): string => `${by < 0 ? "-" : "+"}${words.money(Math.abs(by))}`;

const debtMoved = (by: number): string => (by < 0 ? t("more debt") : t("less debt"));

/** All that moved worth between two looks, the largest first, each in a few words. */
export const movedTexts = (then: Worth, now: Worth, words: Words): readonly string[] =>
  worthMoves(then, now).map(({ of, id, by }) => {
    const good = words.name("goods", id ?? "");
    const { measure } = words;
    if (of === "measure")
      return now.unit > then.unit
        ? t("{measure} dearer, by which all is measured", { measure })
        : t("{measure} cheaper, by which all is measured", { measure });
    const named = of === "debts" ? debtMoved(by) : t(MOVED[of] ?? good);
    return `${of === "price" ? t("{good} at another price", { good }) : named} ${signed(by, words)}`;
  });

/** What moved worth most since it was last told, in a few words; the rest in a sum. */
function whyMoved(then: Worth, now: Worth, words: Words): string {
  const moves = worthMoves(then, now);
  const told = movedTexts(then, now, words).slice(0, MOST_MOVES);
  const rest = moves.slice(MOST_MOVES).filter(({ of }) => of !== "measure");
  const sum = rest.reduce((all, { by }) => all + by, 0);
  const others = rest.length === 0 ? [] : [t("all else {sum}", { sum: signed(sum, words) })];
  return told.length === 0 ? "" : t(" Since last told: {told}.", { told: [...told, ...others].join(", ") });
}

const MOST_MOVES = 3;

/** What moved that is no good. */
const MOVED: Readonly<Record<string, string>> = { money: msg("money") };

/** What all is worth as the trader reckons it, and what moved it since `before`. */
export const worthLine = (view: View, words: Words, before?: Worth): string =>
  t("Worth in all, as you reckon it: about {real}.{more}", {
    real: words.reckoned(view.wealth),
    more: before === undefined ? "" : whyMoved(before, view.worth, words),
  });
