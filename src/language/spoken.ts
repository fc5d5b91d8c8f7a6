/** Languages there is a catalogue of; the first is the one the program is written in. */
export const LANGUAGES = ["en", "ko"] as const;
export type Code = (typeof LANGUAGES)[number];

/** One language: what stands for an English sentence, with the same holes, by the plural category where there is one. */
export interface Catalogue {
  readonly code: Code;
  readonly messages: Readonly<Record<string, string>>;
  /** Words a player types, in this language, with the English command each stands for; lower case. */
  readonly commands: Readonly<Record<string, string>>;
  /** Mends a sentence once its holes are filled: what hangs on the sound of the word before it. */
  readonly finish: (text: string) => string;
  /** Whether things are counted with a word of their own, as in Korean 오리 300마리. */
  readonly counters: boolean;
}

const PLACE = Symbol.for("jangmadang.language");

/** Parts of the bundled command are bundled apart, each with its own copy of this file: what they share lies here. */
const shared = globalThis as { [PLACE]?: Catalogue | undefined };

/** The catalogue that is spoken; none for English. */
export const spoken = (): Catalogue | undefined => shared[PLACE];

/** From here on the program speaks this language; English without one. One process speaks one language at a time. */
export function speak(catalogue: Catalogue | undefined): void {
  shared[PLACE] = catalogue;
}

/** What is written for others, a page or a table that is kept, in English whatever is spoken. */
export function inEnglish<T>(say: () => T): T {
  const now = spoken();
  speak(undefined);
  try {
    return say();
  } finally {
    speak(now);
  }
}

export const language = (): Code => spoken()?.code ?? "en";

/** Every sentence of the language that is spoken, by the English one; none in English. For a page that has no catalogue of its own. */
export const messages = (): Readonly<Record<string, string>> => spoken()?.messages ?? {};

export const counters = (): boolean => spoken()?.counters === true;
