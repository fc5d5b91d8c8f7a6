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

/** The explanation of a word of the program, in the wording of `termNames`, and the beginnings of the names of the numbers behind it; undefined where it is none. */
export function termOf(
  word: string,
  about: Known,
): { readonly lines: readonly string[]; readonly numbers: readonly string[] } | undefined {
  const term = TERMS.find((of) => wordsFor(of).includes(word));
  if (term === undefined) return undefined;
  const { says, numbers = [] } = term;
  return { lines: typeof says === "string" ? [t(says)] : says(about), numbers };
}
