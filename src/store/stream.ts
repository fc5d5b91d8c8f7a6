import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { writeFault } from "./whole.js";

/** Text is written in blocks of at least this many characters. */
const BLOCK = 65_536;

/** A file written bit by bit that is whole or not there: it lies beside its place until it is finished. */
export class StreamedFile {
  private readonly path: string;
  private readonly beside: string;
  private readonly handle: number;
  private waiting = "";
  private open = true;

  /** @throws StoreError when it cannot be written. */
  constructor(path: string) {
    this.path = path;
    this.beside = `${path}.${process.pid}.part`;
    this.handle = this.doing(() => {
      mkdirSync(dirname(path), { recursive: true });
      return openSync(this.beside, "w");
    });
  }

  private doing<T>(step: () => T): T {
    try {
      return step();
    } catch (error) {
      this.discard();
      throw writeFault(this.path, error);
    }
  }

  private flush(): void {
    const text = Buffer.from(this.waiting);
    this.waiting = "";
    for (let at = 0; at < text.length; ) at += writeSync(this.handle, text, at);
  }

  write(text: string): void {
    this.waiting += text;
    if (this.waiting.length >= BLOCK) this.doing(() => this.flush());
  }

  /** Puts the file in its place, over whatever lay there. */
  finish(): void {
    this.doing(() => {
      this.flush();
      fsyncSync(this.handle);
      renameSync(this.beside, this.path);
      this.open = false;
      closeSync(this.handle);
    });
  }

  /** Leaves nothing behind, unless it is finished. */
  discard(): void {
    if (!this.open) return;
    this.open = false;
    if (this.handle === undefined) return; // it was never made
    closeSync(this.handle);
    rmSync(this.beside, { force: true });
  }
}
