import { LETTERS, type StandIns } from "./stand-ins.js";

/** Where frames go in the end: a terminal's size, and a way to write to it. */
export interface Surface {
  readonly columns: number;
  readonly rows: number;
  write(text: string): void;
}

const BEGIN = "\u001b[?2026h";
const END = "\u001b[?2026l";

/**
 * Stands in for Ink's output stream. Ink hands over whole frames; the painted lines take their places in it, and only those that changed are written, at
 * absolute positions, in one piece. Nothing ever scrolls and the lines above the screen stay as they were.
 */
export class FrameSink {
  readonly isTTY = true;
  private readonly surface: Surface;
  private readonly standIns: StandIns;
  private shown: readonly string[] = [];
  private laidOut = "";
  private closed = false;

  constructor(surface: Surface, standIns: StandIns) {
    this.surface = surface;
    this.standIns = standIns;
  }

  /** Not the window's: Ink lays out letters, not lines. */
  get columns(): number {
    return LETTERS;
  }

  get rows(): number {
    return this.surface.rows;
  }

  /** Called by Ink with a whole frame as it is laid out. Nothing is drawn before `show`. */
  readonly write = (frame: string, done?: () => void): boolean => {
    if (frame !== "") this.laidOut = frame;
    done?.();
    return true;
  };

  /** Forgets what the terminal shows: it was resized, or came back from elsewhere. */
  forget(): void {
    this.shown = [];
    if (!this.closed) this.surface.write("\u001b[0m\u001b[2J");
  }

  /** From here on nothing is drawn any more. */
  close(): void {
    this.closed = true;
  }

  /** Ink would listen for a resize here; frames are drawn anew by `forget` and a new frame instead. */
  on(): this {
    return this;
  }

  off(): this {
    return this;
  }

  /** Draws the frame that was laid out last, with the lines that stand for it now: only those that changed. */
  show(): void {
    if (this.closed) return;
    const next = this.standIns.expand(this.laidOut).slice(0, this.rows);
    let out = "";
    for (let row = 0; row < Math.max(next.length, this.shown.length); row += 1) {
      if (next[row] === this.shown[row]) continue;
      // Erased before it is written: behind a full line the cursor still stands on its last character.
      out += `\u001b[${row + 1};1H\u001b[0m\u001b[K${next[row] ?? ""}\u001b[0m`;
    }
    this.shown = next;
    if (out !== "") this.surface.write(`${BEGIN}${out}${END}`);
  }
}
