import { PANELS, type PanelId, type Question, type Row, type SaveCard, type Scene } from "./scene/model.js";

/** Everything with a cursor. */
export type ListId = PanelId | "choices" | "scenarios" | "saves" | "story";

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
      readonly under: Mode;
    }
  | { readonly kind: "confirm"; readonly text: string; readonly effect: Effect };

/** What a key brings about outside of the screen's own state. */
export type Effect =
  | { readonly kind: "decide"; readonly decision: import("../../engine/index.js").Decision }
  | { readonly kind: "explain"; readonly about: string }
  | { readonly kind: "start"; readonly scenario: string; readonly seed: string }
  | { readonly kind: "resume"; readonly save: SaveCard }
  | { readonly kind: "delete"; readonly save: SaveCard }
  | { readonly kind: "look"; readonly scenario: string }
  | { readonly kind: "reroll" }
  | { readonly kind: "picker" }
  | { readonly kind: "lines" }
  | { readonly kind: "quit"; readonly interrupted: boolean };

/** The three keys a first play teaches, until each was pressed once. */
export type Lesson = "move" | "enter" | "help";

/** Where the eye of the player is. Holds nothing of the campaign: what can be decided is the scene's. */
export interface UiState {
  readonly list: ListId;
  readonly cursors: Readonly<Partial<Record<ListId, number>>>;
  readonly filter: string;
  readonly mode: Mode;
  /** One sentence at the foot of the screen. */
  readonly note: string;
  readonly lessons: readonly Lesson[];
  readonly seed: string;
  /** The window is too small for any screen. */
  readonly small: boolean;
}

const BROWSE: Mode = { kind: "browse" };

export const initialState = (seed: string, first: boolean): UiState => ({
  list: "scenarios",
  cursors: {},
  filter: "",
  mode: BROWSE,
  note: "",
  lessons: first ? ["move", "enter", "help"] : [],
  seed,
  small: false,
});

/** Which lists a scene has, in the order in which Tab goes through them. */
export function listsOf(scene: Scene): readonly ListId[] {
  switch (scene.rest) {
    case "picker":
      return scene.saves.length > 0 ? ["scenarios", "saves"] : ["scenarios"];
    case "plan":
      return PANELS;
    case "choose":
      return ["choices", "story"];
    case "begin":
    case "ended":
      return ["story"];
    case "ask":
      return []; // the question has the keys
  }
}

function pickerRows(scene: Scene, list: ListId): readonly Row[] {
  if (scene.rest !== "picker") return [];
  if (list === "saves")
    return scene.saves.map((save) => ({
      search: `${save.scenario ?? ""} ${save.seed ?? ""} ${save.name}`,
      line: () => [],
      enter: save.fault === undefined ? { kind: "resume", save } : { kind: "closed", why: save.fault },
    }));
  return scene.scenarios.map(({ id, title, summary, fault }) => ({
    search: `${id} ${title} ${summary ?? ""}`,
    line: () => [],
    enter: fault === undefined ? { kind: "start", scenario: id } : { kind: "closed", why: fault },
  }));
}

function allRows(scene: Scene, list: ListId): readonly Row[] {
  if (scene.rest === "picker") return pickerRows(scene, list);
  if (list === "choices") return scene.choices;
  if (list === "story") return scene.story;
  return list === "scenarios" || list === "saves" ? [] : scene.panels[list].rows;
}

/** Positions of the rows of a list that the filter lets through. A choice is never hidden. */
export function visibleRows(
  scene: Scene,
  list: ListId,
  filter: string,
): readonly { readonly row: Row; readonly at: number }[] {
  const wanted = list === "choices" ? "" : filter.toLowerCase();
  return allRows(scene, list)
    .map((row, at) => ({ row, at }))
    .filter(({ row }) => wanted === "" || row.search.toLowerCase().includes(wanted));
}

/** Where the cursor stands in what is visible; -1 in an empty list. */
export function cursorIn(state: UiState, scene: Scene, list: ListId = state.list): number {
  const count = visibleRows(scene, list, state.filter).length;
  return Math.min(count - 1, Math.max(0, state.cursors[list] ?? 0));
}

/** The row under the cursor, if the scene has such a list at all. */
export const rowAtCursor = (state: UiState, scene: Scene): Row | undefined =>
  listsOf(scene).includes(state.list)
    ? visibleRows(scene, state.list, state.filter)[cursorIn(state, scene)]?.row
    : undefined;

/** An encounter that asks for an amount has the keys whenever nothing is open above it. */
export function askedFirst(state: UiState, scene: Scene): UiState {
  const question = scene.rest === "picker" ? undefined : scene.question;
  if (question === undefined || state.mode.kind !== "browse") return state;
  return { ...state, mode: { kind: "amount", question, typed: "", asked: true } };
}

/** The state with which a new scene is met: its first list, no filter, its question if it asks one. */
export function meet(state: UiState, scene: Scene): UiState {
  const lists = listsOf(scene);
  const list = lists.includes(state.list) && state.list !== "story" ? state.list : (lists[0] ?? state.list);
  const cursors =
    scene.rest !== "plan" && scene.rest !== "picker" ? { ...state.cursors, choices: 0, story: 0 } : state.cursors;
  return askedFirst({ ...state, list, mode: BROWSE, cursors, filter: "", note: "" }, scene);
}
