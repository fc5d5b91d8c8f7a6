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
