import { parseSync } from "oxc-parser";
import type { SourceText } from "./imports.js";

/** An English sentence of the program as it stands in the source, and where. */
export interface Message {
  readonly text: string;
  readonly where: string;
}

interface Found {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Found =>
  typeof value === "object" && value !== null && typeof (value as Found).type === "string";

/** Every node of a file's tree, a parent before its children; `into` says whether to go on into one. */
export function walk({ path, text }: SourceText, into: (node: Found) => boolean): void {
  const { program, errors } = parseSync(path, text, { lang: path.endsWith("x") ? "tsx" : "ts" });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const of of value) visit(of);
    else if (isNode(value) && into(value))
      for (const [field, of] of Object.entries(value)) if (field !== "parent") visit(of);
  };
  visit(program);
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split("\n").length;

/** Which arguments of a call are sentences: `t` and `msg` have one, `tn` has the singular and the plural, which is the key. */
const KEY: Readonly<Record<string, number>> = { t: 0, msg: 0, tn: 2 };

/** The name of what is called, where a node is a call of the catalogue. */
export function called(node: Found): keyof typeof KEY | undefined {
  const callee = node.type === "CallExpression" ? (node["callee"] as Found) : undefined;
  const name = callee?.type === "Identifier" ? String(callee["name"]) : "";
  return Object.hasOwn(KEY, name) ? name : undefined;
}

/** The sentences of a file that a catalogue must have. */
export function messagesIn(source: SourceText): readonly Message[] {
  const found: Message[] = [];
  walk(source, (node) => {
    const name = called(node);
    const of = name === undefined ? undefined : (node["arguments"] as readonly Found[])[KEY[name] ?? 0];
    if (of?.type === "Literal")
      found.push({ text: String(of["value"]), where: `${source.path}:${lineOf(source.text, of.start)}` });
    return true;
  });
  return found;
}

/** The holes of a message, in alphabetical order. */
export const holesOf = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name))].sort();
