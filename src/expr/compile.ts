import type { Binary, Expr } from "./parse.js";

/** A checked expression as a function of the world; truths are 1 and 0. */
export type Compiled<W> = (world: W) => number;

/** Where the engine supplies what the names mean. */
export interface Bindings<W> {
  name(name: string): Compiled<W>;
  call(name: string, args: readonly string[]): Compiled<W>;
}

function compileBinary<W>(op: Binary, left: Compiled<W>, right: Compiled<W>): Compiled<W> {
  switch (op) {
    case "or":
      return (world) => (left(world) !== 0 || right(world) !== 0 ? 1 : 0);
    case "and":
      return (world) => (left(world) !== 0 && right(world) !== 0 ? 1 : 0);
    case "=":
      return (world) => (left(world) === right(world) ? 1 : 0);
    case "!=":
      return (world) => (left(world) !== right(world) ? 1 : 0);
    case "<":
      return (world) => (left(world) < right(world) ? 1 : 0);
    case "<=":
      return (world) => (left(world) <= right(world) ? 1 : 0);
    case ">":
      return (world) => (left(world) > right(world) ? 1 : 0);
    case ">=":
      return (world) => (left(world) >= right(world) ? 1 : 0);
    case "+":
      return (world) => left(world) + right(world);
    case "-":
      return (world) => left(world) - right(world);
    case "*":
      return (world) => left(world) * right(world);
    case "/":
      // Division by nothing gives nothing: a share of an empty hold is 0, never Infinity or NaN in a balance.
      return (world) => {
        const below = right(world);
        return below === 0 ? 0 : left(world) / below;
      };
  }
}

/** Comparing with and reckoning with a plain number, which most conditions do: one call less at each look. */
function compileWithNumber<W>(op: Binary, left: Compiled<W>, value: number): Compiled<W> | undefined {
  switch (op) {
    case "=":
      return (world) => (left(world) === value ? 1 : 0);
    case "!=":
      return (world) => (left(world) !== value ? 1 : 0);
    case "<":
      return (world) => (left(world) < value ? 1 : 0);
    case "<=":
      return (world) => (left(world) <= value ? 1 : 0);
    case ">":
      return (world) => (left(world) > value ? 1 : 0);
    case ">=":
      return (world) => (left(world) >= value ? 1 : 0);
    case "+":
      return (world) => left(world) + value;
    case "-":
      return (world) => left(world) - value;
    case "*":
      return (world) => left(world) * value;
    default:
      return undefined;
  }
}

/** A remainder of reckoning, which is no part of a smallest unit. */
const ROUNDING = 1e-9;

function compileCall<W>(tree: { name: string; args: readonly Expr[] }, bindings: Bindings<W>): Compiled<W> {
  const [first, second] = tree.args;
  if (first !== undefined && tree.name === "floor") {
    const of = compileExpr(first, bindings);
    return (world) => Math.floor(of(world));
  }
  if (first !== undefined && tree.name === "ceil") {
    const of = compileExpr(first, bindings);
    return (world) => Math.ceil(of(world) - ROUNDING);
  }
  if (first !== undefined && second !== undefined && (tree.name === "min" || tree.name === "max")) {
    const [a, b] = [compileExpr(first, bindings), compileExpr(second, bindings)];
    return tree.name === "min" ? (world) => Math.min(a(world), b(world)) : (world) => Math.max(a(world), b(world));
  }
  return bindings.call(
    tree.name,
    tree.args.map((arg) => (arg.op === "name" ? arg.name : "")),
  );
}

/** Turns a checked tree into closures; nothing in it can reach beyond the bindings. */
export function compileExpr<W>(tree: Expr, bindings: Bindings<W>): Compiled<W> {
  switch (tree.op) {
    case "number": {
      const { value } = tree;
      return () => value;
    }
    case "name":
      return bindings.name(tree.name);
    case "call":
      return compileCall(tree, bindings);
    case "not": {
      const of = compileExpr(tree.of, bindings);
      return (world) => (of(world) === 0 ? 1 : 0);
    }
    case "minus": {
      const of = compileExpr(tree.of, bindings);
      return (world) => -of(world);
    }
    default: {
      const left = compileExpr(tree.left, bindings);
      const short = tree.right.op === "number" ? compileWithNumber(tree.op, left, tree.right.value) : undefined;
      return short ?? compileBinary(tree.op, left, compileExpr(tree.right, bindings));
    }
  }
}
