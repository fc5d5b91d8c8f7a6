import { spoken } from "./spoken.js";

type Value = string | number;

/** Names of the holes of a message: `You owe {amount}.` has `amount`. */
type Holes<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;

/** Nothing more for a message without holes; a message known only when the program runs takes any. */
type Filling<Text extends string> = string extends Text
  ? [values?: Readonly<Record<string, Value>>]
  : [Holes<Text>] extends [never]
    ? []
    : [values: Readonly<Record<Holes<Text>, Value>>];

const HOLE = /\{(\w+)\}/g;

function filled(text: string, values: Readonly<Record<string, Value>>): string {
  return text.replace(HOLE, (hole, name: string) => `${values[name] ?? hole}`);
}

/**
 * An English sentence of the program in the reader's language; the English one where it has no other. `{name}` is a
 * hole. What fills it is not read again, so a scenario's braces stay what they are.
 */
export function t<Text extends string>(english: Text, ...[values]: Filling<Text>): string {
  const of = spoken();
  if (of === undefined) return values === undefined ? english : filled(english, values);
  const text = of.messages[english] ?? english;
  return of.finish(values === undefined ? text : filled(text, values));
}

const rules = new Map<string, Intl.PluralRules>();

function pluralOf(code: string, count: number): string {
  const known = rules.get(code) ?? new Intl.PluralRules(code);
  rules.set(code, known);
  return known.select(count);
}

/** A sentence that differs with a count: `tn(n, "{n} day", "{n} days", {n})`. The plural one is found in a catalogue. */
export function tn<One extends string, Many extends string>(
  count: number,
  one: One,
  many: Many,
  ...values: Filling<Many>
): string {
  return spoken() === undefined && pluralOf("en", count) === "one" ? t<string>(one, ...values) : t(many, ...values);
}

/** Marks a sentence that stands in a table and is put into the reader's language where it is used: `t(TABLE[id])`. */
export const msg = (english: string): string => english;

/** What a player typed with its first and last word, where they are commands or amounts of his language, as the English ones. */
export function heard(typed: string): string {
  const commands = spoken()?.commands;
  if (commands === undefined) return typed;
  const words = typed.split(/(\s+)/);
  const ends = [0, words.length - 1];
  return words.map((word, at) => (ends.includes(at) ? (commands[word.normalize("NFC")] ?? word) : word)).join("");
}
