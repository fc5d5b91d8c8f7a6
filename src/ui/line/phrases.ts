import type { Refusal } from "../../engine/index.js";

/** What a player is told of the words he can type. */
export const HELP = [
  "Type a choice's number or words (`wait 5`). Amounts: a number, all, half, none.",
  "  why        what the question leads to     why 2    what choice 2 leads to",
  "  why NAME   about any word you read        odds     what you believe",
  "  status     where you stand, debts         prices   what is traded here",
  "  home       who eats what at home          ledger   the last movements",
  "  Enter      tells it again                 more     the rest of an answer",
  "  undo       takes the last decision back, as often as the play allows",
  "  help       these words                    quit     stops; your place is kept",
  "At home: `leave NAME 5`, `take NAME 5`; `ration NAME` sets what is cooked.",
  "`end` closes for good where it can, and asks once more before it does.",
];

/** Where ending is possible, told to one who tries elsewhere. */
export const ENDS =
  "You can end for good only on a day that is yours to plan, and where its conditions hold (`why end`). Answer this first; `quit` stops now and keeps your place.";

/** What can be typed once a campaign has ended. */
export const OVER =
  "It has ended. You can still ask: `why NAME`, `status`, `ledger all`, `home`, `more`. `undo` takes the last decision back. Enter or `quit` leaves.";

/** Why nothing answers to a word of the plan that is understood, by its first word. */
export const NOTHING: Readonly<Record<string, string>> = {
  buy: "That is not for sale here, or you have no money for it.",
  sell: "You have none of it with you, or nobody here buys it.",
  repay: "You owe nothing on that, or have no money with you.",
  leave: "You have none of it with you, or are not at home.",
  take: "There is none of it at home, or you are not there.",
  travel: "No road of that name starts here.",
  ration: "The kitchen cooks that already, or nothing is called so.",
};

/** Movements at home worth a word, by the reason of their posting. */
export const REASONS: Readonly<Record<string, string>> = {
  eaten: "ate",
  bought: "bought",
  issued: "the state handed out",
  wage: "wages of",
};

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
