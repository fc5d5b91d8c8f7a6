import { StandIns } from "./stand-ins.js";
import { columnsOf, inColumns, type Line, type Look, plain, type Span } from "./text.js";

/** What a terminal is asked to show: colours at all, and only plain ASCII signs. */
export interface ThemeOptions {
  readonly color: boolean;
  readonly ascii: boolean;
}

export interface Signs {
  readonly across: string;
  readonly down: string;
  readonly corners: readonly [string, string, string, string];
  /** Where a road leaves a line that goes on, and one that ends there. */
  readonly branch: string;
  readonly last: string;
  /** Low to high. */
  readonly bars: readonly string[];
}

const DRAWN: Signs = {
  across: "─",
  down: "│",
  corners: ["┌", "┐", "└", "┘"],
  branch: "├",
  last: "└",
  bars: [..."▁▂▃▄▅▆▇█"],
};
const ASCII: Signs = {
  across: "-",
  down: "|",
  corners: ["+", "+", "+", "+"],
  branch: "+",
  last: "+",
  bars: [..."_.-:=+*#"],
};

/** Blue and yellow stay apart for every kind of colour blindness; the terminal's own colours are the ground. */
const COLOURED: Readonly<Record<Look, string>> = {
  plain: "",
  strong: "1",
  dim: "2",
  good: "94",
  warn: "33",
  bad: "1;33",
  chosen: "7",
  title: "1;36",
};
const COLOURLESS: Readonly<Record<Look, string>> = {
  plain: "",
  strong: "1",
  dim: "",
  good: "",
  warn: "1",
  bad: "1",
  chosen: "7",
  title: "1",
};

/** Turns lines into text with the few codes a terminal needs. Every text of every frame goes through here. */
export class Theme {
  readonly signs: Signs;
  /** The blocks of the frame that is being painted. */
  readonly standIns = new StandIns();
  private readonly codes: Readonly<Record<Look, string>>;

  constructor({ color, ascii }: ThemeOptions) {
    this.signs = ascii ? ASCII : DRAWN;
    this.codes = color ? COLOURED : COLOURLESS;
  }

  private dress(text: string, look: Look): string {
    const code = this.codes[look];
    return code === "" || text === "" ? text : `\u001b[${code}m${text}\u001b[0m`;
  }

  /** A line in exactly so many columns; a chosen one in reverse as a whole. */
  paint(line: Line, columns: number, chosen = false): string {
    let left = columns;
    let out = "";
    for (const { text, look = "plain" } of line) {
      if (left <= 0) break;
      const clean = plain(text);
      const wide = Math.min(left, columnsOf(clean));
      out += this.dress(inColumns(clean, wide), chosen ? "chosen" : look);
      left -= wide;
    }
    const blanks = " ".repeat(Math.max(0, left));
    return out + (chosen ? this.dress(blanks, "chosen") : blanks);
  }

  /** The upper edge of a panel with its title; the one that has the keys is marked by a sign as well as by its look. */
  top(title: string, columns: number, focused: boolean): string {
    const [left, right] = this.signs.corners;
    const name = inColumns(
      ` ${focused ? "> " : ""}${title} `,
      Math.min(columns - 4, columnsOf(plain(title)) + (focused ? 4 : 2)),
    );
    const line = this.signs.across.repeat(Math.max(0, columns - 3 - columnsOf(name)));
    return `${left}${this.signs.across}${this.dress(name, focused ? "title" : "plain")}${line}${right}`;
  }

  bottom(columns: number, note = ""): string {
    const [, , left, right] = this.signs.corners;
    const name = note === "" ? "" : inColumns(` ${note} `, Math.min(columns - 4, columnsOf(plain(note)) + 2));
    return `${left}${this.signs.across.repeat(Math.max(0, columns - 3 - columnsOf(name)))}${name}${this.signs.across}${right}`;
  }

  /** A share from 0 to 1 as a bar of ten. */
  bar(share: number): string {
    const full = Math.round(Math.min(1, Math.max(0, share)) * 10);
    return `[${(this.signs.bars.at(-1) ?? "#").repeat(full)}${".".repeat(10 - full)}]`;
  }

  /** Values as bars between their lowest and highest. */
  sparkline(values: readonly number[]): string {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const { bars } = this.signs;
    const steps = bars.length - 1;
    return values
      .map((value) => bars[high === low ? Math.floor(steps / 2) : Math.round(((value - low) / (high - low)) * steps)])
      .join("");
  }
}

export type Cell = readonly [text: string, columns: number, side?: "left" | "right", look?: Look];

/** Cells beside each other, each in its own columns; a gap of one between them. */
export const cells = (...of: readonly Cell[]): Line =>
  of.flatMap(([text, columns, side = "left", look = "plain"], index): readonly Span[] => [
    ...(index === 0 ? [] : [{ text: " " }]),
    { text: inColumns(text, columns, side), look },
  ]);
