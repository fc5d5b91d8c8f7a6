import { t } from "../../language/index.js";
import type { Known, Term } from "./term.js";
import { PLAY_TERMS } from "./terms-play.js";
import { WORLD_TERMS } from "./terms-world.js";

export type { Known };

const TERMS: readonly Term[] = [...WORLD_TERMS, ...PLAY_TERMS];

/** The words that mean the same in the reader's language, after the English ones. */
const wordsFor = ({ words }: Term): readonly string[] => [...new Set([...words, ...t(words.join(", ")).split(", ")])];

/** Every word of the program that is explained. */
export const termNames = (): readonly string[] => TERMS.flatMap(wordsFor);

/** Words that tell what the figures of a sentence are which begins with them. */
export const measureNames = (): readonly string[] =>
  TERMS.filter(({ measures }) => measures === true).flatMap(wordsFor);

/** Whether a scenario has what a word of the program is about. */
export function isTermHere(word: string, { model }: Known["program"]): boolean {
  const { of } = TERMS.find((term) => wordsFor(term).includes(word)) ?? {};
  return of === undefined || model.scenario[of].length > 0;
}

/** The explanation of a word of the program, in the wording of `termNames`, the beginnings of the names of the numbers behind it, and whether the scenario has what it is about; undefined where it is none. */
export function termOf(
  word: string,
  about: Known,
): { readonly lines: readonly string[]; readonly numbers: readonly string[]; readonly isHere: boolean } | undefined {
  const term = TERMS.find((of) => wordsFor(of).includes(word));
  if (term === undefined) return undefined;
  const { says, numbers = [] } = term;
  const isHere = isTermHere(word, about.program);
  return {
    lines: typeof says === "string" ? [t(says)] : says(about),
    numbers: typeof numbers === "function" ? numbers(about) : numbers,
    isHere,
  };
}
