import stringWidth from "string-width";
import { t } from "../../language/index.js";

/** How a piece of text is to look. Each look also shows in words or signs, so that colour only repeats what is said. */
export type Look = "plain" | "strong" | "dim" | "good" | "warn" | "bad" | "chosen" | "title";

export interface Span {
  readonly text: string;
  readonly look?: Look;
}

/** One line of a panel: pieces beside each other. */
export type Line = readonly Span[];

/** What a terminal would act on or hide: controls, bidi and invisible characters, halves of characters. */
const FOREIGN = /[\p{C}\u2028\u2029]/gu;
const ASCII = /^[\x20-\x7e]*$/;
/** Letters, Hangul, Han, kana and box drawing have one known width everywhere; marks and emoji do not. */
const UNSURE = /[\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/gu;

/** Text that can stand on a screen: no byte a terminal would act on, no character of unsure width. */
export function plain(text: string): string {
  if (ASCII.test(text)) return text;
  const clean = text
    .replace(/[\t\n\r]+/g, " ")
    .replace(FOREIGN, "")
    .normalize("NFC");
  return clean.replace(UNSURE, (found) => (/\p{M}/u.test(found) ? "" : "?"));
}

/** Columns a clean text takes. */
export const columnsOf = (text: string): number => (ASCII.test(text) ? text.length : stringWidth(text));

/** The beginning of a clean text that fits into so many columns. */
function cut(text: string, columns: number): string {
  if (ASCII.test(text)) return text.slice(0, columns);
  let taken = "";
  let used = 0;
  for (const letter of text) {
    const wide = columnsOf(letter);
    if (used + wide > columns) break;
    taken += letter;
    used += wide;
  }
  return taken;
}

/** A text in exactly so many columns: cut with `~` where it is longer, filled with blanks where it is shorter. */
export function inColumns(text: string, columns: number, side: "left" | "right" = "left"): string {
  if (columns <= 0) return "";
  const clean = plain(text);
  const wide = columnsOf(clean);
  if (wide > columns) {
    const kept = cut(clean, columns - 1);
    return `${kept}~${" ".repeat(columns - 1 - columnsOf(kept))}`;
  }
  const blanks = " ".repeat(columns - wide);
  return side === "left" ? clean + blanks : blanks + clean;
}

/** Where a text may be broken: not between a number and its per cent sign, nor beside the dots between the ends of a range. */
const BREAKS = /(?<!(?:^| )\.\.) (?!%|\.\. )/;

/** Breaks a text between words into lines of at most so many columns; a longer word is broken where it must. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of plain(text).split(BREAKS)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (columnsOf(longer) <= columns) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    line = word;
    while (columnsOf(line) > columns) {
      const head = cut(line, columns);
      if (head === "") return [...lines, cut("?".repeat(columns), columns)];
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return [...lines, line];
}

/** A text as wrapped lines that stand in a little; none for no text. */
export const indented = (text: string, columns: number, look: Look = "plain"): readonly Line[] =>
  text === "" ? [] : wrap(text, columns - 3).map((part) => [{ text: `   ${part}`, look }]);

/** Several texts as wrapped lines, each of one look. */
export const paragraph = (text: string, columns: number, look: Look = "plain"): readonly Line[] =>
  wrap(text, columns).map((part) => [{ text: part, look }]);

/** As many lines as there is room for; where some are left out, the last says which key tells them all. */
export const cutTo = (lines: readonly Line[], room: number): readonly Line[] =>
  lines.length <= room
    ? lines
    : [...lines.slice(0, Math.max(0, room - 1)), [{ text: t("... (w tells all of it)"), look: "dim" } as const]].slice(
        0,
        Math.max(0, room),
      );
