import type { Decision, Journal, Posting, Program, View } from "../../engine/index.js";
import type { Words } from "../words.js";
import type { Says, Thing } from "./numbers.js";
import type { Order } from "./work.js";

/** What a question is asked about: the campaign as the player stands in it. */
export interface Asked {
  readonly program: Program;
  readonly view: View;
  readonly words: Words;
  readonly says: Says;
  /** What has moved so far; an amount that is asked about is looked for there too. */
  readonly postings?: readonly Posting[];
  /** What was seen so far: the best price, and how it went. */
  readonly journal?: Journal;
  /** What has been printed of late: a figure that stands for nothing now is looked for there. */
  readonly printed?: readonly string[] | undefined;
  /** All that moved worth between the last two times it was told, each in a few words. */
  readonly moved?: readonly string[] | undefined;
  /** Of a finished run: lines that were told, each with the word that explains what it measures. */
  readonly measures?: ReadonlyMap<string, string> | undefined;
  /** What each strategy the run was held against says of itself, by its id. */
  readonly strategies?: Readonly<Record<string, string>> | undefined;
}

/** An option's own id or `thing`, found for a number or a word of the menu. */
export interface Meant {
  readonly option?: string;
  /** Why it cannot be chosen now. */
  readonly closed?: string;
  readonly topic?: string;
  readonly thing?: Thing;
  /** An amount named where one is asked for, in smallest units. */
  readonly amount?: number;
  /** What that amount would decide. */
  readonly decision?: Decision;
  /** An amount named with an option that asks for one, in smallest units. */
  readonly said?: { readonly amount: number };
  /** What was typed behind a choice that asks for no amount. */
  readonly unused?: string;
  /** For an amount that is not possible where one is asked for: which are, and why. */
  readonly outside?: readonly string[];
  /** By what it was known; a piece of a label gives way to a word that is explained. */
  readonly by?: "number" | "words" | "label";
  /** A lot that could be bought or sold here: its good. */
  readonly lot?: { readonly act: "buy" | "sell"; readonly good: string };
  /** What is done with the thing: put away at home, taken out again, paid back. */
  readonly act?: "leave" | "take" | "repay";
  /** Odds that are believed, by their id: asked about as such, not the thing they are odds of. */
  readonly belief?: string;
  /** A standing order that could be given. */
  readonly order?: Order;
}
