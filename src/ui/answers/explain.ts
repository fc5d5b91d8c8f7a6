import type { Program, View } from "../../engine/index.js";
import type { Parameter } from "../../scenario/index.js";
import type { Words } from "../words.js";
import { type Consequences, ofAnswer, ofOption } from "./consequences.js";
import { isFine, isKnown, numberLines, numbersOf, type Says } from "./numbers.js";
import { beliefLines, outlookText } from "./odds.js";
import { TERM_WORDS, termOf } from "./terms.js";
import { thingLines } from "./topic.js";

/** What a question is asked about: the campaign as the player stands in it. */
export interface Asked {
  readonly program: Program;
  readonly view: View;
  readonly words: Words;
  readonly says: Says;
}

/** An option's own id or `thing`, found for a number or a word of the menu. */
export interface Meant {
  readonly option?: string;
  readonly topic?: string;
  /** A lot that could be bought or sold here: its good. */
  readonly lot?: { readonly act: "buy" | "sell"; readonly good: string };
}

/** The odds at hand: of the options or the question of the moment, then all that are believed. */
export function oddsLines({ program, view, words }: Asked): readonly string[] {
  const { rest } = view;
  const here = view.options.flatMap(({ id, outlook }) =>
    rest.kind !== "choose" || outlook === undefined || outlook.length === 0
      ? []
      : [`  ${words.text(`encounters.${rest.encounter}.${rest.node}.${id}`, view) ?? id}: ${outlookText(outlook)}`],
  );
  return [
    ...(here.length === 0 ? [] : ["Here:", ...here]),
    "What you believe:",
    ...beliefLines(program, view, words),
    `  attention you have drawn: ${view.exposure.toFixed(0)} (makes stops likelier; \`why attention\`)`,
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
  return [...found.lines, ...(numbers.length === 0 ? [] : ["The numbers in it:", ...numbers])];
}

/** `why` alone: what the question of the moment leads to, and where to ask on. */
function moment(asked: Asked): readonly string[] {
  const { program, view, words } = asked;
  const { rest } = view;
  const here = rest.kind === "ask" ? ofAnswer(program, view, words, rest) : undefined;
  return [
    ...(here === undefined ? [] : ["What your answer leads to:", ...consequenceLines(asked, here), ""]),
    ...oddsLines(asked),
    "`why 1` tells what a choice leads to. `why NAME` tells of a good, a person, a place, a post, a debt, or a word you read.",
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
    ...(lines.length === 0 ? [] : ["Numbers behind it:", ...lines]),
    ...(left === 0 ? [] : [`${left} more on how it moves and what hearsay is worth: \`why ${word} numbers\`.`]),
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

/** Everything known under a word: the program's own word, the catalogue's word, the things so called, the numbers. */
function named(asked: Asked, word: string, all: boolean): readonly string[] {
  const { program, view, words } = asked;
  const term = termOf(word, asked);
  const about = words.about(word, view);
  // A word that is explained means that, and not also every thing in whose name it stands.
  const things = words.things(word, term === undefined && about === undefined);
  const lines = [
    ...(term?.lines ?? []),
    ...(about === undefined || isAboutOne(words, things, view, about) ? [] : [about]),
  ];
  for (const thing of things) {
    const own = words.about(thing.id, view);
    const told = own !== undefined && lines.some((line) => line.includes(own));
    lines.push(...thingLines(program, view, words, thing, told ? undefined : own));
  }
  const texts = [word, ...things.map(({ id }) => id)];
  const numbers = [
    ...numbersOf(program, things),
    ...numbersNamed(program, new Set(texts.flatMap((of) => words.aboutNumbers(of))), term?.numbers ?? []),
  ];
  return [...new Set(lines), ...behind(asked, word, numbers, all)];
}

/** Whether a text is the one of a thing so called, and will be told with it. */
const isAboutOne = (words: Words, things: ReturnType<Words["things"]>, view: View, about: string): boolean =>
  things.some(({ section, id }) => section !== "numbers" && words.about(id, view) === about);

/** What the whole of a possible lot would cost or bring. */
function lotLines({ view, words }: Asked, lot: Meant["lot"]): readonly string[] {
  if (lot === undefined) return [];
  const { act, good } = lot;
  const most = act === "buy" ? view.mostToBuy(good) : view.mostToSell(good);
  const money = words.sum(good, act === "buy" ? view.costToBuy(good, most) : view.proceedsOfSelling(good, most));
  const unit = words.tradeUnit(good).factor;
  const one = words.sum(good, act === "buy" ? view.costToBuy(good, unit) : view.proceedsOfSelling(good, unit));
  const [verb, last] =
    act === "buy" ? ["cost", "the more you buy the dearer"] : ["bring", "the more you sell the less"];
  return [
    `The whole ${words.holding(good, most)} at once would ${verb} ${money} here today, the first ${words.holding(good, unit)} alone ${one}: ${last} each one.`,
  ];
}

/** Words a player can ask about, for one who asked for another. */
function askable({ program, words }: Asked): string {
  const { goods, people, posts, credit } = program.model.scenario;
  const things = [
    ...goods.map(({ id }) => words.name("goods", id)),
    ...credit.map(({ id }) => id),
    ...posts.map(({ id }) => id),
    ...people.map(({ id }) => id),
  ];
  return [...things.slice(0, 9), ...TERM_WORDS].join(", ");
}

/** Answers `why`: for a choice of the menu, a thing, a person, a place, a word of the texts, a word of the program. */
export function explain(asked: Asked, word: string, meant: Meant = {}): readonly string[] {
  const { program, view, words } = asked;
  const { rest } = view;
  if (word === "") return moment(asked);
  if (meant.option !== undefined && rest.kind === "choose") {
    const found = ofOption(program, view, words, { ...rest, option: meant.option });
    const label = words.text(`encounters.${rest.encounter}.${rest.node}.${meant.option}`, view);
    if (found !== undefined) return [...(label === undefined ? [] : [`${label}.`]), ...consequenceLines(asked, found)];
  }
  const [, plainWord = word, numbers] = /^(.*?)(\s+numbers)?$/i.exec(word) ?? [];
  const lines = [
    ...lotLines(asked, meant.lot),
    ...named(asked, meant.topic ?? plainWord.toLowerCase(), numbers !== undefined),
  ];
  return lines.length === 0 ? [`Nothing is told under '${word}'. You can ask about: ${askable(asked)}.`] : lines;
}
