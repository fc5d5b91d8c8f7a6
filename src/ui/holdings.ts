import type { View } from "../engine/index.js";
import { t } from "../language/index.js";
import type { Words } from "./words.js";

const list = (parts: readonly string[]): string => (parts.length === 0 ? t("nothing") : parts.join(", "));

/** What the trader has, with him and at home. */
export function holdingLines(view: View, words: Words): readonly string[] {
  const money = view.money.filter(({ has }) => has > 0).map(({ id, has }) => words.holding(id, has));
  const goods = view.goods
    .filter(({ has }) => has > 0)
    .map(
      ({ id, has, hiding }) =>
        `${words.holding(id, has)}${hiding === undefined || (view.atHome && view.rest.kind === "plan") ? "" : t(" (hidden {hiding})", { hiding: words.name("hiding", hiding) })}`,
    );
  const stored = [...view.money, ...view.goods]
    .filter((of) => of.stored > 0)
    .map((of) => words.holding(of.id, of.stored));
  return [t("With you: {it}. At home: {stored}.", { it: list([...money, ...goods]), stored: list(stored) })];
}
