import wideWidth from "string-width";
import { t } from "../language/index.js";

/** Charts in plain ASCII lines, for a terminal, a pipe or a screen reader's line by line. */

const WIDTH = 60;

export interface TextStrip {
  readonly name: string;
  readonly p05: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p95: number;
}

/** Names padded to the widest, in columns of a terminal. */
const padded = (names: readonly string[]): ((name: string) => string) => {
  const width = Math.max(0, ...names.map((name) => wideWidth(name)));
  return (name) => `${name}${" ".repeat(Math.max(0, width - wideWidth(name)))}`;
};

const number = (value: number): string =>
  (Math.abs(value) < 10 ? value.toFixed(1) : value.toFixed(0)).replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/** `  |--[==O==]----|  `: 5 %, 25 %, median, 75 % and 95 % of each, on one scale; `:` marks nothing. */
export function stripLines(strips: readonly TextStrip[]): readonly string[] {
  const low = Math.min(0, ...strips.map(({ p05 }) => p05));
  const high = Math.max(0, ...strips.map(({ p95 }) => p95));
  const column = (value: number): number => (high > low ? Math.round(((value - low) / (high - low)) * (WIDTH - 1)) : 0);
  const pad = padded(strips.map(({ name }) => name));
  const lines = strips.map(({ name, p05, p25, median, p75, p95 }) => {
    const cells = Array<string>(WIDTH).fill(" ");
    const fill = (from: number, to: number, sign: string): void => {
      for (let at = column(from); at <= column(to); at += 1) cells[at] = sign;
    };
    cells[column(0)] = ":";
    fill(p05, p95, "-");
    fill(p25, p75, "=");
    for (const [value, sign] of [
      [p05, "|"],
      [p95, "|"],
      [p25, "["],
      [p75, "]"],
      [median, "O"],
    ] as const)
      cells[column(value)] = sign;
    return `${pad(name)}  ${cells.join("")}`.trimEnd();
  });
  const [left, right] = [number(low), number(high)];
  return [...lines, `${pad("")}  ${left}${right.padStart(WIDTH - left.length)}`];
}

/** One line for each name over time: `a`, `b`, ... in a field of ten rows, 100 % above; `*` where several meet. The field begins at a full tenth, which is told where it is not 0. */
export function curveLines(
  curves: readonly { readonly name: string; readonly values: readonly number[] }[],
): readonly string[] {
  const length = Math.max(0, ...curves.map(({ values }) => values.length));
  const floor = Math.floor(Math.min(1, ...curves.flatMap(({ values }) => values)) * 10 - 1e-9) / 10;
  const low = Math.max(0, Math.min(0.9, floor));
  const rows = 10;
  const stretch = Math.max(1, Math.floor(WIDTH / Math.max(1, length)));
  const field = Array.from({ length: rows + 1 }, () => Array<string>(length * stretch).fill(" "));
  for (const [index, { values }] of curves.entries()) {
    const sign = String.fromCharCode(97 + (index % 26));
    for (const [week, value] of values.entries()) {
      const line = field[Math.round(((1 - value) / (1 - low)) * rows)];
      for (let at = week * stretch; line !== undefined && at < (week + 1) * stretch; at += 1)
        line[at] = line[at] === " " ? sign : "*";
    }
  }
  const lines = field.map((cells, row) =>
    `${`${Math.round(100 - (100 * (1 - low) * row) / rows)} %`.padStart(6)} |${cells.join("")}`.trimEnd(),
  );
  const legend = curves.map(({ name }, index) => `${String.fromCharCode(97 + (index % 26))} ${name}`).join("   ");
  return [
    ...lines,
    `       +${"-".repeat(length * stretch)}`,
    low === 0
      ? t("        week 1 to {length}   {legend}   * several", { length, legend })
      : t("        week 1 to {length}   {legend}   * several; below {low} % is cut off", {
          length,
          legend,
          low: Math.round(low * 100),
        }),
  ];
}

/** Shares as bars: `Name  part  82 %  #####`. */
export function shareLines(
  shares: readonly { readonly name: string; readonly part: string; readonly share: number }[],
): readonly string[] {
  const [name, part] = [padded(shares.map((of) => of.name)), padded(shares.map((of) => of.part))];
  let last = "";
  return shares.map((of) => {
    const head = of.name === last ? "" : of.name;
    last = of.name;
    return `${name(head)}  ${part(of.part)}  ${`${Math.round(of.share * 100)} %`.padStart(5)}  ${"#".repeat(Math.round(of.share * 40))}`.trimEnd();
  });
}
