import { t } from "../language/index.js";
import { remedyFor } from "../scenario/index.js";

/** What may have been meant by an unknown word, or what there is, in the reader's language. */
export function remedy(word: string, known: Iterable<string>): string {
  const english = remedyFor(word, known);
  const [, close] = /^did you mean '(.+)'\?$/s.exec(english) ?? [];
  if (close !== undefined) return t("did you mean '{close}'?", { close });
  const [, names] = /^known: (.+)$/s.exec(english) ?? [];
  return names === undefined ? t("none is declared yet") : t("known: {names}", { names });
}
