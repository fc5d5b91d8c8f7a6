import { t } from "../language/index.js";

/** The expression language: it can compute with declared names and nothing else. */
export type Expr =
  | { readonly op: "number"; readonly value: 0 | 1; readonly at: number }
  | { readonly op: "name"; readonly name: string; readonly at: number }
  | { readonly op: "call"; readonly name: string; readonly args: readonly Expr[]; readonly at: number }
  | { readonly op: "not" | "minus"; readonly of: Expr; readonly at: number }
  | { readonly op: Binary; readonly left: Expr; readonly right: Expr; readonly at: number };

export type Binary = "or" | "and" | "=" | "!=" | "<" | "<=" | ">" | ">=" | "+" | "-" | "*" | "/";

/** What is wrong with an expression, at which character, and what to do. */
export interface ExprFault {
  readonly at: number;
  readonly what: string;
  readonly remedy: string;
}

interface Token {
  readonly kind: "word" | "number" | "mark" | "end";
  readonly text: string;
  readonly at: number;
}

/** Levels of binding, loosest first. A minus between names needs blanks, since names may hold hyphens. */
const LEVELS: readonly (readonly string[])[] = [
  ["or"],
  ["and"],
  ["=", "!=", "<", "<=", ">", ">="],
  ["+", "-"],
  ["*", "/"],
];
const COMPARISON_LEVEL = 2;
const LONGEST = 400;
const DEEPEST = 40;

class Fault extends Error {
  readonly fault: ExprFault;
  constructor(fault: ExprFault) {
    super(fault.what);
    this.fault = fault;
  }
}

function fail(at: number, what: string, remedy: string): never {
  throw new Fault({ at, what, remedy });
}

const PIECE = /\s*(?:([a-z][a-z0-9]*(?:-[a-z0-9]+)*)|(\d[\d_.]*)|(<=|>=|!=|[=<>+\-*/(),]))/y;

function stray(text: string, from: number): never {
  const at = from + (text.slice(from).length - text.slice(from).trimStart().length);
  return fail(
    at,
    t("'{mark}' has no meaning here", { mark: text[at] ?? "" }),
    t("use names, 0, 1, + - * /, comparisons, and, or, not"),
  );
}

function tokens(text: string): Token[] {
  if (text.length > LONGEST)
    fail(
      0,
      t("an expression of {count} characters", { count: text.length }),
      t("split it; {most} are allowed", { most: LONGEST }),
    );
  const found: Token[] = [];
  PIECE.lastIndex = 0;
  for (let from = 0; text.slice(from).trim() !== ""; from = PIECE.lastIndex) {
    const [, word, digits, mark = ""] = PIECE.exec(text) ?? stray(text, from);
    const piece = word ?? digits ?? mark;
    const kind = word !== undefined ? "word" : digits !== undefined ? "number" : "mark";
    found.push({ kind, text: piece, at: PIECE.lastIndex - piece.length });
  }
  return [...found, { kind: "end", text: "", at: text.length }];
}

class Parser {
  private next = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];

  constructor(list: readonly Token[]) {
    this.tokens = list;
  }

  whole(): Expr {
    const tree = this.level(0);
    const rest = this.peek();
    if (rest.kind !== "end")
      fail(rest.at, t("'{text}' is not expected here", { text: rest.text }), t("check the brackets and operators"));
    return tree;
  }

  private peek(): Token {
    return this.tokens[this.next] ?? { kind: "end", text: "", at: 0 };
  }

  private takes(text: string): boolean {
    if (this.peek().text !== text || this.peek().kind === "end") return false;
    this.next += 1;
    return true;
  }

  private level(index: number): Expr {
    const operators = LEVELS[index];
    if (operators === undefined) return this.unary();
    let left = this.level(index + 1);
    for (let count = 0; operators.includes(this.peek().text) && this.peek().kind !== "end"; count += 1) {
      const token = this.peek();
      if (index === COMPARISON_LEVEL && count > 0)
        fail(token.at, t("two comparisons in a row"), t("join them with `and`"));
      this.next += 1;
      left = { op: token.text as Binary, left, right: this.level(index + 1), at: token.at };
    }
    return left;
  }

  private unary(): Expr {
    this.depth += 1;
    if (this.depth > DEEPEST)
      fail(this.peek().at, t("an expression nested too deeply"), t("{most} levels are allowed", { most: DEEPEST }));
    const token = this.peek();
    const op = token.text === "not" ? "not" : token.text === "-" ? "minus" : undefined;
    if (op !== undefined) this.next += 1;
    const tree: Expr = op === undefined ? this.atom() : { op, of: this.unary(), at: token.at };
    this.depth -= 1;
    return tree;
  }

  private atom(): Expr {
    const token = this.peek();
    this.next += 1;
    if (token.kind === "number") return number(token);
    if (token.kind === "word" && !["and", "or", "not"].includes(token.text)) {
      if (!this.takes("(")) return { op: "name", name: token.text, at: token.at };
      return { op: "call", name: token.text, args: this.args(), at: token.at };
    }
    if (token.text === "(" && token.kind === "mark") {
      const tree = this.level(0);
      this.expect(")");
      return tree;
    }
    return fail(
      token.at,
      token.kind === "end"
        ? t("a value is missing before the end")
        : t("a value is missing before '{text}'", { text: token.text }),
      token.text === "=" ? t("write a name, 0 or 1; a single = compares") : t("write a name, 0 or 1"),
    );
  }

  private args(): Expr[] {
    const list: Expr[] = [];
    if (this.takes(")")) return list;
    do list.push(this.level(0));
    while (this.takes(","));
    this.expect(")");
    return list;
  }

  private expect(text: string): void {
    const token = this.peek();
    if (!this.takes(text)) fail(token.at, t("'{text}' is missing", { text }), t("close every bracket that was opened"));
  }
}

function number(token: Token): Expr {
  if (token.text === "0") return { op: "number", value: 0, at: token.at };
  if (token.text === "1") return { op: "number", value: 1, at: token.at };
  return fail(
    token.at,
    t("the number {text} stands in an expression", { text: token.text }),
    t("give it a name and a source under `numbers:`"),
  );
}

/** Reads an expression, or says what is wrong with it. Never throws. */
export function parseExpr(text: string): { readonly tree: Expr } | { readonly fault: ExprFault } {
  try {
    return { tree: new Parser(tokens(text)).whole() };
  } catch (error) {
    if (error instanceof Fault) return { fault: error.fault };
    throw error;
  }
}
