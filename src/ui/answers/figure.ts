import { t, tn } from "../../language/index.js";
import { amountLines, type Figure } from "./amounts.js";
import type { Asked } from "./asked.js";
import { isSourced, numbersBySource } from "./by-source.js";
import { isKnownTo } from "./known.js";
import { askableIn } from "./lookup.js";

const FIGURE = /^(?:about |~ ?)?(-?\d[\d,]*(?:\.\d+)?|\.\d+)(?: ?(%|\p{L}[\p{L}/ ]*))?$/iu;

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

const MOST_NEAR = 10;

/** What is said of a figure nobody told. */
export const notTold = (figure: string): string =>
  t("Nothing stands at {figure}, and it was not told of late.", { figure });

/** The line a figure was last read in, and what of that can be asked about; of a bare digit there are too many. */
export function whereRead({ printed = [], program, words }: Asked, text: string): readonly string[] {
  const head = t("{figure} was told here:", { figure: text });
  const own = [head, notTold(text)];
  const line = /^\d$/.test(text) ? undefined : printed.findLast((of) => !own.includes(of) && holds(of, text));
  if (line === undefined) return [];
  const askable = [...new Set(askableIn(program, words, line))].slice(0, MOST_NEAR);
  return [
    head,
    `  ${line.trim()}`,
    ...(askable.length === 0 ? [] : [t("Of that you can ask about: {names}.", { names: askable.join(", ") })]),
  ];
}

/** Numbers told for one figure: of more, only how many there are. */
const MOST_READ = 8;

const LITERAL = /^(-?[\d.]+)\s*(?:\([^)]*\))?\s*([^\s@(]*)/;

/** Whether a unit as it was typed is that of a literal: `days` is `day`. */
const isUnit = (typed: string, of: string): boolean => typed === "" || typed === of || typed === `${of}s`;

/** Numbers of the scenario that read as a figure does, with their sources. */
function readingSo(asked: Asked, { text, value, unit }: Figure): readonly string[] {
  const { model } = asked.program;
  const numbers = model.scenario.parameters.filter((of) => {
    const [, much = "", its = ""] = LITERAL.exec(of.literals.get(model.base)?.text.trim() ?? "") ?? [];
    const reads = much !== "" && Number(much) === value && isUnit(unit, its);
    return reads && isKnownTo(asked, of) && isSourced(asked, of);
  });
  if (numbers.length === 0) return [];
  const left = numbers.length - MOST_READ;
  return [
    t("Numbers of the scenario that read {figure}:", { figure: text }),
    ...numbersBySource(asked, numbers.slice(0, MOST_READ)),
    ...(left > 0 ? [tn(left, "{count} more reads so.", "{count} more read so.", { count: left })] : []),
  ];
}

/**
 * What a figure is that a player has read. `why` begins with what stands or moved at it, `source` with the numbers that
 * read so; each goes on to the other, and to the line it was read in, where its own has nothing. `here` are the numbers
 * behind the moment: to `why` a figure without a unit is no other. Empty where nobody told it.
 */
export function figureLines(
  asked: Asked,
  figure: Figure,
  here: ReadonlySet<string>,
  first: "why" | "source",
): readonly string[] {
  const stands = (): readonly string[] => amountLines({ ...asked, here }, figure);
  const from = (): readonly string[] => (first === "why" && figure.unit === "" ? [] : readingSo(asked, figure));
  const read = (): readonly string[] => whereRead(asked, figure.text);
  const [lines = []] = (first === "why" ? [stands, read, from] : [from, stands, read])
    .map((tells) => tells())
    .filter((of) => of.length > 0);
  return lines;
}
