import type { Session, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Words } from "../words.js";
import { helpLines } from "./phrases.js";

/** Title and content note, by themselves, so that a page of any height shows them before the rest. */
export function preface(view: View, words: Words): readonly string[] {
  const text = (key: string): string => words.text(key, view) ?? "";
  return [text("title"), "", text("content-note"), ""];
}

/** What there is to know before the first question. */
export const introduction = (
  { choice, program }: Session,
  view: View,
  words: Words,
  forwards: boolean | undefined,
): readonly string[] => [
  words.text("summary", view) ?? "",
  "",
  t("World '{seed}', base {base}.", { seed: choice.seed, base: program.model.base }),
  "",
  ...helpLines(forwards),
  "",
];

/** What was said where a play stands, for one who comes back to it. */
export function saidHere(view: View, words: Words): readonly string[] {
  const { rest } = view;
  if (rest.kind !== "choose" && rest.kind !== "ask") return [];
  const said = words.text(`encounters.${rest.encounter}.${rest.node}.say`, view);
  return said === undefined ? [] : [said];
}
