import type { Decision } from "../../engine/index.js";
import { msg, t } from "../../language/index.js";
import { answered, asking, counted } from "./amount.js";
import type { CommandId } from "./commands.js";
import type { Input } from "./keys.js";
import { entries, type Intent, route } from "./router.js";
import { type About, type Act, PANELS, type Scene } from "./scene/model.js";
import {
  askedAbout,
  askedFirst,
  cursorIn,
  type Effect,
  focused,
  idOf,
  type Lesson,
  listsOf,
  type Mode,
  placed,
  replayOf,
  rowAtCursor,
  scenarioAt,
  type UiState,
  visibleRows,
} from "./state.js";
import { plain } from "./text.js";

/** A state, and what is to be done outside of it. */
export interface Step {
  readonly state: UiState;
  readonly effect?: Effect;
}

type Done = (state: UiState, scene: Scene) => Step;

const LONGEST = 120;
const REPLAYED = msg("This has been decided. To decide otherwise, take over from here with f.");
const OVER = msg("It has ended. m tells which decisions mattered, P leads back to the scenarios.");
const BROWSE: Mode = { kind: "browse" };

/** A seed is typed where it stands. */
const typingSeed = (state: UiState): UiState => ({
  ...state,
  note: "",
  cursors: { ...state.cursors, card: { id: "seed", at: 2 } },
  mode: { kind: "seed", typed: "" },
});

const noted = (state: UiState, note: string): Step => ({ state: { ...state, note } });

const learned = (state: UiState, lesson: Lesson): UiState =>
  state.lessons.includes(lesson) ? { ...state, lessons: state.lessons.filter((of) => of !== lesson) } : state;

/** The next set of prices of the scenario under the cursor. */
function otherBase(state: UiState, scene: Scene): Step {
  const { id = "", bases = [] } = scenarioAt(state, scene) ?? {};
  const now = bases.findIndex((of) => of.id === (state.bases[id] ?? bases[0]?.id));
  const next = bases[(now + 1) % Math.max(1, bases.length)];
  if (next === undefined || bases.length < 2) return noted(state, t("It is played in one set of prices only."));
  return { state: { ...state, bases: { ...state.bases, [id]: next.id } } };
}

/** Does what a row, a key or a palette entry stands for. */
function act(state: UiState, scene: Scene, of: Act | undefined): Step {
  if (of === undefined) return noted(state, t("There is nothing to choose in this row."));
  const decides = of.kind === "decide" || of.kind === "ask";
  if (decides && replayOf(scene) !== undefined) return noted({ ...state, mode: BROWSE }, t(REPLAYED));
  if (decides && (scene.rest === "choose" || scene.rest === "ask") && state.list !== "choices")
    return noted(state, t("Answer what happens here first; Tab leads back to it."));
  const browsing: UiState = { ...state, mode: BROWSE, note: "" };
  switch (of.kind) {
    case "decide": {
      const effect: Effect = { kind: "decide", decision: of.decision };
      if (of.confirm === undefined) return { state: browsing, effect };
      return { state: { ...browsing, mode: { kind: "confirm", text: of.confirm, effect } } };
    }
    case "ask":
      return { state: { ...browsing, mode: { kind: "amount", question: of.question, typed: "", asked: false } } };
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

function moved(state: UiState, scene: Scene, by: number): Step {
  const count = visibleRows(state, scene).length;
  const at = Math.max(0, Math.min(count - 1, cursorIn(state, scene) + by));
  const next = learned({ ...placed(state, scene, state.list, at), note: "" }, "move");
  if (state.list !== "scenarios") return { state: next };
  const card = scenarioAt(next, scene);
  const other = { ...next, cursors: { ...next.cursors, card: { id: "", at: 0 } } };
  return card === undefined ? { state: next } : { state: other, effect: { kind: "look", scenario: card.id } };
}

function turned(state: UiState, scene: Scene, by: number): Step {
  const lists = listsOf(scene);
  const at = lists.indexOf(state.list);
  const list = lists[(at + by + lists.length) % lists.length] ?? state.list;
  return { state: focused(state, list) };
}

/** The one decision of a kind at once; several are shown in the list where they stand. */
function only(state: UiState, scene: Scene, decision: Decision["do"]): Step {
  if (scene.rest !== "plan") return { state };
  const rows = scene.actions.filter((row) => row.decision === decision);
  if (rows.length === 1) return act(state, scene, rows[0]?.enter);
  const on = focused(state, "do");
  const at = visibleRows(on, scene).findIndex(({ row }) => rows.some((of) => idOf(of) === idOf(row)));
  return { state: placed(on, scene, "do", Math.max(0, at)) };
}

function entered(state: UiState, scene: Scene): Step {
  const next = learned(state, "enter");
  if (scene.rest === "begin" && replayOf(scene) !== undefined) return turnedBy(next, scene, 1);
  if (scene.rest === "begin")
    return { state: { ...next, note: "" }, effect: { kind: "decide", decision: { do: "begin" } } };
  if (scene.rest === "ended") return noted(next, t(OVER));
  if (next.list === "story") return closed(next, scene);
  return act(next, scene, rowAtCursor(next, scene)?.enter);
}

/** A recorded play so many decisions further. */
function turnedBy(state: UiState, scene: Scene, by: number): Step {
  const { at, count } = replayOf(scene) ?? { at: 0, count: 0 };
  const to = Math.max(0, Math.min(count, at + by));
  if (to === at) return noted(state, by < 0 ? t("This is its beginning.") : t("This is its end."));
  return { state: { ...state, note: "" }, effect: { kind: "turn", to } };
}

/** To just before the decision of a typed number. */
function jumped(state: UiState, scene: Scene, typed: string): Step {
  const { count } = replayOf(scene) ?? { count: 0 };
  const wanted = Number(typed.trim());
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > count)
    return noted(state, t("Type the number of a decision, from 1 to {count}.", { count }));
  return { state: { ...state, mode: BROWSE, note: "" }, effect: { kind: "turn", to: wanted - 1 } };
}

/** The save under the cursor, or the play that has just ended, looked at again. */
function replaying(state: UiState, scene: Scene): Step {
  if (scene.rest !== "picker") return { state, effect: { kind: "replay", save: undefined } };
  const save = scene.saves[visibleRows(state, scene, "saves")[cursorIn(state, scene)]?.at ?? -1];
  if (save?.fault !== undefined) return noted(state, save.fault);
  return { state, effect: { kind: "replay", save } };
}

/** Back from what was opened beside: a filter, then what is looked at in an encounter; of a recorded play, to where one came from. */
function closed(state: UiState, scene: Scene): Step {
  const [first = state.list] = listsOf(scene);
  const beside = scene.rest === "choose" || scene.rest === "ask";
  if (state.filter === "" && replayOf(scene) !== undefined && (!beside || state.list === first))
    return { state, effect: { kind: "return" } };
  const list = beside && state.filter === "" ? first : state.list;
  return { state: { ...state, list, filter: "", note: "" } };
}

/** What is asked about: what a page tells of already, the amount that is typed, the row under the cursor. */
function askedNow({ mode, ...state }: UiState, scene: Scene): About | undefined {
  if (mode.kind === "page") return mode.about;
  return mode.kind === "amount"
    ? asking(mode.question, mode.typed)
    : askedAbout(rowAtCursor({ mode, ...state }, scene));
}

/** A page that is open already gives way to the one about the same. */
const asked =
  (kind: "explain" | "sources"): Done =>
  (state, scene) => ({
    state: { ...state, note: "", mode: state.mode.kind === "page" ? state.mode.under : state.mode },
    effect: { kind, about: askedNow(state, scene) },
  });

function deleting(state: UiState, scene: Scene): Step {
  const save =
    scene.rest === "picker"
      ? scene.saves[visibleRows(state, scene, "saves")[cursorIn(state, scene)]?.at ?? -1]
      : undefined;
  if (save === undefined) return { state };
  const text = t("Delete the save '{name}', for good?", { name: save.name });
  return { state: { ...state, mode: { kind: "confirm", text, effect: { kind: "delete", save } } } };
}

/** The strategies of the scenario under the cursor, in its chosen prices; after an ending those of what was played. */
function comparing(state: UiState, scene: Scene): Step {
  const id = scenarioAt(state, scene)?.id;
  const base = id === undefined ? undefined : state.bases[id];
  return { state: { ...state, note: "" }, effect: { kind: "compare", scenario: id, base } };
}

const DO: Readonly<Record<CommandId, Done>> = {
  up: (state, scene) => moved(state, scene, -1),
  down: (state, scene) => moved(state, scene, 1),
  top: (state, scene) => moved(state, scene, -1e6),
  end: (state, scene) => moved(state, scene, 1e6),
  "page-up": (state, scene) => moved(state, scene, -10),
  "page-down": (state, scene) => moved(state, scene, 10),
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
  travel: (state) => ({ state: focused(state, "roads") }),
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
  undo: (state) => ({ state: { ...state, note: "", mode: { kind: "undo", steps: 1 } } }),
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
function chosen(state: UiState, scene: Scene): Step {
  const { mode } = state;
  if (mode.kind !== "help" && mode.kind !== "palette") return { state };
  const entry = entries(mode.kind, state, scene, mode.typed)[mode.at];
  const back: UiState = { ...state, mode: mode.under, note: "" };
  if (entry === undefined) return noted(back, t("Nothing is called so."));
  if (entry.kind === "act") return act(back, scene, entry.act);
  return entry.off === undefined ? DO[entry.command.id](back, scene) : noted(back, entry.off);
}

/** What was typed for an amount: the decision it makes, or the sentence that says what is wrong. */
function answering(state: UiState, scene: Scene, { question, typed, asked }: Mode & { readonly kind: "amount" }): Step {
  if (typed.trim() === "")
    return asked
      ? noted(state, t("Type an amount: a number, all, half or none."))
      : { state: { ...state, mode: BROWSE } };
  const read = answered(question, typed);
  if ("why" in read) return noted(state, read.why);
  if (!asked && read.amount === 0 && read.decision.do !== "order")
    return noted({ ...state, mode: BROWSE }, t("Nothing was changed."));
  return {
    state: { ...learned(state, "enter"), mode: scene.rest === "ask" ? state.mode : BROWSE, note: "" },
    effect: { kind: "decide", decision: read.decision },
  };
}

function submitted(state: UiState, scene: Scene): Step {
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

function cancelled(state: UiState): Step {
  const { mode } = state;
  switch (mode.kind) {
    case "amount":
      if (mode.asked && mode.typed !== "") return { state: { ...state, mode: { ...mode, typed: "" }, note: "" } };
      return mode.asked
        ? noted(state, t("Esc does not leave an encounter: type an amount, or stop with Ctrl-C; your place is kept."))
        : { state: { ...state, mode: BROWSE, note: "" } };
    case "filter":
      return { state: { ...state, mode: BROWSE, filter: "" } };
    case "help":
    case "palette":
    case "page":
      return { state: { ...state, mode: mode.under, note: "" } };
    case "report":
      if (mode.report.progress !== undefined) return { state: { ...state, note: "" }, effect: { kind: "stop" } };
      return { state: { ...state, mode: mode.under, note: "" } };
    default:
      return { state: { ...state, mode: BROWSE } };
  }
}

/** Changes what is typed in whichever mode takes text. */
function retyped(state: UiState, change: (text: string) => string): Step {
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

function stepped(state: UiState, scene: Scene, by: number): Step {
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
      return { state: { ...state, mode: { ...mode, at: Math.max(0, Math.min(mode.lines.length - 1, mode.at + by)) } } };
    case "report": {
      const most = mode.report.rows.length - 1;
      return { state: { ...state, note: "", mode: { ...mode, at: Math.max(0, Math.min(most, mode.at + by)) } } };
    }
    default:
      return { state };
  }
}

/** The cursor to a choice: what a digit could do at once could not be taken back. */
function pointed(state: UiState, scene: Scene, at: number): Step {
  if (visibleRows(state, scene, "choices")[at] === undefined)
    return noted(state, t("There is no choice {number}.", { number: at + 1 }));
  return { state: learned(placed(focused(state, "choices"), scene, "choices", at), "move") };
}

/** What an intent makes of a state. Pure; knows no rule: whether a decision is possible, the campaign answers. */
export function reduce(state: UiState, scene: Scene, intent: Intent): Step {
  switch (intent.do) {
    case "nothing":
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
      return cancelled(state);
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
  const done = reduce(state, scene, route(state, scene, input));
  return { ...done, state: askedFirst(done.state, scene) };
}
