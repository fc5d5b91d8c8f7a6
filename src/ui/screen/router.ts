import { heard, t } from "../../language/index.js";
import type { Command, CommandId } from "./command.js";
import { commandFor, commandsOf } from "./commands.js";
import { chord, type Input, PAGE, typed } from "./keys.js";
import { meansOnScreen } from "./scene/hints.js";
import { type Act, PANELS, type PanelId, type Scene } from "./scene/model.js";
import { panelName } from "./scene/names.js";
import { listsOf, type UiState } from "./state.js";

/** What a key means where it was pressed. */
export type Intent =
  | { readonly do: "nothing" }
  | { readonly do: "note"; readonly text: string }
  | { readonly do: "command"; readonly id: CommandId }
  | { readonly do: "go"; readonly panel: number }
  | { readonly do: "point"; readonly at: number }
  | { readonly do: "type"; readonly text: string }
  | { readonly do: "erase" }
  | { readonly do: "step"; readonly by: number }
  | { readonly do: "submit" }
  | { readonly do: "cancel" }
  | { readonly do: "answer"; readonly yes: boolean }
  /** What is open is closed, and the key means what it means below. */
  | { readonly do: "through" };

const NOTHING: Intent = { do: "nothing" };

/** An entry of the palette: a command, or a decision the plan offers. */
export type PaletteEntry =
  | { readonly kind: "command"; readonly command: Command; readonly says: string; readonly off: string | undefined }
  | { readonly kind: "act"; readonly act: Act; readonly says: string; readonly off: undefined };

const IN_WORD = /[\p{L}\p{N}]/u;

/** Where the word of each letter of a text begins. */
function wordStarts(text: string): readonly number[] {
  let start = 0;
  return Array.from({ length: text.length }, (_, at) => {
    if (!IN_WORD.test(text.charAt(at - 1))) start = at;
    return start;
  });
}

/** Letters in order, each at the start of a word or in the word of the one before: `trhm` finds `Travel home`. */
function matches(text: string, wanted: string): boolean {
  const starts = wordStarts(text);
  let ends: readonly number[] = [-1];
  for (const letter of wanted.toLowerCase().replaceAll(" ", "")) {
    const before = ends;
    const follows = (at: number, start: number): boolean =>
      before.some((end) => end < at && (start === at || end >= start));
    ends = starts.flatMap((start, at) => (text.charAt(at) === letter && follows(at, start) ? [at] : []));
  }
  return ends.length > 0;
}

const entryOf = (act: Act, says: string): PaletteEntry => ({ kind: "act", act, says, off: undefined });

const looking = (panel: PanelId): PaletteEntry =>
  entryOf({ kind: "go", panel }, t("Look at the panel {name}", { name: panelName(panel) }));

/** Scenarios that can be opened; decisions that can be taken, and panels that can be looked at. */
function decisions(scene: Scene): readonly PaletteEntry[] {
  if (scene.rest === "picker")
    return scene.scenarios.flatMap(({ id, title, fault }) =>
      fault === undefined ? [entryOf({ kind: "start", scenario: id }, t("Play {title} ({id})", { title, id }))] : [],
    );
  const rows = scene.rest === "choose" ? scene.choices : scene.rest === "plan" ? scene.actions : [];
  const panels = PANELS.filter((id) => listsOf(scene).includes(id));
  return [
    ...rows.flatMap(({ search, enter }) => (enter === undefined ? [] : [entryOf(enter, search)])),
    ...panels.map(looking),
  ];
}

/** `why NAME` and `i NAME`, as they are typed in plain lines: any word that was read can be asked about. */
function questions(scene: Scene, typed: string): readonly PaletteEntry[] {
  const [, first = "", word = ""] = /^(\S+)\s+(\S.*)$/.exec(typed.trim()) ?? [];
  const asks = heard(first).toLowerCase();
  if (scene.rest === "picker" || scene.rest === "begin" || word === "") return [];
  const about = { word, title: word };
  if (asks === "why") return [entryOf({ kind: "explain", about }, t("Why: {title}", { title: word }))];
  return asks === "i" ? [entryOf({ kind: "sources", about }, t("Sources: {title}", { title: word }))] : [];
}

/** `end`, where the play cannot be closed: what is missing. */
function ending(scene: Scene): readonly PaletteEntry[] {
  if (scene.rest === "picker" || (scene.rest === "plan" && scene.actions.some(({ decision }) => decision === "finish")))
    return [];
  return [entryOf({ kind: "explain", about: { word: "end", title: t("end here") } }, t("Why it cannot end here now"))];
}

/** A word of the plain lines: the panel that tells it, or the command of its key. */
function spoken(scene: Scene, wanted: string, commands: readonly PaletteEntry[]): readonly PaletteEntry[] {
  // `ledger 20` is the panel of the ledger; `travel to ...` is a decision.
  const { panel, key } = meansOnScreen(wanted.trim().replace(/\s+\d+$/, ""));
  if (panel !== undefined && listsOf(scene).includes(panel)) return [looking(panel)];
  if (key === ":end") return ending(scene);
  return commands.filter((of) => of.kind === "command" && key !== undefined && of.command.keys.includes(key));
}

/** What is typed behind the name of a choice: `buy corn 5`, `wait all`. */
const BEHIND = /^(.*?\S)\s+(\d[\d.,]*(?:\s*\S+)?|\S+)$/u;

/** Choices that ask for an amount, with the one typed behind their name filled in. */
function withAmount(scene: Scene, wanted: string): readonly PaletteEntry[] {
  const [, name = "", amount = ""] = BEHIND.exec(wanted.trim()) ?? [];
  if (scene.rest !== "plan" || !isWhole(/^\d/.test(amount) ? "0" : amount)) return [];
  const { key = "" } = meansOnScreen(name);
  const command = commandFor(key, scene)?.id;
  const low = name.toLowerCase();
  const asks = scene.actions.flatMap(({ decision, search, enter }) =>
    enter?.kind === "ask" ? [{ decision, search, entry: entryOf({ ...enter, typed: amount }, search) }] : [],
  );
  const held = asks.filter(({ decision, search }) => decision === command || search.toLowerCase().includes(low));
  const found = held.length > 0 ? held : asks.filter(({ search }) => matches(search.toLowerCase(), name));
  return found.map(({ entry }) => entry);
}

/** What help and palette list for some typed letters: those that hold them as they stand first. */
export function entries(
  which: "help" | "palette",
  state: UiState,
  scene: Scene,
  wanted: string,
): readonly PaletteEntry[] {
  const commands = commandsOf(scene).map(
    (command): PaletteEntry => ({
      kind: "command",
      command,
      says: `${t(command.says)} (${command.keys.join(", ")})`,
      off: command.off(scene, state),
    }),
  );
  const all = which === "help" ? commands : [...decisions(scene), ...commands];
  const low = wanted.toLowerCase();
  const held = all.filter(({ says }) => says.toLowerCase().includes(low));
  if (which === "help") {
    // What is typed may be the key itself.
    const isKey = (of: PaletteEntry): boolean => of.kind === "command" && of.command.keys.includes(wanted);
    const rank = (of: PaletteEntry): number => (isKey(of) ? 0 : of.off === undefined ? 1 : 2);
    return held.toSorted((a, b) => rank(a) - rank(b));
  }
  const isNamed = held.some(({ kind }) => kind === "act"); // a number may belong to a name
  const filled = isNamed ? [] : withAmount(scene, wanted);
  const isFilled = ({ says }: PaletteEntry): boolean => filled.some((of) => of.says === says);
  const near = all.filter((entry) => !held.includes(entry) && matches(entry.says.toLowerCase(), wanted));
  const meant = spoken(scene, wanted, commands);
  const others = [...held.filter((entry) => !meant.includes(entry)), ...near].filter((entry) => !isFilled(entry));
  return [...questions(scene, wanted), ...filled, ...meant, ...others];
}

function browse(state: UiState, scene: Scene, key: string): Intent {
  if (/^[1-9]$/.test(key)) {
    if (scene.rest === "choose") return { do: "point", at: Number(key) - 1 };
    if (scene.rest === "plan" && Number(key) <= PANELS.length) return { do: "go", panel: Number(key) - 1 };
    return NOTHING;
  }
  const found = commandFor(key, scene);
  if (found === undefined) return NOTHING;
  const off = found.off(scene, state);
  return off === undefined ? { do: "command", id: found.id } : { do: "note", text: off };
}

const STEPS: Readonly<Record<string, number>> = { up: -1, down: 1, pgup: -PAGE, pgdn: PAGE, home: -1e6, end: 1e6 };

/** Keys of a mode in which something is typed. */
function write(key: string, text: string): Intent {
  if (key === "enter") return { do: "submit" };
  if (key === "esc") return { do: "cancel" };
  if (key === "erase") return { do: "erase" };
  const by = STEPS[key];
  if (by !== undefined) return { do: "step", by };
  return text === "" ? NOTHING : { do: "type", text };
}

/** Whether an amount may end here: a figure, or a word that is one. */
const isWhole = (before: string): boolean =>
  /\d$/.test(before) || ["all", "half", "none", "max"].includes(heard(before.trim().toLowerCase()));

/**
 * Amounts begin with a digit or with all, half, none, most: other keys keep their meaning until something is typed, and
 * `w` and `i` behind a figure or such a word too, since a unit stands after a blank (`5 won`).
 */
function amount(
  key: string,
  { typed: before, asked }: { readonly typed: string; readonly asked: boolean },
  text: string,
): Intent {
  const id =
    ANYWHERE[key] ??
    (asked ? PANELWARDS[key] : undefined) ??
    (before === "" ? BESIDE[key] : isWhole(before) ? BEHIND_FIGURES[key] : undefined);
  return id === undefined ? write(key, text) : { do: "command", id };
}

const SCROLL: Readonly<Record<string, number>> = { ...STEPS, k: -1, j: 1, g: -1e6, G: 1e6 };

/** What is told of a row: the other of `w` and `i` tells of the same row, its own key closes. */
function page(key: string, tells: "why" | "source", scene: Scene): Intent {
  const by = SCROLL[key];
  if (by !== undefined) return { do: "step", by };
  const id = ANYWHERE[key] ?? BEHIND_FIGURES[key];
  if (id === "source" && scene.rest === "picker") return { do: "note", text: t("w tells what stands here.") };
  if (id !== undefined && id !== tells) return { do: "command", id };
  return key === "esc" || key === "enter" || key === "q" || id === tells ? { do: "cancel" } : NOTHING;
}

/**
 * What has come of a decision: Enter goes on, and on the plan so does a key that means something else. Before an encounter
 * that was not seen yet it does not: what is typed ahead would choose there. `w` and `i` tell of what has come.
 */
function told(key: string, scene: Scene): Intent {
  const by = SCROLL[key];
  if (by !== undefined) return { do: "step", by };
  if (key === "enter" || key === "esc") return { do: "cancel" };
  const id = BEHIND_FIGURES[key];
  if (id !== undefined) return { do: "command", id };
  return scene.rest === "plan" || ANYWHERE[key] !== undefined ? { do: "through" } : NOTHING;
}

/** Enter does what the row under the cursor stands for. */
function reporting(key: string): Intent {
  const by = SCROLL[key];
  if (by !== undefined) return { do: "step", by };
  if (key === "enter") return { do: "submit" };
  const id = ANYWHERE[key] ?? BEHIND_FIGURES[key];
  if (id !== undefined) return { do: "command", id };
  return key === "esc" || key === "q" ? { do: "cancel" } : NOTHING;
}

/** Each further press takes one decision more back. */
function undoing(key: string): Intent {
  const by = { x: 1, "ctrl-z": 1, up: -1, down: 1, k: -1, j: 1 }[key];
  return by === undefined ? { do: "answer", yes: key === "y" || key === "Y" } : { do: "step", by };
}

/** Keys that no text to type holds. */
const ANYWHERE: Readonly<Record<string, CommandId>> = { "?": "help", ":": "palette", "ctrl-p": "palette" };

const BEHIND_FIGURES: Readonly<Record<string, CommandId>> = { w: "why", i: "source" };

/** Keys that no amount begins with. */
const BESIDE: Readonly<Record<string, CommandId>> = { ...BEHIND_FIGURES, q: "quit", x: "undo", "ctrl-z": "undo" };

/** From an encounter's question to what can be looked at, and back. */
const PANELWARDS: Readonly<Record<string, CommandId>> = {
  tab: "right",
  right: "right",
  "shift-tab": "left",
  left: "left",
};

function small(key: string, scene: Scene): Intent {
  if (key === "q") return { do: "command", id: "quit" };
  return key === "L" && scene.rest !== "picker" ? { do: "command", id: "lines" } : NOTHING;
}

function paste(state: UiState, text: string): Intent {
  const { kind } = state.mode;
  const line = text.split(/[\r\n]/)[0] ?? "";
  if (
    kind === "amount" ||
    kind === "seed" ||
    kind === "jump" ||
    kind === "filter" ||
    kind === "palette" ||
    kind === "help"
  )
    return { do: "type", text: line };
  return { do: "note", text: t("Pasted text is not taken as keys.") };
}

/** What an input means. Pure: the same state, scene and input give the same intent. */
export function route(state: UiState, scene: Scene, input: Input): Intent {
  if (input.kind === "paste") return state.small ? NOTHING : paste(state, input.text);
  const key = chord(input.key);
  if (key === "ctrl-c") return { do: "command", id: "interrupt" };
  if (state.small) return small(key, scene);
  const { mode } = state;
  switch (mode.kind) {
    case "browse":
      return browse(state, scene, key);
    case "page":
      return page(key, mode.tells, scene);
    case "told":
      return told(key, scene);
    case "report":
      return reporting(key);
    case "confirm":
      return { do: "answer", yes: key === "y" || key === "Y" };
    case "undo":
      return undoing(key);
    case "amount":
      return amount(key, mode, typed(input.key));
    case "filter":
    case "seed":
    case "jump":
    case "help":
    case "palette":
      return write(key, typed(input.key));
  }
}
