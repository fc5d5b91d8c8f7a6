import { t } from "../../../language/index.js";
import type { Scene } from "../scene/model.js";
import { cursorIn, scenarioAt, type UiState, visibleRows } from "../state.js";
import { noted, type Step } from "./step.js";

/** A seed is typed where it stands. */
export const typingSeed = (state: UiState): UiState => ({
  ...state,
  note: "",
  cursors: { ...state.cursors, card: { id: "seed", at: 2 } },
  mode: { kind: "seed", typed: "" },
});

/** The next set of prices of the scenario under the cursor. */
export function otherBase(state: UiState, scene: Scene): Step {
  const { id = "", bases = [] } = scenarioAt(state, scene) ?? {};
  const now = bases.findIndex((of) => of.id === (state.bases[id] ?? bases[0]?.id));
  const next = bases[(now + 1) % Math.max(1, bases.length)];
  if (next === undefined || bases.length < 2) return noted(state, t("It is played in one set of prices only."));
  return { state: { ...state, bases: { ...state.bases, [id]: next.id } } };
}

/** Asks before the save under the cursor is deleted. */
export function deleting(state: UiState, scene: Scene): Step {
  const save =
    scene.rest === "picker"
      ? scene.saves[visibleRows(state, scene, "saves")[cursorIn(state, scene)]?.at ?? -1]
      : undefined;
  if (save === undefined) return { state };
  const text = t("Delete the save '{name}', for good?", { name: save.name });
  return { state: { ...state, mode: { kind: "confirm", text, effect: { kind: "delete", save } } } };
}

/** The strategies of the scenario under the cursor, in its chosen prices; after an ending those of what was played. */
export function comparing(state: UiState, scene: Scene): Step {
  const id = scenarioAt(state, scene)?.id;
  const base = id === undefined ? undefined : state.bases[id];
  return { state: { ...state, note: "" }, effect: { kind: "compare", scenario: id, base } };
}
