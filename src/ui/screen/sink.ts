/** Where frames go in the end: a terminal's size, and a way to write to it. */
export interface Surface {
  readonly columns: number;
  readonly rows: number;
  write(text: string): void;
}

const BEGIN = "\u001b[?2026h";
const END = "\u001b[?2026l";

/**
 * Stands in for Ink's output stream. Ink hands over whole frames; of each, only the lines that changed are written, at
 * absolute positions, in one piece. Nothing ever scrolls and the lines above the screen stay as they were.
 */
export class FrameSink {
  readonly isTTY = true;
  private readonly surface: Surface;
  private shown: readonly string[] = [];
  private held: string | undefined;
  private holding = false;
  private closed = false;

  constructor(surface: Surface) {
    this.surface = surface;
  }

  get columns(): number {
    return this.surface.columns;
  }

  get rows(): number {
    return this.surface.rows;
  }

  /** Called by Ink with a whole frame. */
  readonly write = (frame: string, done?: () => void): boolean => {
    if (frame !== "") this.held = frame;
    if (!this.holding) this.flush();
    done?.();
    return true;
  };

  /** Runs something that draws several times and shows only its last frame. */
  once(draw: () => void): void {
    this.holding = true;
    try {
      draw();
    } finally {
      this.holding = false;
      this.flush();
    }
  }

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

  private flush(): void {
    if (this.held === undefined || this.closed) return;
    const next = this.held.split("\n").slice(0, this.rows);
    this.held = undefined;
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
