import type { View } from "../engine/index.js";
import { t } from "../language/index.js";
import type { Words } from "./words.js";

const list = (parts: readonly string[]): string => (parts.length === 0 ? t("nothing") : parts.join(", "));

/** Where a good is hidden, or was and has been found; at home only what a question is about. */
function whereHidden(view: View, words: Words, { id, hiding }: View["goods"][number]): string {
  if (hiding === undefined || (view.atHome && view.rest.kind === "plan")) return "";
  const of = { hiding: words.name("hiding", hiding) };
  return view.isFound(id) ? t(" (found {hiding})", of) : t(" (hidden {hiding})", of);
}

/** What the trader has, with him and at home. */
export function holdingLines(view: View, words: Words): readonly string[] {
  const money = view.money.filter(({ has }) => has > 0).map(({ id, has }) => words.holding(id, has));
  const goods = view.goods
    .filter(({ has }) => has > 0)
    .map((of) => `${words.holding(of.id, of.has)}${whereHidden(view, words, of)}`);
  const stored = [...view.money, ...view.goods]
    .filter((of) => of.stored > 0)
    .map((of) => words.holding(of.id, of.stored));
  return [t("With you: {it}. At home: {stored}.", { it: list([...money, ...goods]), stored: list(stored) })];
}
