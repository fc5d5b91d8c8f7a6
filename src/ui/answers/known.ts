import type { Program, View } from "../../engine/index.js";
import type { Parameter } from "../../scenario/index.js";
import type { Words } from "../words.js";
import { isKnown, labelOf } from "./numbers.js";

/**
 * What a trader could know today of numbers that follow the calendar: their points up to today, and before the first one
 * the value it has, which stands until then. What is written for later is told once the campaign has ended.
 */
interface Today {
  readonly program: Program;
  readonly view: Pick<View, "date" | "lastDay" | "rest" | "household" | "place">;
}

const POINT = /^(.*)\.(\d{4}-\d\d-\d\d)$/;
const MS_A_DAY = 86_400_000;

interface Dated {
  readonly line: string;
  readonly day: number;
}

function pointOf({ name }: Pick<Parameter, "name">): Dated | undefined {
  const [, line, date] = POINT.exec(name) ?? [];
  return line === undefined || date === undefined ? undefined : { line, day: Date.parse(date) / MS_A_DAY };
}

/** Of the numbers of the campaign's base that follow the calendar: the first day of each line, and what their points are from. */
interface Lines {
  readonly first: ReadonlyMap<string, number>;
  readonly sources: ReadonlySet<string>;
}

const LINES = new WeakMap<Program["model"], Lines>();

function linesOf({ model }: Program): Lines {
  const known = LINES.get(model);
  if (known !== undefined) return known;
  const first = new Map<string, number>();
  const sources = new Set<string>();
  for (const parameter of model.scenario.parameters) {
    const point = pointOf(parameter);
    const literal = parameter.literals.get(model.base);
    if (point === undefined || literal === undefined) continue;
    sources.add(literal.source ?? parameter.defaultSource ?? "");
    first.set(point.line, Math.min(point.day, first.get(point.line) ?? point.day));
  }
  const found = { first, sources };
  LINES.set(model, found);
  return found;
}

const isOver = ({ view }: Today): boolean => view.rest.kind === "ended";

const isAhead = (today: Today, { day }: Dated): boolean => day > today.view.date && !isOver(today);

/** Numbers of a person who is not there yet, or not any more. */
const isOfAbsent = ({ view }: Today, name: string): boolean => {
  const [section, members, id] = name.split(".");
  const all = section === "household" && members === "members" ? view.household.members : [];
  return all.some((of) => of.id === id && of.absent);
};

/** What a market elsewhere will begin with is not known; what stands here is. */
const isHere = ({ view }: Today, line: string): boolean =>
  !line.startsWith("markets.") || line.startsWith(`markets.${view.place ?? ""}/`);

/** Whether a trader could know a number today. */
export function isKnownTo(today: Today, parameter: Parameter): boolean {
  if (!isKnown(parameter) || (!isOver(today) && isOfAbsent(today, parameter.name))) return false;
  const point = pointOf(parameter);
  if (point === undefined || !isAhead(today, point)) return true;
  return isHere(today, point.line) && linesOf(today.program).first.get(point.line) === point.day;
}

/** A number's label, without its day while that is still to come. */
export function labelToday(today: Today & { readonly words: Words }, { name }: Parameter): string {
  const point = pointOf({ name });
  return labelOf(point !== undefined && isAhead(today, point) ? point.line : name, today.words);
}

const YEAR = /\b(?:19|20)\d\d\b/g;
const yearOf = (day: number): number => new Date(day * MS_A_DAY).getUTCFullYear();

/** Whether the text of a source that numbers of the calendar are from tells of a year the campaign has still before it. */
export function looksAhead(today: Today, source: string, text: string): boolean {
  const { program, view } = today;
  if (isOver(today) || !linesOf(program).sources.has(source)) return false;
  const { day: first } = program.model.scenario.start;
  const [now, end] = [yearOf(view.date), yearOf(first + view.lastDay)];
  return (text.match(YEAR) ?? []).some((year) => Number(year) > now && Number(year) <= end);
}
