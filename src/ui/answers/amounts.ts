import { type Posting, type Program, tradeOf, type View } from "../../engine/index.js";
import type { Expr } from "../../expr/index.js";
import { t } from "../../language/index.js";
import type { Template } from "../../scenario/index.js";
import { oddsPercent } from "../figures.js";
import { movement } from "../movement.js";
import type { Words } from "../words.js";
import { howMoved } from "./believed.js";
import { rangeText, valueText } from "./by-source.js";
import { eatenAt } from "./evenings.js";
import { isKnownTo, labelToday } from "./known.js";
import { lotText } from "./lot.js";
import { beliefWords } from "./odds.js";
import { passageLines, passageParts } from "./passage.js";
import { offerText } from "./topic-trade.js";

/** Where a figure may stand: on the screen, in the texts, in the numbers of the scenario, in the ledger. */
export interface Figures {
  readonly program: Program;
  readonly view: View;
  readonly words: Words;
  readonly postings?: readonly Posting[];
  /** Numbers of the scenario that the question of the moment names: a figure without a unit is looked for in no others. */
  readonly here?: ReadonlySet<string>;
}

/** A figure as a player reads and types it: `60.3`, `3 %`, `2,000 won/kg`, `about 33 kg rice`. */
export interface Figure {
  readonly text: string;
  readonly value: number;
  /** In lower case; empty where none was typed. */
  readonly unit: string;
}

/** How many of one kind are told. */
const MOST = 4;

/** The first number of a text: `143,943 won` is 143943. */
const numberIn = (text: string): number =>
  Number(/\d[\d,]*(\.\d+)?/.exec(text)?.[0]?.replaceAll(",", "") ?? Number.NaN);

/** An amount of something, and what it is. */
interface Standing {
  readonly text: string;
  readonly is: string;
  /** How it came about, in a sentence. */
  readonly by?: string | undefined;
}

/** What all of a good that can be bought or sold here would come to at once. */
function lots(view: View, words: Words, id: string): readonly Standing[] {
  const good = words.name("goods", id);
  const [buy, sell] = [view.lot("buy", id, view.mostToBuy(id)), view.lot("sell", id, view.mostToSell(id))];
  return [
    ...(buy === undefined
      ? []
      : [
          {
            text: words.sum(id, buy.total),
            is: t("what the most {good} that you can buy here would cost at once, {arithmetic}", {
              good,
              arithmetic: lotText(words, id, buy),
            }),
          },
        ]),
    ...(sell === undefined
      ? []
      : [
          {
            text: words.sum(id, sell.total),
            is: t("what all your {good} would bring here at once, {arithmetic}", {
              good,
              arithmetic: lotText(words, id, sell),
            }),
          },
        ]),
  ];
}

/** What is held, owed, asked and paid now. */
function standing({ view, words }: Figures): readonly Standing[] {
  const held = (id: string, amount: number, is: string): Standing => ({ text: words.holding(id, amount), is });
  return [
    ...view.money.flatMap(({ id, has, stored }) => [
      held(id, has, t("the money you have with you")),
      held(id, stored, t("the money at home")),
    ]),
    ...view.goods.flatMap(({ id, has, stored, ask, bid, homeBid, stock }) => [
      held(id, has, t("what you have with you")),
      held(id, stored, t("what lies at home")),
      ...(stock === undefined ? [] : [held(id, stock, t("what is for sale here today"))]),
      ...lots(view, words, id),
      { text: words.price(ask, id), is: t("today's price to buy {good} here", { good: words.name("goods", id) }) },
      { text: words.price(bid, id), is: t("today's price to sell {good} here", { good: words.name("goods", id) }) },
      {
        text: words.price(homeBid, id),
        is: t(
          "the price of {good} at home on the morning you last saw it, or as expected; what you sold there later is not in it",
          {
            good: words.name("goods", id),
          },
        ),
      },
    ]),
    { text: words.reckoned(view.wealth), is: t("what you are worth in all, as you reckon it (`why worth`)") },
    ...view.debts.map(({ id, owed }) => ({
      text: words.owed(id, owed),
      is: t("owed on {credit}", { credit: words.name("credit", id) }),
    })),
  ];
}

/** Names and calls an expression is made of, each as it would be written alone. */
export function leaves(tree: Expr): readonly { readonly tree: Expr; readonly text: string }[] {
  switch (tree.op) {
    case "number":
      return [];
    case "name":
      return [{ tree, text: tree.name }];
    case "call": {
      const args = tree.args.map((arg) => (arg.op === "name" ? arg.name : undefined));
      const ofNumbers = tree.name === "min" || tree.name === "max" || args.includes(undefined);
      return ofNumbers ? tree.args.flatMap(leaves) : [{ tree, text: `${tree.name}(${args.join(", ")})` }];
    }
    case "not":
    case "minus":
      return leaves(tree.of);
    default:
      return [...leaves(tree.left), ...leaves(tree.right)];
  }
}

/** How what a single buyer pays came about, where that is what is named. */
const offerBehind = (program: Program, view: View, words: Words, tree: Expr | undefined): string | undefined =>
  tree?.op === "call" && tree.name === "price" && tree.args[0]?.op === "name"
    ? offerText(program, view, words, tree.args[0].name)
    : undefined;

/** A figure of a text, with what it is worked out from where it is more than one thing. */
function reckoned({ program, view, words }: Figures, template: Template): readonly Standing[] {
  return template.flatMap((piece): readonly Standing[] => {
    if (typeof piece === "string" || "mark" in piece) return [];
    const parts = [...new Map(leaves(piece.tree).map((of) => [of.text, of])).values()];
    const named = parts.map((of) => ({ says: words.reading(of.tree), value: words.exactly(of.text, view) }));
    const text = words.textOf(piece.text, view);
    const [single] = named;
    if (single === undefined) return [];
    if (named.length === 1) return [{ text, is: single.says, by: offerBehind(program, view, words, parts[0]?.tree) }];
    return [
      {
        text,
        is: t("worked out from {named}", { named: named.map(({ says, value }) => `${says} (${value})`).join(", ") }),
      },
    ];
  });
}

/** Figures of the texts before the player, and of what is told of each choice. */
function inTexts(figures: Figures): readonly Standing[] {
  const { program, view } = figures;
  const { rest } = view;
  if (rest.kind !== "choose" && rest.kind !== "ask") return [];
  const { texts } = program.model.scenario;
  const keys = [`encounters.${rest.encounter}.`, `about.${rest.encounter} ${rest.node}`];
  const ofMoment = (key: string): boolean => keys.some((of) => key.startsWith(of));
  return [...texts].filter(([key]) => ofMoment(key)).flatMap(([, template]) => reckoned(figures, template));
}

/** A number of the scenario, by its name and what a reader calls it. */
interface Numbered extends Standing {
  readonly label: string;
  readonly name: string;
}

/** The head of every day names it. */
const LASTS = "start.days";

/** Numbers of the scenario a trader could know. */
function numbers(figures: Figures, bare: boolean): readonly Numbered[] {
  const { program, here } = figures;
  const { base, scenario } = program.model;
  return scenario.parameters.flatMap((parameter) => {
    if ((bare && here?.has(parameter.name) !== true && parameter.name !== LASTS) || !isKnownTo(figures, parameter))
      return [];
    if (parameter.literals.get(base) === undefined) return [];
    const range = rangeText(figures, parameter);
    const label = labelToday(figures, parameter);
    const is = `${label}${range === undefined ? "" : `; ${range}`}`;
    return [{ text: valueText(figures, parameter), is, label, name: parameter.name }];
  });
}

const moved = ({ postings = [], program, words }: Figures): readonly Moved[] =>
  postings.map((posting) => ({
    text: words.held(posting.commodity, posting.amount),
    is: movement(program, words, posting),
    posting,
  }));

interface Moved extends Standing {
  readonly posting: Posting;
}

/** What a trade came to per unit: its price moves with the lot, so the sum is not the amount at the price that was shown. */
function tradedLines({ postings = [], words }: Figures, { posting }: Moved): readonly string[] {
  const { about, commodity } = posting;
  const trade = words.commodity(commodity)?.id === about ? undefined : tradeOf(postings, posting);
  if (trade === undefined || about === undefined) return [];
  return [
    t("  That is {holding} at {price} in the mean: a lot moves the price from its first unit to its last.", {
      holding: words.holding(about, trade.against.amount),
      price: words.price(trade.each, about),
    }),
  ];
}

/** What is so much: in lines, by what it is called, and whether it stands so on what is before the player. */
export interface AmountAt {
  readonly lines: readonly string[];
  readonly is: string;
  readonly isNow: boolean;
}

/** Odds that are believed, each with how they came to be what they are; what the posts of a road come to. */
function believedAt({ program, view, words }: Figures): readonly (Standing & { readonly lines: readonly string[] })[] {
  const odds = view.beliefs.flatMap(({ outcomes }, index) => {
    const { says, outcomes: named } = beliefWords(program, words, index);
    return outcomes.flatMap(({ id, odds }) => {
      const name = named[id];
      if (name === undefined) return [];
      const [text, is] = [oddsPercent(odds), name === "" ? says : `${says}: ${name}`];
      const moved = id === outcomes[0]?.id ? howMoved(program, view, index) : undefined;
      return [{ text, is, lines: [`${text}: ${is}.`, ...(moved === undefined ? [] : [moved])] }];
    });
  });
  const roads = view.routes.flatMap(({ id }) =>
    passageLines(view, id).map((line) => ({
      text: percentIn(line),
      is: line,
      lines: [line, ...passageParts(view, words, id)],
    })),
  );
  return [...odds, ...roads];
}

/** The first per cent of a sentence. */
const percentIn = (line: string): string => /\d[\d.]* %/.exec(line)?.[0] ?? "";

/** Everything that stands at this amount now, or moved in it, for a bare figure that a player has read. Empty where nothing does. */
export function amountsAt(figures: Figures, asked: Pick<Figure, "value" | "unit">): readonly AmountAt[] {
  const { value } = asked;
  const { here } = figures;
  const unit = asked.unit.replace(/s$/, "");
  const reads = (text: string): boolean => value !== 0 && numberIn(text) === value && text.toLowerCase().includes(unit);
  const found = <One extends Standing>(of: readonly One[]): readonly One[] => of.filter(({ text }) => reads(text));
  const told = (of: readonly Standing[], isNow: boolean): readonly AmountAt[] =>
    found(of).map(({ text, is, by }) => ({ lines: [`${text}: ${is}.`, ...(by === undefined ? [] : [by])], is, isNow }));
  const known = found(numbers(figures, unit === ""));
  const ofMoment = (of: Numbered): boolean => here?.has(of.name) === true;
  return [
    ...told(standing(figures), true),
    ...told(inTexts(figures), true),
    ...found(believedAt(figures)).map(({ lines, is }) => ({ lines, is, isNow: false })),
    ...known
      .filter(ofMoment)
      .slice(0, MOST)
      .flatMap((of) => told([of], true)),
    ...known
      .filter((of) => !ofMoment(of))
      .slice(0, MOST)
      .flatMap(({ text, is, label }) => [{ lines: [`${text}: ${is}.`], is: label, isNow: false }]),
    ...found(moved(figures))
      .slice(-MOST)
      .map((of) => ({
        lines: [t("Moved on {is}.", { is: of.is }), ...tradedLines(figures, of)],
        is: of.is,
        isNow: true,
      })),
    ...[eatenAt(figures, reads)].filter((lines) => lines.length > 0).map((lines) => ({ lines, is: "", isNow: true })),
  ];
}
