import type { Program, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { CheckedExpr } from "../../scenario/index.js";
import type { Words } from "../words.js";
import { leaves } from "./amounts.js";

/** What a bound is worked out from, where it is more than one thing. */
function from(of: CheckedExpr, view: View, words: Words): string {
  const parts = [...new Map(leaves(of.tree).map((leaf) => [leaf.text, leaf])).values()];
  const told = parts.flatMap((leaf) =>
    words.valueOf(leaf.text, view) === undefined || words.reading(leaf.tree) === leaf.text.replaceAll("-", " ")
      ? []
      : [`${words.reading(leaf.tree)} (${words.textOf(leaf.text, view)})`],
  );
  return told.join(", ");
}

/** Why a question for a number has the bounds it has: what each is worked out from now. */
export function rangeLines({ model }: Program, view: View, words: Words): readonly string[] {
  const { range, rest } = view;
  if (range === undefined || rest.kind !== "ask") return [];
  const encounter = model.scenario.encounters.find(({ id }) => id === rest.encounter);
  const step = encounter?.nodes.find(({ id }) => id === rest.node)?.step;
  if (step?.kind !== "ask") return [];
  const [least, most] = [from(step.from, view, words), from(step.to, view, words)];
  const amount = (of: number): string => words.quantity(of, range.dims);
  return [
    ...(least === ""
      ? []
      : [t("The least, {amount}, hangs on {parts}.", { amount: amount(range.from), parts: least })]),
    ...(most === "" ? [] : [t("The most, {amount}, hangs on {parts}.", { amount: amount(range.to), parts: most })]),
  ];
}
