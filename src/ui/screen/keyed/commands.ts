import { t } from "../../../language/index.js";
import { asking } from "../amount.js";
import type { CommandId } from "../command.js";
import { PAGE } from "../keys.js";
import { entries } from "../router.js";
import type { About, Scene } from "../scene/model.js";
import { askedAbout, focused, placed, rowAtCursor, type UiState, visibleRows } from "../state.js";
import { act, entered, only } from "./deciding.js";
import { moved, turned } from "./moving.js";
import { comparing, deleting, otherBase, typingSeed } from "./picking.js";
import { closed, replaying, turnedBy } from "./replaying.js";
import { type Done, learned, noted, type Step } from "./step.js";

/** What is asked about: what a page tells of already, the amount that is typed, the row under the cursor. */
function askedNow({ mode, ...state }: UiState, scene: Scene): About | undefined {
  if (mode.kind === "page") return mode.about;
  if (mode.kind === "told") return { word: "", title: t("what happened"), happened: true };
  if (mode.kind === "report") return mode.report.rows[mode.at]?.about ?? mode.report.about;
  if (mode.kind === "amount") return asking(mode.question, mode.typed);
  const { question = undefined, replay = undefined } = scene.rest === "picker" ? {} : scene;
  return question !== undefined && replay?.answer !== undefined && state.list === "question"
    ? asking(question, replay.answer)
    : askedAbout(rowAtCursor({ mode, ...state }, scene));
}

/** A page that is open already gives way to the one about the same. */
const asked =
  (kind: "explain" | "sources"): Done =>
  (state, scene) => ({
    state: { ...state, note: "", mode: state.mode.kind === "page" ? state.mode.under : state.mode },
    effect: { kind, about: askedNow(state, scene) },
  });

/** The cursor on a road that starts here, where it stands on none. */
function onOpenRoad(state: UiState, scene: Scene): UiState {
  if (rowAtCursor(state, scene)?.enter?.kind === "decide") return state;
  const at = visibleRows(state, scene, "roads").findIndex(({ row }) => row.enter?.kind === "decide");
  return at < 0 ? state : placed(state, scene, "roads", at);
}

/** Asks first; where nothing can be taken back, says why. */
const takingBack: Done = (state, scene) => {
  const off = scene.rest === "picker" ? undefined : scene.hindsight.off;
  return off === undefined ? { state: { ...state, note: "", mode: { kind: "undo", steps: 1 } } } : noted(state, off);
};

/** What each command does. */
export const DO: Readonly<Record<CommandId, Done>> = {
  up: (state, scene) => moved(state, scene, -1),
  down: (state, scene) => moved(state, scene, 1),
  top: (state, scene) => moved(state, scene, -1e6),
  end: (state, scene) => moved(state, scene, 1e6),
  "page-up": (state, scene) => moved(state, scene, -PAGE),
  "page-down": (state, scene) => moved(state, scene, PAGE),
  left: (state, scene) => turned(state, scene, -1),
  right: (state, scene) => turned(state, scene, 1),
  enter: entered,
  back: closed,
  help: (state) => ({
    state: { ...learned(state, "help"), note: "", mode: { kind: "help", typed: "", at: 0, under: state.mode } },
  }),
  palette: (state) => ({
    state: { ...state, note: "", mode: { kind: "palette", typed: "", at: 0, under: state.mode } },
  }),
  filter: (state) => ({ state: { ...state, note: "", mode: { kind: "filter" } } }),
  buy: (state, scene) => act(state, scene, rowAtCursor(state, scene)?.buy),
  sell: (state, scene) => act(state, scene, rowAtCursor(state, scene)?.sell),
  travel: (state, scene) => ({ state: onOpenRoad(focused(state, "roads"), scene) }),
  wait: (state, scene) => only(state, scene, "wait"),
  repay: (state, scene) => only(state, scene, "repay"),
  why: asked("explain"),
  source: asked("sources"),
  seed: (state) => ({ state: typingSeed(state) }),
  base: (state, scene) => otherBase({ ...state, note: "" }, scene),
  step: (state, scene) => turnedBy(state, scene, 1),
  "step-back": (state, scene) => turnedBy(state, scene, -1),
  first: (state, scene) => turnedBy(state, scene, -1e6),
  last: (state, scene) => turnedBy(state, scene, 1e6),
  jump: (state) => ({ state: { ...state, note: "", mode: { kind: "jump", typed: "" } } }),
  fork: (state) => ({ state: { ...state, note: "" }, effect: { kind: "fork" } }),
  replay: replaying,
  strict: (state) => ({ state: { ...state, note: "", strict: !state.strict } }),
  undo: takingBack,
  reroll: (state) => ({ state: { ...state, note: "" }, effect: { kind: "reroll" } }),
  delete: deleting,
  inquire: (state) => ({ state: { ...state, note: "" }, effect: { kind: "inquire" } }),
  turns: (state) => ({ state: { ...state, note: "" }, effect: { kind: "turns" } }),
  compare: comparing,
  picker: (state) => ({ state, effect: { kind: "picker" } }),
  lines: (state) => ({ state, effect: { kind: "lines" } }),
  quit: (state) => ({ state, effect: { kind: "quit", interrupted: false } }),
  interrupt: (state) => ({ state, effect: { kind: "quit", interrupted: true } }),
};

/** Runs a command from wherever it was named; one that is off says why. */
export function chosen(state: UiState, scene: Scene): Step {
  const { mode } = state;
  if (mode.kind !== "help" && mode.kind !== "palette") return { state };
  const entry = entries(mode.kind, state, scene, mode.typed)[mode.at];
  const back: UiState = { ...state, mode: mode.under, note: "" };
  if (entry === undefined) return noted(back, t("Nothing is called so."));
  if (entry.kind === "act") return act(back, scene, entry.act);
  return entry.off === undefined ? DO[entry.command.id](back, scene) : noted(back, entry.off);
}
