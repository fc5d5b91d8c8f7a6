import { headerRows } from "./panels/header.js";
import type { Scene } from "./scene/model.js";
import type { UiState } from "./state.js";
import { columnsOf, type Line, paragraph, plain, wrap } from "./text.js";

/** What is told at length: its lines under a title. */
export interface Told {
  readonly title: string;
  readonly lines: readonly string[];
}

/** One line of a page as it is seen, wrapped to the width. */
function pageLines(text: string, columns: number): readonly Line[] {
  const indent = text.startsWith("  ") ? 2 : 0;
  return paragraph(text.trim(), columns - 4 - indent).map((line) => [{ text: " ".repeat(indent) }, ...line]);
}

/** Columns a title has in the edge of its panel. */
const inEdge = (columns: number): number => columns - 8;

const fits = (title: string, columns: number): boolean => columnsOf(plain(title)) <= inEdge(columns);

/** A title as it stands in the edge: one too long ends between words, and is told whole in the page. */
export const edgeTitle = (title: string, columns: number): string =>
  fits(title, columns) ? title : `${wrap(title, inEdge(columns) - 4)[0] ?? ""} ...`;

/** All of a page as it is seen in so many columns. */
export function pageOfLines({ title, lines }: Told, columns: number): readonly Line[] {
  const whole = fits(title, columns) ? [] : [...paragraph(title, columns - 4, "strong"), []];
  return [...whole, ...lines.flatMap((text) => pageLines(text, columns))];
}

/** Lines of a page between its edges. */
export const pageRoom = (scene: Scene, rows: number): number => rows - 4 - headerRows(scene);

/** The last line a page need begin with for its end to be seen. */
export const lastStart = (lines: readonly Line[], room: number): number => Math.max(0, lines.length - room);

/** A page that is open goes no further down than its end. */
export function withinPage(state: UiState, scene: Scene, columns: number, rows: number): UiState {
  const { mode } = state;
  if (mode.kind !== "page" && mode.kind !== "told") return state;
  const most = lastStart(pageOfLines(mode, columns), pageRoom(scene, rows));
  return mode.at <= most ? state : { ...state, mode: { ...mode, at: most } };
}
