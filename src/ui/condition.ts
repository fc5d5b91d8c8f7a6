import type { Expr } from "../expr/index.js";
import { msg, t } from "../language/index.js";
import { CALLS, NAMES } from "../scenario/index.js";

const OPERATORS: Readonly<Record<string, string>> = {
  and: msg("{left} and {right}"),
  or: msg("{left} or {right}"),
  "=": msg("{left} is {right}"),
  "!=": msg("{left} is not {right}"),
  "<": msg("{left} below {right}"),
  "<=": msg("{left} at most {right}"),
  ">": msg("{left} more than {right}"),
  ">=": msg("{left} at least {right}"),
  "+": msg("{left} plus {right}"),
  "-": msg("{left} less {right}"),
  "*": msg("{left} times {right}"),
  "/": msg("{left} divided by {right}"),
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
      return tree.value === 0 ? t("nothing") : "1";
    case "name":
      return naming.number(tree.name) ?? t(NAMES[tree.name]?.says ?? tree.name);
    case "call": {
      const args = tree.args.map((arg) => (arg.op === "name" ? naming.label(arg.name) : conditionText(arg, naming)));
      return `${t(CALLS[tree.name]?.says ?? tree.name)} (${args.join(", ")})`;
    }
    case "not":
      return t("not: {condition}", { condition: conditionText(tree.of, naming) });
    case "minus":
      return t("minus {condition}", { condition: conditionText(tree.of, naming) });
    case "-":
      if (tree.left.op === "number" && tree.left.value === 0)
        return t("minus {condition}", { condition: conditionText(tree.right, naming) });
      return binary(tree, naming);
    default:
      return binary(tree, naming);
  }
}

type Binary = Extract<Expr, { left: Expr }>;

/** What is kept count of without a unit, held against nothing: that it has happened, or not. */
const flagText = (of: string, op: string): string =>
  op === "="
    ? t('"{of}" has not happened', { of: of.replaceAll("-", " ") })
    : t('"{of}" has happened', { of: of.replaceAll("-", " ") });

function binary(tree: Binary, naming: Naming): string {
  const { left, op, right } = tree;
  const isNothing = right.op === "number" && right.value === 0;
  if (isNothing && left.op === "name" && (op === "=" || op === ">") && naming.isFlag(left.name))
    return flagText(left.name, op);
  if (isNothing && op === ">") return t("there is {condition}", { condition: conditionText(left, naming) });
  return t(OPERATORS[op] ?? `{left} ${op} {right}`, {
    left: conditionText(left, naming),
    right: conditionText(right, naming),
  });
}
