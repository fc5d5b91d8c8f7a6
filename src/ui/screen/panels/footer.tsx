import { msg, t } from "../../../language/index.js";
import { type CommandId, choosable } from "../command.js";
import { commandsOf } from "../commands.js";
import { pageOfLines, pageRoom, type Told } from "../reading.js";
import type { ReplayScene, Scene } from "../scene/model.js";
import { canTakeBack, type Lesson, replayOf, type UiState } from "../state.js";
import { columnsOf, type Line, plain, wrap } from "../text.js";
import { Block } from "./block.js";
import type { Frame } from "./frame.js";

const TAUGHT: Readonly<Record<Lesson, string>> = {
  move: msg("arrows move"),
  enter: msg("Enter chooses"),
  help: msg("? tells all keys"),
};

/** The one sentence of the moment: a question, an answer, or the keys a first play has not used yet. */
function sentence({ state }: Frame, scene: Scene): Line {
  const { mode, note, lessons, filter } = state;
  if (mode.kind === "confirm")
    return [{ text: t(" {text} y yes, any other key no", { text: mode.text }), look: "bad" }];
  if (mode.kind === "filter")
    return [{ text: t(" Filter: {filter}_   Enter keeps it, Esc shows all", { filter }), look: "strong" }];
  const replay = replayOf(scene);
  if (note !== "") return [{ text: ` ${note}`, look: "warn" }];
  if (mode.kind === "jump") {
    const { count = 0 } = replay ?? {};
    const text = t(" Go to decision: {typed}_   (1 to {count})", { typed: mode.typed, count });
    return [{ text, look: "strong" }];
  }
  if (replay !== undefined) return [{ text: ` ${replayText(replay)}`, look: "strong" }];
  if (lessons.length > 0 && mode.kind !== "report" && mode.kind !== "page" && mode.kind !== "told")
    return taught(lessons, scene, state);
  return [];
}

/** The keys a first play has not used yet; of Enter only where it chooses something. */
function taught(lessons: readonly Lesson[], scene: Scene, state: UiState): Line {
  const told = lessons.filter((of) => of !== "enter" || choosable(scene, state) === undefined);
  if (told.length === 0) return [];
  return [{ text: t(" Try: {lessons}.", { lessons: told.map((of) => t(TAUGHT[of])).join("; ") }), look: "good" }];
}

const replayText = ({ at, count, next }: ReplayScene): string =>
  next === undefined
    ? t("After the last of {count} decisions.", { count })
    : t("Decision {at} of {count}: {next}", { at: at + 1, count, next });

/** Where a page goes on below, that it does. */
const scrolls = (told: Told, scene: Scene, columns: number, rows: number): readonly string[] =>
  pageOfLines(told, columns).length > pageRoom(scene, rows) ? [t("up/down scroll")] : [];

type In<Kind> = Extract<UiState["mode"], { readonly kind: Kind }>;

const amountKeys = ({ asked }: In<"amount">, scene: Scene): readonly string[] => [
  t("number, all, half"),
  t("Enter takes it"),
  asked ? t("Tab looks") : t("Esc back"),
  t("w why"),
  t("? help"),
  t("i source"),
  ...(asked && canTakeBack(scene) ? [t("x undo")] : []),
  ...(asked ? [t("Ctrl-C stops")] : []),
  t("up/down one more, less"),
  t("pgup/pgdn most, least"),
];

function pageKeys(mode: In<"page">, scene: Scene, { columns, rows }: Frame): readonly string[] {
  const other = mode.tells === "why" ? t("i source") : t("w why");
  return [
    ...scrolls(mode, scene, columns, rows),
    t("Esc closes"),
    ...(scene.rest === "picker" ? [] : [other]),
    t("? help"),
  ];
}

/** What the keys do just now, without those that are off; the most needed first. */
function keysOf(scene: Scene, frame: Frame): readonly string[] {
  const { state, columns, rows } = frame;
  const { mode } = state;
  switch (mode.kind) {
    case "amount":
      return amountKeys(mode, scene);
    case "seed":
      return [t("type a seed"), t("Enter takes it"), t("Esc leaves it as it was")];
    case "jump":
      return [t("type a number"), t("Enter goes there"), t("Esc stays here")];
    case "help":
    case "palette":
      return [t("type to search"), t("up/down"), t("Enter does it"), t("Esc closes")];
    case "undo":
      return [t("y takes it back"), t("x or down one more"), t("up one less"), t("any other key leaves it")];
    case "page":
      return pageKeys(mode, scene, frame);
    case "told":
      return [t("Enter goes on"), ...scrolls(mode, scene, columns, rows), t("w why"), t("i source")];
    case "report": {
      const { progress, keys, rows: all } = mode.report;
      return [
        ...(all[mode.at]?.enter === undefined ? [] : keys),
        progress === undefined ? t("Esc closes") : t("Esc ends it"),
        t("up/down scroll"),
        t("w why"),
        t("? help"),
      ];
    }
    case "filter":
    case "confirm":
      return [];
    case "browse":
      return browsing(scene, state);
  }
}

/** Never missing, however narrow the window. */
const FIRST: readonly CommandId[] = ["step", "jump", "fork", "back", "up", "enter", "help", "why", "quit"];
/** What a play needs before all else, where there is room for it. */
const NEXT: readonly CommandId[] = ["right", "buy", "sell", "source", "wait", "undo"];
/** After an ending, what there is still to look into comes before all else. */
const AFTERWARDS: readonly CommandId[] = ["inquire", "turns", "compare", "replay", "picker"];
const AT_END: readonly CommandId[] = ["help", "why", "quit", "source", "up"];

function browsing(scene: Scene, state: UiState): readonly string[] {
  const on = commandsOf(scene).filter(({ id, short, off }) => {
    if (id === "enter" && replayOf(scene) !== undefined) return false;
    return short !== undefined && off(scene, state) === undefined;
  });
  const waits = scene.rest === "choose" || scene.rest === "ask";
  const first = scene.rest === "ended" ? [...AFTERWARDS, ...AT_END] : [...FIRST, ...(waits ? NEXT : NEXT.slice(1))];
  const rank = ({ id }: { readonly id: CommandId }): number => (first.includes(id) ? first.indexOf(id) : first.length);
  const order = on.toSorted((a, b) => rank(a) - rank(b));
  return order.flatMap(({ id, short = "", keys: [key = ""] }) => {
    const says = typeof short === "string" ? t(short) : short(scene);
    if (says === "") return [];
    return [id === "up" || id === "step" ? says : `${id === "right" ? "tab" : key} ${says}`];
  });
}

/** As many as fit beside each other; the others are in the help. */
function fitting(keys: readonly string[], columns: number): string {
  let line = "";
  for (const key of keys) {
    const longer = line === "" ? key : `${line}  ${key}`;
    if (columnsOf(longer) <= columns) line = longer;
  }
  return line;
}

const textOf = (line: Line): string => line.map(({ text }) => text).join("");

const over = (line: Line, columns: number): boolean => columnsOf(plain(textOf(line))) > columns;

/** A sentence that is longer than the window goes on in the line of the keys. */
function inTwo(line: Line, columns: number): readonly Line[] {
  const look = line[0]?.look ?? "plain";
  return wrap(textOf(line).trim(), columns - 2).map((part): Line => [{ text: ` ${part}`, look }]);
}

/** The two lines at the foot of every screen. The last column of the last row stays empty: some terminals scroll there. */
export function Footer({ scene, frame }: { readonly scene: Scene; readonly frame: Frame }) {
  const columns = frame.columns - 1;
  const said = sentence(frame, scene);
  const keys: Line = [{ text: ` ${fitting(keysOf(scene, frame), columns - 2)}`, look: "dim" }];
  const [first, second = keys] = over(said, columns) ? inTwo(said, columns) : [said];
  return <Block lines={[first ?? [], second]} space={{ columns, rows: 2 }} theme={frame.theme} />;
}
