import { emitKeypressEvents } from "node:readline";
import { PassThrough } from "node:stream";
import { type Input, KeyReader, type Terminal } from "../../ui/screens.js";

const ENTER = "\u001b[?1049h\u001b[0m\u001b[2J\u001b[?25l\u001b[?2004h";
/** How long a lone Esc waits for the rest of a key. */
const ESCAPE_WAIT = 40;
const STRIKE: Input = { kind: "key", key: { name: "c", text: "", ctrl: true, meta: false, shift: false } };

/** A terminal at the other end of a wire: keys come as bytes, frames go as text. */
export class RemoteTerminal implements Terminal {
  columns: number;
  rows: number;
  private readonly out: (text: string) => boolean;
  private readonly keys = new PassThrough();
  private to: { readonly input: (input: Input) => void; readonly resized: () => void } | undefined;
  /** Whether a frame was left out, so that the next must be a whole one. */
  private stale = false;

  /** `out` answers false where it left the text out, because the reader is slow. */
  constructor(size: { readonly columns: number; readonly rows: number }, out: (text: string) => boolean) {
    this.columns = size.columns;
    this.rows = size.rows;
    this.out = out;
  }

  write(text: string): void {
    if (this.stale || !this.out(text)) this.stale = true;
  }

  soon(run: () => void): void {
    setImmediate(run);
  }

  listen(to: { readonly input: (input: Input) => void; readonly resized: () => void }): () => void {
    this.to = to;
    emitKeypressEvents(this.keys, { escapeCodeTimeout: ESCAPE_WAIT } as never);
    this.keys.on("keypress", new KeyReader(to.input).pressed);
    this.write(ENTER);
    return () => {
      this.to = undefined;
      this.keys.removeAllListeners();
      this.keys.destroy();
    };
  }

  feed(text: string): void {
    if (!this.keys.destroyed) this.keys.write(text);
  }

  resize(size: { readonly columns: number; readonly rows: number }): void {
    this.columns = size.columns;
    this.rows = size.rows;
    this.to?.resized();
  }

  /** Draws a whole frame where some were left out. */
  refresh(): void {
    if (!this.stale) return;
    this.stale = false;
    this.write(ENTER);
    this.to?.resized();
  }

  /** Ends the screens, twice said: the first may be answered with a warning. */
  strike(): void {
    this.to?.input(STRIKE);
    this.to?.input(STRIKE);
  }
}
