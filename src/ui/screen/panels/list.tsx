import type { Row } from "../scene/model.js";
import type { Line } from "../text.js";
import { paragraph } from "../text.js";
import type { Theme } from "../theme.js";
import type { Space } from "./frame.js";
import { Pane } from "./pane.js";

/** One row as lines, the mark of the cursor before its first. */
function block(row: Row | undefined, marked: boolean, columns: number): readonly Line[] {
  if (row === undefined) return [];
  const [first = [], ...more] = [row.line(columns - 2), ...(row.under?.(columns - 2) ?? [])];
  return [[{ text: marked ? "> " : "  " }, ...first], ...more.map((line): Line => [{ text: "  " }, ...line])];
}

/** Rows with a cursor, as lines: as many as fit, those around the cursor. `whole` when none is left out. */
function windowOf(
  rows: readonly Row[],
  cursor: number,
  focused: boolean,
  columns: number,
  height: number,
): { readonly lines: readonly Line[]; readonly chosen: ReadonlySet<number>; readonly whole: boolean } {
  const at = Math.max(0, cursor);
  const own = block(rows[at], focused, columns);
  const before: Line[] = [];
  const after: Line[] = [];
  const room = (): number => height - before.length - own.length - after.length;
  let [first, last] = [at, at];
  for (let lines = block(rows[first - 1], false, columns); first > 0 && lines.length <= room(); ) {
    before.unshift(...lines);
    first -= 1;
    lines = block(rows[first - 1], false, columns);
  }
  while (last + 1 < rows.length && room() > 0) {
    last += 1;
    after.push(...block(rows[last], false, columns));
  }
  const lines = [...before, ...own, ...after];
  const chosen = new Set(focused ? own.map((_line, index) => before.length + index) : []);
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
  readonly space: Space;
  readonly theme: Theme;
}

/** A panel of rows: a head that stays, rows that scroll under a cursor, what is told of the row under it. */
export function List({ title, head = [], rows, empty, cursor, focused, filter, space, theme }: ListProps) {
  const columns = space.columns - 4;
  const inside = space.rows - 2;
  const detail = focused ? rows[cursor]?.detail : undefined;
  const told =
    detail === undefined
      ? []
      : paragraph(detail, columns, "dim").slice(0, Math.max(0, Math.min(2, inside - head.length - 2)));
  const heads = head.slice(0, Math.max(0, inside - 2)).map((line): Line => [{ text: "  " }, ...line]);
  const height = Math.max(1, inside - heads.length - told.length);
  const { lines, chosen, whole } = windowOf(rows, cursor, focused, columns, height);
  const body: readonly Line[] =
    rows.length === 0 ? paragraph(filter === "" ? empty : `No row holds '${filter}'.`, columns) : lines;
  const gap = Array.from({ length: Math.max(0, height - body.length) }, (): Line => []);
  const counted =
    !whole || filter !== ""
      ? `${Math.max(0, cursor + 1)} of ${rows.length}${filter === "" ? "" : `, filter: ${filter}`}`
      : "";
  return (
    <Pane
      title={title}
      lines={[...heads, ...body, ...(told.length === 0 ? [] : [...gap, ...told])]}
      chosen={new Set([...chosen].map((at) => at + heads.length))}
      space={space}
      theme={theme}
      focused={focused}
      foot={counted}
    />
  );
}
