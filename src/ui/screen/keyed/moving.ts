import { t } from "../../../language/index.js";
import type { Row, Scene } from "../scene/model.js";
import { cursorIn, focused, listsOf, placed, scenarioAt, type UiState, visibleRows } from "../state.js";
import { learned, noted, type Step } from "./step.js";

/** Where a cursor comes to rest: a row that says nothing is passed over. */
export function reached(rows: readonly Row[], wanted: number, by: number): number {
  const says = rows.flatMap((row, at) => (row.search.trim() === "" ? [] : [at]));
  const found = by > 0 ? says.find((at) => at >= wanted) : says.findLast((at) => at <= wanted);
  return found ?? (by > 0 ? says.at(-1) : says[0]) ?? 0;
}

/** The cursor so many rows further. */
export function moved(state: UiState, scene: Scene, by: number): Step {
  const at = reached(
    visibleRows(state, scene).map(({ row }) => row),
    cursorIn(state, scene) + by,
    by,
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

/** The cursor to a choice: what a digit could do at once could not be taken back. */
export function pointed(state: UiState, scene: Scene, at: number): Step {
  if (visibleRows(state, scene, "choices")[at] === undefined)
    return noted(state, t("There is no choice {number}.", { number: at + 1 }));
  return { state: learned(placed(focused(state, "choices"), scene, "choices", at), "move") };
}
