import type { Decision } from "../../../engine/index.js";
import { msg, t } from "../../../language/index.js";
import { ANSWER_FIRST, waitsFor } from "../command.js";
import type { Act, Scene } from "../scene/model.js";
import {
  cursorIn,
  type Effect,
  focused,
  idOf,
  placed,
  replayOf,
  rowAtCursor,
  type UiState,
  visibleRows,
} from "../state.js";
import { otherBase, typingSeed } from "./picking.js";
import { closed, turnedBy } from "./replaying.js";
import { BROWSE, learned, noted, type Step } from "./step.js";

const REPLAYED = msg("This has been decided. To decide otherwise, take over from here with f.");
const OVER = msg("It has ended. m tells which decisions mattered, P leads back to the scenarios.");

/** Does what a row, a key or a palette entry stands for. */
export function act(state: UiState, scene: Scene, of: Act | undefined): Step {
  if (of === undefined) return noted(state, t("There is nothing to choose in this row."));
  const decides = of.kind === "decide" || of.kind === "ask";
  if (decides && replayOf(scene) !== undefined) return noted({ ...state, mode: BROWSE }, t(REPLAYED));
  if (waitsFor(scene, state, of)) return noted(state, t(ANSWER_FIRST));
  const browsing: UiState = { ...state, mode: BROWSE, note: "" };
  switch (of.kind) {
    case "decide": {
      const effect: Effect = { kind: "decide", decision: of.decision };
      if (of.confirm === undefined) return { state: browsing, effect };
      return { state: { ...browsing, mode: { kind: "confirm", text: of.confirm, effect } } };
    }
    case "ask":
      return {
        state: { ...browsing, mode: { kind: "amount", question: of.question, typed: of.typed ?? "", asked: false } },
      };
    case "closed":
      return noted({ ...state, mode: BROWSE }, of.why);
    case "explain":
    case "sources":
      return { state: { ...state, note: "" }, effect: of };
    case "start":
      return {
        state: browsing,
        effect: {
          kind: "start",
          scenario: of.scenario,
          seed: state.seed,
          base: state.bases[of.scenario],
          strict: state.strict,
        },
      };
    case "go":
      return { state: focused(state, of.panel) };
    case "seed":
      return { state: typingSeed(browsing) };
    case "base":
      return otherBase(browsing, scene);
    case "strict":
      return { state: { ...browsing, strict: !state.strict } };
    case "resume":
      return { state: browsing, effect: { kind: "resume", save: of.save } };
    case "ways":
    case "otherwise":
      return { state, effect: of };
  }
}

/** The one decision of a kind at once; several are shown in the list where they stand. */
export function only(state: UiState, scene: Scene, decision: Decision["do"]): Step {
  if (scene.rest !== "plan") return { state };
  const rows = scene.actions.filter((row) => row.decision === decision);
  if (rows.length === 1) return act(state, scene, rows[0]?.enter);
  const on = focused(state, "do");
  const at = visibleRows(on, scene).findIndex(({ row }) => rows.some((of) => idOf(of) === idOf(row)));
  return { state: placed(on, scene, "do", Math.max(0, at)) };
}

/** Enter: what the row under the cursor stands for. */
export function entered(state: UiState, scene: Scene): Step {
  const next = learned(state, "enter");
  if (scene.rest === "begin" && replayOf(scene) !== undefined) return turnedBy(next, scene, 1);
  if (scene.rest === "begin")
    return { state: { ...next, note: "" }, effect: { kind: "decide", decision: { do: "begin" } } };
  if (scene.rest === "ended") return noted(next, t(OVER));
  if (next.list === "story") return closed(next, scene);
  if (replayOf(scene) !== undefined) return noted({ ...state, mode: BROWSE }, t(REPLAYED));
  if (next.list === "choices" && cursorIn(next, scene) < 0)
    return noted(state, t("Go to a choice first, with the arrows or its digit."));
  return act(next, scene, rowAtCursor(next, scene)?.enter);
}
