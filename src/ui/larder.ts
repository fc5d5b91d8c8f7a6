import type { View } from "../engine/index.js";
import { memberLine } from "./hunger.js";
import { percent, type Words } from "./words.js";

const LONG = 365;
/** How long food lasts: `about 12 days`. */
export function lastsText(lasts: number): string {
  if (lasts > LONG) return "a long time";
  const days = lasts.toFixed(0);
  return days === "0" ? "less than a day" : `about ${days} ${days === "1" ? "day" : "days"}`;
}

/** `about 12 days, about 25 with the money there`. */
function withMoney(lasts: number, bought: number, whose: string): string {
  const [food, all] = [lastsText(lasts), lastsText(bought)];
  return food === all ? food : `${food}, ${all} with the money ${whose}`;
}

/** How long the food at home lasts as it is cooked now, at home and away, and with what money could buy. */
export function larderLine(view: View, words: Words): string {
  const { lasts, lastsAway, bought, boughtAway, ration, kitchen } = view.household;
  const share = kitchen.find(({ id }) => id === ration)?.share ?? 1;
  const of = share < 1 ? `, ${percent(share)} of what everyone needs` : "";
  const now = withMoney(lasts, bought, view.atHome ? "there and with you" : "there");
  const away = withMoney(lastsAway, boughtAway, "there");
  return `Food at home (${words.name("rations", ration)}${of}) lasts ${now}${view.atHome && away !== now ? `; while you are away ${away}` : ""}.`;
}

/** The kitchen and the larder: who eats what, what comes in, who pays. */
export function kitchenLines(view: View, words: Words): readonly string[] {
  const { cooked, issued, members, staple, ration } = view.household;
  const day = (amount: number): string => words.holding(staple, amount);
  return [
    ...members.map((member) => memberLine(member, view, words)),
    larderLine(view, words),
    `The kitchen cooks ${words.name("rations", ration)}: about ${day(cooked)} a day for those at home now. The state hands out ${day(issued)} a day.`,
    "Food you bring goes into the larder in the evening. What is missing is bought at the market at home, first with the money kept there, then, when you are there, with yours.",
  ];
}
