import { t } from "../../language/index.js";
import { type Command, type CommandId, commandFor, commandsOf } from "./commands.js";
import { chord, type Input, typed } from "./keys.js";
import { type Act, PANELS, type Scene } from "./scene/model.js";
import type { UiState } from "./state.js";

/** What a key means where it was pressed. */
export type Intent =
  | { readonly do: "nothing" }
  | { readonly do: "note"; readonly text: string }
  | { readonly do: "command"; readonly id: CommandId }
  | { readonly do: "go"; readonly panel: number }
  | { readonly do: "choose"; readonly at: number }
  | { readonly do: "type"; readonly text: string }
  | { readonly do: "erase" }
  | { readonly do: "step"; readonly by: number }
  | { readonly do: "submit" }
  | { readonly do: "cancel" }
  | { readonly do: "answer"; readonly yes: boolean };

const NOTHING: Intent = { do: "nothing" };

/** An entry of the palette: a command, or a decision the plan offers. */
export type PaletteEntry =
  | { readonly kind: "command"; readonly command: Command; readonly says: string; readonly off: string | undefined }
  | { readonly kind: "act"; readonly act: Act; readonly says: string; readonly off: undefined };

/** Letters in order, not necessarily beside each other: `trhm` finds `Travel home`. */
function matches(text: string, wanted: string): boolean {
  let from = 0;
  for (const letter of wanted.toLowerCase().replaceAll(" ", "")) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}

function decisions(scene: Scene): readonly PaletteEntry[] {
  if (scene.rest === "picker") return [];
  const rows = scene.rest === "choose" ? scene.choices : scene.rest === "plan" ? scene.actions : [];
  return rows.flatMap(({ search, enter }) =>
    enter === undefined ? [] : [{ kind: "act", act: enter, says: search, off: undefined } as const],
  );
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
  if (which === "help") return held;
  return [...held, ...all.filter((entry) => !held.includes(entry) && matches(entry.says.toLowerCase(), wanted))];
}

function browse(state: UiState, scene: Scene, key: string): Intent {
  if (/^[1-9]$/.test(key)) {
    if (scene.rest === "choose") return { do: "choose", at: Number(key) - 1 };
    if (scene.rest === "plan" && Number(key) <= PANELS.length) return { do: "go", panel: Number(key) - 1 };
    return NOTHING;
  }
  const found = commandFor(key, scene);
  if (found === undefined) return NOTHING;
  const off = found.off(scene, state);
  return off === undefined ? { do: "command", id: found.id } : { do: "note", text: off };
}

const STEPS: Readonly<Record<string, number>> = { up: -1, down: 1, pgup: -10, pgdn: 10 };

/** Keys of a mode in which something is typed. */
function write(key: string, text: string): Intent {
  if (key === "enter") return { do: "submit" };
  if (key === "esc") return { do: "cancel" };
  if (key === "erase") return { do: "erase" };
  const by = STEPS[key];
  if (by !== undefined) return { do: "step", by };
  return text === "" ? NOTHING : { do: "type", text };
}

/** Amounts begin with a digit or with all, half, none, most: other keys keep their meaning until something is typed. */
function amount(key: string, before: string, text: string): Intent {
  if (key === "?") return { do: "command", id: "help" };
  if (key === ":" || key === "ctrl-p") return { do: "command", id: "palette" };
  const beside = before === "" ? BESIDE[key] : undefined;
  return beside === undefined ? write(key, text) : { do: "command", id: beside };
}

function page(key: string): Intent {
  const by = { ...STEPS, k: -1, j: 1 }[key];
  if (by !== undefined) return { do: "step", by };
  return key === "esc" || key === "enter" || key === "q" || key === "w" ? { do: "cancel" } : NOTHING;
}

/** Enter does what the row under the cursor stands for. */
function reporting(key: string): Intent {
  const by = { ...STEPS, k: -1, j: 1, home: -1e6, end: 1e6 }[key];
  if (by !== undefined) return { do: "step", by };
  if (key === "enter") return { do: "submit" };
  return key === "esc" || key === "q" ? { do: "cancel" } : NOTHING;
}

/** Each further press takes one decision more back. */
function undoing(key: string): Intent {
  const by = { x: 1, "ctrl-z": 1, up: -1, down: 1, k: -1, j: 1 }[key];
  return by === undefined ? { do: "answer", yes: key === "y" || key === "Y" } : { do: "step", by };
}

/** Keys that no amount begins with. */
const BESIDE: Readonly<Record<string, CommandId>> = { q: "quit", w: "why", i: "source", x: "undo", "ctrl-z": "undo" };

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
      return page(key);
    case "report":
      return reporting(key);
    case "confirm":
      return { do: "answer", yes: key === "y" || key === "Y" };
    case "undo":
      return undoing(key);
    case "amount":
      return amount(key, mode.typed, typed(input.key));
    case "filter":
    case "seed":
    case "jump":
    case "help":
    case "palette":
      return write(key, typed(input.key));
  }
}
