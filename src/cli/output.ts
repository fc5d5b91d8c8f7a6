import wideWidth from "string-width";

/** What every command's JSON starts with; raised when a field changes its meaning. */
const SCHEMA_VERSION = 1;

/** Messages that are not the result. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);

export const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** The result as one JSON value on standard output. */
export const printJson = (value: object): void =>
  print(JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...value }, null, 2));

/** Columns a text takes on a terminal. Plain signs take one each; the tables for all others are loaded when they are needed. */
const width = (text: string): number => (/^[ -~]*$/.test(text) ? text.length : wideWidth(text));

/** A cell filled to a width in columns of a terminal, in which a Korean sign takes two. */
const padding = (cell: string, columns: number): string => " ".repeat(Math.max(0, columns - width(cell)));

/** A table in plain text: columns padded to their widest cell in a terminal's columns, numbers to the right. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => width(row[column] ?? ""))));
  const isNumber = (cell: string): boolean => /^[-+]?[\d,.]+( [^ ]+|\p{Script=Hangul}+)?$/u.test(cell);
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const fill = padding(cell, widths[column] ?? 0);
        return isNumber(cell) ? `${fill}${cell}` : `${cell}${fill}`;
      })
      .join("  ")
      .trimEnd(),
  );
}
