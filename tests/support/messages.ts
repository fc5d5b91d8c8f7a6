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

/** Letters on both sides of a blank, or a word that begins as a sentence does. */
const SENTENCE = /[A-Za-z]{2,}[,;:.)]? +[A-Za-z({]|^[A-Z][a-z]+/;

/** Commands by their names, keys of a scenario's texts and expressions of its language. */
const KEY_OR_EXPRESSION = /^lab [a-z]+$|^[a-z-]+\.\{|^\{key\}|^(price|cost)\(|^\(\{\}\) \*/;

/** What a reader would see of a literal, its holes as `{}`; undefined where a node is none. */
function literal(node: Found): string | undefined {
  if (node.type === "Literal" && typeof node["value"] === "string") return node["value"];
  if (node.type === "JSXText") return String(node["value"]).trim();
  if (node.type !== "TemplateLiteral") return undefined;
  const pieces = node["quasis"] as readonly { readonly value: { readonly cooked: string } }[];
  return pieces.map(({ value }) => value.cooked).join("{}");
}

/** Places where a literal is no text: what is imported, compared with, or a type. */
const isNoText = ({ type }: Found): boolean =>
  /^(TS(?!As|NonNull|Satisfies)|Import|ExportAll|BinaryExpression$)/.test(type);

/** Properties that hold ids and what a player types, in English in every language. */
const TYPED = new Set(["words", "alias", "word", "id"]);

/**
 * Literals of a file that look like English sentences and do not go through the catalogue. `quoted`: what stands in
 * backticks counts as words of the sentence.
 */
export function bareIn(source: SourceText, { quoted = false } = {}): readonly string[] {
  const found: string[] = [];
  const compared = new Set<unknown>();
  walk(source, (node) => {
    if (node.type === "BinaryExpression" && /^[=!]==?$/.test(String(node["operator"])))
      for (const side of [node["left"], node["right"]]) compared.add(side);
    else if (node.type === "Property") {
      if (TYPED.has(String((node["key"] as Found)["name"]))) return false;
      compared.add(node["key"]);
    } else if (isNoText(node) && node.type !== "BinaryExpression") return false;
    if (called(node) !== undefined)
      for (const of of node["arguments"] as readonly Found[]) if (of.type === "Literal") compared.add(of);
    if (node.type === "MemberExpression" && (node["property"] as Found)["name"] === "split")
      compared.add(node["object"]);
    const text = compared.has(node) ? undefined : literal(node);
    const words = quoted ? text?.replaceAll("`", "") : text?.replace(/`[^`]*`/g, "");
    const seen = words?.replace(/<[^<>]*>/g, " ").trim() ?? "";
    if (SENTENCE.test(seen) && seen !== "last day" && !KEY_OR_EXPRESSION.test(seen))
      found.push(`${source.path}:${lineOf(source.text, node.start)}: ${text}`);
    return true;
  });
  return found;
}
