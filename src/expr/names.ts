import type { Expr } from "./parse.js";

/** Words with brackets an expression uses. */
export function callsIn(tree: Expr): readonly string[] {
  switch (tree.op) {
    case "number":
    case "name":
      return [];
    case "call":
      return [tree.name, ...tree.args.flatMap(callsIn)];
    case "not":
    case "minus":
      return callsIn(tree.of);
    default:
      return [...callsIn(tree.left), ...callsIn(tree.right)];
  }
}

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
