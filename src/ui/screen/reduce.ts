import { t } from "../../language/index.js";
import { DO } from "./keyed/commands.js";
import { pointed } from "./keyed/moving.js";
import { BROWSE, noted, type Step } from "./keyed/step.js";
import { cancelled, retyped, stepped, submitted } from "./keyed/typing.js";
import type { Input } from "./keys.js";
import { type Intent, route } from "./router.js";
import { PANELS, type Scene } from "./scene/model.js";
import { askedFirst, focused, type UiState } from "./state.js";

export type { Step } from "./keyed/step.js";

/** What an intent makes of a state. Pure; knows no rule: whether a decision is possible, the campaign answers. */
export function reduce(state: UiState, scene: Scene, intent: Intent): Step {
  switch (intent.do) {
    case "nothing":
    case "through":
      return { state };
    case "note":
      return noted(state, intent.text);
    case "command":
      return DO[intent.id](state, scene);
    case "go":
      return { state: focused(state, PANELS[intent.panel] ?? "do") };
    case "point":
      return pointed(state, scene, intent.at);
    case "type":
      return retyped(state, (text) => text + intent.text);
    case "erase":
      return retyped(state, (text) => [...text].slice(0, -1).join(""));
    case "step":
      return stepped(state, scene, intent.by);
    case "submit":
      return submitted(state, scene);
    case "cancel":
      return cancelled(state, scene);
    case "answer": {
      const { mode } = state;
      const back: UiState = { ...state, mode: BROWSE, note: intent.yes ? "" : t("Nothing was changed.") };
      if (!intent.yes) return { state: back };
      if (mode.kind === "undo") return { state: back, effect: { kind: "undo", steps: mode.steps } };
      return mode.kind === "confirm" ? { state: back, effect: mode.effect } : { state: back };
    }
  }
}

/** One input: what it means, and what it makes of the state. */
export function step(state: UiState, scene: Scene, input: Input): Step {
  const intent = route(state, scene, input);
  if (intent.do === "through") return step(cancelled(state, scene).state, scene, input);
  const done = reduce(state, scene, intent);
  return { ...done, state: askedFirst(done.state, scene) };
}
