/** Breaks lines between words so that none is longer than `width`; what follows keeps the line's indent. */
export function wrapLines(text: string, width: number): string {
  return text
    .split("\n")
    .map((line) => wrapLine(line, Math.max(20, width)))
    .join("\n");
}

/** The last blank a line may be broken at: not before a per cent sign, which belongs to its number. */
function breakIn(line: string, width: number): number {
  let at = line.lastIndexOf(" ", width);
  while (at > 0 && line.charAt(at + 1) === "%") at = line.lastIndexOf(" ", at - 1);
  return at;
}

function wrapLine(line: string, width: number): string {
  const indent = /^ *(?:\d+ {2,}|- )?/.exec(line)?.[0].replace(/[\d-]/g, " ") ?? "";
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const at = breakIn(rest, width);
    if (at <= indent.length) break;
    lines.push(rest.slice(0, at));
    rest = indent + rest.slice(at + 1);
  }
  return [...lines, rest].join("\n");
}
