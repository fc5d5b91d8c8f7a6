import { t } from "../../../language/index.js";
import type { Row } from "../scene/model.js";
import type { Line } from "../text.js";
import { cutTo, paragraph } from "../text.js";
import type { Frame, Space } from "./frame.js";
import { Pane } from "./pane.js";

interface Drawn {
  readonly lines: readonly Line[];
  /** How many of them are a heading above the row. */
  readonly above: number;
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
  while (last + 1 < rows.length && room() > 0) {
    last += 1;
    after.push(...drawn(rows[last], false, columns).lines);
  }
  const lines = [...before, ...own.lines, ...after];
  const from = before.length + own.above;
  const chosen = new Set(marked ? own.lines.slice(own.above).map((_line, index) => from + index) : []);
  return {
    lines: lines.slice(0, height),
    chosen,
    whole: first === 0 && last >= rows.length - 1 && lines.length <= height,
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

/** A panel of rows: a head that stays, rows that scroll under a cursor, what is told of the row under it. */
export function List({ title, head = [], rows, empty, cursor, focused, filter, quiet = 0, space, frame }: ListProps) {
  const columns = space.columns - 4;
  const inside = space.rows - 2;
  const detail = focused ? rows[cursor]?.detail : undefined;
  const told =
    detail === undefined
      ? []
      : cutTo(
          paragraph(detail, columns, "dim"),
          Math.min(Math.max(2, Math.floor(inside / 3)), inside - head.length - 2),
        );
  const heads = head.slice(0, Math.max(0, inside - 2)).map((line): Line => [{ text: "  " }, ...line]);
  const height = Math.max(1, inside - heads.length - told.length);
  if (focused) frame.sees({ columns: columns - 2, rows: height });
  const { lines, chosen, whole } = windowOf(rows, cursor, focused, columns, height);
  const body: readonly Line[] =
    rows.length === 0 ? paragraph(filter === "" ? empty : t("No row holds '{filter}'.", { filter }), columns) : lines;
  const gap = Array.from({ length: Math.max(0, height - body.length) }, (): Line => []);
  const counted = [
    ...(!whole || filter !== ""
      ? [t("{max} of {count}", { max: Math.min(rows.length, Math.max(1, cursor + 1)), count: rows.length })]
      : []),
    ...(filter === "" ? [] : [t("filter: {filter}", { filter })]),
    ...(quiet > 0 && filter === "" ? [t("/ shows {quiet} more", { quiet })] : []),
  ].join(", ");
  return (
    <Pane
      title={title}
      lines={[...heads, ...body, ...(told.length === 0 ? [] : [...gap, ...told])]}
      chosen={new Set([...chosen].map((at) => at + heads.length))}
      space={space}
      theme={frame.theme}
      focused={focused}
      foot={counted}
    />
  );
}
