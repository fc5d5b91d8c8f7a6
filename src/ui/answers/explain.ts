import type { Decision, Program, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Parameter } from "../../scenario/index.js";
import { capital } from "../figures.js";
import type { Words } from "../words.js";
import type { Asked, Meant } from "./asked.js";
import { numbersHere } from "./behind-moment.js";
import { besideChoice, isOfOdds, pointedTo } from "./beside.js";
import { bribeLines } from "./bribe.js";
import { whyIdle } from "./closed.js";
import { lastReadOf, ofPhrase, onPage, whereSaid } from "./concordance.js";
import { ofOption } from "./consequences.js";
import { dayAsked, dayLines } from "./day.js";
import { doneLines } from "./done.js";
import { figureLines, figureOf } from "./figure.js";
import { isKnownTo } from "./known.js";
import { type Found, longerNames, lookNear, lookUp } from "./lookup.js";
import { lotLines, tradedNotHere, wholeLine } from "./lot.js";
import { consequenceLines, isReason, moment, ofAmount, ownText } from "./moment.js";
import { isFine, isKnown, labelOf, numbersOf, type Thing } from "./numbers.js";
import { outcomeLines } from "./outcome.js";
import { previewLines } from "./preview.js";
import { ruleLines, seenLines } from "./price.js";
import { rangeLines } from "./range.js";
import { riskLines } from "./risk.js";
import { numberLines, sourceLine } from "./sourced.js";
import { stirLines } from "./stirs.js";
import { termOf } from "./terms.js";
import { thingLines } from "./topic.js";
import { moneyLines, moneyUses } from "./topic-trade.js";
import { notKnown, ofNumber } from "./unknown.js";
import { effortLine, type Order, orderEnds, workLines } from "./work.js";

/** Numbers behind a word; those that say how a price moves only when all are asked for. */
function behind(
  asked: Asked,
  word: string,
  wanted: readonly Parameter[],
  { all, isTold }: { readonly all: boolean; readonly isTold: boolean },
): readonly string[] {
  const numbers = [...new Set(wanted)].filter((of) => isKnownTo(asked, of));
  const shown = all ? numbers : numbers.filter((of) => !isFine(of));
  const left = numbers.length - shown.length;
  const lines = numberLines(asked, shown);
  const head = isTold
    ? t("Numbers behind it (`i {word}` tells where they come from):", { word })
    : t("Of '{word}' these numbers are kept (`i {word}` tells where they come from):", { word });
  return [
    ...(lines.length === 0 ? [] : [head, ...lines]),
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

/** What a thing is asked about by: its name, where it was found by a wording that is no name of it or by an id of several words. */
function calledBy(program: Program, words: Words, word: string, [thing, ...more]: readonly Thing[]): string {
  const isNamed = more.length > 0 || thing?.section === "numbers" || lookUp(program, words, word) !== undefined;
  return thing !== undefined && (word.includes("-") || !isNamed || thing.section === "routes")
    ? words.name(thing.section, thing.id).toLowerCase()
    : word;
}

/** Goods that share the text about a word that is itself no thing: `cigarettes`, of `cartons, cigarettes, box`. */
const goodsBeside = ({ program, words }: Asked, { about, things }: Found): readonly Thing[] =>
  about === undefined || things.length > 0
    ? []
    : words
        .toldWith(about)
        .flatMap((word) => lookUp(program, words, word)?.things ?? [])
        .filter(({ section }) => section === "goods");

/** What the scenario says of a word: its catalogue, the things so called, an outcome of chance. */
function saidOf(asked: Asked, word: string, { about: key }: Found, things: readonly Thing[]): readonly string[] {
  const { program, view, words } = asked;
  const about = key === undefined ? undefined : words.about(key, view);
  const lines: string[] = about === undefined || isAboutOne(words, things, view, about) ? [] : [about];
  for (const thing of things) {
    const own = words.about(thing.id, view);
    const said = own !== undefined && lines.some((line) => line.includes(own));
    lines.push(...thingLines(program, view, words, thing, said ? undefined : own));
    lines.push(...doneLines(view, words, thing, asked.journal));
    if (thing.section === "variables") lines.push(...stirLines(words, asked.journal, thing.id));
  }
  const money = word.toLowerCase();
  lines.push(
    ...moneyLines(view, words, money),
    ...moneyUses(asked, money),
    ...pricesOf(asked, [word, ...things.map(({ id }) => id)]),
  );
  return lines;
}

/** Everything known of what a word was found to mean: what the scenario says of it, then the program's own word, the numbers. */
function told(asked: Asked, word: string, found: Found, all: boolean): readonly string[] {
  const { program, words } = asked;
  const term = found.term === undefined ? undefined : termOf(found.term, asked);
  const things = [...found.things, ...goodsBeside(asked, found)];
  const said = saidOf(asked, word, found, things);
  const fallen = found.outcome === undefined ? [] : outcomeLines(asked, found.outcome);
  const isSaid = said.length + fallen.length > 0;
  const story = term?.isHere === false && !isSaid ? whereSaid(asked, word) : [];
  const here = term?.isHere === true ? onPage(asked, word) : [];
  const texts = [found.about ?? "", ...things.map(({ id }) => id)];
  const numbers = [
    ...numbersOf(program, things),
    ...numbersNamed(program, new Set(texts.flatMap((of) => words.aboutNumbers(of))), term?.numbers ?? []),
  ];
  const more = term === undefined || (!term.isHere && isSaid) ? [] : term.lines;
  const own = more.filter((line) => !said.some((of) => of.includes(line)));
  const lines = [...here, ...said, ...story, ...own, ...fallen];
  return [
    ...new Set(lines),
    ...behind(asked, calledBy(program, words, word, things), numbers, { all, isTold: lines.length > 0 }),
    ...hiddenLines(asked, things),
  ];
}

/** How the prices of goods came about, and the best seen. */
const pricesOf = (asked: Asked, words: readonly string[]): readonly string[] =>
  [...new Set(words)].flatMap((id) => [...ruleLines(asked, id), ...seenLines(asked, id)]);

/** Whether a text is the one of a thing so called, and will be told with it. */
const isAboutOne = (words: Words, things: readonly Thing[], view: View, about: string): boolean =>
  things.some(({ section, id }) => section !== "numbers" && words.about(id, view) === about);

/** What a word by itself tells, wherever it is typed; undefined where nothing is known under it. */
function byWord(asked: Asked, word: string, all: boolean): readonly string[] | undefined {
  const { program, words } = asked;
  const source = sourceLine(asked, word);
  if (source !== undefined) return [source];
  const day = dayAsked(word);
  if (day !== undefined) return dayLines(asked, day);
  const found = lookUp(program, words, word);
  const near = found === undefined ? lookNear(program, words, word) : [found];
  const isNamed = found !== undefined || near.some(({ about, things }) => about !== undefined || things.length > 0);
  const isWhole = found !== undefined || near.length !== 1; // else the word is but a part of a name of the program
  const story = isNamed ? [] : [...ofPhrase(asked, word), ...(isWhole ? [] : onPage(asked, word))];
  if (story.length > 0) return story;
  const own = near.flatMap((of) => told(asked, word, of, all));
  const isTerm = found?.term !== undefined && found.about === undefined && found.things.length === 0;
  const lines = isTerm ? withLonger(asked, word, own, all) : own;
  const known = [...strategyLines(asked, word), ...lines];
  return known.length === 0 ? undefined : [...new Set(known)];
}

/** A word of the program that stands in a longer name of the scenario: that first where it was read of late, else pointed to. */
function withLonger(asked: Asked, word: string, own: readonly string[], all: boolean): readonly string[] {
  const { program, words } = asked;
  const names = longerNames(program, words, word);
  const read = lastReadOf(asked, names);
  const longer = read === undefined ? undefined : lookUp(program, words, read);
  if (read !== undefined && longer !== undefined)
    return [
      t("Here '{word}' stands in '{name}':", { word, name: read }),
      ...told(asked, read, longer, all),
      "",
      ...own,
    ];
  const pointed = names.slice(0, MOST_LONGER).map((name) => `\`${t("why {name}", { name })}\``);
  return pointed.length === 0 ? own : [...own, t("{names} tells of it.", { names: pointed.join(t(" or ")) })];
}

/** Longer names that are pointed to. */
const MOST_LONGER = 3;

/** What a strategy is that the run was held against, and what it says of itself. */
function strategyLines({ strategies = {} }: Asked, word: string): readonly string[] {
  const id = word.toLowerCase().trim();
  const says = Object.hasOwn(strategies, id) ? strategies[id] : undefined;
  return says === undefined
    ? []
    : [t("'{id}' is a strategy: rules by which the program plays by itself. It says: {says}", { id, says })];
}

function ofChoice(asked: Asked, { option = "", closed, said }: Meant): readonly string[] | undefined {
  const { program, view, words } = asked;
  const { rest } = view;
  if (rest.kind !== "choose") return undefined;
  const found = ofOption(program, view, words, option, said?.amount);
  const label = words.text(`encounters.${rest.encounter}.${rest.node}.${option}`, view);
  if (found === undefined) return undefined;
  const own = ownText(words, view, rest, option);
  return [
    ...(label === undefined ? [] : [`${label}.`]),
    ...[own].filter((of) => of !== undefined && closed === undefined && !isReason(of)).map(String),
    ...(closed === undefined ? [] : [`${capital(closed)}.`]),
    ...consequenceLines(asked, found),
    ...(said === undefined ? [] : bribeLines(asked, said.amount, option)),
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
    ...(why === undefined ? [] : [t("Not done today. {why}", { why })]),
    t("`why {id}` tells of the whole.", { id: order.activity }),
  ];
}

/** What is done with a thing of the menu, before what it is. */
function actLines(asked: Asked, act: Meant["act"]): readonly string[] {
  if (act === "repay")
    return [
      t(
        "Paying back takes what you say, in part or whole, out of the money with you; what lies at home has to be taken first.",
      ),
    ];
  return act === undefined ? [] : (termOf(act, asked)?.lines ?? []);
}

/** What an entry of the menu leads to or is about. */
function ofEntry(asked: Asked, meant: Meant, all: boolean): readonly string[] | undefined {
  if (meant.option !== undefined) return ofChoice(asked, meant);
  if (meant.order !== undefined) return ofOrder(asked, meant.order, meant.amount);
  const lot = lotLines(asked, meant);
  if (lot.length > 0 && meant.thing?.section === "goods" && !all) return [...lot, wholeLine(asked, meant.thing.id)];
  if (meant.thing !== undefined) {
    const found = { term: undefined, about: undefined, outcome: undefined, things: [meant.thing] };
    const done = meant.act === undefined ? undefined : asked.words.about(`${meant.act} ${meant.thing.id}`, asked.view);
    return [
      ...actLines(asked, meant.act),
      ...(done === undefined ? [] : [done]),
      ...lot,
      ...told(asked, meant.thing.id, found, all),
    ];
  }
  return meant.topic === undefined ? undefined : [...lot, ...(byWord(asked, meant.topic, all) ?? [])];
}

/** Whether a word is the name of somebody or something of the scenario, by itself or by the text about it. */
const isNamed = ({ program, words }: Asked, found: Found): boolean =>
  [...found.things, ...(found.about === undefined ? [] : words.toldWith(found.about))].some((of) => {
    const things = typeof of === "string" ? (lookUp(program, words, of)?.things ?? []) : [of];
    return things.some(({ section }) => section !== "numbers" && section !== "variables");
  });

/** What a word of a choice tells by itself: its text of the catalogue, and not the program's own word of that name besides. */
function ofWord(asked: Asked, word: string, found: Found, all: boolean): readonly string[] {
  const own = found.about === undefined && found.things.length === 0 ? found : { ...found, term: undefined };
  if (own.term !== undefined && !/^\p{L}+$/u.test(word)) return []; // several words of a label are no word of the program
  return told(asked, word, { ...own, outcome: undefined }, all);
}

/** A name means who or what is called so, also where a choice holds it; any other word of a choice means the choice, and what else is told of it comes behind. */
function choiceOrWord(asked: Asked, word: string, meant: Meant, all: boolean): readonly string[] | undefined {
  const found = lookUp(asked.program, asked.words, word);
  const { by = "number", option } = meant;
  if (by === "label" && found !== undefined && (option === undefined || isNamed(asked, found)) && isExplained(found))
    return undefined;
  const entry = ofEntry(asked, meant, all);
  if (entry === undefined) return undefined;
  if (found === undefined || !isExplained(found))
    return by === "label" && /^\p{L}+$/u.test(word) ? ofItself(asked, word, meant, all) : entry;
  return by === "number" || option === undefined
    ? entry
    : withWord(asked, word, meant, { entry, own: ofWord(asked, word, found, all) });
}

/** A choice and what a word of it tells by itself; that first, and the choice pointed to, where the word stands only in its odds. */
function withWord(
  asked: Asked,
  word: string,
  meant: Meant,
  { entry, own }: { readonly entry: readonly string[]; readonly own: readonly string[] },
): readonly string[] {
  return own.length > 0 && meant.by === "label" && isOfOdds(asked, meant.option, word)
    ? [...own, ...pointedTo(asked, meant)]
    : [...entry, ...besideChoice(word, own, entry)];
}

const isExplained = ({ term, about, things }: Found): boolean =>
  term !== undefined ||
  about !== undefined ||
  things.some(({ section }) => section !== "numbers" && section !== "variables");

/** What a single word that stands in the label of a choice tells by itself, and where that choice is told; the choice where it tells nothing. */
function ofItself(asked: Asked, word: string, meant: Meant, all: boolean): readonly string[] {
  const own = byWord(asked, word, all) ?? whereSaid(asked, word);
  return own.length === 0 ? (ofEntry(asked, meant, all) ?? []) : [...own, ...pointedTo(asked, meant)];
}

/** A value with its mark, or the mark alone. */
function starred(asked: Asked, word: string, meant: Meant): readonly string[] {
  const without = word.replaceAll("*", "").trim();
  const mark = termOf("asterisk", asked)?.lines ?? [];
  return without === "" ? mark : [...mark, "", ...explain(asked, without, meant)];
}

/** An amount that cannot be answered may be a figure that was read; one with a unit is then no answer. */
function readOrAnswer(asked: Asked, word: string, outside: readonly string[]): readonly string[] {
  const figure = figureOf(word);
  const read = figure === undefined ? [] : figureLines(asked, figure, numbersHere(asked), "why");
  return read.length > 0 && figure?.unit !== "" ? read : [...read, ...outside];
}

/** What a decision with its amount would do; where something else is asked, that it comes after that. */
function ofDecision(asked: Asked, meant: Meant, decision: Decision): readonly string[] | undefined {
  const { program, view, words } = asked;
  const lines = [...lotLines(asked, meant), ...previewLines(program, view, words, decision)];
  if (lines.length === 0) return undefined;
  return view.rest.kind === "plan"
    ? lines
    : [...lines, t("What is asked here comes first: this can be done on a day of your own.")];
}

/** What an amount would do where one is asked for, or why it is not possible there. */
function ofMeantAmount(asked: Asked, word: string, meant: Meant): readonly string[] | undefined {
  const { amount, decision, order, outside } = meant;
  if (outside !== undefined) return meant.by === undefined ? readOrAnswer(asked, word, outside) : outside;
  if (amount === undefined) return undefined;
  const { rest, range } = asked.view;
  if (rest.kind === "ask" && (decision === undefined || decision.do === "answer"))
    return [
      ...ofAmount(asked, amount),
      ...(amount === range?.to ? rangeLines(asked.program, asked.view, asked.words) : []),
    ];
  if (order !== undefined) return ofOrder(asked, order, amount);
  return decision === undefined ? undefined : ofDecision(asked, meant, decision);
}

/** A deed without its amount, which is no part of what it is about. */
const withoutAmount = (word: string): string =>
  word.replace(/^((?:leave|take|repay) .*?) (?:\d.*|all|half|none)$/i, "$1");

/** Answers `why`: for a choice of the menu, a thing, a person, a place, a word of the texts, a word of the program. */
export function explain(asked: Asked, word: string, meant: Meant = {}): readonly string[] {
  const { unused, ...without } = meant;
  if (unused !== undefined && !/^numbers$/i.test(unused)) {
    const own = word.slice(0, -unused.length);
    return [t("It asks for no amount, so '{unused}' is not used.", { unused }), ...explain(asked, own.trim(), without)];
  }
  if (meant.belief !== undefined) return riskLines(asked, meant.belief);
  if (word === "") return ofEntry(asked, meant, false) ?? moment(asked);
  if (word.includes("*")) return starred(asked, word, meant);
  const [, plainWord = word, numbers] = /^(.*?)(\s+numbers)?$/i.exec(word) ?? [];
  const all = numbers !== undefined;
  return (
    ofMeantAmount(asked, word, meant) ??
    choiceOrWord(asked, plainWord, meant, all) ??
    ofNumber(asked, plainWord) ??
    (all ? undefined : tradedNotHere(asked, plainWord)) ??
    byWord(asked, withoutAmount(plainWord), all) ??
    notKnown(asked, plainWord)
  );
}
