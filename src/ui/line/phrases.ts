import type { Refusal } from "../../engine/index.js";

/** What a player is told of the words he can type. */
export const HELP = [
  "Type the number of a choice, or its words (`wait 5`). Amounts: a number, all, half, none.",
  "  prices     what is bought and sold here          home      who eats what at home",
  "  why NAME   what moves a price, where a number comes from; `why` alone: the odds you believe",
  "  status     where you stand                       ledger    the last postings",
  "  odds       the odds you believe (what a trader knows; the truth is not shown)",
  "  Enter      repeats the question                  quit      stops; your place is kept",
];

/** Why a decision was refused, in a sentence. */
export const REFUSED: Readonly<Record<Refusal, string>> = {
  "not now": "That cannot be decided now.",
  "unknown name": "There is nothing of that name.",
  "not a whole amount": "The amount must be a whole number above nothing.",
  "no market here": "It is not traded here.",
  "not enough for sale": "There is not so much for sale.",
  "not enough money": "You have too little money with you.",
  "you have too little": "You do not have so much.",
  "the market takes no more": "Nobody here would take so much.",
  "more than you owe": "That is more than you owe.",
  "not at home": "That can only be done at home.",
  "the road starts elsewhere": "That road does not start here.",
  "not from here": "That cannot be begun from here.",
  "not enough to make it of": "You have too little to make so much of.",
  "too long a wait": "So long a wait is not possible at once.",
  "out of range": "That is outside what is possible.",
  "not yet possible": "That is not possible yet.",
};
