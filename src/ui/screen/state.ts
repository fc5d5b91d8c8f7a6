import type { Decision } from "../../engine/index.js";
import { msg, t } from "../../language/index.js";
import {
  type About,
  ASIDE,
  PANELS,
  type PanelId,
  type PickerScene,
  type PlayScene,
  type Question,
  type Report,
  type Row,
  type SaveCard,
  type Scene,
} from "./scene/model.js";
import { cardRows, saveCardRows, saveRows, scenarioRows } from "./scene/picker.js";

/** Everything with a cursor. */
export type ListId = PanelId | "choices" | "question" | "scenarios" | "card" | "saves" | "story";

/** What the keys mean now. `under` is what comes back when it is closed. */
export type Mode =
  | { readonly kind: "browse" }
  | { readonly kind: "filter" }
  | { readonly kind: "amount"; readonly question: Question; readonly typed: string; readonly asked: boolean }
  | { readonly kind: "seed"; readonly typed: string }
  | { readonly kind: "help" | "palette"; readonly typed: string; readonly at: number; readonly under: Mode }
  | {
      readonly kind: "page";
      readonly title: string;
      readonly lines: readonly string[];
      readonly at: number;
      /** What is told, so that the other of `w` and `i` can tell of it too. */
      readonly tells: "why" | "source";
      readonly about: About | undefined;
      readonly under: Mode;
    }
  | {
      readonly kind: "told";
      readonly title: string;
      readonly lines: readonly string[];
      readonly at: number;
      readonly under: Mode;
    }
  | { readonly kind: "report"; readonly report: Report; readonly at: number; readonly under: Mode }
  | { readonly kind: "confirm"; readonly text: string; readonly effect: Effect }
  | { readonly kind: "undo"; readonly steps: number }
  | { readonly kind: "jump"; readonly typed: string };

export const isPanel = (list: ListId): list is PanelId => (PANELS as readonly ListId[]).includes(list);

/** What a key brings about outside of the screen's own state. */
export type Effect =
  | { readonly kind: "decide"; readonly decision: Decision }
  | { readonly kind: "explain"; readonly about: About | undefined }
  | { readonly kind: "sources"; readonly about: About | undefined }
  | { readonly kind: "undo"; readonly steps: number }
  | { readonly kind: "turn"; readonly to: number }
  | { readonly kind: "fork" }
  | { readonly kind: "return" }
  | { readonly kind: "inquire" }
  | { readonly kind: "turns" }
  | { readonly kind: "stop" }
  | { readonly kind: "ways"; readonly at: number }
  | { readonly kind: "otherwise"; readonly at: number; readonly instead: Decision }
  | { readonly kind: "compare"; readonly scenario: string | undefined; readonly base: string | undefined }
  | { readonly kind: "replay"; readonly save: SaveCard | undefined }
  | {
      readonly kind: "start";
      readonly scenario: string;
      readonly seed: string;
      readonly base: string | undefined;
      readonly strict: boolean;
    }
  | { readonly kind: "resume"; readonly save: SaveCard }
  | { readonly kind: "delete"; readonly save: SaveCard }
  | { readonly kind: "look"; readonly scenario: string }
  | { readonly kind: "reroll" }
  | { readonly kind: "picker" }
  | { readonly kind: "lines" }
  | { readonly kind: "quit"; readonly interrupted: boolean };

/** The three keys a first play teaches, until each was pressed once. */
export type Lesson = "move" | "enter" | "help";

/** The room in which what has the keys was last drawn: a page further is as much as was seen. */
export interface Sight {
  /** Columns its rows are drawn in. */
  readonly columns: number;
  /** Rows between its edges, without a head that stays. */
  readonly rows: number;
}

/** Where the eye of the player is. Holds nothing of the campaign: what can be decided is the scene's. */
export interface UiState {
  readonly list: ListId;
  /** By list: the row the cursor was put on, and where it stood then. */
  readonly cursors: Readonly<Partial<Record<ListId, { readonly id: string; readonly at: number }>>>;
  /** The panel that stands above what can be done where there is room for one. */
  readonly beside: PanelId;
  readonly filter: string;
  readonly mode: Mode;
  /** What was typed for an encounter's question before a panel was looked at. */
  readonly draft: string;
  /** One sentence at the foot of the screen. */
  readonly note: string;
  readonly lessons: readonly Lesson[];
  readonly seed: string;
  /** By scenario: the set of prices it is to be played in, where one was chosen. */
  readonly bases: Readonly<Record<string, string>>;
  /** The next play is one in which nothing can be taken back. */
  readonly strict: boolean;
  /** The window is too small for any screen. */
  readonly small: boolean;
  /** Undefined before anything was drawn. */
  readonly sight: Sight | undefined;
}

const BROWSE: Mode = { kind: "browse" };

export const initialState = (seed: string, first: boolean): UiState => ({
  list: "scenarios",
  cursors: {},
  beside: "prices",
  filter: "",
  mode: BROWSE,
  draft: "",
  note: "",
  lessons: first ? ["move", "enter", "help"] : [],
  seed,
  bases: {},
  strict: false,
  small: false,
  sight: undefined,
});

/** Which lists a scene has, in the order in which Tab goes through them. */
export function listsOf(scene: Scene): readonly ListId[] {
  switch (scene.rest) {
    case "picker":
      return scene.saves.length > 0 ? ["scenarios", "saves", "card"] : ["scenarios", "card"];
    case "plan":
      return PANELS;
    case "choose":
      return ["choices", "story", ...ASIDE];
    case "ask":
      return ["question", "story", ...ASIDE];
    case "begin":
    case "ended":
      return ["story"];
  }
}

/** The scenario under the cursor of a picker. */
export const scenarioAt = (state: UiState, scene: Scene) =>
  scene.rest === "picker"
    ? scene.scenarios[visibleRows(state, scene, "scenarios")[cursorIn(state, scene, "scenarios")]?.at ?? -1]
    : undefined;

/** The save under the cursor, where that is among the saves. */
const saveAt = (state: UiState, scene: PickerScene): SaveCard | undefined =>
  state.list === "saves"
    ? scene.saves[visibleRows(state, scene, "saves")[cursorIn(state, scene, "saves")]?.at ?? -1]
    : undefined;

function pickerRows(state: UiState, scene: Scene, list: ListId): readonly Row[] {
  if (scene.rest !== "picker") return [];
  if (list === "scenarios") return scenarioRows(scene);
  if (list === "saves") return saveRows(scene);
  const save = saveAt(state, scene);
  if (save !== undefined && state.mode.kind !== "seed") return saveCardRows(save, scene);
  const card = scenarioAt(state, scene);
  const typed = state.mode.kind === "seed" ? state.mode.typed : undefined;
  return cardRows(card, { seed: state.seed, typed, base: state.bases[card?.id ?? ""], strict: state.strict });
}

function allRows(state: UiState, scene: Scene, list: ListId): readonly Row[] {
  if (scene.rest === "picker") return pickerRows(state, scene, list);
  if (list === "choices") return scene.choices;
  if (list === "story") return scene.story;
  return isPanel(list) ? scene.panels[list].rows : [];
}

/** Rows of a list that the filter lets through, with their positions in it, those it names first. A choice is never hidden. */
export function visibleRows(
  state: UiState,
  scene: Scene,
  list: ListId = state.list,
): readonly { readonly row: Row; readonly at: number }[] {
  const wanted = list === "choices" || list !== state.list ? "" : state.filter.toLowerCase();
  const searching = list === state.list && state.mode.kind === "filter";
  const isNamed = ({ row }: { readonly row: Row }): boolean => row.named?.toLowerCase().includes(wanted) === true;
  const found = allRows(state, scene, list)
    .map((row, at) => ({ row, at }))
    .filter(({ row }) => (wanted === "" ? searching || row.quiet !== true : row.search.toLowerCase().includes(wanted)));
  return wanted === "" ? found : [...found.filter(isNamed), ...found.filter((of) => !isNamed(of))];
}

export const idOf = ({ id, search }: Row): string => id ?? search;

/** Where the cursor stands in what is visible: on the row it was put on, else where that stood; -1 in an empty list. */
export function cursorIn(state: UiState, scene: Scene, list: ListId = state.list): number {
  const rows = visibleRows(state, scene, list);
  const put = state.cursors[list];
  if (put === NOWHERE) return -1;
  const isIt = (at: number): boolean => put !== undefined && rows[at] !== undefined && idOf(rows[at].row) === put.id;
  if (put !== undefined && isIt(put.at)) return put.at;
  const found = rows.findIndex((_row, at) => isIt(at));
  return found >= 0 ? found : Math.min(rows.length - 1, Math.max(0, put?.at ?? 0));
}

/** A cursor that is on no row until it is moved. */
const NOWHERE = { id: "", at: -1 };

/** The state with the cursor of a list on a position of what is visible. */
export function placed(state: UiState, scene: Scene, list: ListId, at: number): UiState {
  const row = visibleRows(state, scene, list)[at]?.row;
  return row === undefined ? state : { ...state, cursors: { ...state.cursors, [list]: { id: idOf(row), at } } };
}

/** The row under the cursor, if the scene has such a list at all. */
export const rowAtCursor = (state: UiState, scene: Scene): Row | undefined =>
  listsOf(scene).includes(state.list) ? visibleRows(state, scene)[cursorIn(state, scene)]?.row : undefined;

/** The recorded play a scene is of, where one is looked at. */
export const replayOf = (scene: Scene) => (scene.rest === "picker" ? undefined : scene.replay);

/** Whether a decision can be taken back here. */
export const canTakeBack = (scene: Scene): boolean =>
  scene.rest !== "picker" && scene.replay === undefined && scene.hindsight.off === undefined;

/** What is asked with a row: what it is about, and why what it offers is closed. */
export function askedAbout(row: Row | undefined): About | undefined {
  const acts = [row?.enter, row?.buy, row?.sell];
  const closed = [...new Set(acts.flatMap((act) => (act?.kind === "closed" ? [act.why] : [])))];
  if (row === undefined || closed.length === 0) return row?.about;
  const { about = { word: "", title: row.search } } = row;
  return { ...about, cause: [...(about.cause ?? []), ...closed] };
}

/** An encounter that asks for an amount has the keys whenever nothing is open above it. */
export function askedFirst(state: UiState, scene: Scene): UiState {
  const question = scene.rest === "picker" ? undefined : scene.question;
  if (question === undefined || state.list !== "question" || state.mode.kind !== "browse") return state;
  if (replayOf(scene) !== undefined) return state;
  return { ...state, mode: { kind: "amount", question, typed: state.draft, asked: true } };
}

/** The panel that stood beside the plan, unless nothing is in it. */
const besideOf = ({ beside }: UiState, { panels }: PlayScene): PanelId =>
  panels[beside].rows.length > 0 ? beside : "prices";

/** The state with which a new scene is met: its first list, no filter, its question if it asks one. After days that passed, what is worth looking at stands beside. */
export function meet(state: UiState, scene: Scene): UiState {
  const lists = listsOf(scene);
  const stays = scene.rest === "plan" || scene.rest === "picker";
  const list = stays && lists.includes(state.list) ? state.list : (lists[0] ?? "choices");
  const { choices: _choices, story: _story, log: _log, ...played } = state.cursors;
  const { do: _do, ...begun } = played;
  const answered = state.list === "choices" || state.list === "question" || state.list === "story";
  const cursors = scene.rest === "picker" ? state.cursors : answered ? begun : played;
  const beside = scene.rest === "plan" ? (scene.worth ?? besideOf(state, scene)) : state.beside;
  const met = askedFirst({ ...state, list, beside, mode: BROWSE, draft: "", cursors, filter: "", note: "" }, scene);
  return safely(met, scene);
}

/**
 * The cursor of a scene just met, where Enter does nothing that was not looked at: on no choice of an encounter before one
 * is pointed at, of a recorded play on the one that was chosen, on the plan on a row that does nothing at once.
 */
function safely(state: UiState, scene: Scene): UiState {
  if (scene.rest === "choose") {
    const chosen = scene.choices.findIndex(({ id }) => id === replayOf(scene)?.option);
    return chosen < 0 ? unpointed(state) : placed(state, scene, "choices", chosen);
  }
  if (scene.rest !== "plan") return state;
  const rows = visibleRows(state, scene, "do");
  const taken = (replayOf(scene)?.row ?? []).map((id) => rows.findIndex(({ row }) => row.id === id));
  const replayed = taken.find((at) => at >= 0);
  if (replayed !== undefined) return placed(state, scene, "do", replayed);
  const now = rows[cursorIn(state, scene, "do")]?.row;
  if (now?.enter?.kind !== "decide" || idOf(now) === state.cursors.do?.id) return state;
  const kinds = ["ask", "go", undefined, "closed"] as const;
  const at = kinds.map((kind) => rows.findIndex(({ row }) => row.enter?.kind === kind)).find((of) => of >= 0) ?? -1;
  return at < 0 ? state : placed(state, scene, "do", at);
}

/** No choice of an encounter is pointed at. */
export const unpointed = (state: UiState): UiState => ({ ...state, cursors: { ...state.cursors, choices: NOWHERE } });

/** The keys go to a list; a panel that gets them stays beside afterwards, what was typed for a question is kept. */
export const focused = (state: UiState, list: ListId): UiState => ({
  ...state,
  list,
  draft: state.mode.kind === "amount" && state.mode.asked ? state.mode.typed : state.draft,
  beside: isPanel(list) && list !== "do" ? list : state.beside,
  filter: "",
  note: "",
  mode: BROWSE,
});

/** What has come of a decision, before one goes on. */
export const toldAll = (state: UiState, title: string, lines: readonly string[]): UiState => ({
  ...state,
  mode: { kind: "told", title, lines, at: 0, under: state.mode },
});

/** What is told of something at length, over what stood there. */
export const pageOf = (
  tells: "why" | "source",
  about: About | undefined,
  lines: readonly string[],
  under: Mode,
): Mode => {
  const [of, alone] =
    tells === "why"
      ? [msg("Why: {title}"), msg("Why: what this leads to, and the odds you hold")]
      : [msg("Sources: {title}"), msg("Sources")];
  const title = about === undefined ? t(alone) : t(of, { title: about.title });
  return { kind: "page", title, lines, tells, about, at: 0, under };
};
