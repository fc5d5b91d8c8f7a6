import type { Account, Posting, Refusal } from "../../engine/index.js";
import { msg, t } from "../../language/index.js";

const UNDO_HELP = msg("  undo       takes the last decision back, as often as the play allows");
const WHAT_IF_HELP = msg("  what-if    once it has ended: one decision changed, both ledgers side by side");

/** What a player is told of the words he can type. */
const HELP = [
  msg("Type a choice's number or words (`wait 5`). Amounts: a number, all, half, none."),
  msg("  why        what the question leads to     why 2    what choice 2 leads to"),
  msg("  why NAME   about any word you read        odds     what you believe"),
  msg("  status     where you stand, debts         prices   what is traded here"),
  msg("  home       who eats what at home          ledger   the last movements"),
  msg("  Enter      tells it again                 more     the rest of an answer"),
  msg("  i NAME     where its numbers come from, and how sure they are"),
  UNDO_HELP,
  WHAT_IF_HELP,
  msg("  help       these words                    quit     stops; your place is kept"),
  msg("At home: `leave NAME 5`, `take NAME 5`; `ration NAME` sets what is cooked."),
  msg("`end` closes for good where it can, and asks once more before it does."),
];

/** The same in the reader's language, line by line; `forwards`: without the words that take back or look into what was decided. */
export const helpLines = (forwards = false): readonly string[] =>
  HELP.filter((line) => !forwards || (line !== UNDO_HELP && line !== WHAT_IF_HELP)).map((line) => t(line));

/** Where ending is possible, told to one who tries elsewhere. */
export const ENDS = msg(
  "You can end for good only on a day that is yours to plan, and where its conditions hold (`why end`). Answer this first; `quit` stops now and keeps your place.",
);

export const GOES_BACK = /^back$/i;

/** Told to one who would go back from what an encounter asks. */
export const BACK = msg(
  "There is no way back from what you are asked here: it wants an answer (`none`, or the least, is one). `undo` takes your last decision back, as often as the play allows.",
);

/** What can be typed once a campaign has ended. */
export const OVER = msg(
  "It has ended. You can still ask: `account` (once more), `decisions` (which of yours mattered), `what-if` (one of them changed, both ledgers side by side), `why NAME`, `status`, `ledger all`, `home`, `more`. `undo` takes the last decision back. `quit` leaves.",
);

/** Why nothing answers to a word of the plan that is understood, by its first word. */
export const NOTHING: Readonly<Record<string, string>> = {
  buy: msg("That is not for sale here, or you have no money for it."),
  sell: msg("You have none of it with you, or nobody here buys it."),
  repay: msg("You owe nothing on that, or have no money with you."),
  leave: msg("You have none of it with you, or are not at home."),
  take: msg("There is none of it at home, or you are not there."),
  travel: msg("No road of that name starts here."),
  ration: msg("The kitchen cooks that already, or nothing is called so."),
};

/** Movements at home worth a word, by the reason of their posting. */
export const REASONS: readonly Posting["reason"][] = ["eaten", "bought", "issued", "wage", "perished"];

/** Why a decision was refused, in a sentence. */
export const REFUSED: Readonly<Record<Refusal, string>> = {
  "not now": msg("That cannot be decided now."),
  "unknown name": msg("There is nothing of that name."),
  "not a whole amount": msg("The amount must be a whole number above nothing."),
  "no market here": msg("It is not traded here."),
  "not enough for sale": msg("There is not so much for sale."),
  "not enough money": msg("You have too little money with you."),
  "you have too little": msg("You do not have so much."),
  "the market takes no more": msg("Nobody here would take so much."),
  "more than you owe": msg("That is more than you owe."),
  "not at home": msg("That can only be done at home."),
  "the road starts elsewhere": msg("That road does not start here."),
  "not from here": msg("That cannot be begun from here."),
  "not enough to make it of": msg("You have too little to make so much of."),
  "too long a wait": msg("So long a wait is not possible at once."),
  "out of range": msg("That is outside what is possible."),
  "not yet possible": msg("That is not possible yet."),
  "the record is full": msg("This play holds as many decisions as a record can; it takes no more."),
};

type Said = Posting["reason"] | Account["lines"][number]["reason"];

/** The ledger's categories, for a reader. */
const LEDGER: Readonly<Record<Said, string>> = {
  opening: msg("opening"),
  bought: msg("bought"),
  sold: msg("sold"),
  dealt: msg("dealt"),
  given: msg("given"),
  borrowed: msg("borrowed"),
  repaid: msg("repaid"),
  forgiven: msg("forgiven"),
  eaten: msg("eaten"),
  perished: msg("perished"),
  used: msg("used"),
  made: msg("made"),
  seized: msg("seized"),
  bribed: msg("bribed"),
  "handed over": msg("handed over"),
  wage: msg("wage"),
  issued: msg("issued"),
  "left at home": msg("left at home"),
  "taken along": msg("taken along"),
  held: msg("goods still held, at the home price"),
  owed: msg("debts still owed"),
};
export const reasonText = (reason: Said): string => t(LEDGER[reason]);
