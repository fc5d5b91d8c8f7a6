import type { Expr } from "../expr/index.js";
import { CALLS, NAMES } from "../scenario/index.js";

const OPERATORS: Readonly<Record<string, string>> = {
  and: "and",
  or: "or",
  "=": "is",
  "!=": "is not",
  "<": "below",
  "<=": "at most",
  ">": "more than",
  ">=": "at least",
  "+": "plus",
  "-": "less",
  "*": "times",
  "/": "divided by",
};

/** What names and calls are called for a reader. */
export interface Naming {
  /** A named number's value in words, or undefined for other names. */
  readonly number: (name: string) => string | undefined;
  readonly label: (id: string) => string;
}

/** A condition in words a player can act on: `what you have with you of money at least 300`. */
export function conditionText(tree: Expr, naming: Naming): string {
  switch (tree.op) {
    case "number":
      return tree.value === 0 ? "nothing" : "1";
    case "name":
      return naming.number(tree.name) ?? NAMES[tree.name]?.says ?? tree.name;
    case "call": {
      const args = tree.args.map((arg) => (arg.op === "name" ? naming.label(arg.name) : conditionText(arg, naming)));
      return `${CALLS[tree.name]?.says ?? tree.name} (${args.join(", ")})`;
    }
    case "not":
      return `not: ${conditionText(tree.of, naming)}`;
    case "minus":
      return `minus ${conditionText(tree.of, naming)}`;
    default:
      return `${conditionText(tree.left, naming)} ${OPERATORS[tree.op] ?? tree.op} ${conditionText(tree.right, naming)}`;
  }
}
