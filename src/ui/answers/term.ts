import type { Journal, Program, View } from "../../engine/index.js";
import type { Words } from "../words.js";

/** What a word's explanation may need to know. */
export interface Known {
  readonly program: Program;
  readonly view: View;
  readonly words: Words;
  /** What was seen and has changed hands so far, where that is kept. */
  readonly journal?: Journal | undefined;
  /** All that moved worth between the last two times it was told, where that is kept. */
  readonly moved?: readonly string[] | undefined;
}

/** Words of the program that mean the same, the commonest first, and their explanation in plain sentences. */
export interface Term {
  readonly words: readonly string[];
  readonly says: string | ((known: Known) => readonly string[]);
  /** Lists of the scenario without which the word means nothing there: what a text says with it comes first then. */
  readonly of?: "officers" | "posts" | "routes" | "skies";
  /** Whether figures of a sentence with such a word are measured as it tells. */
  readonly measures?: boolean;
  /** Beginnings of the names of the numbers behind it. */
  readonly numbers?: readonly string[] | ((known: Known) => readonly string[]);
}
