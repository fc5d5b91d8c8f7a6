import { type Code, LANGUAGES } from "./spoken.js";

/** What may name a language, as the process has it. */
export interface Settings {
  readonly LC_ALL?: string | undefined;
  readonly LC_MESSAGES?: string | undefined;
  readonly LANG?: string | undefined;
}

/** The language a word asks for, by its beginning: `ko`, `ko_KR.UTF-8`, `ko-KR`. */
const known = (word: string): Code | undefined => {
  const [code = ""] = word.toLowerCase().split(/[_.@-]/);
  return LANGUAGES.find((of) => of === code);
};

/**
 * The language to speak: what `--lang` says, else the first locale that is set, as POSIX has it; English where that
 * is another. Undefined where `--lang` names none there is.
 */
export function languageOf(asked: string | undefined, { LC_ALL, LC_MESSAGES, LANG }: Settings): Code | undefined {
  if (asked !== undefined) return known(asked);
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((of) => of !== undefined && of !== "") ?? "";
  return known(locale) ?? "en";
}
