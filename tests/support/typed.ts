import { type Decision, subjectOf, View } from "../../src/engine/index.js";
import type { Words } from "../../src/ui/index.js";
import type { Undrawn } from "./campaign-scenes.js";
import { key, letters } from "./screen.js";

type Range = View["range"];

/** The amount of a decision as a reader types it, in the unit a bare number is taken to be in; undefined where it has none. */
function amountOf(decision: Decision, words: Words, range: Range, view: View): string | undefined {
  switch (decision.do) {
    case "answer":
      return `${decision.amount / words.askedUnit(range?.dims ?? {}).factor}`;
    case "buy":
    case "sell":
      return `${decision.amount / words.tradeUnit(decision.good).factor}`;
    case "leave":
    case "take":
      return `${decision.amount / words.tradeUnit(decision.what).factor}`;
    case "repay":
      return `${decision.amount / words.owedUnit(decision.credit).factor}`;
    case "make": {
      const makes = view.recipes.find(({ id }) => id === decision.recipe)?.makes ?? "";
      return `${decision.amount / words.tradeUnit(makes).factor}`;
    }
    case "wait":
      return `${decision.days}`;
    case "order": {
      const number = view.activities.find(({ id }) => id === decision.activity)?.number;
      if (decision.amount === undefined || number === undefined) return undefined;
      return `${decision.amount / words.askedUnit(number.dims).factor}`;
    }
    default:
      return undefined;
  }
}

/** What the decision is about, as both arms name it. */
function thingOf(decision: Decision): string {
  if (decision.do === "choose") return decision.option;
  if (decision.do === "order") return `${decision.activity} ${decision.level}`;
  return subjectOf(decision) ?? "";
}

/** A decision as it is typed in plain lines. */
export function linesOf(decision: Decision, words: Words, view: View): readonly string[] {
  const amount = amountOf(decision, words, view.range, view);
  switch (decision.do) {
    case "begin":
      return [];
    case "choose": // by its number: an option may be called as a command is
      return [`${view.options.findIndex(({ id }) => id === decision.option) + 1}`];
    case "answer":
      return [amount ?? ""];
    case "finish":
      return ["end", "end"];
    default:
      return [[decision.do, thingOf(decision), amount].filter((part) => part !== undefined && part !== "").join(" ")];
  }
}

/** Keys of the screens: a key by its name, or a text typed letter by letter. */
export type Keys = readonly ({ readonly key: string } | { readonly text: string })[];

const ENTER = { key: "enter" };

/** A decision as keys, where the screens stand now: choices by their number, the rest of the plan by the palette. */
export function keysOf(decision: Decision, screens: Undrawn, words: Words): Keys {
  const { session } = screens;
  const view = new View(session.program, session.campaign.world, session.campaign.rest);
  const amount = amountOf(decision, words, view.range, view);
  const typed: Keys = amount === undefined ? [] : [{ text: amount }, ENTER];
  if (decision.do === "begin") return [ENTER];
  if (decision.do === "answer") return typed;
  if (decision.do === "wait") return [{ text: "n" }, ...typed];
  if (decision.do === "choose")
    return [{ text: `${view.options.findIndex(({ id }) => id === decision.option) + 1}` }, ENTER];
  const { scene } = screens;
  const wanted = `${decision.do}:${thingOf(decision).replace(" ", ".")}`;
  const row = scene.rest === "plan" ? scene.actions.find(({ id }) => id === wanted) : undefined;
  if (row === undefined) throw new Error(`nothing on the plan is '${wanted}'`);
  const confirmed: Keys = decision.do === "finish" ? [{ text: "y" }] : [];
  return [{ text: ":" }, { text: row.search }, ENTER, ...typed, ...confirmed];
}

/** Presses keys on the screens without a terminal. */
export function press(screens: Undrawn, keys: Keys): void {
  for (const of of keys) for (const input of "key" in of ? [key(of.key)] : letters(of.text)) screens.take(input);
}
