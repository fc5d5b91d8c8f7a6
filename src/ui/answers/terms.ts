import type { Program, View } from "../../engine/index.js";
import { hungerLines, memberLine } from "../hunger.js";
import { kitchenLines } from "../larder.js";
import { plain, type Words } from "../words.js";

/** What a word's explanation may need to know. */
export interface Known {
  readonly program: Program;
  readonly view: View;
  readonly words: Words;
}

interface Term {
  readonly words: readonly string[];
  readonly says: string | ((known: Known) => readonly string[]);
  /** Beginnings of the names of the numbers behind it. */
  readonly numbers?: readonly string[];
}

/** How a person's hunger is told, with everyone's state. */
const hunger = ({ program, view, words }: Known): readonly string[] => [
  ...hungerLines(program, words),
  ...view.household.members.map((member) => memberLine(member, view, words)),
];

/** Words of the program itself that a player meets, each explained in plain sentences. A scenario's own words are in its catalogue. */
const TERMS: readonly Term[] = [
  {
    words: ["price", "prices", "spread"],
    says: "A price is the outside price of the day, which wanders a little and is pulled back to its usual level, moved by what you yourself bought or sold lately. The more you sell at once, the less each piece brings; the more you buy, the more it costs. To buy costs more than selling brings: the gap between the two is the spread. `prices` lists them; `why GOOD` tells the numbers.",
  },
  {
    words: ["market", "markets", "trade", "lot"],
    says: "A market buys and sells small lots at the day's price. Your own trade moves that price: a whole load sold at once presses its own price, and what you sold lately is forgotten again from day to day. `why 4`, where choice 4 is to buy or sell, tells what the whole lot would cost or bring.",
  },
  {
    words: ["worth", "wealth", "value"],
    says: "Worth is your money and goods, with you and at home, less debts, counted in the staple food. You reckon it with the prices at home as you last saw or expect them, as if everything were sold there at once. A whole load presses its own price, so 50 kg bring less than fifty times the price of one. A single buyer may pay more than that market, and then your worth rises when you sell to him. The account at the end uses the true prices of that day.",
  },
  {
    words: ["money", "purse", "currency"],
    says: ({ words, view }) => [
      `Money is counted in ${words.currencies.join(", ")}. With you: ${view.money.map(({ id, has }) => words.holding(id, has)).join(", ")}; at home: ${view.money.map(({ id, stored }) => words.holding(id, stored)).join(", ")}. What you carry can be asked for on the road; what lies at home buys food there. What it is worth in food changes, so look at the staple's price beside it.`,
    ],
  },
  {
    words: ["debt", "debts", "credit", "owe", "owed", "due", "overdue"],
    says: "A debt is paid with `repay NAME AMOUNT` at any time and from any place, since somebody carries the money; in part or whole. There is no interest unless the cost holds it. `status` tells what is left and when it is due. When it is due and not paid you are asked about it; after that it is overdue, every further day is counted, and when the lender's patience is over the scenario's own ending comes. `why NAME` of the debt tells how long that is.",
  },
  {
    words: ["odds", "belief", "beliefs", "chance", "luck", "believe"],
    says: "Odds are what you believe: what was told, moved only by what you have seen yourself. The truth behind them is not shown. Each is by itself: a way home must pass all that lie on it. An officer's odds are of such men in general: an offer changes what this one does, but not the odds shown, and he may also ask for more before he decides. The odds of a stop do not count in the attention you have drawn, which makes it likelier.",
  },
  {
    words: ["hearsay", "rumour"],
    says: "Hearsay is what people tell of a road, a post or an officer before you have seen it yourself. It is worth a handful of trips: each thing you see for yourself moves the odds, hearsay weighs less and less.",
  },
  {
    words: ["stop", "stopped", "stops"],
    says: "A post can wave you through or stop you. The odds are in `odds`; attention you have drawn makes a stop likelier and is not counted in there. A stop is followed by a search of the load.",
  },
  {
    words: ["search", "searched", "found"],
    says: "A search looks for what is banned. What lies open is found. What is hidden is found with the odds of its hiding place, for a full load; a smaller load is found less often in proportion. What is found is in the officer's hands until he has decided. `odds` tells what you believe of each place.",
  },
  {
    words: ["hidden", "hiding"],
    says: ({ view, words }) => {
      const hidden = view.goods.filter(({ has, hiding }) => has > 0 && hiding !== undefined);
      return [
        "What is hidden is found by a search only with the odds of its hiding place; what lies open is always found. It stays where it was put until it is sold, given or taken.",
        ...hidden.map(
          ({ id, has, hiding = "" }) =>
            `Hidden now: ${words.holding(id, has)}, ${words.name("hiding", hiding)} (\`why ${hiding}\`).`,
        ),
      ];
    },
  },
  {
    words: ["reports", "reported", "keeps", "kept", "releases", "lets go", "wants more"],
    says: "What an officer who has found something may do. He lets you go: nothing is taken but what you offered. He keeps it and lets you go: the goods are his, and nobody hears of it. He reports you: the goods go up and so do you. He may also ask for more than you offered, some times over. He does what pays him most; what you offered stays on the table.",
  },
  {
    words: ["part", "cold", "kills"],
    says: "A night of snow kills all animals without cover, or a part of them; what is under cover lives. Both odds are shown as you believe them: that it kills all, else a part. How large that part is you see only when it has happened.",
  },
  {
    words: ["attention", "exposure", "talk"],
    says: ({ program, view, words }) => [
      `Deeds that are seen draw attention; now it is ${view.exposure.toFixed(0)} on a scale on which 100 is what a whole street has seen. It makes every stop and every catch likelier. The odds shown do not count it in: they are of a trader nobody talks about. It fades by ${words.quantity(program.model.values[program.model.scenario.exposureFades] ?? 0, {})} of what is left every evening.`,
    ],
  },
  {
    words: ["wait", "days", "day"],
    says: "`wait 5` lets days pass. You are asked earlier when something happens that asks you: a visitor, a debt that is due. A wait also ends on the evening on which hunger has gone so far that it begins to kill somebody, and when somebody dies. An empty larder alone does not end it. The household eats every evening.",
  },
  {
    words: ["travel", "road", "roads", "journey"],
    says: ({ view, words }) => [
      `\`travel NAME\` starts a road from where you are; its days, snow and posts come by themselves and ask you when they must. ${words.fedAway ? "On the road and away from home you are fed there, and take nothing from the larder." : "On the road nobody feeds you."} The household at home eats what lies at home and buys with the money left there.`,
      ...(view.routes.length === 0
        ? []
        : [
            `From here: ${view.routes.map(({ id, to, days }) => `${words.name("routes", id)} to ${words.name("places", to)}, ${words.days(days)}`).join("; ")}.`,
          ]),
    ],
  },
  {
    words: ["ration", "rations", "meals", "kitchen", "food", "larder", "eat", "household", "home"],
    says: ({ view, words }) => [
      "Each evening the kitchen cooks the ordered share of what everyone needs, from what lies at home, what spoils first before the rest. `ration NAME` changes the order, from wherever you are.",
      ...kitchenLines(view, words),
    ],
    numbers: ["household.issue", "household.wage", "household.members."],
  },
  {
    words: ["hunger", "hungry", "fed", "weak", "starving", "starve", "missed"],
    says: hunger,
    numbers: ["household.dies.", "household.recovery"],
  },
  {
    words: ["dies", "death", "die", "dead", "kill"],
    says: hunger,
    numbers: ["household.dies."],
  },
  {
    words: ["leave", "take", "store"],
    says: "At home, `leave NAME 5` puts something into the larder or the chest and `take NAME 5` takes it out again. What lies at home cannot be found on the road, and the household buys food with money left there.",
  },
  {
    words: ["end", "finish", "ending", "quit"],
    says: "`quit` stops and keeps your place. `end` closes the campaign for good, on a day at home or wherever its scenario allows it; it tells what is missing when it cannot, and asks to be typed once more before it does.",
  },
  {
    words: ["ledger"],
    says: "`ledger` shows the last 12 movements of money and goods, `ledger 50` more, `ledger all` every one.",
  },
  {
    words: ["save", "resume", "seed", "world"],
    says: "Your place is kept after every decision. A world is named by its seed: the same seed and the same decisions end the same, so you can try another way with the same luck.",
  },
];

const known = (word: string): Term | undefined =>
  TERMS.find(({ words }) => words.includes(word)) ??
  TERMS.find(({ words }) => words.some((of) => plain(of) === plain(word)));

/** The explanation of a word of the program, and the beginnings of the names of the numbers behind it; undefined where it is none. */
export function termOf(
  word: string,
  about: Known,
): { readonly lines: readonly string[]; readonly numbers: readonly string[] } | undefined {
  const term = known(word);
  if (term === undefined) return undefined;
  const { says, numbers = [] } = term;
  return { lines: typeof says === "string" ? [says] : says(about), numbers };
}

/** Every word that is explained. */
export const TERM_WORDS: readonly string[] = TERMS.flatMap(({ words }) => words.slice(0, 1));
