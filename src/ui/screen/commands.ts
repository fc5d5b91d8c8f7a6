import { PANELS, type Scene } from "./scene/model.js";
import { listsOf, rowAtCursor, scenarioAt, type UiState } from "./state.js";

export type CommandId =
  | "up"
  | "down"
  | "top"
  | "end"
  | "page-up"
  | "page-down"
  | "left"
  | "right"
  | "enter"
  | "back"
  | "help"
  | "palette"
  | "filter"
  | "buy"
  | "sell"
  | "travel"
  | "wait"
  | "repay"
  | "why"
  | "undo"
  | "seed"
  | "base"
  | "strict"
  | "reroll"
  | "delete"
  | "picker"
  | "lines"
  | "quit"
  | "interrupt";

/** What a key does, and why it may be off. Help, palette and the line of keys at the foot are made of this table. */
export interface Command {
  readonly id: CommandId;
  readonly keys: readonly string[];
  readonly says: string;
  /** The one word at the foot of a screen; none where the key is not shown there. */
  readonly short?: string | ((scene: Scene) => string);
  readonly off: (scene: Scene, state: UiState) => string | undefined;
}

const never = (): undefined => undefined;

const where =
  (rest: readonly Scene["rest"][], why: string): Command["off"] =>
  (scene) =>
    rest.includes(scene.rest) ? undefined : why;

const onPlan = where(["plan"], "The day is not yours to plan now.");
const inPicker = where(["picker"], "Only where a scenario is picked.");

const hasRows: Command["off"] = (scene) =>
  listsOf(scene).length === 0 ? "There is nothing to move in here." : undefined;

const hasPanels: Command["off"] = (scene) => (listsOf(scene).length < 2 ? "There is only this." : undefined);

/** Off where no row of the plan leads to such a decision. */
const offered =
  (decision: string, why: string): Command["off"] =>
  (scene, state) =>
    onPlan(scene, state) ??
    (scene.rest === "plan" && scene.actions.some((row) => row.decision === decision) ? undefined : why);

const onPrices =
  (side: "buy" | "sell"): Command["off"] =>
  (scene, state) => {
    const off = onPlan(scene, state);
    if (off !== undefined) return off;
    if (state.list !== "prices") return `Go to the prices first (key ${PANELS.indexOf("prices") + 1}).`;
    const act = rowAtCursor(state, scene)?.[side];
    return act?.kind === "closed" ? act.why : undefined;
  };

export const COMMANDS: readonly Command[] = [
  { id: "up", keys: ["up", "k"], says: "One row up", short: "arrows move", off: hasRows },
  { id: "down", keys: ["down", "j"], says: "One row down", off: hasRows },
  {
    id: "enter",
    keys: ["enter"],
    says: "Choose the row under the cursor",
    short: ({ rest }) => (rest === "begin" ? "begins" : rest === "ended" ? "scenarios" : "choose"),
    off: never,
  },
  {
    id: "help",
    keys: ["?"],
    says: "All keys, searchable, with the reason where one is off",
    short: "help",
    off: never,
  },
  { id: "buy", keys: ["b"], says: "Buy the good under the cursor (prices)", short: "buy", off: onPrices("buy") },
  { id: "sell", keys: ["s"], says: "Sell the good under the cursor (prices)", short: "sell", off: onPrices("sell") },
  {
    id: "travel",
    keys: ["t"],
    says: "Take a road: goes to the roads",
    short: "travel",
    off: offered("travel", "No road starts here."),
  },
  {
    id: "wait",
    keys: ["n"],
    says: "Let days pass",
    short: "days pass",
    off: offered("wait", "No time can pass here."),
  },
  {
    id: "repay",
    keys: ["p"],
    says: "Pay back a debt",
    short: "pay",
    off: offered("repay", "There is no debt you could pay back now."),
  },
  {
    id: "why",
    keys: ["w"],
    says: "Why: what is behind the number under the cursor, with its sources",
    short: "why",
    off: (scene, state) => {
      if (scene.rest === "picker" || scene.rest === "begin") return "Nothing has a price here yet.";
      const asked = scene.rest === "choose" || scene.rest === "ask" || rowAtCursor(state, scene)?.about !== undefined;
      return asked ? undefined : "This row tells all there is: go to a good, a person, a road or a number.";
    },
  },
  {
    id: "undo",
    keys: ["x", "ctrl-z"],
    says: "Take the last decision back, or several; a play can do so a few times",
    short: (scene) => (scene.rest === "picker" ? "" : `undo (${scene.hindsight.left})`),
    off: (scene) => (scene.rest === "picker" ? "There is nothing to take back here." : scene.hindsight.off),
  },
  { id: "right", keys: ["right", "l", "tab"], says: "The next panel", short: "panel", off: hasPanels },
  { id: "left", keys: ["left", "h", "shift-tab"], says: "The panel before", off: hasPanels },
  { id: "top", keys: ["g", "home"], says: "First row", off: hasRows },
  { id: "end", keys: ["G", "end"], says: "Last row", off: hasRows },
  { id: "page-up", keys: ["pgup"], says: "Ten rows up", off: hasRows },
  { id: "page-down", keys: ["pgdn"], says: "Ten rows down", off: hasRows },
  { id: "filter", keys: ["/"], says: "Show only rows that hold a word; Esc shows all again", off: hasRows },
  { id: "palette", keys: [":", "ctrl-p"], says: "Type a command or a choice by name", off: never },
  {
    id: "back",
    keys: ["esc"],
    says: "Close what is open; never leaves an encounter",
    off: ({ rest }, { filter, list }) => {
      if (filter !== "" || (rest === "choose" && list === "story")) return undefined;
      return rest === "choose" || rest === "ask"
        ? "Esc does not leave an encounter: choose, or stop with q; your place is kept."
        : "There is nothing to close.";
    },
  },
  { id: "seed", keys: ["e"], says: "Type a seed: the same seed is the same world", short: "type seed", off: inPicker },
  { id: "reroll", keys: ["r"], says: "Another seed", short: "new seed", off: inPicker },
  {
    id: "base",
    keys: ["o"],
    says: "Play with another set of prices, where a scenario has several",
    short: "other prices",
    off: (scene, state) =>
      inPicker(scene, state) ??
      ((scenarioAt(state, scene)?.bases?.length ?? 0) > 1 ? undefined : "It is played in one set of prices only."),
  },
  {
    id: "strict",
    keys: ["u"],
    says: "Play strictly, so that nothing can be taken back, or not",
    off: inPicker,
  },
  {
    id: "delete",
    keys: ["d"],
    says: "Delete the save under the cursor",
    short: "delete save",
    off: (scene, state) =>
      inPicker(scene, state) ??
      (state.list === "saves" && rowAtCursor(state, scene) !== undefined ? undefined : "Go to a save first (Tab)."),
  },
  {
    id: "picker",
    keys: ["P"],
    says: "Back to the scenarios; your place is kept",
    off: (scene) => (scene.rest === "picker" ? "You are there." : undefined),
  },
  {
    id: "lines",
    keys: ["L"],
    says: "Go on in plain lines, without screens",
    off: (scene) => (scene.rest === "picker" ? "Start a play first." : undefined),
  },
  { id: "quit", keys: ["q"], says: "Stop; your place is kept", short: "quit", off: never },
  { id: "interrupt", keys: ["ctrl-c"], says: "The same, from everywhere", off: never },
];

const byKey = new Map(COMMANDS.flatMap((command) => command.keys.map((key) => [key, command] as const)));

export const commandFor = (key: string): Command | undefined => byKey.get(key);
