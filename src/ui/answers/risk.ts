import { t } from "../../language/index.js";
import type { Parameter } from "../../scenario/index.js";
import { HIGH, MIDDLING, percent } from "../figures.js";
import type { Asked } from "./asked.js";
import { numberLines } from "./sourced.js";

/** What odds that are believed begin with. */
const HEARSAY = /\.(prior|weight)(\.|$)/;

/** Numbers of the hearsay that odds begin with; `belief` is their id. */
export const behindBelief = ({ program }: Asked, belief: string): readonly Parameter[] =>
  program.model.scenario.parameters.filter(({ name }) => HEARSAY.test(name) && name.split(/[./]/).includes(belief));

/** How much of the odds that are believed is hearsay, and how much was seen. */
export function beliefDoubt({ view, program }: Asked, word: string): readonly string[] {
  const index = program.model.scenario.beliefs.findIndex(({ id }) => id === word);
  const belief = view.beliefs[index];
  if (belief === undefined) return [];
  return [
    t("What you believe is hearsay worth {weight} observations, and {seen} of your own.", {
      weight: belief.weight.toFixed(0),
      seen: Number(belief.seen.toFixed(1)),
    }),
    t("The true odds are not known to you; they may differ from world to world."),
  ];
}

/** What the words beside odds mean. */
export const likelyText = (): string =>
  t("Odds below {middling} are called low, from {high} on high, those between mid.", {
    middling: percent(MIDDLING),
    high: percent(HIGH),
  });

/** What a row of odds says of itself, and nothing of the thing they are odds of: what they rest on, with sources. */
export function riskLines(asked: Asked, belief: string): readonly string[] {
  const numbers = numberLines(asked, behindBelief(asked, belief));
  return [
    ...beliefDoubt(asked, belief),
    likelyText(),
    t("Each time you see how it falls out counts as one observation and moves the odds towards what you saw."),
    ...(numbers.length === 0 ? [] : [t("Numbers behind it (i tells where they come from):"), ...numbers]),
  ];
}
