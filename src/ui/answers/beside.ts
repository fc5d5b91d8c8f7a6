import { t } from "../../language/index.js";
import type { Asked, Meant } from "./asked.js";

/** That a word stands in a choice of the moment, which is not told a second time. */
export function pointedTo({ view }: Asked, { option }: Meant): readonly string[] {
  const number = view.options.findIndex(({ id }) => id === option) + 1;
  return number === 0
    ? []
    : [t("It stands in choice {number} too: `why {number}` tells what that leads to.", { number })];
}

/** Whether a word stands only in the odds behind a choice of the moment, not in what the choice itself says. */
export function isOfOdds({ view, words }: Asked, option: string | undefined, word: string): boolean {
  const { rest } = view;
  if (rest.kind !== "choose" || option === undefined) return false;
  const label = words.text(`encounters.${rest.encounter}.${rest.node}.${option}`, view);
  return label !== undefined && !label.toLowerCase().includes(word.toLowerCase());
}

/** Lines without those told already, and without a head under which nothing is left. */
function notTold(lines: readonly string[], told: readonly string[]): readonly string[] {
  const left = lines.filter((line) => !told.includes(line));
  return left.filter((line, at) => !line.endsWith(":") || left[at + 1]?.startsWith("  ") === true);
}

/** What a word of a choice tells by itself, behind that choice, as far as it has not been told with it. */
export function besideChoice(word: string, lines: readonly string[], entry: readonly string[]): readonly string[] {
  const own = notTold(lines, entry);
  return own.length === 0 ? [] : ["", t("The word '{word}' besides:", { word }), ...own];
}
