import { COMMANDS, type CommandId } from "../commands.js";
import type { Scene } from "../scene/model.js";
import type { Lesson, UiState } from "../state.js";
import type { Line } from "../text.js";
import { Block } from "./block.js";
import type { Frame } from "./frame.js";

const TAUGHT: Readonly<Record<Lesson, string>> = {
  move: "arrows move",
  enter: "Enter chooses",
  help: "? tells all keys",
};

/** The one sentence of the moment: a question, an answer, or the keys a first play has not used yet. */
function sentence({ state }: Frame): Line {
  const { mode, note, lessons, filter } = state;
  if (mode.kind === "confirm") return [{ text: ` ${mode.text} y yes, any other key no`, look: "bad" }];
  if (mode.kind === "filter") return [{ text: ` Filter: ${filter}_   Enter keeps it, Esc shows all`, look: "strong" }];
  if (note !== "") return [{ text: ` ${note}`, look: "warn" }];
  if (lessons.length > 0) return [{ text: ` Try: ${lessons.map((of) => TAUGHT[of]).join("; ")}.`, look: "good" }];
  return [];
}

/** What the keys do just now, without those that are off; the most needed first. */
function keysOf(scene: Scene, { state }: Frame): readonly string[] {
  const { mode } = state;
  switch (mode.kind) {
    case "amount":
      return [
        "number, all, half",
        "Enter takes it",
        ...(mode.asked ? ["Ctrl-C stops"] : ["Esc back"]),
        "? help",
        "up/down one more, less",
        "w why",
        "pgup/pgdn most, least",
      ];
    case "seed":
      return ["type a seed", "Enter takes it", "Esc leaves it as it was"];
    case "help":
    case "palette":
      return ["type to search", "up/down", "Enter does it", "Esc closes"];
    case "undo":
      return ["y takes it back", "x or down one more", "up one less", "any other key leaves it"];
    case "page":
      return ["up/down scroll", "Esc closes"];
    case "filter":
    case "confirm":
      return [];
    case "browse":
      return browsing(scene, state);
  }
}

/** Never missing, however narrow the window. */
const FIRST: readonly CommandId[] = ["up", "enter", "help", "quit"];

function browsing(scene: Scene, state: UiState): readonly string[] {
  const on = COMMANDS.filter(({ short, off }) => short !== undefined && off(scene, state) === undefined);
  const order = [...on.filter(({ id }) => FIRST.includes(id)), ...on.filter(({ id }) => !FIRST.includes(id))];
  return order.map(({ id, short = "", keys: [key = ""] }) => {
    const says = typeof short === "string" ? short : short(scene);
    return id === "up" ? says : `${id === "right" ? "tab" : key} ${says}`;
  });
}

/** As many as fit beside each other; the others are in the help. */
function fitting(keys: readonly string[], columns: number): string {
  let line = "";
  for (const key of keys) {
    const longer = line === "" ? key : `${line}  ${key}`;
    if (longer.length <= columns) line = longer;
  }
  return line;
}

/** The two lines at the foot of every screen. The last column of the last row stays empty: some terminals scroll there. */
export function Footer({ scene, frame }: { readonly scene: Scene; readonly frame: Frame }) {
  const keys: Line = [{ text: ` ${fitting(keysOf(scene, frame), frame.columns - 3)}`, look: "dim" }];
  return <Block lines={[sentence(frame), keys]} space={{ columns: frame.columns - 1, rows: 2 }} theme={frame.theme} />;
}
