import { type Program, type View, type Worth, worthMoves } from "../../engine/index.js";
import { formatDate } from "../../units/index.js";
import { debtLines } from "../answers/ruin.js";
import { hungerWord, stateText } from "../hunger.js";
import { larderLine } from "../larder.js";
import { capital, rounded, type Words } from "../words.js";

export { hungerWord };

const list = (parts: readonly string[]): string => (parts.length === 0 ? "nothing" : parts.join(", "));

/** Where and when, in one sentence. */
export function placeLine(view: View, words: Words): string {
  const { road, place } = view;
  const where =
    road === undefined
      ? words.name("places", place ?? "")
      : `on ${words.name("routes", road.route)} (${words.name("legs", `${road.route}.${road.leg}`)})`;
  return `Day ${view.day} of ${view.lastDay}, ${formatDate(view.date)}, ${where}${view.snowing ? ", snow" : ""}.`;
}

/** What the trader has, with him and at home. */
export function holdingLines(view: View, words: Words): readonly string[] {
  const money = view.money.filter(({ has }) => has > 0).map(({ id, has }) => words.holding(id, has));
  const goods = view.goods
    .filter(({ has }) => has > 0)
    .map(
      ({ id, has, hiding }) =>
        `${words.holding(id, has)}${hiding === undefined || (view.atHome && view.rest.kind === "plan") ? "" : ` (hidden ${words.name("hiding", hiding)})`}`,
    );
  const stored = [...view.money, ...view.goods]
    .filter((of) => of.stored > 0)
    .map((of) => words.holding(of.id, of.stored));
  return [`With you: ${list([...money, ...goods])}. At home: ${list(stored)}.`];
}

/** How the household is: everyone who is not fed by name. */
export function householdLines(view: View, words: Words): readonly string[] {
  const { members } = view.household;
  const well = members.every(({ dead, hunger }) => !dead && hungerWord(hunger) === "fed");
  const people = members.map((of) => `${words.name("members", of.id)}: ${stateText(of)}`);
  return [`Household: ${well ? "all fed" : people.join("; ")}. ${larderLine(view, words)}`];
}

/** Standing orders that are given. */
export function orderLines(view: View, words: Words): readonly string[] {
  return view.activities.flatMap(({ id, level, number }) =>
    level === undefined ? [] : [`Every day ${words.order(id, level, number?.ordered)}.`],
  );
}

/** Prices where the trader stands, a line for each good. */
export function priceLines(view: View, words: Words): readonly string[] {
  const here = view.goods.filter(({ ask, bid }) => ask > 0 || bid > 0);
  return here.map((good) => {
    const buy =
      good.ask > 0
        ? `buy ${words.price(good.ask, good.id)}${good.stock === undefined ? "" : `, ${words.holding(good.id, good.stock)} for sale`}`
        : "not for sale";
    const sell = good.bid > 0 ? `sell ${words.price(good.bid, good.id)}` : "nobody buys it";
    const home =
      view.place !== undefined && good.homeBid > 0 && !view.atHome
        ? `; at home it sold for ${words.price(good.homeBid, good.id)} when last heard`
        : "";
    return `  ${words.name("goods", good.id)}: ${buy}; ${sell}${home}`;
  });
}

/** The same in one line: what is bought and sold here, for the plan. */
export function priceLine(view: View, words: Words): readonly string[] {
  const here = view.goods.filter(({ ask, bid }) => ask > 0 || bid > 0);
  const told = here.map(({ id, ask, bid }) => {
    const sides = [
      ...(ask > 0 ? [`buy ${words.price(ask, id)}`] : []),
      ...(bid > 0 ? [`sell ${words.price(bid, id)}`] : []),
    ];
    return `${words.name("goods", id)} ${sides.join(", ")}`;
  });
  return told.length === 0 ? [] : [`Here: ${told.join("; ")}.`];
}

/** What the scenario keeps count of for the trader and names in its catalogue: money out in a venture, and the like. */
export function tallyLines(program: Program, view: View, words: Words): readonly string[] {
  return program.model.scenario.variables.flatMap(({ id, dims }) => {
    const name = words.name("variables", id);
    const value = words.valueOf(id, view) ?? 0;
    return name === id || value === 0 ? [] : [`${capital(name)}: ${words.quantity(value, dims)}.`];
  });
}

/** Everything that stands: holdings, debts, the household. */
export const standingLines = (program: Program, view: View, words: Words): readonly string[] => [
  ...holdingLines(view, words),
  ...debtLines(view, words),
  ...tallyLines(program, view, words),
  ...orderLines(view, words),
  ...householdLines(view, words),
];

/** What moved worth most since it was last told, in a few words. */
function whyMoved(then: Worth, now: Worth, words: Words): string {
  const told = worthMoves(then, now)
    .slice(0, MOST_MOVES)
    .map(({ of, id, by }) => {
      const sign = by < 0 ? "-" : "+";
      if (of === "measure") return `${words.measure} ${by < 0 ? "dearer" : "cheaper"}, by which all is measured`;
      const what = id === undefined ? of : `${words.name("goods", id)}${of === "price" ? " at another price" : ""}`;
      return `${what} ${sign}${words.money(Math.abs(by))}`;
    });
  return told.length === 0 ? "" : ` Since last told: ${told.join(", ")}.`;
}

const MOST_MOVES = 3;

/** What all is worth as the trader reckons it, and what moved it since `before`. */
export const worthLine = (view: View, words: Words, before?: Worth): string =>
  `Worth in all, as you reckon it: about ${words.real(rounded(view.wealth))}.${before === undefined ? "" : whyMoved(before, view.worth, words)}`;
