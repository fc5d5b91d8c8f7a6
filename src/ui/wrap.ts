import { columnsOf } from "./screen/text.js";

/** Breaks lines between words so that none is wider than `width` columns; what follows keeps the line's indent. */
export function wrapLines(text: string, width: number): string {
  return text
    .split("\n")
    .map((line) => wrapLine(line, Math.max(20, width)))
    .join("\n");
}

/** How many characters of a line fit into so many columns. */
function fitting(line: string, width: number): number {
  if (columnsOf(line) <= width) return line.length;
  let [at, used] = [0, 0];
  for (const letter of line) {
    used += columnsOf(letter);
    if (used > width) break;
    at += letter.length;
  }
  return at;
}

/** The last blank a line may be broken at: not before a per cent sign, which belongs to its number. */
function breakIn(line: string, width: number): number {
  let at = line.lastIndexOf(" ", fitting(line, width));
  while (at > 0 && line.charAt(at + 1) === "%") at = line.lastIndexOf(" ", at - 1);
  return at;
}

function wrapLine(line: string, width: number): string {
  const indent = /^ *(?:\d+ {2,}|- )?/.exec(line)?.[0].replace(/[\d-]/g, " ") ?? "";
  const lines: string[] = [];
  let rest = line;
  while (columnsOf(rest) > width) {
    const at = breakIn(rest, width);
    if (at <= indent.length) break;
    lines.push(rest.slice(0, at));
    rest = indent + rest.slice(at + 1);
  }
  return [...lines, rest].join("\n");
}
