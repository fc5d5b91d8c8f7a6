import { t } from "../../../language/index.js";
import type { Row } from "../scene/model.js";
import type { Line } from "../text.js";
import { cutTo, indented, paragraph } from "../text.js";
import type { Frame, Space } from "./frame.js";
import { Pane } from "./pane.js";

interface Drawn {
  readonly lines: readonly Line[];
  /** How many of them are a heading above the row. */
  readonly above: number;
}

/** The row with its note under it. */
const withNote = (row: Row): Row => {
  const { note, under } = row;
  if (note === undefined) return row;
  return { ...row, under: (columns) => [...(under?.(columns) ?? []), ...indented(note, columns, "warn")] };
};

/** Whether all rows with their headings and notes fit a room; of many rows no more are drawn than it takes to know. */
function fits(rows: readonly Row[], columns: number, room: number): boolean {
  if (rows.length > room) return false;
  let left = room;
  return rows.every((row) => {
    left -= drawn(withNote(row), false, columns).lines.length;
    return left >= 0;
  });
}

/** One row as lines: its heading, then itself with the mark of the cursor before its first. */
function drawn(row: Row | undefined, marked: boolean, columns: number): Drawn {
  if (row === undefined) return { lines: [], above: 0 };
  const above = row.above?.(columns - 2) ?? [];
  const [first = [], ...more] = [row.line(columns - 2), ...(row.under?.(columns - 2) ?? [])];
  const inside = (line: Line): Line => [{ text: "  " }, ...line];
  return {
    lines: [...above.map(inside), [{ text: marked ? "> " : "  " }, ...first], ...more.map(inside)],
    above: above.length,
  };
}

/** A row taller than its panel: as much as fits, and where the rest is told. */
function within({ lines, above }: Drawn, height: number, row: Row | undefined): Drawn {
  if (lines.length <= height) return { lines, above };
  const rest = row?.about === undefined ? t("  ... (a larger window shows all of it)") : t("  ... (w tells all of it)");
  return { lines: [...lines.slice(0, Math.max(1, height - 1)), [{ text: rest, look: "dim" }]], above };
}

interface Window {
  readonly lines: readonly Line[];
  readonly chosen: ReadonlySet<number>;
  /** Whether none is left out. */
  readonly whole: boolean;
  /** How many are below what is seen. */
  readonly below: number;
}

/** Rows with a cursor, as lines: as many as fit, those around the cursor. */
function windowOf(rows: readonly Row[], cursor: number, focused: boolean, columns: number, height: number): Window {
  const at = Math.max(0, cursor);
  const marked = focused && cursor >= 0;
  const own = within(drawn(rows[at], marked, columns), height, rows[at]);
  const before: Line[] = [];
  const after: Line[] = [];
  const room = (): number => height - before.length - own.lines.length - after.length;
  let [first, last] = [at, at];
  for (let { lines } = drawn(rows[first - 1], false, columns); first > 0 && lines.length <= room(); ) {
    before.unshift(...lines);
    first -= 1;
    lines = drawn(rows[first - 1], false, columns).lines;
  }
  // A heading of which no row would be seen is left out with its row.
  for (let next = drawn(rows[last + 1], false, columns); last + 1 < rows.length && room() > next.above; ) {
    last += 1;
    after.push(...next.lines);
    next = drawn(rows[last + 1], false, columns);
  }
  const lines = [...before, ...own.lines, ...after];
  const from = before.length + own.above;
  const chosen = new Set(marked ? own.lines.slice(own.above).map((_line, index) => from + index) : []);
  return {
    lines: lines.slice(0, height),
    chosen,
    whole: first === 0 && last >= rows.length - 1 && lines.length <= height,
    below: rows.length - 1 - last + (lines.length > height ? 1 : 0),
  };
}

interface ListProps {
  readonly title: string;
  readonly head?: readonly Line[];
  readonly rows: readonly Row[];
  readonly empty: string;
  readonly cursor: number;
  readonly focused: boolean;
  readonly filter: string;
  /** Rows only a filter finds. */
  readonly quiet?: number;
  readonly space: Space;
  readonly frame: Frame;
}

/** Where the cursor stands among the rows that say something; where none does, how many are below. */
function placeIn(rows: readonly Row[], cursor: number, focused: boolean, { whole, below }: Window): readonly string[] {
  const says = (of: readonly Row[]): number => of.filter(({ search }) => search.trim() !== "").length;
  if (whole) return [];
  if (focused && cursor >= 0)
    return [t("{max} of {count}", { max: Math.max(1, says(rows.slice(0, cursor + 1))), count: says(rows) })];
  return below > 0 ? [t("{count} more below", { count: below })] : [];
}

/** Lines a note may take where the rows need the room. */
const NOTE = 2;

/** What is told at the foot of the panel of the row under the cursor: its note where that has no room under it, and what it says of itself. */
function footOf(row: Row | undefined, roomy: boolean, columns: number): readonly Line[] {
  const { note, detail } = row ?? {};
  return [
    ...(note === undefined || roomy ? [] : cutTo(paragraph(note, columns, "warn"), NOTE)),
    ...(detail === undefined ? [] : paragraph(detail, columns, "dim")),
  ];
}

/** What stands in the lower edge: where the cursor is, what is filtered, what only a filter shows. */
function edgeNote({ rows, cursor, focused, filter, quiet = 0 }: ListProps, window: Window): string {
  if (filter !== "") {
    const max = Math.min(rows.length, Math.max(1, cursor + 1));
    return [t("{max} of {count}", { max, count: rows.length }), t("filter: {filter}", { filter })].join(", ");
  }
  return [...placeIn(rows, cursor, focused, window), ...(quiet > 0 ? [t("/ shows {quiet} more", { quiet })] : [])].join(
    ", ",
  );
}

/** A panel of rows: a head that stays, rows that scroll under a cursor, what is told of the row under it. */
export function List(props: ListProps) {
  const { title, head = [], rows, empty, cursor, focused, filter, space, frame } = props;
  const columns = space.columns - 4;
  const inside = space.rows - 2;
  const heads = head.slice(0, Math.max(0, inside - 2)).map((line): Line => [{ text: "  " }, ...line]);
  const roomy = fits(rows, columns, inside - heads.length);
  const told = cutTo(
    focused ? footOf(rows[cursor], roomy, columns) : [],
    Math.min(Math.max(2, Math.floor(inside / 3)), inside - heads.length - 2),
  );
  const height = Math.max(1, inside - heads.length - told.length);
  if (focused) frame.sees({ columns: columns - 2, rows: height });
  const window = windowOf(roomy ? rows.map(withNote) : rows, cursor, focused, columns, height);
  const { lines, chosen } = window;
  const body: readonly Line[] =
    rows.length === 0 ? paragraph(filter === "" ? empty : t("No row holds '{filter}'.", { filter }), columns) : lines;
  const gap = Array.from({ length: Math.max(0, height - body.length) }, (): Line => []);
  return (
    <Pane
      title={title}
      lines={[...heads, ...body, ...(told.length === 0 ? [] : [...gap, ...told])]}
      chosen={new Set([...chosen].map((at) => at + heads.length))}
      space={space}
      theme={frame.theme}
      focused={focused}
      foot={edgeNote(props, window)}
    />
  );
}
