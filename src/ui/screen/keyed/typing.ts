import { msg, t } from "../../../language/index.js";
import { answered, counted } from "../amount.js";
import { PAGE } from "../keys.js";
import { entries } from "../router.js";
import type { Scene } from "../scene/model.js";
import { canTakeBack, type Mode, type Sight, type UiState } from "../state.js";
import { plain } from "../text.js";
import { chosen } from "./commands.js";
import { act } from "./deciding.js";
import { further, moved } from "./moving.js";
import { jumped } from "./replaying.js";
import { BROWSE, learned, noted, type Step } from "./step.js";

const LONGEST = 120;

/** What was typed for an amount: the decision it makes, or the sentence that says what is wrong. */
function answering(state: UiState, scene: Scene, { question, typed, asked }: Mode & { readonly kind: "amount" }): Step {
  if (typed.trim() === "") return noted(state, t("Type an amount: a number, all, half or none."));
  const read = answered(question, typed);
  if ("why" in read) return noted(state, read.why);
  if (!asked && read.amount === 0 && read.decision.do !== "order")
    return noted({ ...state, mode: BROWSE }, t("Nothing was changed."));
  return {
    state: { ...learned(state, "enter"), mode: scene.rest === "ask" ? state.mode : BROWSE, note: "" },
    effect: { kind: "decide", decision: read.decision },
  };
}

/** Enter, where something is typed or shown. */
export function submitted(state: UiState, scene: Scene): Step {
  const { mode } = state;
  switch (mode.kind) {
    case "amount":
      return answering(state, scene, mode);
    case "seed":
      return { state: { ...state, mode: BROWSE, seed: mode.typed.trim() || state.seed, note: "" } };
    case "jump":
      return jumped(state, scene, mode.typed);
    case "help":
    case "palette":
      return chosen(state, scene);
    case "report": {
      const enter = mode.report.rows[mode.at]?.enter;
      return enter === undefined ? { state } : act({ ...state, note: "" }, scene, enter);
    }
    default:
      return { state: { ...state, mode: BROWSE } };
  }
}

const STAYS = msg("Esc does not leave an encounter: type an amount, or stop with Ctrl-C; your place is kept.");
const STAYS_UNDO = msg(
  "Esc does not leave an encounter: type an amount, take the last decision back with x, or stop with Ctrl-C; your place is kept.",
);

/** Esc, where something is typed or shown. */
export function cancelled(state: UiState, scene: Scene): Step {
  const { mode } = state;
  switch (mode.kind) {
    case "amount":
      if (mode.asked && mode.typed !== "") return { state: { ...state, mode: { ...mode, typed: "" }, note: "" } };
      return mode.asked
        ? noted(state, t(canTakeBack(scene) ? STAYS_UNDO : STAYS))
        : { state: { ...state, mode: BROWSE, note: "" } };
    case "filter":
      return { state: { ...state, mode: BROWSE, filter: "" } };
    case "help":
    case "palette":
    case "page":
    case "told":
      return { state: { ...state, mode: mode.under, note: "" } };
    case "report":
      return leaving(state, mode);
    default:
      return { state: { ...state, mode: BROWSE } };
  }
}

/** A report that runs is ended with what it has found; one that has found nothing yet is closed as well. */
function leaving(state: UiState, { report, under }: Mode & { readonly kind: "report" }): Step {
  const { progress } = report;
  const closed: UiState = { ...state, mode: under, note: "" };
  if (progress === undefined) return { state: closed };
  return { state: report.rows.length === 0 ? closed : { ...state, note: "" }, effect: { kind: "stop" } };
}

/** Changes what is typed in whichever mode takes text. */
export function retyped(state: UiState, change: (text: string) => string): Step {
  const { mode } = state;
  const next = (text: string): string => [...plain(change(text))].slice(0, LONGEST).join("");
  switch (mode.kind) {
    case "filter":
      return {
        state: { ...state, filter: next(state.filter), cursors: { ...state.cursors, [state.list]: undefined } },
      };
    case "amount":
    case "seed":
    case "jump":
      return { state: { ...state, note: "", mode: { ...mode, typed: next(mode.typed) } } };
    case "help":
    case "palette":
      return { state: { ...state, mode: { ...mode, typed: next(mode.typed), at: 0 } } };
    default:
      return { state };
  }
}

/** How many lines further a key leads on a page: a page key as many as were seen. */
const linesOn = (by: number, sight: Sight | undefined): number =>
  Math.abs(by) === PAGE && sight !== undefined ? Math.sign(by) * sight.rows : by;

/** Up and down, where something is typed or shown. */
export function stepped(state: UiState, scene: Scene, by: number): Step {
  const { mode } = state;
  switch (mode.kind) {
    case "filter":
      return moved(state, scene, by);
    case "amount":
      return { state: { ...state, note: "", mode: { ...mode, typed: counted(mode.question, mode.typed, by) } } };
    case "help":
    case "palette": {
      const most = entries(mode.kind, state, scene, mode.typed).length - 1;
      return { state: { ...state, mode: { ...mode, at: Math.max(0, Math.min(most, mode.at + by)) } } };
    }
    case "undo": {
      const most = scene.rest === "picker" ? 1 : scene.hindsight.last.length;
      return { state: { ...state, mode: { ...mode, steps: Math.max(1, Math.min(most, mode.steps + by)) } } };
    }
    case "page":
    case "told": {
      const at = Math.max(0, mode.at + linesOn(by, state.sight));
      return { state: { ...state, note: "", mode: { ...mode, at } } };
    }
    case "report":
      return {
        state: { ...state, note: "", mode: { ...mode, at: further(mode.report.rows, mode.at, by, state.sight) } },
      };
    default:
      return { state };
  }
}
