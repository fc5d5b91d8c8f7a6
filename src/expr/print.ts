import type { Expr } from "./parse.js";

/** An expression as text that parses to the same tree: each part that has parts stands in brackets. */
export function exprText(tree: Expr): string {
  switch (tree.op) {
    case "number":
      return String(tree.value);
    case "name":
      return tree.name;
    case "call":
      return `${tree.name}(${tree.args.map(exprText).join(", ")})`;
    case "not":
      return `not ${bracketed(tree.of)}`;
    case "minus":
      return `0 - ${bracketed(tree.of)}`;
    default:
      return `${bracketed(tree.left)} ${tree.op} ${bracketed(tree.right)}`;
  }
}

const bracketed = (tree: Expr): string =>
  tree.op === "number" || tree.op === "name" || tree.op === "call" ? exprText(tree) : `(${exprText(tree)})`;
