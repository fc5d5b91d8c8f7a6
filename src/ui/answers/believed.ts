import type { Program, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { formatNumber } from "../../units/index.js";
import { oddsPercent } from "../figures.js";
import type { Words } from "../words.js";
import { beliefLines, enforcementLines } from "./odds.js";

/** How what was seen has moved odds from what hearsay gave them; undefined where nothing was seen. */
export function howMoved({ model }: Program, view: View, belief: number): string | undefined {
  const { weight, seen, came, outcomes } = view.beliefs[belief] ?? { weight: 0, seen: 0, came: 0, outcomes: [] };
  const prior = model.values[model.scenario.beliefs[belief]?.prior[0] ?? -1];
  const [first] = outcomes;
  if (seen === 0 || prior === undefined || first === undefined) return undefined;
  const of = {
    prior: oddsPercent(prior),
    weight: formatNumber(weight, 1),
    seen: formatNumber(seen, 1),
    came: formatNumber(came, 1),
    odds: oddsPercent(first.odds),
  };
  return outcomes.length > 2
    ? t(
        "Hearsay counts like {weight} looks, your own for {seen}; the first of these it gave {prior}, and you saw it {came}: ({prior} x {weight} + {came}) / ({weight} + {seen}) = {odds}.",
        of,
      )
    : t(
        "Hearsay, {prior}, counts like {weight} looks, your own for {seen}, in which it came {came}: ({prior} x {weight} + {came}) / ({weight} + {seen}) = {odds}.",
        of,
      );
}

export const believedOf = (
  program: Program,
  view: View,
  words: Words,
  belief: number | undefined,
): readonly string[] =>
  belief === undefined
    ? []
    : [
        ...beliefLines(program, view, words, (index) => index === belief).map((line) =>
          t("You believe: {line}.", { line: line.trim() }),
        ),
        ...[howMoved(program, view, belief)].filter((line) => line !== undefined),
      ];

/** How hard an enforcement presses, as believed; nothing for -1. */
export const pressedBy = ({ model }: Program, view: View, words: Words, enforcement: number): readonly string[] => {
  const id = enforcement < 0 ? undefined : model.scenario.enforcement[enforcement]?.id;
  return enforcementLines(view, words, (of) => of === id).map((line) =>
    t("You believe: {line}.", { line: line.trim() }),
  );
};
