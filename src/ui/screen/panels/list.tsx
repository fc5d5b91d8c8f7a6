import type { Row } from "../scene/model.js";
import type { Line } from "../text.js";
import { paragraph } from "../text.js";
import type { Theme } from "../theme.js";
import type { Space } from "./frame.js";
import { Pane } from "./pane.js";

/** Rows with a cursor, as lines: as many as fit, those around the cursor. */
export function windowOf(
  rows: readonly Row[],
  cursor: number,
  focused: boolean,
  columns: number,
  height: number,
): { readonly lines: readonly Line[]; readonly chosen: ReadonlySet<number>; readonly whole: boolean } {
  const block = (at: number): readonly Line[] => {
    const row = rows[at];
    if (row === undefined) return [];
    const mark = focused && at === cursor ? "> " : "  ";
    const [first, ...more] = [row.line(columns - 2), ...(row.under?.(columns - 2) ?? [])];
    return [[{ text: mark }, ...(first ?? [])], ...more.map((line): Line => [{ text: "  " }, ...line])];
  };
  let first = Math.max(0, cursor);
  let last = first;
  const blocks = new Map([[first, block(first)]]);
  let used = blocks.get(first)?.length ?? 0;
  const take = (at: number): boolean => {
    const lines = block(at);
    if (at < 0 || at >= rows.length || used + lines.length > height) return false;
    blocks.set(at, lines);
    used += lines.length;
    return true;
  };
  while (take(first - 1)) first -= 1;
  while (take(last + 1)) last += 1;
  const whole = last - first + 1 >= rows.length && used <= height;
  if (used < height) {
    last += 1;
    blocks.set(last, block(last).slice(0, height - used));
  } // as much of the next row as there is room for
  const lines: Line[] = [];
  const chosen = new Set<number>();
  for (let at = first; at <= last; at += 1) {
    for (const line of blocks.get(at) ?? []) {
      if (focused && at === cursor) chosen.add(lines.length);
      lines.push(line);
    }
  }
  return { lines, chosen, whole };
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
