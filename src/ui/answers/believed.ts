import type { Program, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Words } from "../words.js";
import { beliefLines, enforcementLines } from "./odds.js";

export const believedOf = (
  program: Program,
  view: View,
  words: Words,
  belief: number | undefined,
): readonly string[] =>
  belief === undefined
    ? []
    : beliefLines(program, view, words, (index) => index === belief).map((line) =>
        t("You believe: {line}.", { line: line.trim() }),
      );

/** How hard an enforcement presses, as believed; nothing for -1. */
export const pressedBy = ({ model }: Program, view: View, words: Words, enforcement: number): readonly string[] => {
  const id = enforcement < 0 ? undefined : model.scenario.enforcement[enforcement]?.id;
  return enforcementLines(view, words, (of) => of === id).map((line) =>
    t("You believe: {line}.", { line: line.trim() }),
  );
};
