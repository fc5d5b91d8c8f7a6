import type { Entry } from "./menu.js";

/** An entry a typed line means, and what of the line is left for an amount. */
export interface Match {
  readonly entry: Entry;
  readonly left: string;
}

/** Shorter pieces of a label would fit by chance. */
const LEAST_PIECE = 3;

/** The one entry in whose label the typed words stand, where it is one alone. */
function byLabel(text: string, entries: readonly Entry[]): Match | undefined {
  if (text.length < LEAST_PIECE || /^\d/.test(text)) return undefined;
  const piece = new RegExp(`(^|[^\\p{L}])${text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}`, "u");
  const found = entries.filter(({ label }) => piece.test(label.toLowerCase()));
  const [entry] = found;
  return entry === undefined || found.length > 1 ? undefined : { entry, left: "" };
}

/** The entry a typed line means: its number, its words, else a piece of its label that fits no other. Lower case. */
export function match(typed: string, entries: readonly Entry[]): Match | undefined {
  const text = typed === "finish" ? "end" : typed;
  const [, number, left = ""] = /^(\d+)(?:\s+(.+))?$/.exec(text) ?? [];
  const byNumber = number === undefined ? undefined : entries[Number(number) - 1];
  if (byNumber !== undefined) return byNumber.spoken === true ? undefined : { entry: byNumber, left };
  for (const entry of entries) {
    const said = [entry.words, entry.alias ?? entry.words].find(
      (words) => text === words || text.startsWith(`${words} `),
    );
    if (said !== undefined) return { entry, left: text.slice(said.length).trim() };
  }
  return byLabel(text, entries);
}
