/** A key as a terminal reports it: `name` for keys that have one (`up`, `return`, `a`), `text` for what it would type. */
export interface Key {
  readonly name: string;
  readonly text: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
}

/** What comes from the keyboard: single keys, or pasted text, which is never taken as keys. */
export type Input = { readonly kind: "key"; readonly key: Key } | { readonly kind: "paste"; readonly text: string };

const NAMED: Readonly<Record<string, string>> = {
  return: "enter",
  enter: "enter",
  escape: "esc",
  pageup: "pgup",
  pagedown: "pgdn",
  backspace: "erase",
  delete: "erase",
};

/** One word for a key, as the table of commands writes it: `up`, `ctrl-c`, `shift-tab`, `G`, `?`. */
export function chord({ name, text, ctrl, meta, shift }: Key): string {
  if (ctrl && /^[a-z]$/.test(name)) return `ctrl-${name}`;
  if (meta && name !== "escape") return `meta-${name}`;
  if (name === "tab") return shift ? "shift-tab" : "tab";
  const known = NAMED[name];
  if (known !== undefined) return known;
  return text.length === 1 && text > " " ? text : name === "space" ? " " : name;
}

/** Whether a key types something rather than doing something. */
export const typed = ({ text, ctrl, meta }: Key): string =>
  !ctrl && !meta && [...text].length === 1 && text >= " " && text !== "\u007f" ? text : "";

/** A key as `node:readline` tells it. */
export interface Keypress {
  readonly name?: string | undefined;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
  readonly shift?: boolean;
}

/** More than any field takes; the rest of a longer paste is dropped. */
const PASTE_LIMIT = 4096;

/** Makes inputs of keypresses: what comes between the marks of a paste is one. */
export class KeyReader {
  private readonly input: (input: Input) => void;
  private pasted: string | undefined;

  constructor(input: (input: Input) => void) {
    this.input = input;
  }

  readonly pressed = (text: string | undefined, key: Keypress | undefined): void => {
    if (key?.name === "paste-start") {
      this.pasted = "";
      return;
    }
    if (this.pasted === undefined) {
      const { name = "", ctrl = false, meta = false, shift = false } = key ?? {};
      this.input({ kind: "key", key: { name, text: text ?? "", ctrl, meta, shift } });
      return;
    }
    if (key?.name === "paste-end") {
      this.input({ kind: "paste", text: this.pasted });
      this.pasted = undefined;
    } else if (this.pasted.length < PASTE_LIMIT) this.pasted += text ?? "";
  };
}

/** Stands for a page in a number of rows; it is so many before anything was drawn, then what was seen. */
export const PAGE = 10;
