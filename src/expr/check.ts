import { t } from "../language/index.js";
import { DIMENSIONLESS, type Dims, fitDims, knownOf, overDims, showDims, timesDims } from "../units/index.js";
import type { Binary, Expr, ExprFault } from "./parse.js";

/** What an expression gives: a quantity of some unit, or a truth. */
export type ExprType = { readonly kind: "quantity"; readonly dims: Dims } | { readonly kind: "truth" };

export const TRUTH: ExprType = { kind: "truth" };
export const quantityOf = (dims: Dims): ExprType => ({ kind: "quantity", dims });

/** What may be named. `call` receives the ids between the brackets and answers with a type or a fault. */
export interface Vocabulary {
  name(name: string): ExprType | undefined;
  call(
    name: string,
    args: readonly string[],
  ): ExprType | { readonly what: string; readonly remedy: string } | undefined;
  /** The closest known name, for a remedy. */
  suggest(name: string): string | undefined;
}

/** min, max, floor and ceil work on any quantity; their arguments share one unit. */
const BUILT_IN: ReadonlyMap<string, number> = new Map([
  ["min", 2],
  ["max", 2],
  ["floor", 1],
  ["ceil", 1],
]);

class Mismatch extends Error {
  readonly fault: ExprFault;
  constructor(at: number, what: string, remedy: string) {
    super(what);
    this.fault = { at, what, remedy };
  }
}

const show = (type: ExprType): string => (type.kind === "truth" ? t("a truth (yes or no)") : showDims(type.dims));

/** 0 fits every unit, so a tree knows whether it is the bare zero. */
const isZero = (tree: Expr): boolean => tree.op === "number" && tree.value === 0;

function unknown(tree: { op: string; name: string; at: number }, vocabulary: Vocabulary): never {
  const { name, at } = tree;
  const close = vocabulary.suggest(name);
  if (close === name && tree.op === "name")
    throw new Mismatch(
      at,
      t("'{name}' needs something in brackets", { name }),
      t("write {call}", { call: `${name}(...)` }),
    );
  if (close === name)
    throw new Mismatch(at, t("'{name}' takes nothing in brackets", { name }), t("write {call}", { call: name }));
  const remedy = close === undefined ? t("declare it") : t("did you mean '{close}'?", { close });
  throw new Mismatch(
    at,
    t("nothing is called '{name}'", { name }),
    isDifference(name, vocabulary) ? t("a minus needs blanks on both sides") : remedy,
  );
}

/** `a-b` is one name; whether it was meant as `a - b`. */
function isDifference(name: string, vocabulary: Vocabulary): boolean {
  const parts = name.split("-");
  return parts.some((_, cut) => {
    const sides = [parts.slice(0, cut), parts.slice(cut)].map((side) => side.join("-"));
    return sides.every((side) => side !== "" && vocabulary.name(side) !== undefined);
  });
}

function dimsOf(tree: Expr, vocabulary: Vocabulary): Dims {
  const type = typeOf(tree, vocabulary);
  if (type.kind === "truth")
    throw new Mismatch(tree.at, t("a truth stands where a quantity is needed"), t("compare two quantities instead"));
  return type.dims;
}

function expectTruth(tree: Expr, vocabulary: Vocabulary): void {
  const type = typeOf(tree, vocabulary);
  if (type.kind !== "truth")
    throw new Mismatch(
      tree.at,
      t("{given} stands where a truth is needed", { given: show(type) }),
      t("compare it, for instance with 0"),
    );
}

function shared(left: Expr, right: Expr, op: string, at: number, vocabulary: Vocabulary): Dims {
  const [a, b] = [dimsOf(left, vocabulary), dimsOf(right, vocabulary)];
  if (isZero(left)) return b;
  if (isZero(right)) return a;
  if (fitDims(a, b)) return knownOf(a, b);
  throw new Mismatch(
    at,
    t("'{op}' joins {one} and {other}", { op, one: showDims(a), other: showDims(b) }),
    t("both sides need the same unit"),
  );
}

function binaryType(tree: { op: Binary; left: Expr; right: Expr; at: number }, vocabulary: Vocabulary): ExprType {
  const { op, left, right, at } = tree;
  switch (op) {
    case "and":
    case "or":
      expectTruth(left, vocabulary);
      expectTruth(right, vocabulary);
      return TRUTH;
    case "*":
      return quantityOf(timesDims(dimsOf(left, vocabulary), dimsOf(right, vocabulary)));
    case "/":
      return quantityOf(overDims(dimsOf(left, vocabulary), dimsOf(right, vocabulary)));
    case "+":
    case "-":
      return quantityOf(shared(left, right, op, at, vocabulary));
    case "=":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      shared(left, right, op, at, vocabulary);
      return TRUTH;
  }
}

type Call = { readonly op: "call"; readonly name: string; readonly args: readonly Expr[]; readonly at: number };

function builtInType(tree: Call, arity: number, vocabulary: Vocabulary): ExprType {
  const [first, second] = tree.args;
  if (tree.args.length !== arity || first === undefined) {
    throw new Mismatch(
      tree.at,
      t("{name} takes {arity} values", { name: tree.name, arity }),
      t("write {call}", { call: `${tree.name}(${arity === 1 ? "a" : "a, b"})` }),
    );
  }
  return quantityOf(
    second === undefined ? dimsOf(first, vocabulary) : shared(first, second, tree.name, tree.at, vocabulary),
  );
}

function callType(tree: Call, vocabulary: Vocabulary): ExprType {
  const arity = BUILT_IN.get(tree.name);
  if (arity !== undefined) return builtInType(tree, arity, vocabulary);
  const ids = tree.args.map((arg) => {
    if (arg.op === "name") return arg.name;
    throw new Mismatch(
      arg.at,
      t("{name}(...) takes the id of something", { name: tree.name }),
      t("write for instance {call}", { call: `${tree.name}(some-id)` }),
    );
  });
  const result = vocabulary.call(tree.name, ids);
  if (result === undefined) return unknown(tree, vocabulary);
  if ("what" in result) throw new Mismatch(tree.at, result.what, result.remedy);
  return result;
}

function typeOf(tree: Expr, vocabulary: Vocabulary): ExprType {
  switch (tree.op) {
    case "number":
      return quantityOf(DIMENSIONLESS);
    case "name":
      return vocabulary.name(tree.name) ?? unknown(tree, vocabulary);
    case "call":
      return callType(tree, vocabulary);
    case "not":
      expectTruth(tree.of, vocabulary);
      return TRUTH;
    case "minus":
      return quantityOf(dimsOf(tree.of, vocabulary));
    default:
      return binaryType(tree, vocabulary);
  }
}

/** The type of an expression under a vocabulary, or the first fault in it. */
export function checkExpr(
  tree: Expr,
  vocabulary: Vocabulary,
): { readonly type: ExprType } | { readonly fault: ExprFault } {
  try {
    return { type: typeOf(tree, vocabulary) };
  } catch (error) {
    if (error instanceof Mismatch) return { fault: error.fault };
    throw error;
  }
}

/** Whether a checked type can stand where `wanted` is needed; a bare 0 fits any quantity. */
export function fits(tree: Expr, type: ExprType, wanted: ExprType): boolean {
  if (type.kind === "truth" || wanted.kind === "truth") return type.kind === wanted.kind;
  return isZero(tree) || fitDims(type.dims, wanted.dims);
}

/** What is said of an expression that gives another type than is wanted, both as they are shown. */
export const misfit = (text: string, given: string, wanted: string): Omit<ExprFault, "at"> => ({
  what: t("'{text}' gives {given}", { text, given }),
  remedy: t("{wanted} is needed here", { wanted }),
});

export { show as showType };
