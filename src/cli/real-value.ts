import { t } from "../language/index.js";
import { type Scenario, type WealthUnit, wordsOf } from "../scenario/index.js";

/** A unit of real wealth as it is kept, which is in English, in the reader's language. */
export function unitTold({ text }: WealthUnit): string {
  const [, unit = "", good = ""] = /^(.*) of (.*)$/.exec(text) ?? [];
  return good === "" ? text : t("{unit} of {good}", { unit, good });
}

/** Why real values in a base are not to be relied on; null where they are. */
export const cautionOf = ({ texts }: Scenario, base: string): string | null =>
  wordsOf(texts.get(`bases.${base}`)) || null;

/** The unit of real values, marked where they are not to be relied on. */
export const markedUnit = ({ unit, caution }: { readonly unit: string; readonly caution: string | null }): string =>
  `${unit}${caution === null ? "" : "*"}`;

/** What the mark means, below what carries it. */
export const footnote = (caution: string | null): string => (caution === null ? "" : `* ${caution}`);

/** What was changed, told after the base: `, with cab-room=40 bird`. */
export const settingsTold = (set: readonly string[]): string =>
  set.length === 0 ? "" : t(", with {changed}", { changed: set.join(", ") });

/** Changed numbers as `--set` takes them. */
export const settingsOf = (set: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(set).map(([name, value]) => `${name}=${value}`);
