import { msg, t } from "../../language/index.js";
import {
  askable,
  type Command,
  choosable,
  ended,
  hasPanels,
  hasRows,
  inPicker,
  never,
  offered,
  onPrices,
} from "./command.js";
import type { Scene } from "./scene/model.js";
import { listsOf, replayOf, rowAtCursor, scenarioAt } from "./state.js";

/** What the keys do. Help, palette and the line of keys at the foot are made of this table. */
export const COMMANDS: readonly Command[] = [
  {
    id: "up",
    keys: ["up", "k"],
    says: msg("One row up"),
    short: ({ rest }) => (rest === "choose" ? t("arrows, 1-9") : t("arrows move")),
    off: hasRows,
  },
  { id: "down", keys: ["down", "j"], says: msg("One row down"), off: hasRows },
  {
    id: "enter",
    keys: ["enter"],
    says: msg("Choose the row under the cursor"),
    short: ({ rest }) => (rest === "begin" ? t("begins") : rest === "ended" ? "" : t("choose")),
    off: choosable,
  },
  {
    id: "help",
    keys: ["?"],
    says: msg("All keys, searchable, with the reason where one is off"),
    short: msg("help"),
    off: never,
  },
  {
    id: "buy",
    keys: ["b"],
    says: msg("Buy the good under the cursor (prices)"),
    short: msg("buy"),
    off: onPrices("buy"),
  },
  {
    id: "sell",
    keys: ["s"],
    says: msg("Sell the good under the cursor (prices)"),
    short: msg("sell"),
    off: onPrices("sell"),
  },
  {
    id: "travel",
    keys: ["t"],
    says: msg("Take a road: goes to the roads"),
    short: msg("travel"),
    off: offered("travel", msg("No road starts here.")),
  },
  {
    id: "wait",
    keys: ["n"],
    says: msg("Let days pass"),
    short: msg("days"),
    off: offered("wait", msg("No time can pass here.")),
  },
  {
    id: "repay",
    keys: ["p"],
    says: msg("Pay back a debt"),
    short: msg("pay"),
    off: offered("repay", msg("There is no debt you could pay back now.")),
  },
  {
    id: "why",
    keys: ["w"],
    says: msg("Why: what is behind the number under the cursor, with its sources"),
    short: msg("why"),
    off: (scene, state) => askable(scene, state),
  },
  {
    id: "source",
    keys: ["i"],
    says: msg("Where the number under the cursor comes from, and how sure it is"),
    short: msg("source"),
    off: (scene, state) => (scene.rest === "picker" ? t("w tells what stands here.") : askable(scene, state)),
  },
  {
    id: "undo",
    keys: ["x", "ctrl-z"],
    says: msg("Take the last decision back, or several; a play can do so a few times"),
    short: (scene) => (scene.rest === "picker" ? "" : t("undo")),
    off: (scene) => {
      if (scene.rest === "picker") return t("There is nothing to take back here.");
      return scene.replay === undefined ? scene.hindsight.off : t("A recorded play stays as it was: f takes over.");
    },
  },
  {
    id: "right",
    keys: ["right", "l", "tab"],
    says: msg("The next panel; while an encounter waits too"),
    short: ({ rest }) => (rest === "choose" || rest === "ask" ? t("look") : t("panel")),
    off: hasPanels,
  },
  { id: "left", keys: ["left", "h", "shift-tab"], says: msg("The panel before"), off: hasPanels },
  { id: "top", keys: ["g", "home"], says: msg("First row"), off: hasRows },
  { id: "end", keys: ["G", "end"], says: msg("Last row"), off: hasRows },
  { id: "page-up", keys: ["pgup"], says: msg("Ten rows up"), off: hasRows },
  { id: "page-down", keys: ["pgdn"], says: msg("Ten rows down"), off: hasRows },
  { id: "filter", keys: ["/"], says: msg("Show only rows that hold a word; Esc shows all again"), off: hasRows },
  { id: "palette", keys: [":", "ctrl-p"], says: msg("Type a command or a choice by name"), off: never },
  {
    id: "back",
    keys: ["esc"],
    says: msg("Close what is open; never leaves an encounter"),
    short: (scene) => (replayOf(scene) !== undefined || scene.rest === "begin" ? t("back") : ""),
    off: (scene, { filter, list }) => {
      if (scene.rest === "begin") return undefined;
      const beside = scene.rest === "choose" || scene.rest === "ask";
      if (filter !== "" || replayOf(scene) !== undefined || (beside && list !== listsOf(scene)[0])) return undefined;
      return beside
        ? t("Esc does not leave an encounter: choose, or stop with q; your place is kept.")
        : t("There is nothing to close.");
    },
  },
  {
    id: "seed",
    keys: ["e"],
    says: msg("Type a seed: the same seed is the same world"),
    short: msg("type seed"),
    off: inPicker,
  },
  { id: "reroll", keys: ["r"], says: msg("Another seed"), short: msg("new seed"), off: inPicker },
  {
    id: "base",
    keys: ["o"],
    says: msg("Play with another set of prices, where a scenario has several"),
    short: msg("other prices"),
    off: (scene, state) =>
      inPicker(scene, state) ??
      ((scenarioAt(state, scene)?.bases?.length ?? 0) > 1 ? undefined : t("It is played in one set of prices only.")),
  },
  {
    id: "strict",
    keys: ["u"],
    says: msg("Play strictly, so that nothing can be taken back, or not"),
    off: inPicker,
  },
  {
    id: "replay",
    keys: ["v"],
    says: msg("Look at a save, or at the play that has ended, again, decision by decision"),
    short: msg("replay"),
    off: (scene, state) => {
      if (scene.rest === "ended") return scene.replay === undefined ? undefined : t("This is a replay.");
      if (scene.rest !== "picker") return t("Only once the play has ended, or of a save in the list of scenarios.");
      return state.list === "saves" && rowAtCursor(state, scene) !== undefined
        ? undefined
        : t("Go to a save first (Tab).");
    },
  },
  {
    id: "inquire",
    keys: ["m"],
    says: msg("Look into the ended play: which decisions mattered, where it sits, luck and decision apart"),
    short: msg("mattered"),
    off: ended,
  },
  {
    id: "turns",
    keys: ["a"],
    says: msg("Play the ended play again with one decision changed: both ledgers side by side"),
    short: msg("instead"),
    off: ended,
  },
  {
    id: "compare",
    keys: ["c"],
    says: msg("Compare the strategies of a scenario in the same worlds, and after a play the play itself"),
    short: msg("compare"),
    off: (scene) => (scene.rest === "picker" ? undefined : ended(scene)),
  },
  {
    id: "delete",
    keys: ["d"],
    says: msg("Delete the save under the cursor"),
    short: msg("delete save"),
    off: (scene, state) =>
      inPicker(scene, state) ??
      (state.list === "saves" && rowAtCursor(state, scene) !== undefined ? undefined : t("Go to a save first (Tab).")),
  },
  {
    id: "picker",
    keys: ["P"],
    says: msg("Back to the scenarios; your place is kept"),
    short: ({ rest }) => (rest === "ended" ? t("scenarios") : ""),
    off: (scene) => (scene.rest === "picker" ? t("You are there.") : undefined),
  },
  {
    id: "lines",
    keys: ["L"],
    says: msg("Go on in plain lines, without screens"),
    off: (scene) => {
      if (scene.rest === "picker") return t("Start a play first.");
      return scene.replay === undefined ? undefined : t("A recorded play is told in lines by `replay --plain`.");
    },
  },
  { id: "quit", keys: ["q"], says: msg("Stop; your place is kept"), short: msg("quit"), off: never },
  { id: "interrupt", keys: ["ctrl-c"], says: msg("The same, from everywhere"), off: never },
];

/** The same for a recorded play that is looked at; its keys come before the others. */
const REPLAY: readonly Command[] = [
  { id: "step", keys: ["right", "."], says: msg("The next decision"), short: msg("left, right step"), off: never },
  { id: "step-back", keys: ["left", ","], says: msg("The decision before"), off: never },
  { id: "first", keys: ["home"], says: msg("To its beginning"), off: never },
  { id: "last", keys: ["end"], says: msg("To its end"), off: never },
  { id: "jump", keys: ["J"], says: msg("To a decision by its number"), short: msg("jump"), off: never },
  {
    id: "fork",
    keys: ["f"],
    says: msg("Take over from here: a new play in a save of its own, marked as foreseen"),
    short: msg("take over"),
    off: (scene) => (scene.rest === "ended" ? t("It has ended here: go back to a decision first.") : undefined),
  },
];

/** What keys can do in a scene. */
export const commandsOf = (scene: Scene): readonly Command[] =>
  replayOf(scene) === undefined ? COMMANDS : [...REPLAY, ...COMMANDS];

const keysOf = (commands: readonly Command[]): ReadonlyMap<string, Command> =>
  new Map(commands.flatMap((command) => command.keys.map((key) => [key, command] as const)));

const byKey = keysOf(COMMANDS);
const byReplayKey = keysOf([...COMMANDS, ...REPLAY]);

export const commandFor = (key: string, scene: Scene): Command | undefined =>
  (replayOf(scene) === undefined ? byKey : byReplayKey).get(key);
