/** Text that is markup already. Made only by `html` and, for drawings, by `drawn`. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | undefined | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text without control and direction characters. */
export const plain = (text: string): string => text.replace(/[^\P{Cc}\n\t]|\p{Cf}/gu, "");

/** Text as text: whatever it holds, it is shown and does nothing. */
const escaped = (text: string): string => plain(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");

function shown(part: Part): string {
  if (part === undefined) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "object") return part.map(shown).join("");
  return escaped(String(part));
}

/** Markup with everything put into it escaped, unless it is markup itself. */
export const html = (words: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(words.reduce((text, word, index) => `${text}${shown(parts[index - 1])}${word}`));
