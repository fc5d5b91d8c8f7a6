import type { Expr } from "./parse.js";

/** Names an expression reads, ids in the brackets of its calls included. */
export function namesIn(tree: Expr): readonly string[] {
  switch (tree.op) {
    case "number":
      return [];
    case "name":
      return [tree.name];
    case "call":
      return tree.args.flatMap(namesIn);
    case "not":
    case "minus":
      return namesIn(tree.of);
    default:
      return [...namesIn(tree.left), ...namesIn(tree.right)];
  }
}
