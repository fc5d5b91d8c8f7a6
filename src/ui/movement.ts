import type { Posting, Program } from "../engine/index.js";
import { msg, t } from "../language/index.js";
import { reasonText } from "./line/phrases.js";
import { reasonOf } from "./line/reasons.js";
import type { Words } from "./words.js";

/** What accounts that are no persons are called. */
const ACCOUNTS: Readonly<Record<string, string>> = {
  you: msg("you"),
  home: msg("household"),
  origin: msg("from before"),
  state: msg("the state"),
  eaten: msg("meals"),
  perished: msg("lost"),
  workshop: msg("work"),
};

/** An account for a reader, by its position. */
export function accountName({ model }: Program, words: Words, index: number): string {
  const id = model.accounts[index] ?? "";
  const person = model.scenario.people[index - model.account.people];
  const [kind, place = ""] = id.split(":");
  if (kind === "market") return marketOf(words.name("places", place));
  if (person !== undefined) return words.name("people", person.id);
  return ACCOUNTS[id] === undefined ? words.label(id) : t(ACCOUNTS[id]);
}

/** A place that is called a market already is not one of a market. */
const marketOf = (place: string): string =>
  place.toLowerCase().includes(t("market")) ? place : t("market of {place}", { place });

/** The day a movement is told under: what was so before the first morning belongs to the first day. */
export const dayOfPosting = ({ day }: Posting): number => Math.max(1, day);

/** One movement of money or goods in a line: `day 3: you -> the inspector: 300 won (given)`. */
export function movement(program: Program, words: Words, posting: Posting): string {
  const { amount, commodity, from, to } = posting;
  const day = dayOfPosting(posting);
  const reason = reasonOf(program, posting);
  const person = program.model.scenario.people[to - program.model.account.people];
  const [giver, taker] = [accountName(program, words, from), accountName(program, words, to)];
  return t("day {day}: {giver} -> {taker}: {held} ({reason})", {
    day,
    giver,
    taker,
    held: words.held(commodity, amount),
    reason: (person === undefined ? undefined : words.takes(person.id)) ?? reasonText(reason),
  });
}
