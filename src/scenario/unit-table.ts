import { t } from "../language/index.js";
import { isBuiltInSymbol, type UnitTable, unitTable } from "../units/index.js";
import type { Problems } from "./problems.js";
import type { FileShape } from "./schema.js";
import { keySpotAt, keysAt, type MapTree, valueAt } from "./tree.js";

/** The words of a list, whether or not the rest of it is good; a lone word (a fault of shape) counts as a list of one. */
export function wordsIn(tree: MapTree, section: string): readonly string[] {
  const list = valueAt(tree, [section]);
  if (list?.kind === "scalar" && typeof list.value === "string") return [list.value];
  if (list?.kind !== "list") return [];
  return list.items.flatMap((item) => (item.kind === "scalar" ? [String(item.value)] : []));
}

/** The units of a scenario: the built-in ones, its currencies and what it counts. */
export function tableOf(doc: Partial<FileShape>, tree: MapTree, problems: Problems): UnitTable {
  const currencies = new Map(keysAt(tree, ["currencies"]).map((id) => [id, doc.currencies?.[id]?.minor ?? 1]));
  const counts = wordsIn(tree, "counts");
  const add = (path: readonly (string | number)[], what: string): void =>
    problems.add(keySpotAt(tree, path), path.join("."), what, t("choose another name"));
  for (const id of currencies.keys())
    if (isBuiltInSymbol(id)) add(["currencies", id], t("'{id}' is a built-in unit already", { id }));
  for (const [index, id] of counts.entries()) {
    if (isBuiltInSymbol(id)) add(["counts", index], t("'{id}' is a built-in unit already", { id }));
    else if (currencies.has(id)) add(["counts", index], t("'{id}' is a currency already", { id }));
    else if (counts.indexOf(id) !== index) add(["counts", index], t("'{id}' stands here twice", { id }));
  }
  return unitTable({ currencies, counts });
}
