import { t } from "../../language/index.js";
import type { Words } from "../words.js";
import { answeredText, findingLines, whenText } from "./decisions.js";
import type { DecisionFinding, DecisionFindings } from "./findings.js";
import type { Situations } from "./situations.js";

/** That a number names no decision of a run of so many: the first is that the play began. */
export const noDecision = (number: string, count: number): string =>
  number === "1"
    ? t("Decision 1 is that the play began; what was decided are decisions 2 to {count}.", { count })
    : t("There is no decision '{number}': the run has decisions 2 to {count}.", { number, count });

/** One decision of a run by its position: what it was, its row or the row it was folded into, and how it is looked at on. */
export function numberedLines(
  situations: Situations,
  words: Words,
  decisions: readonly DecisionFinding["played"][],
  findings: DecisionFindings | undefined,
  at: number,
): readonly string[] {
  const number = at + 1;
  const taken = decisions[at];
  if (taken === undefined || taken.do === "begin") return [noDecision(`${number}`, decisions.length)];
  const rows = findings?.found.filter((of) => of.at === at || of.alike.includes(at)) ?? [];
  const found = rows.flatMap((of) => (findings === undefined ? [] : findingLines(situations, words, of, findings)));
  return [
    t("Decision {number}. {when}, you: {yours}.", {
      number,
      when: whenText(situations, words, at),
      yours: answeredText(situations, words, at, taken),
    }),
    ...found,
    ...(found.length > 0
      ? []
      : findings === undefined
        ? [t("`decisions` holds it against the other ways you had there.")]
        : [t("No row is about it: few futures did not point to it, or nothing else could be decided there.")]),
    t("`what-if {number}` tells what else could be decided there, and plays this run again with it.", { number }),
  ];
}
