import type { Known, Term } from "./term.js";
import { PLAY_TERMS } from "./terms-play.js";
import { WORLD_TERMS } from "./terms-world.js";

export type { Known };

const TERMS: readonly Term[] = [...WORLD_TERMS, ...PLAY_TERMS];

/** Every word of the program that is explained. */
export const TERM_NAMES: readonly string[] = TERMS.flatMap(({ words }) => words);

/** The explanation of a word of the program, in the wording of `TERM_NAMES`, and the beginnings of the names of the numbers behind it; undefined where it is none. */
export function termOf(
  word: string,
  about: Known,
): { readonly lines: readonly string[]; readonly numbers: readonly string[] } | undefined {
  const term = TERMS.find(({ words }) => words.includes(word));
  if (term === undefined) return undefined;
  const { says, numbers = [] } = term;
  return { lines: typeof says === "string" ? [says] : says(about), numbers };
}
