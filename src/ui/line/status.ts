import type { Program, View } from "../../engine/index.js";
import { formatDate } from "../../units/index.js";
import { capital, rounded, type Words } from "../words.js";

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
    .map(({ id, has, hidden }) => `${words.holding(id, has)}${hidden ? " (hidden)" : ""}`);
  const stored = [...view.money, ...view.goods]
    .filter((of) => of.stored > 0)
    .map((of) => words.holding(of.id, of.stored));
  return [`With you: ${list([...money, ...goods])}. At home: ${list(stored)}.`];
}

export function debtLines(view: View, words: Words): readonly string[] {
  return view.debts
    .filter(({ owed }) => owed > 0)
    .map(({ id, owed, daysLeft }) => {
      const due =
        daysLeft > 0 ? `due in ${daysLeft} days` : daysLeft === 0 ? "due today" : `overdue by ${-daysLeft} days`;
      return `Debt: ${words.money(owed)} for ${words.name("credit", id)}, ${due}.`;
    });
}

/** How each person of the household is, in words. */
export function hungerWord(days: number): string {
  if (days < 1) return "fed";
  if (days < 5) return "hungry";
  if (days < 12) return "weak";
  return "starving";
}

export function householdLines(view: View, words: Words): readonly string[] {
  const { foodDays, members, ration } = view.household;
  const people = members.map(({ id, hunger, dead }) => {
    if (dead) return `${words.name("members", id)}: dead`;
    return `${words.name("members", id)}: ${hungerWord(hunger)}${hunger >= 1 ? ` (${hunger.toFixed(0)} ${hunger.toFixed(0) === "1" ? "day" : "days"} of food missed)` : ""}`;
  });
  const lasts = foodDays > 999 ? "a long time" : `about ${foodDays.toFixed(0)} days`;
  return [
    `Household: ${people.join("; ")}.`,
    `Food at home lasts ${lasts}; the kitchen cooks ${words.name("rations", ration)}.`,
  ];
}

/** Standing orders that are given. */
export function orderLines(view: View, words: Words): readonly string[] {
  return view.activities.flatMap(({ id, level, number }) =>
    level === undefined ? [] : [`Every day ${words.order(id, level, number?.ordered)}.`],
  );
}

/** Prices where the trader stands. */
export function priceLines(view: View, words: Words): readonly string[] {
  const here = view.goods.filter(({ ask, bid }) => ask > 0 || bid > 0);
  return here.map((good) => {
    const buy =
      good.ask > 0
        ? `buy ${words.price(good.ask, good.id)}${good.stock === undefined ? "" : `, ${words.holding(good.id, good.stock)} for sale`}`
        : "not for sale";
    const home =
      view.place !== undefined && good.homeBid > 0 && !view.atHome
        ? `; at home it sold for ${words.price(good.homeBid, good.id)} when last heard`
        : "";
    return `  ${words.name("goods", good.id)}: ${buy}; sell ${words.price(good.bid, good.id)}${home}`;
  });
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

export const worthLine = (view: View, words: Words): string =>
  `Worth in all, as you reckon it: about ${words.real(rounded(view.wealth))}.`;

/** The kitchen and the larder: what is cooked, what comes in, who pays. */
export function kitchenLines(view: View, words: Words): readonly string[] {
  const { cooked, issued, staple, ration } = view.household;
  const day = (amount: number): string => words.holding(staple, amount);
  return [
    ...householdLines(view, words),
    `The kitchen cooks ${words.name("rations", ration)}: as much as ${day(cooked)} a day for those at home now. The state hands out ${day(issued)} a day.`,
    `Food you bring goes into the larder in the evening. What is missing is bought at the market at home, first with the money kept there, then, when you are there, with yours.`,
  ];
}
