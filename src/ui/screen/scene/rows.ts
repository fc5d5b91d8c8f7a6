import { padAfter } from "../../width.js";
import { columnsOf, type Line, type Look, paragraph, plain, wrap } from "../text.js";
import { type Cell, cells } from "../theme.js";
import type { Row } from "./model.js";

/** A text as a row: wrapped to the width, its indent kept on every line. */
export function textRow(text: string, look: Look = "plain"): Row {
  const indent = /^ */.exec(text)?.[0] ?? "";
  const lines = (columns: number): readonly Line[] =>
    wrap(text.trim(), Math.max(1, columns - indent.length)).map((part): Line => [{ text: `${indent}${part}`, look }]);
  return { search: text, line: (columns) => lines(columns)[0] ?? [], under: (columns) => lines(columns).slice(1) };
}

const LABEL = 13;

/** What stands between the dashes of a heading in lines; undefined where a line is none. */
export const headingOf = (text: string): string | undefined => /^-+ (.*?) -+$/.exec(text)?.[1];

/** A line of an account: a heading as one, and what does not fit in its last column wrapped under it. */
export function tellingRow(text: string): Row {
  const heading = headingOf(text);
  if (heading !== undefined) return textRow(heading, "title");
  if (/^\S.*:$/.test(text)) return textRow(text, "strong");
  const [, figures = "", last = ""] = /^( +[-\d].*? {2,})(\S.*)$/.exec(text) ?? [];
  if (figures === "") return textRow(text);
  const lines = (columns: number): readonly Line[] =>
    wrap(last, Math.max(10, columns - figures.length)).map(
      (part, at): Line => [{ text: at === 0 ? figures : " ".repeat(figures.length) }, { text: part }],
    );
  return { search: text, line: (columns) => lines(columns)[0] ?? [], under: (columns) => lines(columns).slice(1) };
}

/** Narrower than this a label stands before its text, not in a column of its own. */
const WITH_LABELS = 40;

/** A fact with its label in a column of its own, where there is room for one. */
export function labelRow(label: string, text: string): Row {
  const lines = (columns: number): readonly Line[] =>
    columns < WITH_LABELS
      ? wrap(label === "" ? text : `${label}: ${text}`, columns).map((part): Line => [{ text: part }])
      : wrap(text, columns - LABEL).map(
          (part, at): Line => [{ text: padAfter(at === 0 ? label : "", LABEL), look: "dim" }, { text: part }],
        );
  return {
    search: `${label} ${text}`,
    line: (columns) => lines(columns)[0] ?? [],
    under: (columns) => lines(columns).slice(1),
  };
}

/** Narrower than this a column does not hold a text of several lines. */
const LAST = 14;

/**
 * A row of columns, each row with the same: what is longer than its column is wrapped in it, and where one is too narrow for
 * that, all of it is told as a sentence.
 */
export function columnRow(
  of: (columns: number) => readonly Cell[],
  sentence: string,
): Pick<Row, "search" | "line" | "under"> {
  const lines = (columns: number): readonly Line[] => {
    const all = of(columns);
    const tight = all.some(([text, room]) => room < LAST && columnsOf(plain(text)) > room);
    if (tight) return paragraph(sentence, columns, all.at(-1)?.[3] ?? "plain");
    const parts = all.map(([text, room]) => wrap(text, room));
    const high = Math.max(...parts.map(({ length }) => length));
    return Array.from({ length: high }, (_, at) =>
      cells(...all.map(([, room, ...how], index): Cell => [parts[index]?.[at] ?? "", room, ...how])),
    );
  };
  return { search: sentence, line: (columns) => lines(columns)[0] ?? [], under: (columns) => lines(columns).slice(1) };
}

/** The lines of some rows, one after another. */
export const linesOf = (rows: readonly Row[], columns: number): readonly Line[] =>
  rows.flatMap((row) => [row.line(columns), ...(row.under?.(columns) ?? [])]);
