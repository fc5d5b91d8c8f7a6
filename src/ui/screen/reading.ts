import { headerRows } from "./panels/header.js";
import type { Scene } from "./scene/model.js";
import type { UiState } from "./state.js";
import { type Line, paragraph } from "./text.js";

/** One line of a page as it is seen, wrapped to the width. */
export function pageLines(text: string, columns: number): readonly Line[] {
  const indent = text.startsWith("  ") ? 2 : 0;
  return paragraph(text.trim(), columns - 4 - indent).map((line) => [{ text: " ".repeat(indent) }, ...line]);
}

/** Rows of a page between its edges. */
export const pageRows = (scene: Scene, rows: number): number => rows - 2 - headerRows(scene);

/** The last line a page need begin with for its end to be seen. */
function lastStart(lines: readonly string[], columns: number, height: number): number {
  let [from, left] = [lines.length, height];
  while (from > 0) {
    left -= pageLines(lines[from - 1] ?? "", columns).length;
    if (left < 0) break;
    from -= 1;
  }
  return Math.min(from, Math.max(0, lines.length - 1));
}

/** Whether all of a page is seen at once. */
export const isSeenWhole = (lines: readonly string[], columns: number, height: number): boolean =>
  lastStart(lines, columns, height) === 0;

/** A page that is open goes no further down than its end. */
export function withinPage(state: UiState, scene: Scene, columns: number, rows: number): UiState {
  const { mode } = state;
  if (mode.kind !== "page" && mode.kind !== "told") return state;
  const most = lastStart(mode.lines, columns, pageRows(scene, rows) - 2);
  return mode.at <= most ? state : { ...state, mode: { ...mode, at: most } };
}
