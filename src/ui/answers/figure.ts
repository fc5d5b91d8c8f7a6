import { t, tn } from "../../language/index.js";
import type { Parameter } from "../../scenario/index.js";
import { besidePercent } from "../../units/index.js";
import { stemsOf } from "../stem.js";
import { amountsAt, type Figure } from "./amounts.js";
import type { Asked } from "./asked.js";
import { numbersHere } from "./behind-moment.js";
import { isSourced, numbersBySource } from "./by-source.js";
import { isKnownTo, labelToday } from "./known.js";
import { askableIn, measureIn } from "./lookup.js";
import { termOf } from "./terms.js";

const FIGURE = /^(?:about |~ ?)?\+?(-?\d[\d,]*(?:\.\d+)?|\.\d+)(?: ?(%|\p{L}[\p{L}/ ]*))?$/iu;

/** The figure a wording is; undefined where it is none, and for one with `numbers` behind it, which asks for those. */
export function figureOf(wording: string): Figure | undefined {
  const [, digits, unit = ""] = FIGURE.exec(wording.trim()) ?? [];
  if (digits === undefined || /^numbers$/i.test(unit)) return undefined;
  const text = `${digits}${unit === "" ? "" : ` ${unit}`}`;
  return { text, value: Number(digits.replaceAll(",", "")), unit: unit.toLowerCase() };
}

/** Whether what stands behind a figure belongs to it: more of the number, or a per cent of one asked for without. */
const goesOn = (behind: string, figure: string): boolean =>
  /^[\d\p{L}]/u.test(behind) || (/\d$/.test(figure) && /^ ?%/.test(behind));

/** A figure as it stands in a line: not a part of a longer one. */
function holds(line: string, figure: string): boolean {
  for (let at = line.indexOf(figure); at >= 0; at = line.indexOf(figure, at + 1))
    if (!/[\d.,]/.test(line.charAt(at - 1)) && !goesOn(line.slice(at + figure.length), figure)) return true;
  return false;
}

/** What is said of a figure nobody told. */
export const notTold = (figure: string): string =>
  t("Nothing stands at {figure}, and it was not told of late.", { figure });

/** The line a figure was last read in, and what that is about; of a bare digit there are too many. */
export function whereRead(asked: Asked, text: string): readonly string[] {
  const read = lastRead(asked, text);
  return read === undefined ? [] : [...quoted(text, read), ...measureOf(asked, read, text)];
}

/** What was read, with the lines it stands under where it is one of several, the outermost first. */
interface Read {
  readonly line: string;
  readonly heads: readonly string[];
  /** The ways of chance it is one of, each a line: `- away (45 %): ...`. */
  readonly ways: readonly string[];
}

const headOf = (figure: string): string => t("{figure} was told here:", { figure });

const depthOf = (line: string): number => line.length - line.trimStart().length;

/** The line a figure was last read in. */
function lastRead({ printed = [] }: Asked, text: string): Read | undefined {
  const own = [headOf(text), notTold(text), othersHead(text)];
  const at = /^\d$/.test(text) ? -1 : printed.findLastIndex((of) => !own.includes(of) && holds(of, text));
  const line = printed[at];
  if (line === undefined) return undefined;
  return { line, heads: headsOf(printed.slice(Math.max(0, at - FAR), at), line), ways: waysAt(printed, at) };
}

const WAY = /^\s*- [^:]*?\((\d+ %)\)/;

/** The ways of chance of which a line tells one, those above it and below. */
function waysAt(printed: readonly string[], at: number): readonly string[] {
  const depth = depthOf(printed[at] ?? "");
  const isWay = (line = ""): boolean => WAY.test(line) && depthOf(line) === depth;
  if (!isWay(printed[at])) return [];
  const [above, below] = [printed.slice(0, at).reverse(), printed.slice(at)].map((lines) => {
    const end = lines.findIndex((line) => depthOf(line) < depth || (depthOf(line) === depth && !isWay(line)));
    return lines.slice(0, end < 0 ? lines.length : end).filter(isWay);
  });
  return [...(above ?? []).reverse(), ...(below ?? [])];
}

/** Odds told as the rest of a throw: beside which odds they were told, and the numbers those are. */
function restOfThrow(asked: Asked, { line, heads, ways }: Read, text: string): readonly string[] {
  const [, digits = ""] = /^(\d+(?:\.\d+)?) %$/.exec(text) ?? [];
  if (digits === "") return [];
  const told = ways.length > 0 ? ways.map((of) => WAY.exec(of)?.[1] ?? "").join(", ") : sentenceOf(line, text);
  const row = [...told.matchAll(/(\d+(?:\.\d+)?) %/g)].map(([, of]) => Number(of));
  const beside = besidePercent(row, Number(digits));
  if (beside.length === 0) return [];
  const here = numbersHere(asked);
  const whole = [...heads, line].join(" ");
  const figures = beside.map((value): Figure => ({ text: `${value} %`, value, unit: "%" }));
  const numbers = figures
    .flatMap((of) => readingSo(asked, of))
    .filter((of) => here.has(of.name) || isAbout(whole, labelToday(asked, of)));
  if (numbers.length === 0) return [];
  return [
    t("{figure} is the rest of one throw: what {others} leaves of 100 %.", {
      figure: text,
      others: figures.map((of) => of.text).join(" + "),
    }),
    ...numbersUnder(asked, t("Numbers of the scenario behind it:"), [...new Set(numbers)]),
  ];
}

/** The lines another stands under, by how far they are indented. */
function headsOf(before: readonly string[], line: string): readonly string[] {
  const heads: string[] = [];
  let depth = depthOf(line);
  for (const of of [...before].reverse()) {
    if (depth === 0 || of === "") break;
    if (depthOf(of) >= depth) continue;
    depth = depthOf(of);
    if (of !== t("You can:") && of !== t("What do you do?")) heads.unshift(of.trim());
  }
  return heads;
}

/** How far above a line its head is looked for. */
const FAR = 40;

const quoted = (text: string, { heads, line }: Read): readonly string[] => [
  headOf(text),
  ...[...heads, line.trim()].map((of, at) => `${"  ".repeat(at + 1)}${of}`),
];

/** All that was read with a line. */
const wholeOf = ({ heads, line }: Read): string => [...heads, line].join(" ");

const MOST_NEAR = 10;

/** What the sentence with a figure is about: the measure it is of, where the program has a word for that; else what of it can be asked about. */
function measureOf(asked: Asked, read: Read, text: string): readonly string[] {
  const rest = restOfThrow(asked, read, text);
  if (rest.length > 0) return rest;
  const { line } = read;
  const { program, words, measures } = asked;
  const word = measures?.get(line.trim()) ?? measureIn(sentenceOf(line, text));
  const told = word === undefined ? undefined : termOf(word, asked);
  if (told !== undefined && told.lines.length > 0) return told.lines;
  const askable = [...new Set(askableIn(program, words, wholeOf(read)))].slice(0, MOST_NEAR);
  return askable.length === 0 ? [] : [t("Of that you can ask about: {names}.", { names: askable.join(", ") })];
}

/** The sentence of a line in which a figure stands. */
const sentenceOf = (line: string, text: string): string =>
  line.split(/(?<=[.!?])\s+/).find((of) => holds(of, text)) ?? line;

/** Numbers told for one figure: of more, only how many there are. */
const MOST_READ = 8;

const LITERAL = /^(-?[\d.]+)\s*(?:\([^)]*\))?\s*([^\s@(]*)/;

/** Whether a unit as it was typed is that of a literal: `days` is `day`. */
const isUnit = (typed: string, of: string): boolean => typed === "" || typed === of || typed === `${of}s`;

/** Numbers of the scenario that read as a figure does and have a source. */
function readingSo(asked: Asked, { value, unit }: Figure): readonly Parameter[] {
  const { model } = asked.program;
  return model.scenario.parameters.filter((of) => {
    const [, much = "", its = ""] = LITERAL.exec(of.literals.get(model.base)?.text.trim() ?? "") ?? [];
    const reads = much !== "" && Number(much) === value && isUnit(unit, its);
    return reads && isKnownTo(asked, of) && isSourced(asked, of);
  });
}

/** Those numbers, under a head, with their sources. */
function numbersUnder(asked: Asked, head: string, numbers: readonly Parameter[]): readonly string[] {
  if (numbers.length === 0) return [];
  const left = numbers.length - MOST_READ;
  return [
    head,
    ...numbersBySource(asked, numbers.slice(0, MOST_READ)),
    ...(left > 0 ? [tn(left, "{count} more reads so.", "{count} more read so.", { count: left })] : []),
  ];
}

const othersHead = (figure: string): string => t("Other numbers that read {figure}:", { figure });

/** Stems of a label that are of any number. */
const OF_ANY = new Set("odds hearsay price number day now each all".split(" ").flatMap(stemsOf));

/** How much of what a label names has to stand in a line for the line to be about that. */
const MOSTLY = 0.6;

/** Whether a line is about what a label names. */
function isAbout(line: string, label: string): boolean {
  const wanted = stemsOf(label).filter((of) => !OF_ANY.has(of) && !/^\d/.test(of));
  const there = new Set(stemsOf(line));
  return wanted.length > 0 && wanted.filter((of) => there.has(of)).length >= MOSTLY * wanted.length;
}

/** What is so much now, first where the figure was last read and what that is; what else reads so stands under a head of its own. */
function standingLines(asked: Asked, figure: Figure, here: ReadonlySet<string>): readonly string[] {
  const found = amountsAt({ ...asked, here }, figure);
  const read = lastRead(asked, figure.text);
  const told = (of: typeof found): readonly string[] => [...new Set(of.flatMap(({ lines }) => lines))];
  if (read === undefined || found.length === 0) return told(found);
  const [own, others] = [true, false].map((is) =>
    found.filter((of) => (of.isNow || isAbout(wholeOf(read), of.is)) === is),
  );
  if (others === undefined || others.length === 0) return told(own ?? []);
  return [
    ...quoted(figure.text, read),
    ...(own === undefined || own.length === 0
      ? measureOf(asked, read, figure.text)
      : told(own).filter((line) => line !== read.line.trim())),
    othersHead(figure.text),
    ...told(others).map((line) => `  ${line}`),
  ];
}

/** The numbers of the scenario that read as a figure, first those of the line it was last read in. */
function sourceLines(asked: Asked, figure: Figure): readonly string[] {
  const numbers = readingSo(asked, figure);
  const read = lastRead(asked, figure.text);
  const all = t("Numbers of the scenario that read {figure}:", { figure: figure.text });
  if (read === undefined || numbers.length === 0) return numbersUnder(asked, all, numbers);
  const isOwn = (of: Parameter): boolean => isAbout(wholeOf(read), labelToday(asked, of));
  const own = numbers.filter(isOwn);
  const others = numbers.filter((of) => !isOwn(of));
  if (others.length === 0) return numbersUnder(asked, all, own);
  const now = amountsAt({ ...asked, here: new Set() }, figure).filter((of) => of.isNow || isAbout(read.line, of.is));
  return [
    ...quoted(figure.text, read),
    ...(own.length > 0
      ? numbersUnder(asked, all, own)
      : now.length > 0
        ? now.flatMap(({ lines }) => lines).filter((line) => line !== read.line.trim())
        : measureOf(asked, read, figure.text)),
    ...numbersUnder(asked, othersHead(figure.text), others),
  ];
}

/**
 * What a figure is that a player has read. `why` begins with what stands or moved at it, `source` with the numbers that
 * read so; each goes on to the other, and to the line it was read in, where its own has nothing. What belongs to the line it
 * was last read in comes before what only reads alike. `here` are the numbers behind the moment: to `why` a figure without a
 * unit is no other. Empty where nobody told it.
 */
export function figureLines(
  asked: Asked,
  figure: Figure,
  here: ReadonlySet<string>,
  first: "why" | "source",
): readonly string[] {
  const stands = (): readonly string[] => standingLines(asked, figure, here);
  const from = (): readonly string[] => (first === "why" && figure.unit === "" ? [] : sourceLines(asked, figure));
  const read = (): readonly string[] => whereRead(asked, figure.text);
  const [lines = []] = (first === "why" ? [stands, read, from] : [from, stands, read])
    .map((tells) => tells())
    .filter((of) => of.length > 0);
  return lines;
}
