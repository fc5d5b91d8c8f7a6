import type { Entry } from "./menu.js";

/** An entry a typed line means, what of the line is left for an amount, and by what it was known. */
export interface Match {
  readonly entry: Entry;
  readonly left: string;
  readonly by: "number" | "words" | "label";
}

/** Shorter pieces of a label would fit by chance. */
const LEAST_PIECE = 3;

const LETTER = /[\p{L}\p{N}]/u;

/** Whether a piece stands in a label at the beginning of a word. */
function beginsAWord(label: string, piece: string): boolean {
  for (let at = label.indexOf(piece); at >= 0; at = label.indexOf(piece, at + 1))
    if (at === 0 || !LETTER.test(label.charAt(at - 1))) return true;
  return false;
}

/** The one entry in whose label the typed words stand, where it is one alone. */
function byLabel(text: string, entries: readonly Entry[]): Match | undefined {
  if (text.length < LEAST_PIECE || /^[^\p{L}]/u.test(text)) return undefined;
  const found = entries.filter(({ label }) => beginsAWord(label.toLowerCase(), text));
  const [entry] = found;
  return entry === undefined || found.length > 1 ? undefined : { entry, left: "", by: "label" };
}

/** `repay all`, where there is one debt: the only entry of that verb. */
function byVerb(text: string, entries: readonly Entry[]): Match | undefined {
  const [, verb = "", left = ""] = /^(\p{L}+) +((?:\d|all$|half$|none$|max$).*)$/u.exec(text) ?? [];
  const found = entries.filter(({ words, question }) => question !== undefined && words.startsWith(`${verb} `));
  const [entry] = found;
  return verb === "" || entry === undefined || found.length > 1 ? undefined : { entry, left, by: "words" };
}

/** `repay yuan all`, where one debt alone has such a word in its name: an entry of that verb, by a piece of what it is of. */
function byPart(text: string, entries: readonly Entry[]): Match | undefined {
  const [, verb = "", piece = "", left = ""] =
    /^(\p{L}+) +(\p{L}.*?)(?: +(\d.*|all|half|none|max))?$/u.exec(text) ?? [];
  if (piece.length < LEAST_PIECE) return undefined;
  const found = entries.filter(
    ({ words, alias = words }) => words.startsWith(`${verb} `) && beginsAWord(alias.slice(verb.length), piece),
  );
  const [entry] = found;
  return entry === undefined || found.length > 1 ? undefined : { entry, left, by: "label" };
}

/** `take clothes 6`: an entry of that verb, by another word for what it is of, where that is a word for nothing else. */
function byAlso(text: string, entries: readonly Entry[]): Match | undefined {
  const found = entries.flatMap((entry): Match[] => {
    const [verb = ""] = entry.words.split(" ");
    const said = (entry.also ?? [])
      .map((of) => `${verb} ${of}`)
      .find((words) => text === words || text.startsWith(`${words} `));
    return said === undefined ? [] : [{ entry, left: text.slice(said.length).trim(), by: "words" }];
  });
  return found.length > 1 ? undefined : found[0];
}

/** The entry a typed line means: its number, its words, else a piece of its label that fits no other. Lower case. */
export function match(typed: string, entries: readonly Entry[]): Match | undefined {
  const text = typed === "finish" ? "end" : typed;
  const [, number, left = ""] = /^(\d+)(?:\s+(.+))?$/.exec(text) ?? [];
  const byNumber = number === undefined ? undefined : entries[Number(number) - 1];
  if (byNumber !== undefined) return byNumber.spoken === true ? undefined : { entry: byNumber, left, by: "number" };
  for (const entry of entries) {
    const said = [entry.words, entry.alias ?? entry.words].find(
      (words) => text === words || text.startsWith(`${words} `),
    );
    if (said !== undefined) return { entry, left: text.slice(said.length).trim(), by: "words" };
  }
  return byVerb(text, entries) ?? byAlso(text, entries) ?? byPart(text, entries) ?? byLabel(text, entries);
}
