import type { Posting, Program } from "../engine/index.js";
import type { Words } from "./words.js";

/** What accounts that are no persons are called. */
const ACCOUNTS: Readonly<Record<string, string>> = {
  you: "you",
  home: "household",
  origin: "from before",
  state: "the state",
  eaten: "meals",
  perished: "lost",
};

/** An account for a reader, by its position. */
export function accountName({ model }: Program, words: Words, index: number): string {
  const id = model.accounts[index] ?? "";
  const person = model.scenario.people[index - model.account.people];
  const [kind, place = ""] = id.split(":");
  if (kind === "market") return `market of ${words.name("places", place)}`;
  return ACCOUNTS[id] ?? (person === undefined ? words.label(id) : words.name("people", person.id));
}

/** One movement of money or goods in a line: `day 3: you -> the inspector: 300 won (given)`. */
export function movement(
  program: Program,
  words: Words,
  { amount, commodity, day, from, reason, to }: Posting,
): string {
  const [giver, taker] = [accountName(program, words, from), accountName(program, words, to)];
  return `day ${day}: ${giver} -> ${taker}: ${words.held(commodity, amount)} (${reason})`;
}
