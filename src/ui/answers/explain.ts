import type { Journal, Posting, Program, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Parameter } from "../../scenario/index.js";
import { capital, percent, type Words } from "../words.js";
import { amountLines } from "./amounts.js";
import { whyIdle } from "./closed.js";
import { concordance } from "./concordance.js";
import { type Consequences, ofAnswer, ofOption } from "./consequences.js";
import { askableIn, type Found, lookNear, lookUp, nearest } from "./lookup.js";
import { isFine, isKnown, labelOf, numberLines, numbersOf, type Says, sourceLine, type Thing } from "./numbers.js";
import { beliefLines, enforcementLines, outcomeText, outlookText } from "./odds.js";
import { isFlat, planLines } from "./plan.js";
import { ruleLines, seenLines } from "./price.js";
import { rangeLines } from "./range.js";
import { termOf } from "./terms.js";
import { thingLines } from "./topic.js";
import { effortLine, type Order, orderEnds, workLines } from "./work.js";

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
  /** By what it was known; a piece of a label gives way to a word that is explained. */
  readonly by?: "number" | "words" | "label";
  /** A lot that could be bought or sold here: its good. */
  readonly lot?: { readonly act: "buy" | "sell"; readonly good: string };
  /** A standing order that could be given. */
  readonly order?: Order;
}

/** The odds of the options of the moment. */
function oddsHere({ view, words }: Asked): readonly string[] {
  const { rest } = view;
  const here = view.options.flatMap(({ id, open, outlook }) =>
    rest.kind !== "choose" || !open || outlook === undefined || outlook.length === 0
      ? []
      : [`  ${words.text(`encounters.${rest.encounter}.${rest.node}.${id}`, view) ?? id}: ${outlookText(outlook)}`],
  );
  return here.length === 0 ? [] : [t("Here:"), ...here];
}

/** The odds at hand: of the options or the question of the moment, then all that are believed. */
export function oddsLines(asked: Asked): readonly string[] {
  const { program, view, words } = asked;
  return [
    ...oddsHere(asked),
    t("What you believe:"),
    ...beliefLines(program, view, words),
    ...enforcementLines(view, words),
    t("  attention you have drawn: {exposure} (makes stops likelier; `why attention`)", {
      exposure: view.exposure.toFixed(0),
    }),
  ];
}

function consequenceLines({ program, words, says }: Asked, found: Consequences): readonly string[] {
  const names = new Set([...found.numbers].map((name) => `numbers.${name}`));
  const numbers = numberLines(
    program,
    words,
    says,
    program.model.scenario.parameters.filter(({ name }) => names.has(name)),
  );
  return [...found.lines, ...(numbers.length === 0 ? [] : [t("The numbers in it:"), ...numbers])];
}

/** What a choice of the moment leads to, each in a line. */
function choiceLines({ program, view, words }: Asked): readonly string[] {
  const { rest } = view;
  if (rest.kind !== "choose") return [];
  return view.options.map(({ id }, index) => {
    const lines = ofOption(program, view, words, { ...rest, option: id })?.lines ?? [];
    const own = lines.filter((line) => !line.startsWith(" ")).map((line) => line.replace(/:$/, "."));
    const label = words.text(`encounters.${rest.encounter}.${rest.node}.${id}`, view) ?? id;
    return `  ${index + 1}  ${label}: ${own.slice(0, -1).slice(0, MOST_SENTENCES).join(" ")}`;
  });
}

const MOST_SENTENCES = 3;

/** What an answer of so many leads to. */
function ofAmount(asked: Asked, amount: number): readonly string[] {
  const { program, view, words } = asked;
  const { range, rest } = view;
  if (range === undefined || rest.kind !== "ask") return [];
  const found = ofAnswer(program, view, words, rest, amount);
  const much = words.quantity(amount, range.dims);
  return found === undefined ? [] : [t("If you say {much}:", { much }), ...consequenceLines(asked, found)];
}

/** `why` alone: what the question of the moment leads to, and where to ask on. */
function moment(asked: Asked): readonly string[] {
  const { program, view, words } = asked;
  const { range } = view;
  const choices = choiceLines(asked);
  return [
    ...(range === undefined
      ? []
      : [
          ...ofAmount(asked, range.to),
          ...rangeLines(program, view, words),
          t("`why` and an amount tells what another would do."),
          "",
        ]),
    ...(choices.length === 0 ? [] : [t("What each choice leads to:"), ...choices, ""]),
    ...(asked.view.rest.kind === "plan" ? [...planLines(asked), ""] : oddsHere(asked)),
    t("`odds` tells all you believe, of the road, its posts and officers."),
    t("{more} `why NAME` tells of a good, a person, a place, a post, a debt, or a word you read.", {
      more: choices.length === 0 ? t("`why 1` tells what a choice leads to.") : t("`why 1` tells more of choice 1."),
    }),
  ];
}

/** Numbers behind a word; those that say how a price moves only when all are asked for. */
function behind(
  { program, words, says }: Asked,
  word: string,
  wanted: readonly Parameter[],
  all: boolean,
): readonly string[] {
  const numbers = [...new Set(wanted)].filter(isKnown);
  const shown = all ? numbers : numbers.filter((of) => !isFine(of));
  const left = numbers.length - shown.length;
  const lines = numberLines(program, words, says, shown);
  return [
    ...(lines.length === 0 ? [] : [t("Numbers behind it:"), ...lines]),
    ...(left === 0
      ? []
      : [t("{left} more on how it moves and what hearsay is worth: `why {word} numbers`.", { left, word })]),
  ];
}

/** Numbers a text of the catalogue names, and those whose names begin so. */
const numbersNamed = (
  { model }: Program,
  names: ReadonlySet<string>,
  beginnings: readonly string[],
): readonly Parameter[] =>
  model.scenario.parameters.filter(
    ({ name }) => names.has(name) || beginnings.some((beginning) => name.startsWith(beginning)),
  );

/** Numbers of a scenario that differ from world to world: that they do, and no more. */
const hiddenLines = ({ program, words }: Asked, things: readonly Thing[]): readonly string[] =>
  numbersOf(
    program,
    things.filter(({ section }) => section === "numbers"),
  )
    .filter((of) => !isKnown(of))
    .map(({ name }) =>
      t("{labelOf}: not the same in every world; you see it when it comes.", {
        labelOf: capital(labelOf(name, words)),
      }),
    );

/** Everything known of what a word was found to mean: the program's own word, the catalogue's, the things so called, the numbers. */
function told(asked: Asked, word: string, found: Found, all: boolean): readonly string[] {
  const { program, view, words } = asked;
  const term = found.term === undefined ? undefined : termOf(found.term, asked);
  const about = found.about === undefined ? undefined : words.about(found.about, view);
  const { things } = found;
  const lines = [
    ...(term?.lines ?? []),
    ...(about === undefined || isAboutOne(words, things, view, about) ? [] : [about]),
  ];
  for (const thing of things) {
    const own = words.about(thing.id, view);
    const said = own !== undefined && lines.some((line) => line.includes(own));
    lines.push(...thingLines(program, view, words, thing, said ? undefined : own));
  }
  lines.push(...pricesOf(asked, [word, ...things.map(({ id }) => id)]));
  if (found.outcome !== undefined) lines.push(...outcomeLines(asked, found.outcome));
  const texts = [found.about ?? "", ...things.map(({ id }) => id)];
  const numbers = [
    ...numbersOf(program, things),
    ...numbersNamed(program, new Set(texts.flatMap((of) => words.aboutNumbers(of))), term?.numbers ?? []),
  ];
  return [...new Set(lines), ...behind(asked, word, numbers, all), ...hiddenLines(asked, things)];
}

/** How the prices of goods came about, and the best seen. */
const pricesOf = (asked: Asked, words: readonly string[]): readonly string[] =>
  [...new Set(words)].flatMap((id) => [...ruleLines(asked, id), ...seenLines(asked, id)]);

/** Whether a text is the one of a thing so called, and will be told with it. */
const isAboutOne = (words: Words, things: readonly Thing[], view: View, about: string): boolean =>
  things.some(({ section, id }) => section !== "numbers" && words.about(id, view) === about);

/** What an outcome of chance is an outcome of, with its odds and what is said when it comes. */
function outcomeLines({ program, view, words }: Asked, outcome: string): readonly string[] {
  return program.model.scenario.encounters.flatMap(({ id, nodes }) =>
    nodes.flatMap((node) => {
      const { step } = node;
      if (step.kind !== "roll" || !step.roll.outcomes.some((of) => of === outcome)) return [];
      const odds = view.outlooks.get(`${id}.${node.id}`)?.find((of) => of.id === outcome)?.odds;
      const said = words.text(`encounters.${id}.${node.id}.${outcome}`, view);
      const others = step.roll.outcomes.filter((of) => of !== outcome).map(outcomeText);
      return [
        t("'{outcome}' is one way a chance can fall out{more} (else: {others}){more2}", {
          outcome,
          more: odds === undefined ? "" : t(", here with odds of {percent}", { percent: percent(odds) }),
          others: others.join(", "),
          more2: said === undefined ? "." : `: ${said}`,
        }),
      ];
    }),
  );
}

/** What the whole of a possible lot would cost or bring. */
function lotLines({ view, words }: Asked, { lot, amount }: Meant): readonly string[] {
  if (lot === undefined) return [];
  const { act, good } = lot;
  const most = amount ?? (act === "buy" ? view.mostToBuy(good) : view.mostToSell(good));
  const money = words.sum(good, act === "buy" ? view.costToBuy(good, most) : view.proceedsOfSelling(good, most));
  const unit = words.tradeUnit(good).factor;
  const one = words.sum(good, act === "buy" ? view.costToBuy(good, unit) : view.proceedsOfSelling(good, unit));
  const moving =
    act === "buy" ? t(", and the more you buy the dearer each one") : t(", and the more you sell the less each one");
  const holding = words.holding(good, most);
  const whole = amount === undefined ? t("The whole {holding}", { holding }) : holding;
  const last = isFlat(view, act, good, unit) ? t(", each the same") : moving;
  const said = { lot: whole, money, unit: words.unitName(good), one, last };
  return [
    act === "buy"
      ? t("{lot} at once would cost {money} here today; a single {unit} {one}{last}.", said)
      : t("{lot} at once would bring {money} here today; a single {unit} {one}{last}.", said),
  ];
}

/** What a player has before him: what was said, what he may choose, what he holds. */
function screenOf({ view, words }: Asked): string {
  const { rest } = view;
  const held = view.goods.filter(({ has, stored }) => has > 0 || stored > 0).map(({ id }) => words.name("goods", id));
  const owed = view.debts.filter((of) => of.owed > 0).map(({ id }) => words.name("credit", id));
  if (rest.kind !== "choose" && rest.kind !== "ask")
    return [...held, ...owed, ...view.routes.map(({ id }) => words.name("routes", id))].join(". ");
  const key = `encounters.${rest.encounter}.${rest.node}`;
  const said = ["say", "ask", ...view.options.map(({ id }) => id)].map((of) => words.text(`${key}.${of}`, view) ?? "");
  return [...said, ...held, ...owed].join(". ");
}

const MOST_NEAR = 10;

/** For a word under which nothing is told: what is near it, and what stands before the player. */
function notKnown(asked: Asked, word: string): readonly string[] {
  const { program, view, words } = asked;
  const used = concordance(program, view, words, word);
  if (used.length > 0) return used;
  const near = nearest(program, words, word).map((of) => `\`why ${of}\``);
  const here = [...new Set(askableIn(program, words, screenOf(asked)))].slice(0, MOST_NEAR);
  return [
    t("Nothing is told under '{word}'.{more}", {
      word,
      more: near.length === 0 ? "" : t(" Do you mean {near}?", { near: near.join(t(" or ")) }),
    }),
    ...(here.length === 0 ? [] : [t("Of what is before you, you can ask about: {here}.", { here: here.join(", ") })]),
    t("Also about: odds, worth, debt, attention, hunger, household, market, end, ledger, base, source."),
  ];
}

/** A number alone: an amount to be answered with, or nothing by itself. */
function ofNumber(asked: Asked, word: string): readonly string[] | undefined {
  if (!/^[\d.,]+( ?(?!numbers)[a-z]+)?$/i.test(word)) return undefined;
  const { view } = asked;
  const many = view.options.length;
  const lines = amountLines(asked, word);
  const none =
    many > 0 && /^\d$/.test(word) ? [t("There is no choice {word}; there are 1 to {many}.", { word, many })] : [];
  if (lines.length > 0) return [...none, ...lines];
  const range = rangeLines(asked.program, view, asked.words);
  if (view.rest.kind === "ask" && view.range !== undefined) {
    const { dims, from, to } = view.range;
    const said = t("From {from} to {to} is possible here.", {
      from: asked.words.quantity(from, dims),
      to: asked.words.quantity(to, dims),
    });
    return [said, ...range];
  }
  return [
    many > 0
      ? t("There is no choice {word}; there are 1 to {many}.", { word, many })
      : t("There is no choice {word}.", { word }),
    t("Of an amount, ask by what it counts: `why worth`, `why debt`, `why` and the good; `odds` for per cent."),
  ];
}

/** What a word by itself tells, wherever it is typed; undefined where nothing is known under it. */
function byWord(asked: Asked, word: string, all: boolean): readonly string[] | undefined {
  const { program, says, words } = asked;
  const source = sourceLine(program, says, word);
  if (source !== undefined) return [source];
  const found = lookUp(program, words, word.replace(/^day \d+$/i, "last day"));
  const lines = (found === undefined ? lookNear(program, words, word) : [found]).flatMap((of) =>
    told(asked, word, of, all),
  );
  return lines.length === 0 ? undefined : [...new Set(lines)];
}

function ofChoice(asked: Asked, { option = "", closed }: Meant): readonly string[] | undefined {
  const { program, view, words } = asked;
  const { rest } = view;
  if (rest.kind !== "choose") return undefined;
  const found = ofOption(program, view, words, { ...rest, option });
  const label = words.text(`encounters.${rest.encounter}.${rest.node}.${option}`, view);
  if (found === undefined) return undefined;
  return [
    ...(label === undefined ? [] : [`${label}.`]),
    ...[words.text(`about.${option}`, view)].filter((of) => of !== undefined && closed === undefined).map(String),
    ...(closed === undefined ? [] : [`${capital(closed)}.`]),
    ...consequenceLines(asked, found),
  ];
}

/** What a standing order would come to, and what it needs. */
function ofOrder({ program, view, words }: Asked, order: Order, amount: number | undefined): readonly string[] {
  if (order.level === "off") return orderEnds(words, order);
  const needs = view.activity(order.activity)?.needs;
  const why = whyIdle(words, view, order.activity, needs);
  return [
    ...workLines(program, view, words, { ...order, amount }),
    ...effortLine(program, words, order.activity),
    ...(why === undefined ? [] : [t("Not done today: {why}", { why })]),
    t("`why {id}` tells of the whole.", { id: order.activity }),
  ];
}

/** What an entry of the menu leads to or is about. */
function ofEntry(asked: Asked, meant: Meant, all: boolean): readonly string[] | undefined {
  if (meant.option !== undefined) return ofChoice(asked, meant);
  if (meant.order !== undefined) return ofOrder(asked, meant.order, meant.amount);
  const lot = lotLines(asked, meant);
  if (meant.thing !== undefined) {
    const found = { term: undefined, about: undefined, outcome: undefined, things: [meant.thing] };
    return [...lot, ...told(asked, meant.thing.id, found, all)];
  }
  return meant.topic === undefined ? undefined : [...lot, ...(byWord(asked, meant.topic, all) ?? [])];
}

/** Words that are explained mean that; a number or the words of a choice mean the choice; both are told where a word is both. */
function choiceOrWord(asked: Asked, word: string, meant: Meant, all: boolean): readonly string[] | undefined {
  const found = lookUp(asked.program, asked.words, word);
  const explained =
    found !== undefined &&
    (found.term !== undefined ||
      found.about !== undefined ||
      found.things.some(({ section }) => section !== "numbers" && section !== "variables"));
  const { by = "number" } = meant;
  const entry = by === "label" && explained ? undefined : ofEntry(asked, meant, all);
  if (entry === undefined) return undefined;
  return by === "words" && explained && meant.option !== undefined
    ? [...new Set([...entry, "", ...(byWord(asked, word, all) ?? [])])]
    : entry;
}

/** A value with its mark, or the mark alone. */
function starred(asked: Asked, word: string, meant: Meant): readonly string[] {
  const without = word.replaceAll("*", "").trim();
  const mark = termOf("asterisk", asked)?.lines ?? [];
  return without === "" ? mark : [...mark, "", ...explain(asked, without, meant)];
}

/** Answers `why`: for a choice of the menu, a thing, a person, a place, a word of the texts, a word of the program. */
export function explain(asked: Asked, word: string, meant: Meant = {}): readonly string[] {
  if (word === "") return meant.order === undefined ? moment(asked) : ofOrder(asked, meant.order, meant.amount);
  if (word.includes("*")) return starred(asked, word, meant);
  if (meant.amount !== undefined && asked.view.rest.kind === "ask") return ofAmount(asked, meant.amount);
  if (meant.amount !== undefined && meant.order !== undefined) return ofOrder(asked, meant.order, meant.amount);
  if (meant.amount !== undefined && meant.lot !== undefined) return lotLines(asked, meant);
  const [, plainWord = word, numbers] = /^(.*?)(\s+numbers)?$/i.exec(word) ?? [];
  const all = numbers !== undefined;
  return (
    choiceOrWord(asked, plainWord, meant, all) ??
    ofNumber(asked, plainWord) ??
    byWord(asked, plainWord, all) ??
    notKnown(asked, plainWord)
  );
}
