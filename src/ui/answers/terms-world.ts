import { msg, t } from "../../language/index.js";
import { formatNumber } from "../../units/index.js";
import { capital } from "../figures.js";
import { hiddenIn } from "../holdings.js";
import { atTable, hungerLines, memberLine } from "../hunger.js";
import { emptyLines, kitchenLines, larderWay } from "../larder.js";
import { roadLines } from "./ahead.js";
import { hazardLine, hazardsOf } from "./hazards.js";
import { endedBy } from "./limits.js";
import { enforcementLines } from "./odds.js";
import { stopCosts } from "./passage.js";
import { likelyText } from "./risk.js";
import { debtLines, ruinLines } from "./ruin.js";
import { stirLines } from "./stirs.js";
import type { Known, Term } from "./term.js";
import { termsAtHand, usualLines } from "./topic-trade.js";
import { effortLine } from "./work.js";
import { worthParts } from "./worth.js";

/** How a person's hunger is told, with everyone's state. */
const hunger = ({ program, view, words }: Known): readonly string[] => [
  ...hungerLines(program, words),
  ...emptyLines(view, 1),
  ...atTable(view).map((member) => memberLine(member, view, words)),
];

/** How much attention doubles a stop, as far as it is known: the range the scenario states. */
function doubling({ model: { base, scenario } }: Known["program"]): readonly string[] {
  const heats = scenario.posts.flatMap(({ heat }) => scenario.parameters[heat]?.literals.get(base) ?? []);
  const low = Math.min(...heats.map((of) => of.low));
  const high = Math.max(...heats.map((of) => of.high));
  return heats.length === 0
    ? []
    : [
        t("How much makes a stop twice as likely is not known: somewhere between {low} and {high} of it.", {
          low,
          high,
        }),
      ];
}

/** Words of the world as the program sees it: trade, risk, food. A scenario's own words are in its catalogue. */
export const WORLD_TERMS: readonly Term[] = [
  {
    words: ["price", "prices", "falling", "rising", "spread", "gap", "gap between prices"],
    numbers: ({ view }) => (view.place === undefined ? [] : [`markets.${view.place}/`]),
    says: msg(
      "A price is the outside price of the day, which wanders a little and is pulled back to its usual level, moved by what you yourself bought or sold lately. The more you sell at once, the less each piece brings; the more you buy, the more it costs. To buy costs more than selling brings: the gap between the two is the spread. `prices` lists them; `why GOOD` tells the numbers.",
    ),
  },
  {
    words: ["seen elsewhere", "not traded here", "not yet seen"],
    says: msg(
      "Goods that are not traded where you are stand under the others, in three parts: what you hold, what you saw sold in another place, and what you have not seen on any market yet. A part with nothing in it has no heading.",
    ),
  },
  {
    words: ["market", "markets", "goods", "trade", "lot", "whole load", "load"],
    says: msg(
      "A market buys and sells small lots at the day's price. Your own trade moves that price: a whole load sold at once presses its own price, and what you sold lately is forgotten again from day to day. `why 4`, where choice 4 is to buy or sell, tells what the whole lot would cost or bring. `prices` lists the goods that are traded where you are.",
    ),
  },
  {
    measures: true,
    words: ["worth", "wealth", "value", "worth in all", "real value", "home price", "reckon", "reckoned"],
    says: (known) => [
      t(
        "Worth is your money and goods, with you and at home, less debts, counted in the staple food. You reckon it with the prices at home as you last saw or expect them, as if everything were sold there at once. A whole load presses its own price, so 50 kg bring less than fifty times the price of one. A single buyer may pay more than that market, and then your worth rises when you sell to him. The account at the end uses the true prices of that day. Money put into an affair (`status` lists it) is not counted until it comes back. A share that is only understood is no debt, and is not taken off before you give it. Selling a part of it at home leaves worth as it is: what you keep is counted at what it would bring after that, and rises as the price recovers. Only the staple itself, sold or bought in bulk, moves the measure with its price. Away from home it is counted at the price of the morning on which you last saw it, so what you sold there after that is not taken off.",
      ),
      ...worthParts(known),
      ...(known.words.caution === undefined ? [] : [t("The asterisk: {caution}", { caution: known.words.caution })]),
    ],
  },
  {
    measures: true,
    words: ["since last told", "last told", "another price", "all else"],
    says: ({ moved = [] }) => [
      t(
        "Behind what you reckon yourself worth stands what has moved it since it was told before: more or less money, debts, and goods, the largest first, each in money. A good stands there by how much of it there is, or, where that has not changed, by another price. What is sold goes out at what it was counted at, the whole lot at once, and comes in as money at what it brought; the two need not be alike. Where the staple that all is measured by has got dearer, everything counts for less of it.",
      ),
      ...(moved.length === 0
        ? []
        : [t("When it was last told, it had been moved by: {moved}.", { moved: moved.join(", ") })]),
    ],
  },
  {
    words: ["money", "purse", "currency"],
    says: ({ words, view }) => [
      t(
        "Money is counted in {currencies}. With you: {money}; at home: {money2}. What you carry can be asked for on the road, and trades there. What lies at home buys food when the larder is empty, whether you are there or not; nobody takes it. `leave` and `take` move it, at home. What it is worth in food changes, so look at the staple's price beside it.",
        {
          currencies: words.currencies.join(", "),
          money: view.money.map(({ id, has }) => words.holding(id, has)).join(", "),
          money2: view.money.map(({ id, stored }) => words.holding(id, stored)).join(", "),
        },
      ),
    ],
  },
  {
    measures: true,
    words: [
      "debt",
      "debts",
      "credit",
      "owe",
      "owed",
      "due",
      "due date",
      "overdue",
      "patience",
      "cannot pay",
      "not pay",
      "never pay",
      "unpaid",
      "i cannot pay",
      "what if i cannot pay",
      "pay back",
    ],
    says: ({ program, view, words }) => [
      t(
        "A debt is paid with `repay NAME AMOUNT` at any time and from any place, since somebody carries the money; in part or whole. There is no interest unless the sum to be paid back is more than what was lent, as the debt's own terms tell. A wait ends on the morning it is due; what is then possible you are asked. After that every day counts, and where a lender's patience is limited the campaign ends when it is over.",
      ),
      ...debtLines(view, words),
      ...termsAtHand(program, view, words),
      ...ruinLines(view, words),
    ],
  },
  {
    words: ["odds", "belief", "beliefs", "chance", "believe", "you believe", "per cent", "common knowledge"],
    says: msg(
      "Odds are what you believe: what was told, moved only by what you have seen yourself. The truth behind them is not shown. Each is by itself: a way home must pass all that lie on it. An officer's odds are of such men in general: an offer changes what this one does, but not the odds shown, and he may also ask for more before he decides. The odds of a stop are of a trader nobody talks about; what the attention you have drawn makes of them stands beside them.",
    ),
  },
  {
    words: ["risk", "risks", "danger", "dangers"],
    says: ({ program, view, words }) => [
      t(
        "What can go wrong, and how likely you believe it to be, is told by `odds`; `why 1` tells what of it choice 1 brings. What is lost is yours to bear, and what is owed for it stays owed.",
      ),
      ...roadLines(program, view, words),
      ...hazardsOf(program, words, view).map((of) => hazardLine(program, words, view, of)),
    ],
  },
  { words: ["low", "mid", "high"], says: () => [likelyText()] },
  {
    words: ["in proportion", "proportion", "smaller load"],
    says: msg(
      "In proportion means that half of a full load is found half as often, a tenth of it a tenth as often, and more than a full load more often, up to certainty. How much a full load of a hiding place is stands with its odds.",
    ),
  },
  {
    words: ["hearsay", "rumour", "observations"],
    says: ({ view }) => {
      const weights = view.beliefs.map(({ weight }) => weight);
      const [least, most] = [Math.min(...weights), Math.max(...weights)];
      return [
        t(
          "Hearsay is what people tell of a road, a post or an officer before you have seen it yourself. Each thing you see for yourself moves the odds, and hearsay weighs less and less.",
        ),
        ...(weights.length === 0
          ? []
          : [
              t("Here it weighs as much as {more}{number} things seen: after as many of your own, both count alike.", {
                more: least === most ? "" : t("{number} to ", { number: formatNumber(least, 1) }),
                number: formatNumber(most, 1),
              }),
            ]),
      ];
    },
  },
  {
    words: ["regime", "regimes", "enforcement"],
    says: ({ view, words }) => [
      t(
        "How hard the state presses changes by itself, in weeks, for everyone alike. Nobody tells you how it stands: you go by what is heard, by patrols that come or stay away, and by being stopped or passed. It moves how often patrols come and men are stopped, and what a bribe costs or a report pays an officer. Odds of a post are of its days on the whole; this says how such days are now.",
      ),
      ...enforcementLines(view, words),
    ],
  },
  {
    words: ["stop", "stopped", "stops"],
    says: ({ program, view }) => [
      t(
        "A post can wave you through or stop you. The odds are in `odds`; attention you have drawn makes a stop likelier, which stands there beside them. A stop is followed by a search of the load.",
      ),
      ...stopCosts(
        program,
        view,
        program.model.scenario.posts.filter(({ encounter }) => encounter !== undefined).map(({ id }) => id),
      ),
    ],
  },
  {
    words: ["search", "searched", "found", "full load"],
    says: msg(
      "A search looks for what is banned. What lies open is found. What is hidden is found with the odds of its hiding place, for a full load; a smaller load is found less often in proportion. What is found is in the officer's hands until he has decided. `odds` tells what you believe of each place.",
    ),
  },
  {
    words: ["hidden", "hiding", "hiding place", "open", "in the open", "lie open", "lies open"],
    says: ({ view, words }) => {
      const hidden = view.goods.filter((of) => of.has > 0 && hiddenIn(view, of) !== undefined && !view.isFound(of.id));
      return [
        t(
          "What is hidden is found by a search only with the odds of its hiding place; what lies open is always found. It stays where it was put until it is sold, given or taken.",
        ),
        ...hidden.map(({ id, has, hiding = "" }) =>
          t("Hidden now: {holding}, {hiding} (`why {hiding2}`).", {
            holding: words.holding(id, has),
            hiding: words.name("hiding", hiding),
            hiding2: hiding,
          }),
        ),
      ];
    },
  },
  {
    words: ["reports", "reported", "keeps", "releases", "lets go", "wants more"],
    of: "officers",
    says: msg(
      "What an officer who has found something may do. He lets you go: nothing is taken but what you offered. He keeps it and lets you go: the goods are his, and nobody hears of it. He reports you: the goods go up and so do you. He may also ask for more than you offered, some times over. He does what pays him most, and weighs what he can keep or take against the danger of it: he may also let you go for nothing. He takes what you offered only when he lets you go for it. He may ask for more before he decides; that has no odds of its own. A report ends the campaign where the scenario says so (`why arrest`).",
    ),
  },
  {
    words: ["part", "cold", "kills", "kills a part", "snow"],
    of: "skies",
    says: msg(
      "A day and night of snow in the open kills all animals without cover, or a part of them; what is under cover lives. Both odds are shown as you believe them: that it kills all, else a part. How large that part is you see only when it has happened.",
    ),
    numbers: ["skies."],
  },
  {
    measures: true,
    words: ["attention", "exposure", "talk", "draws attention"],
    says: ({ program, view, words, journal }) => [
      t(
        "Deeds that are seen draw attention; now it is {exposure} on a scale on which 100 is what a whole street has seen. Where there are posts or patrols it makes it likelier to be stopped or caught; the odds shown are of a trader nobody talks about, and `odds` has beside them what your attention makes of them. Odds written beside a choice hold as they stand. It fades by {quantity} of what is left every evening.",
        {
          exposure: view.exposure.toFixed(0),
          quantity: words.quantity(program.model.values[program.model.scenario.exposureFades] ?? 0, {}),
        },
      ),
      ...endedBy(program, view, words, "exposure"),
      ...doubling(program),
      ...stirLines(words, journal, "exposure"),
    ],
  },
  {
    words: ["wait", "let days pass", "waiting"],
    says: msg(
      "`wait 5` lets days pass. More than may pass at once (`wait 60`) goes on by itself, wait after wait, until something is asked or somebody's hunger gets another name. It ends earlier when something happens that asks you, on the morning a debt is due, on the evening on which hunger has gone so far that it begins to kill somebody, and when somebody dies. An empty larder alone does not end it. The household eats every evening.",
    ),
  },
  {
    words: ["travel", "road", "roads", "journey", "way", "leg", "map"],
    of: "routes",
    says: ({ view, words }) => [
      t(
        "`travel NAME` starts a road from where you are; its days, snow and posts come by themselves and ask you when they must. {more} The household at home eats what lies at home and buys with the money left there.",
        {
          more: words.fedAway
            ? t(
                "On the road and away from home you are fed there, and take nothing from the larder; on the evening you come home you eat there.",
              )
            : t("On the road nobody feeds you."),
        },
      ),
      ...(view.routes.length === 0
        ? []
        : [
            t("From here: {routes}.", {
              routes: view.routes
                .map(({ id, to, days }) => t("{way}, {days}", { way: words.way(id, to), days: words.days(days) }))
                .join("; "),
            }),
          ]),
    ],
  },
  {
    words: [
      "ration",
      "rations",
      "meals",
      "kitchen",
      "food",
      "larder",
      "eat",
      "household",
      "home",
      "cook",
      "days of food",
    ],
    says: ({ view, words }) => [
      t(
        "Each evening the kitchen cooks the ordered share of what everyone needs, from what lies at home, what spoils first before the rest. `ration NAME` changes the order, from wherever you are.",
      ),
      larderWay(view),
      ...kitchenLines(view, words).slice(0, -1),
    ],
    numbers: ["household.issue", "household.wage", "household.members."],
  },
  { words: ["usual", "usual price", "usual one"], says: usualLines, numbers: ["offers."] },
  {
    measures: true,
    words: ["wage", "wages", "handed out"],
    says: msg(
      "What a post still pays and the state still hands out comes to the household at home, a little every day, whether you are there or not; `ledger` shows each, `home` how much it is a day.",
    ),
    numbers: ["household.wage", "household.issue"],
  },
  {
    words: ["banned", "forbidden", "not allowed"],
    says: ({ program, view, words }) => {
      const here = new Set(
        view.goods
          .filter(({ has, stored, ask, bid }) => [has, stored, ask, bid].some((of) => of > 0))
          .map(({ id }) => id),
      );
      const banned = program.model.scenario.goods.filter((of) => of.banned && here.has(of.id));
      const goods = banned.map(({ id }) => words.name("goods", id)).join(", ");
      return [
        goods === ""
          ? t("Of what you have, or what is traded here, nothing is banned.")
          : t(
              "Of what you have, or what is traded here, banned is: {goods}. A search that finds it can take it (`why search`); all else it leaves alone.",
              { goods },
            ),
      ];
    },
  },
  {
    measures: true,
    words: ["lasts", "food lasts", "long time", "while you are away"],
    says: ({ view, words }) => [
      t(
        "How long food lasts is reckoned at what the kitchen cooks now, less what the state hands out. The first figure is of what lies at home and, while you are there, of what you have with you; the second adds what the money would buy at today's price. While you are away one fewer eats there, of what lies there without you{more}; on the evening you come home you eat there again. What the state hands out is counted for you all the same. More than a year is called a long time.",
        { more: words.fedAway ? t("; you are fed on the road") : "" },
      ),
      ...kitchenLines(view, words),
    ],
  },
  {
    measures: true,
    words: ["hunger", "hungry", "fed", "weak", "starving", "starve", "missed", "days of food missed"],
    says: hunger,
    numbers: ["household.dies.", "household.recovery"],
  },
  {
    words: ["effort", "hard work"],
    says: ({ program, words }) => [
      t(
        "Hard work takes food beyond what everyone needs each day; it is cooked with the rest and not counted in how long food lasts.",
      ),
      ...program.model.scenario.activities.flatMap(({ id }) =>
        effortLine(program, words, id).map((line) => `  ${capital(words.name("activities", id))}: ${line}`),
      ),
    ],
  },
  {
    words: ["dies", "death", "die", "dead", "kill"],
    says: hunger,
    numbers: ["household.dies."],
  },
  {
    words: ["leave", "take", "store"],
    says: msg(
      "With `leave NAME 5` and `take NAME 5` you put something into the larder or the chest at home, and take it out again. What lies at home cannot be found on the road, and the household buys food with money left there.",
    ),
  },
];
