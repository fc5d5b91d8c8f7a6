import type { Program, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { stemsOf } from "../stem.js";
import type { Words } from "../words.js";

const MOST = 3;

/** Texts that tell nothing of what is still to come: what the catalogue says of things, the summary, why numbers are assumed. */
function known({ model: { scenario } }: Program, view: View, words: Words): readonly string[] {
  const texts = [...scenario.texts.keys()]
    .filter((key) => key === "summary" || key.startsWith("about."))
    .flatMap((key) => words.text(key, view) ?? []);
  return [...texts, ...scenario.assumptions.values()];
}

const sentences = (text: string): readonly string[] => text.split(/(?<=[.!?])\s+/);

/** For a word nothing is declared under: the sentences in which the scenario uses it. Empty where it uses none. */
export function concordance(program: Program, view: View, words: Words, word: string): readonly string[] {
  const [stem, ...more] = stemsOf(word);
  if (stem === undefined || more.length > 0 || stem.length < 3) return [];
  const found = known(program, view, words)
    .flatMap(sentences)
    .filter((sentence) => stemsOf(sentence).includes(stem));
  const told = [...new Set(found)].slice(0, MOST);
  return told.length === 0
    ? []
    : [t("'{word}' stands in what is told here:", { word }), ...told.map((of) => `  ${of}`)];
}
