import type { View } from "../engine/index.js";
import { t } from "../language/index.js";
import type { Words } from "./words.js";

const list = (parts: readonly string[]): string => (parts.length === 0 ? t("nothing") : parts.join(", "));

/** Where a good with the trader is hidden; at home nothing is, whatever it came in. */
export const hiddenIn = (view: View, { hiding }: View["goods"][number], onTheRoad = false): string | undefined =>
  view.atHome && !onTheRoad ? undefined : hiding;

/** Where a good is hidden, or was and has been found. */
function whereHidden(view: View, words: Words, of: View["goods"][number], onTheRoad: boolean): string {
  const [{ id }, hiding] = [of, hiddenIn(view, of, onTheRoad)];
  if (hiding === undefined) return "";
  const where = { hiding: words.name("hiding", hiding) };
  return view.isFound(id) ? t(" (found {hiding})", where) : t(" (hidden {hiding})", where);
}

/** What the trader has with him, money first; `onTheRoad` as it would lie there, where he still is at home. */
export function carried(view: View, words: Words, onTheRoad = false): string {
  const money = view.money.filter(({ has }) => has > 0).map(({ id, has }) => words.holding(id, has));
  const goods = view.goods
    .filter(({ has }) => has > 0)
    .map((of) => `${words.holding(of.id, of.has)}${whereHidden(view, words, of, onTheRoad)}`);
  return list([...money, ...goods]);
}

/** What the trader has, with him and at home. */
export function holdingLines(view: View, words: Words): readonly string[] {
  const stored = [...view.money, ...view.goods]
    .filter((of) => of.stored > 0)
    .map((of) => words.holding(of.id, of.stored));
  return [t("With you: {it}. At home: {stored}.", { it: carried(view, words), stored: list(stored) })];
}
