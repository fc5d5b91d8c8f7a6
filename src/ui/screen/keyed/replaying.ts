import { t } from "../../../language/index.js";
import type { Scene } from "../scene/model.js";
import { cursorIn, listsOf, replayOf, type UiState, visibleRows } from "../state.js";
import { BROWSE, noted, type Step } from "./step.js";

/** A recorded play so many decisions further. */
export function turnedBy(state: UiState, scene: Scene, by: number): Step {
  const { at, count } = replayOf(scene) ?? { at: 0, count: 0 };
  const to = Math.max(0, Math.min(count, at + by));
  if (to === at) return noted(state, by < 0 ? t("This is its beginning.") : t("This is its end."));
  return { state: { ...state, note: "" }, effect: { kind: "turn", to } };
}

/** To just before the decision of a typed number. */
export function jumped(state: UiState, scene: Scene, typed: string): Step {
  const { count } = replayOf(scene) ?? { count: 0 };
  const wanted = Number(typed.trim());
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > count)
    return noted(state, t("Type the number of a decision, from 1 to {count}.", { count }));
  return { state: { ...state, mode: BROWSE, note: "" }, effect: { kind: "turn", to: wanted - 1 } };
}

/** The save under the cursor, or the play that has just ended, looked at again. */
export function replaying(state: UiState, scene: Scene): Step {
  if (scene.rest !== "picker") return { state, effect: { kind: "replay", save: undefined } };
  const save = scene.saves[visibleRows(state, scene, "saves")[cursorIn(state, scene)]?.at ?? -1];
  if (save?.fault !== undefined) return noted(state, save.fault);
  return { state, effect: { kind: "replay", save } };
}

/** Back from what was opened beside: a filter, then what is looked at in an encounter; of a recorded play, to where one came from. */
export function closed(state: UiState, scene: Scene): Step {
  const [first = state.list] = listsOf(scene);
  if (scene.rest === "begin" && replayOf(scene) === undefined) return { state, effect: { kind: "picker" } };
  const beside = scene.rest === "choose" || scene.rest === "ask";
  if (state.filter === "" && replayOf(scene) !== undefined && (!beside || state.list === first))
    return { state, effect: { kind: "return" } };
  const list = beside && state.filter === "" ? first : state.list;
  return { state: { ...state, list, filter: "", note: "" } };
}
