import stringWidth from "string-width";
import type { Input, Terminal } from "../../src/ui/screens.js";

/** One cell: what stands there, and whether it is in reverse. A wide letter leaves an empty cell behind it. */
interface Cell {
  readonly text: string;
  readonly reverse: boolean;
}

const BLANK: Cell = { text: " ", reverse: false };
const WIDE = /^[\x20-\x7e]$/;

/**
 * A terminal that knows only what the screens may send, and throws at anything else: at a foreign control byte, at a
 * line that runs over its end, at whatever would scroll or wipe what lies above the screen.
 */
export class TestTerminal implements Terminal {
  columns: number;
  rows: number;
  /** Bytes sent so far. */
  sent = 0;
  writes = 0;
  private cells: Cell[][] = [];
  private at: [row: number, column: number] = [0, 0];
  private reverse = false;
  private queue: (() => void)[] = [];
  private to: { readonly input: (input: Input) => void; readonly resized: () => void } | undefined;

  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
    this.wipe();
  }

  private wipe(): void {
    this.cells = Array.from({ length: this.rows }, () => Array.from({ length: this.columns }, () => BLANK));
  }

  listen(to: { readonly input: (input: Input) => void; readonly resized: () => void }): () => void {
    this.to = to;
    return () => {
      this.to = undefined;
    };
  }

  soon(run: () => void): void {
    this.queue.push(run);
  }

  /** Sends an input as the keyboard would. */
  input(...inputs: readonly Input[]): void {
    for (const input of inputs) this.to?.input(input);
  }

  resize(columns: number, rows: number): void {
    const before = this.cells;
    this.columns = columns;
    this.rows = rows;
    this.cells = Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_of, column) => before[row]?.[column] ?? { text: "#", reverse: false }),
    );
    this.at = [0, 0];
    this.to?.resized();
  }

  /** Lets everything that waits happen, until nothing waits any more. */
  async settle(): Promise<void> {
    for (let calm = 0; calm < 4; calm += 1) {
      for (let run = this.queue.shift(); run !== undefined; run = this.queue.shift()) {
        run();
        calm = 0;
      }
      await new Promise((done) => setImmediate(done));
      if (this.queue.length > 0) calm = 0;
    }
  }

  /** The same without waiting for what is loaded. */
  flush(): void {
    for (let run = this.queue.shift(); run !== undefined; run = this.queue.shift()) run();
  }

  write(text: string): void {
    this.sent += text.length;
    this.writes += 1;
    let rest = text;
    while (rest !== "") {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the codes a terminal is sent
      const code = /^\u001b\[([?\d;]*)([A-Za-z])/.exec(rest);
      if (code !== null) {
        this.obey(code[1] ?? "", code[2] ?? "");
        rest = rest.slice(code[0].length);
        continue;
      }
      const letter = String.fromCodePoint(rest.codePointAt(0) ?? 0);
      this.put(letter);
      rest = rest.slice(letter.length);
    }
  }

  private obey(numbers: string, letter: string): void {
    if (letter === "h" || letter === "l") {
      if (numbers !== "?2026") throw new Error(`mode ${numbers}${letter}`);
    } else if (letter === "m")
      this.reverse = numbers === "0" || numbers === "" ? false : this.reverse || numbers === "7";
    else if (letter === "J" && numbers === "2") this.wipe();
    else if (letter === "H") {
      const [row = 1, column = 1] = numbers.split(";").map(Number);
      if (row < 1 || row > this.rows || column < 1 || column > this.columns)
        throw new Error(`beyond the screen: ${numbers}`);
      this.at = [row - 1, column - 1];
    } else if (letter === "K" && numbers === "") {
      for (let column = this.at[1]; column < this.columns; column += 1) this.set(this.at[0], column, BLANK);
    } else throw new Error(`unknown code CSI ${numbers}${letter}`);
  }

  private set(row: number, column: number, cell: Cell): void {
    const line = this.cells[row];
    if (line !== undefined) line[column] = cell;
  }

  private put(letter: string): void {
    if (/\p{C}/u.test(letter)) throw new Error(`foreign byte U+${letter.codePointAt(0)?.toString(16)}`);
    const wide = WIDE.test(letter) ? 1 : stringWidth(letter);
    const [row, column] = this.at;
    if (wide === 0) throw new Error(`a letter without width: U+${letter.codePointAt(0)?.toString(16)}`);
    if (column + wide > this.columns) throw new Error(`line ${row + 1} runs over ${this.columns} columns`);
    if (row === this.rows - 1 && column + wide === this.columns) throw new Error("the last column of the last row");
    this.set(row, column, { text: letter, reverse: this.reverse });
    if (wide === 2) this.set(row, column + 1, { text: "", reverse: this.reverse });
    this.at = [row, column + wide];
  }

  /** What stands on the screen, without blanks at the ends of lines. */
  get text(): string {
    return this.cells
      .map((line) =>
        line
          .map(({ text }) => text)
          .join("")
          .trimEnd(),
      )
      .join("\n");
  }

  /** What stands in reverse, by line. */
  get reversed(): string {
    return this.cells
      .map((line) =>
        line
          .filter(({ reverse }) => reverse)
          .map(({ text }) => text)
          .join("")
          .trim(),
      )
      .filter((line) => line !== "")
      .join("\n");
  }

  /** Text and reverse together: two screens are one when these are. */
  get picture(): string {
    return `${this.text}\n${this.cells
      .map((line) =>
        line
          .map(({ reverse }) => (reverse ? "1" : "0"))
          .join("")
          .replace(/0+$/, ""),
      )
      .join("\n")}`;
  }
}

/** A key by its name in the table of commands, or the letter it types. */
export function key(name: string): Input {
  const [, held, bare = name] = /^(ctrl|shift|meta)-(.+)$/.exec(name) ?? [];
  const names: Readonly<Record<string, string>> = {
    enter: "return",
    esc: "escape",
    erase: "backspace",
    pgup: "pageup",
    pgdn: "pagedown",
  };
  const text = [...bare].length === 1 && held !== "ctrl" ? bare : "";
  return {
    kind: "key",
    key: { name: names[bare] ?? bare, text, ctrl: held === "ctrl", meta: held === "meta", shift: held === "shift" },
  };
}

/** A text as keys, one by one. */
export const letters = (text: string): readonly Input[] => [...text].map(key);
