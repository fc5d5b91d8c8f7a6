/** Words of the program itself that a player meets, each explained in plain sentences. A scenario's own words are in its catalogue. */
const TERMS: readonly { readonly words: readonly string[]; readonly says: string }[] = [
  {
    words: ["price", "prices", "spread"],
    says: "A price is the outside price of the day, which wanders a little and is pulled back to its usual level, moved by what you yourself bought or sold lately. The more you sell at once, the less each piece brings; the more you buy, the more it costs. To buy costs more than selling brings: the gap between the two is the spread. `prices` lists them; `why GOOD` tells the numbers.",
  },
  {
    words: ["worth", "wealth", "value"],
    says: "Worth is your money and goods, with you and at home, less debts, counted in the staple food. You reckon it with the prices at home as you last saw or expect them, as if everything were sold there at once, so much metal or many birds press their own price. A single buyer may pay more than that market, and then your worth rises when you sell to him. The account at the end uses the true prices of that day.",
  },
  {
    words: ["debt", "debts", "credit", "owe", "owed"],
    says: "A debt is paid with `repay NAME AMOUNT` at any time, in part or whole; there is no interest unless the cost holds it. `status` tells what is left and when it is due.",
  },
  {
    words: ["odds", "belief", "beliefs", "chance", "luck"],
    says: "Odds are what you believe: what was told, moved only by what you have seen yourself. The truth behind them is not shown. An officer's odds are of officers in general, whatever you offer; what this one would take you do not know.",
  },
  {
    words: ["attention", "exposure", "talk"],
    says: "Deeds that are seen draw attention. It makes being stopped likelier and fades a little every quiet day.",
  },
  {
    words: ["wait", "days", "day"],
    says: "`wait 5` lets days pass. You are asked earlier only when something happens that asks you: a visitor, a debt that is due. An empty larder does not end a wait. The household eats every evening.",
  },
  {
    words: ["ration", "meals", "kitchen", "food", "larder", "hunger", "eat"],
    says: "Each evening the kitchen cooks the ordered share of what everyone needs, from what lies at home, what spoils first before the rest. Food you carry home goes into the larder that evening. What is missing is bought at the market at home, first with the money kept there, then with yours if you are at home. Days of food missed add up; long hunger kills.",
  },
  {
    words: ["leave", "take", "store"],
    says: "At home, `leave NAME 5` puts something into the larder or the chest and `take NAME 5` takes it out again. What lies at home cannot be found on the road, and the household buys food with money left there.",
  },
  {
    words: ["end", "finish", "ending", "quit"],
    says: "`quit` stops and keeps your place. `end` closes the campaign for good, where an ending can be chosen; it tells what is missing when it cannot.",
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

/** The explanation of a word of the program, or undefined. */
export const termOf = (word: string): string | undefined => TERMS.find(({ words }) => words.includes(word))?.says;

/** Every word that is explained. */
export const TERM_WORDS: readonly string[] = TERMS.flatMap(({ words }) => words.slice(0, 1));
