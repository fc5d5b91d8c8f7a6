import { heard, msg, t } from "../../../language/index.js";
import { capital } from "../../figures.js";
import type { PanelId } from "./model.js";
import { panelName } from "./names.js";

/** Panels that tell what a word of the plain lines tells. */
const PANEL_OF: Readonly<Record<string, PanelId>> = {
  odds: "risks",
  home: "household",
  leave: "household",
  take: "household",
  ration: "night",
  prices: "prices",
  status: "debts",
  ledger: "ledger",
  order: "do",
  make: "do",
};

/** Keys that do what a word of the plain lines does. */
const KEY_OF: Readonly<Record<string, string>> = {
  help: "?",
  "?": "?",
  undo: "x",
  quit: "q",
  repay: "p",
  travel: "t",
  wait: "n",
  decisions: "m",
  "what-if": "a",
  end: ":end",
  buy: msg("b on a price"),
  sell: msg("s on a price"),
  more: msg("the arrows"),
};

/** Words that are typed on screens too. */
const AMOUNTS: ReadonlySet<string> = new Set(["all", "half", "none", "max"]);

/** Stands for the amount that is to be typed. */
const AMOUNT = msg("AMOUNT");

/** What is asked with `why` and `i`: a word by the palette, a row or an amount by the key alone. */
function asking(key: "w" | "i", typed: string, rest: string): string {
  if (rest === "") return key;
  if (rest === AMOUNT || rest === t("AMOUNT")) return t("an amount and then {key}", { key });
  return /^\d+$/.test(rest) ? t("{key} on its row", { key }) : `:${typed} ${rest}`;
}

/** One command of the plain lines as a key; as it stands where it is none of theirs. */
function onKeys(command: string): string {
  const [typed = "", ...more] = command.split(" ");
  const word = heard(typed).toLowerCase();
  const rest = more.join(" ");
  if (word === "why") return asking("w", typed, rest);
  if (word === "i") return asking("i", typed, rest);
  if (AMOUNTS.has(word)) return typed;
  const [panel, key] = [PANEL_OF[word], KEY_OF[word]];
  if (panel !== undefined) return t("the panel {name}", { name: panelName(panel) });
  return key === undefined ? `\`${command}\`` : t(key);
}

/** What a word of the plain lines does on screens: the panel that tells it, or the key. */
export function meansOnScreen(typed: string): { readonly panel?: PanelId; readonly key?: string } {
  const word = heard(typed.trim()).toLowerCase();
  const [panel, key] = [PANEL_OF[word], KEY_OF[word]];
  return { ...(panel === undefined ? {} : { panel }), ...(key === undefined ? {} : { key }) };
}

/** A sentence as the screens say it: answers name commands of the plain lines in backquotes, screens name keys. */
export const onScreen = (line: string): string =>
  once(line).replace(/`([^`]+)`/g, (_all, command: string, at: number) =>
    /(^|[.!?] )$/.test(line.slice(0, at)) ? capitalOf(onKeys(command)) : onKeys(command),
  );

/** Two commands beside each other that are one panel on screens are told as one. */
const once = (line: string): string =>
  line.replace(/(`([^`]+)`) and `([^`]+)`/g, (all, first: string, one: string, other: string) =>
    onKeys(one) === onKeys(other) ? first : all,
  );

/** `the panel Home` begins a sentence with a capital; a key stays as it is pressed. */
const capitalOf = (text: string): string => (/^[a-z]( |$)/.test(text) ? text : capital(text));
