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
  /** Whether a name is of a count without a unit. */
  readonly isFlag: (name: string) => boolean;
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
    case "-":
      if (tree.left.op === "number" && tree.left.value === 0) return `minus ${conditionText(tree.right, naming)}`;
      return binary(tree, naming);
    default:
      return binary(tree, naming);
  }
}

type Binary = Extract<Expr, { left: Expr }>;

/** What is kept count of without a unit, held against nothing: that it has happened, or not. */
const flagText = (of: string, op: string): string =>
  `"${of.replaceAll("-", " ")}" has ${op === "=" ? "not " : ""}happened`;

function binary(tree: Binary, naming: Naming): string {
  const { left, op, right } = tree;
  const isNothing = right.op === "number" && right.value === 0;
  if (isNothing && left.op === "name" && (op === "=" || op === ">") && naming.isFlag(left.name))
    return flagText(left.name, op);
  if (isNothing && op === ">") return `there is ${conditionText(left, naming)}`;
  return `${conditionText(left, naming)} ${OPERATORS[op] ?? op} ${conditionText(right, naming)}`;
}
