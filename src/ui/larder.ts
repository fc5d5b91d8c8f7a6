import type { View } from "../engine/index.js";
import { memberLine } from "./hunger.js";
import type { Words } from "./words.js";

const LONG = 365;
/** How long food lasts: `about 12 days`. */
export const lastsText = (lasts: number): string =>
  lasts > LONG ? "a long time" : `about ${lasts.toFixed(0)} ${lasts.toFixed(0) === "1" ? "day" : "days"}`;

/** How long the food at home lasts as it is cooked now, at home and away. */
export function larderLine(view: View, words: Words): string {
  const { lasts, lastsAway, ration } = view.household;
  const away = lastsText(lasts) === lastsText(lastsAway) ? "" : ` (${lastsText(lastsAway)} while you are away)`;
  return `Food at home lasts ${lastsText(lasts)} as it is cooked now${away}: ${words.name("rations", ration)}.`;
}

/** The kitchen and the larder: who eats what, what comes in, who pays. */
export function kitchenLines(view: View, words: Words): readonly string[] {
  const { cooked, issued, members, staple, ration } = view.household;
  const day = (amount: number): string => words.holding(staple, amount);
  return [
    ...members.map((member) => memberLine(member, view, words)),
    larderLine(view, words),
    `The kitchen cooks ${words.name("rations", ration)}: as much as ${day(cooked)} a day for those at home now. The state hands out ${day(issued)} a day.`,
    "Food you bring goes into the larder in the evening. What is missing is bought at the market at home, first with the money kept there, then, when you are there, with yours.",
  ];
}
