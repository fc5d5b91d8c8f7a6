import type { Program, View } from "../../engine/index.js";
import { type Expr, exprText } from "../../expr/index.js";
import { t } from "../../language/index.js";
import type { CheckedExpr } from "../../scenario/index.js";
import type { Dims } from "../../units/index.js";
import type { Words } from "../words.js";
import { leaves } from "./amounts.js";

/** What a bound is worked out from, where it is more than one thing. */
function hangsOn(of: CheckedExpr, view: View, words: Words): string {
  const parts = [...new Map(toldParts(of.tree, view, words).map((leaf) => [leaf.text, leaf])).values()];
  return parts.map((leaf) => `${words.reading(leaf.tree)} (${words.textOf(leaf.text, view)})`).join(", ");
}

type Leaf = ReturnType<typeof leaves>[number];

/** Of what the least or the most is taken of, what it is now. */
function binding(args: readonly Expr[], value: number | undefined, view: View, words: Words): readonly Expr[] {
  const those = args.filter((arg) => words.valueOf(exprText(arg), view) === value);
  return those.length === 0 ? args : those;
}

/** Parts with a name for a reader; a sum or difference with one that has none says nothing by its other parts. */
function toldParts(tree: Expr, view: View, words: Words): readonly Leaf[] {
  const isTold = (leaf: Leaf): boolean =>
    words.valueOf(leaf.text, view) !== undefined && words.reading(leaf.tree) !== leaf.text.replaceAll("-", " ");
  if (tree.op === "call" && (tree.name === "min" || tree.name === "max"))
    return binding(tree.args, words.valueOf(exprText(tree), view), view, words).flatMap((arg) =>
      toldParts(arg, view, words),
    );
  const all = leaves(tree);
  return tree.op === "-" && !all.every(isTold) ? [] : all.filter(isTold);
}

interface Bounds {
  readonly from: number;
  readonly to: number;
  readonly dims: Dims;
}

/** What the bounds of a number hang on, where more than a number of the scenario stands behind them. */
export function boundLines(
  of: { readonly from: CheckedExpr; readonly to: CheckedExpr },
  { from, to, dims }: Bounds,
  view: View,
  words: Words,
): readonly string[] {
  const [least, most] = [hangsOn(of.from, view, words), hangsOn(of.to, view, words)];
  const amount = (value: number): string => words.quantity(value, dims);
  return [
    ...(least === "" ? [] : [t("The least, {amount}, hangs on {parts}.", { amount: amount(from), parts: least })]),
    ...(most === "" ? [] : [t("The most, {amount}, hangs on {parts}.", { amount: amount(to), parts: most })]),
  ];
}

/** Why a question for a number has the bounds it has: what the catalogue says of it, what each is worked out from now. */
export function rangeLines({ model }: Program, view: View, words: Words): readonly string[] {
  const { range, rest } = view;
  if (range === undefined || rest.kind !== "ask") return [];
  const encounter = model.scenario.encounters.find(({ id }) => id === rest.encounter);
  const step = encounter?.nodes.find(({ id }) => id === rest.node)?.step;
  if (step?.kind !== "ask") return [];
  const about = words.text(`about.${range.number}`, view);
  return [...(about === undefined ? [] : [about]), ...boundLines(step, range, view, words)];
}
