import { msg, t } from "../../language/index.js";
import { FEW } from "../debrief/calibration.js";
import { capital } from "../figures.js";
import { gainLines } from "./done.js";
import { eatenOfLate } from "./evenings.js";
import { ruinLines } from "./ruin.js";
import type { Known, Term } from "./term.js";
import { countedNow, heldParts } from "./worth.js";

/** Endings that befall a trader, each with what brings it. */
function ruins({ program, view, words }: Known): readonly string[] {
  const of = program.model.scenario.endings.filter(({ kind }) => kind === "ruin");
  return [
    t("Ruin is an ending that nobody chooses. These are the ones here:"),
    ...of.map(({ id, when }) => {
      const said = words.text(`endings.${id}`, view) ?? id;
      return `  ${said} (${when === undefined ? t("comes at once, when it happens") : t("looked at every evening")}; \`why ${id}\`)`;
    }),
    ...ruinLines(view, words),
  ];
}

/** Endings an encounter may bring at once. */
function arrests({ program, view, words }: Known): readonly string[] {
  const of = program.model.scenario.endings.filter(({ kind, when }) => kind === "ruin" && when === undefined);
  return of.length === 0
    ? [t("Nobody is arrested in this scenario; what can be taken is goods and money.")]
    : [
        t(
          "Whoever is reported is taken along: the campaign ends there, the goods are gone, and the household waits without you. How long, nobody is told.",
        ),
        ...of.map(({ id }) => capital(words.text(`endings.${id}`, view) ?? id)),
      ];
}

function lastDay({ program, view, words }: Known): readonly string[] {
  const time = program.model.scenario.endings.find(({ kind }) => kind === "time");
  const said = words.text(`endings.${time?.id}`, view);
  return [
    t(
      "Day {day} of {lastDay}. A day begins with its prices and visitors, goes on with your plan, and ends when the household eats. After the evening of day {lastDay2} the campaign is over, wherever you are{more}",
      { day: view.day, lastDay: view.lastDay, lastDay2: view.lastDay, more: said === undefined ? "." : `: ${said}` },
    ),
    t(
      "Nothing else hangs on that day: what you hold then is counted at that day's prices at home, what you owe is taken off.",
    ),
  ];
}

function base({ program, view, words }: Known): readonly string[] {
  const { base: of, scenario } = program.model;
  const caution = words.text(`bases.${of}`, view);
  return [
    t(
      "A base is a set of prices and other numbers to play with. This play is in '{of}'; there {more}. One takes the prices as the memoir prints them, another those of the historical record, where the scenario has both. `--base NAME` on the command line chooses one for a new play.",
      {
        of,
        more:
          scenario.bases.length === 1
            ? t("is no other")
            : t("are {bases}", { bases: scenario.bases.map((id) => `'${id}'`).join(", ") }),
      },
    ),
    ...(caution === undefined ? [] : [caution]),
  ];
}

/** Words of the program as a program: its commands, its sources, its books and its endings. */
export const PLAY_TERMS: readonly Term[] = [
  {
    words: ["ate", "eaten"],
    says: ({ words, journal }) => [
      t(
        "What is cooked is eaten at home every evening, out of what lies there. `home` tells how much each needs, and what is served.",
      ),
      ...eatenOfLate({ words, postings: journal?.postings ?? [] }),
    ],
  },
  {
    words: ["goods still held", "still held"],
    says: heldParts,
  },
  {
    words: ["goal", "aim", "win", "score", "points", "purpose", "objective"],
    says: msg(
      "No goal is set, there is nothing to win and no score is kept: what you are after is yours to say. What can be told apart at the end is who of your household lives and how hungry they were, what you hold and owe in money and in food, and who bore the cost. An ending of ruin is one that nobody chooses (`why ruin`); `why end` tells when you can stop by yourself.",
    ),
  },
  { words: ["base", "bases", "base memoir", "historical", "price levels", "relied on"], says: base },
  {
    words: ["memoir", "narrator", "printed", "prints"],
    says: (known) => [
      t(
        "The memoir is one trader's account of those years, from which this is built; its figures are cited here by M and a number, in our own short digest. Who wrote it and who is in it is not told.",
      ),
      ...(known.program.model.base === "memoir" ? base(known) : []),
    ],
  },
  {
    words: ["estimates", "sources differ", "differ", "million", "contested"],
    says: msg(
      "Where sources disagree about a figure, the account at the end prints what each of them says and decides nothing: the memoir's own number, then the others with their sources. `why` and the letters in brackets tell what one of them says.",
    ),
  },
  {
    words: ["source", "sources", "figures", "record", "evidence", "assumed", "assumption", "without a source"],
    says: msg(
      "Every number here names where it comes from. M and a number: one trader's memoir of those years, in our own short digest; D: worked out from it; I: our reading of an unclear place in it; E: other evidence, such as testimony and statistics. `why M335` tells what one of them says. 'Assumed' means that nobody tells the number: the reason and the range are ours. Who wrote the memoir and who is in it is not told; people stand here by their roles.",
    ),
  },
  {
    words: ["asterisk", "star", "starred"],
    says: (known) => [
      t("An asterisk marks real values that are not to be relied on, with the reason below them."),
      ...base(known).slice(1),
    ],
  },
  {
    words: ["hash"],
    says: msg(
      "The hash is a fingerprint of the whole state at the end. The same world and the same decisions give the same hash on every machine, so a play can be checked by `jangmadang replay`. It means nothing for the story.",
    ),
  },
  {
    words: ["seed", "world", "save", "saves", "resume", "place is kept"],
    says: msg(
      "Your place is kept after every decision. A world is named by its seed: the same seed and the same decisions end the same, so you can try another way with the same luck. `quit` leaves; `play --resume` goes on.",
    ),
  },
  {
    words: ["undo", "rewind", "rewinds", "foreseen", "take back", "strict"],
    says: msg(
      "`undo` takes the last decision back, `undo 3` the last three; each counts as one rewind, of which a play has only so many (`play --rewinds N`, none with `--strict`; `status` tells how many are left). The luck stays: the same barrier, the same snow, the same prices wait. So a look ahead is not free: whoever has taken something back, or plays a world he has played before, may know what comes. Such a play is marked as foreseen, in its record and in the account at the end, and is left out where luck and decisions are told apart.",
    ),
  },
  {
    words: ["what-if", "what if", "otherwise", "side by side"],
    says: msg(
      "Once it has ended, `what-if` lists your decisions by number; `what-if 5` tells what could be decided at decision 5, and `what-if 5 WORDS` plays the run again with that instead. All other luck is kept; what you decided afterwards goes on where it is still possible. Both ledgers then stand side by side. It changes nothing in your run.",
    ),
  },
  { words: ["day", "days", "last day", "season", "time", "date", "morning", "evening"], says: lastDay },
  { words: ["ruin", "lose", "fail", "patience is over"], says: ruins },
  {
    words: [
      "decisions",
      "decision",
      "mattered",
      "futures",
      "first look",
      "closely",
      "kept in the mean",
      "kept",
      "row",
      "largest",
      "nowhere",
      "middle",
    ],
    says: msg(
      "`decisions`, once it has ended, holds what you decided against other ways you had, in many futures from there: your past as it was, all chance afterwards drawn anew, the same for both. 'Kept' is what you would hold at the end, counted in the staple food; 'in the mean' is over all those futures. A loss that came by chance is no decision, however large: it counts there only as far as another way would have made it rarer or smaller. Those looked at as closely in which no difference was found stand below; what few futures did not point to is left out. What is held in ruin does not count as kept. Of several alike one row stands and names the others. The largest comes first: by what is kept, ruin, deaths and food missed together, each counted up to the spread that chance gives it. What you did nowhere, though you could, is tried at the first moment for it and at one in the middle.",
    ),
  },
  {
    measures: true,
    words: ["luck", "luck and decision", "told apart"],
    says: msg(
      "Luck is what chance made of your run; decision is what remains. The same world is played by simple strategies, and so are many other worlds: how much kinder this world was to all of them than those others is told as luck, the rest of the distance between you and the mean of all plays as decision. The same seed brings the same luck to whoever decides the same. A play that was foreseen has neither.",
    ),
  },
  {
    measures: true,
    words: ["percentile", "these plays", "where this run sits", "worlds beside it"],
    says: msg(
      "Where a run sits: besides yours the program plays many other worlds, and this one, by each of the simple strategies. The share of those plays, all strategies and worlds together, that kept less than you is told in per cent, with an interval behind it in brackets: with 95 % confidence the share in all possible worlds lies in it. Of each strategy what it kept in this world stands first, then its mean over all worlds, with the interval of the mean, in how many of them it was ruined, and the days of food its household missed in the mean.",
    ),
  },
  {
    words: ["strategy", "strategies"],
    says: msg(
      "A strategy is a set of rules by which the program plays by itself, seeing no more than you do. At the end your run is held against simple ones, in this world and in others; `why` and its name tells what one of them does.",
    ),
  },
  {
    words: ["compared", "hint"],
    says: msg(
      "What is compared meets the same chance on both sides, so that a difference is one of what was done. What many worlds or futures agree on is told as found, with its interval; what so few say that more of them may turn it is a hint.",
    ),
  },
  {
    words: ["mean", "in the mean", "average"],
    says: msg(
      "The mean of several amounts is their sum divided by how many they are. A single case may lie far from it.",
    ),
  },
  {
    measures: true,
    words: ["calibration", "odds shown", "put to the test", "odds you were shown", "should have come"],
    says: msg(
      "At the end the odds you were shown stand beside what came of them: those you believed of posts, searches, weather and officers, those an encounter or a day's work states, and those of dying of hunger, each time chance decided. Ten times 30 % should come about three times; a few more or less is chance.",
    ),
  },
  {
    measures: true,
    words: ["too few to say", "too few"],
    says: () => [
      t(
        "Of odds that were put to the test less than {few} times no share is told: so few say next to nothing, since by chance alone none or most of them may come. They count in the sum all the same.",
        { few: FEW },
      ),
    ],
  },
  {
    words: ["question", "answer", "enter", "type", "typed", "back", "go back"],
    says: msg(
      "What is asked is answered by a number, by words of a choice, or by an amount. Enter tells the question again; from an amount of your own plan it goes back. An amount that an encounter asks for cannot be left unanswered, but `none` or the least that is possible is an answer, and `undo` takes the last decision back as often as the play allows.",
    ),
  },
  {
    words: ["asked once", "asked this once", "asked again", "not again", "each stay"],
    says: msg(
      "Some questions come once in the whole play, whatever is answered: what is declined is not offered again. Others come once each stay at a place or on each journey, or again after some days; `why` and the number of a choice tells which of it the question of the moment is.",
    ),
  },
  {
    words: ["scenario", "play", "campaign"],
    says: msg(
      "A scenario is a file that says who you are, what can be traded, what may happen and with what odds, each number with its source. A campaign is one play of it, from the first day to an ending. `jangmadang list` tells which scenarios there are.",
    ),
  },
  { words: ["arrest", "prison", "detained", "jail", "camp", "reported to the county"], says: arrests },
  {
    words: ["bribe", "bribes", "offer", "bribed", "bribery"],
    says: msg(
      "An officer who has found something can be offered money or goods, where the choice stands open. He takes what pays him most: your offer, the goods for himself, or a report. What he would take is not known to you and differs from man to man; what he keeps has to be sold in secret, so the more is found, the more it takes to outbid it, and a small sum moves few. More moves more; the odds that are shown are of such men in general and do not change with the sum. If he does not take it, the offer stays with you. He may take nothing at all and let you go: then what he could sell in secret is worth less to him than the danger of keeping it, and your offer less than the danger of taking it.",
    ),
  },
  {
    words: ["end", "finish", "ending", "endings", "quit", "leave the game"],
    says: ({ view, words, ...known }) => [
      t(
        "`quit` stops and keeps your place. `end` closes the campaign for good, on a day at home or wherever its scenario allows it; it tells what is missing when it cannot, and asks to be typed once more before it does.",
      ),
      t("Else it ends by itself after the evening of day {lastDay}, or in ruin (`why ruin`).", {
        lastDay: view.lastDay,
      }),
      ...view.endings.map(({ id, open }) =>
        open
          ? t("It can be chosen now.")
          : t("It cannot be chosen yet: {about}", {
              about: words.about(id, view) ?? t("its conditions do not hold"),
            }).replace(/[.\s]*$/, "."),
      ),
      ...(view.endings.some(({ open }) => open) ? countedNow({ view, words, ...known }) : []),
    ],
  },
  {
    words: ["profit", "paid", "gain", "gains", "pay off", "does it pay", "earn", "earnings", "income"],
    says: ({ program, view, words, journal }) => gainLines(program, view, words, journal),
  },
  {
    words: ["left over", "leftovers", "left-over"],
    says: msg(
      "Left over is what a day's work made and did not sell. It comes home in the evening; what can be eaten is eaten there, as far as it keeps. In the sum of such a day it counts nothing, unless it sells at home.",
    ),
  },
  {
    words: ["ledger", "held", "movement", "movements", "books", "balance", "balances"],
    says: msg(
      "`ledger` shows the last 12 movements of money and goods, `ledger 50` more, `ledger all` every one. Each says who gave what to whom, and for what.",
    ),
  },
  {
    words: ["given", "handed over", "dealt", "opening", "issued", "put away", "fetched", "taken by"],
    says: msg(
      "Words of the ledger. Opening: what you had when it began. Sold: to whoever buys at the price of the day. Given: without anything in return but what was spoken of. Dealt: sold to one buyer at his price. Handed over or taken by: gone to somebody who keeps it. Issued: handed out by the state. Put away and fetched: moved between you and your household. `ledger` lists them.",
    ),
  },
  {
    words: ["choice", "choices", "option", "options", "number", "amount", "all", "half", "none"],
    says: msg(
      "A choice is typed by its number, by its words, or by a piece of its text that fits no other. An amount is a number, a number with a unit, `all`, `half` or `none`. `why 2` tells what choice 2 leads to; where an amount is asked for, `why 500` tells what 500 would do.",
    ),
  },
  {
    words: ["standing order", "order", "orders", "from now on"],
    says: msg(
      "A standing order repeats by itself every day until it is changed: what the kitchen cooks, or work that is done daily. `status` and `home` tell which are given.",
    ),
  },
  {
    words: ["buy", "sell", "bought", "sold", "trading"],
    says: msg(
      "`buy NAME 20` and `sell NAME all` trade at the market where you are, at the day's price, moved by what you trade yourself. `why` and the number of such a choice tells what the whole would cost or bring. Selling and buying in the open costs no attention by itself, whatever the good, unless a choice says so.",
    ),
  },
  {
    words: ["repay", "pay back", "repaid", "borrowed", "forgiven"],
    says: msg(
      "`repay NAME 500` pays a debt, in part or whole, from any place. Borrowed is what was taken on credit, forgiven what the lender let go.",
    ),
  },
  {
    words: ["who bore the cost", "who bore its cost", "bore the cost", "bore its cost", "what was lost"],
    says: msg(
      "Who bore the cost of a gain is asked of you; nothing reckons it. The account at the end names what was lost or handed over and to whom, what a lender was not paid, and whom of the household hunger took; its text names who stood outside.",
    ),
  },
  {
    words: ["perished", "lost", "spoiled", "spoils"],
    says: msg(
      "Perished is what died or spoiled. Food without a note on spoiling keeps for as long as the campaign lasts. `why NAME` tells what a good is worth and how it is eaten.",
    ),
  },
  {
    words: ["content note", "dignity", "people"],
    says: msg(
      "The matter is a real famine. `quit` stops at any time. People stand here by their roles; those of the household are told one by one in `home`, the others by `why` and their role.",
    ),
  },
  {
    words: ["help", "why", "more", "status"],
    says: msg(
      "`help` tells the words that can be typed. `why` alone tells what the question of the moment leads to; with a number or a word, what that is. `more` shows the rest of a long answer.",
    ),
  },
  {
    words: ["debrief", "in all", "account"],
    says: msg(
      "The account at the end tells each person, money by what it was for beside what it would buy, and what was lost to whom. It is no score.",
    ),
  },
];
