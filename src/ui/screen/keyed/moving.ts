import { t } from "../../../language/index.js";
import { PAGE } from "../keys.js";
import type { Row, Scene } from "../scene/model.js";
import {
  cursorIn,
  focused,
  listsOf,
  placed,
  type Sight,
  scenarioAt,
  type UiState,
  unpointed,
  visibleRows,
} from "../state.js";
import { learned, noted, type Step } from "./step.js";

/** Where a cursor comes to rest: a row that says nothing is passed over. */
export function reached(rows: readonly Row[], wanted: number, by: number): number {
  const says = rows.flatMap((row, at) => (row.search.trim() === "" ? [] : [at]));
  const found = by > 0 ? says.find((at) => at >= wanted) : says.findLast((at) => at <= wanted);
  return found ?? (by > 0 ? says.at(-1) : says[0]) ?? 0;
}

/** Lines a row takes, with the heading above it. */
const heightOf = (row: Row, columns: number): number =>
  (row.above?.(columns).length ?? 0) + 1 + (row.under?.(columns).length ?? 0);

/** How many of some heights fit into a room, at least one. */
function fitting(heights: readonly number[], room: number): number {
  let [count, left] = [0, room];
  while (count < heights.length && left >= (heights[count] ?? 0)) {
    left -= heights[count] ?? 0;
    count += 1;
  }
  return Math.max(1, count);
}

/**
 * Where so many rows further is. A page is what fits the room that was seen: downwards the rows after the cursor, which then
 * stands on the last of them; upwards those that stood above it.
 */
export function further(rows: readonly Row[], at: number, by: number, sight: Sight | undefined): number {
  if (Math.abs(by) !== PAGE || sight === undefined) return reached(rows, at + by, by);
  const { columns, rows: room } = sight;
  const side = by > 0 ? rows.slice(at + 1) : rows.slice(0, Math.max(0, at + 1)).reverse();
  const count = fitting(
    side.map((row) => heightOf(row, columns)),
    room,
  );
  return reached(rows, by > 0 ? Math.min(rows.length - 1, at + count) : at - count, by);
}

/** The cursor so many rows further. */
export function moved(state: UiState, scene: Scene, by: number): Step {
  const at = further(
    visibleRows(state, scene).map(({ row }) => row),
    cursorIn(state, scene),
    by,
    state.sight,
  );
  const next = learned({ ...placed(state, scene, state.list, at), note: "" }, "move");
  if (state.list !== "scenarios") return { state: next };
  const card = scenarioAt(next, scene);
  const other = { ...next, cursors: { ...next.cursors, card: { id: "", at: 0 } } };
  return card === undefined ? { state: next } : { state: other, effect: { kind: "look", scenario: card.id } };
}

/** The list so many further. */
export function turned(state: UiState, scene: Scene, by: number): Step {
  const lists = listsOf(scene);
  const at = lists.indexOf(state.list);
  const list = lists[(at + by + lists.length) % lists.length] ?? state.list;
  return { state: focused(state, list) };
}

/** The cursor to a choice: what a digit could do at once could not be taken back. One that is none takes it away, since the digits before it were no choice either. */
export function pointed(state: UiState, scene: Scene, at: number): Step {
  if (visibleRows(state, scene, "choices")[at] === undefined)
    return noted(unpointed(state), t("There is no choice {number}.", { number: at + 1 }));
  return { state: learned(placed(focused(state, "choices"), scene, "choices", at), "move") };
}
