import { closeSync, fsyncSync, openSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { folderIsThere } from "./make-folder.js";
import { besideOf, isThrough, openBeside, sweep, syncFolder, targetOf, writeAll } from "./whole.js";
import { REMEDIES, writeFault } from "./write-fault.js";

/** Text is written in blocks of at least this many characters. */
const BLOCK = 65_536;

/** A file written bit by bit that is whole or not there: it lies beside its place until it is finished. A device or a pipe is written through. */
export class StreamedFile {
  private readonly path: string;
  private readonly target: string;
  private readonly beside: string;
  private readonly through: boolean;
  private readonly handle: number;
  private waiting = "";
  private state: "open" | "closed" | "done" = "open";

  /** @throws StoreError when it cannot be written, or its folder is not there. */
  constructor(path: string) {
    this.path = path;
    this.through = isThrough(path);
    this.target = targetOf(path);
    this.beside = this.through ? path : besideOf(this.target);
    folderIsThere(path);
    this.handle = this.doing(() => (this.through ? openSync(path, "w") : openBeside(this.beside, this.target)));
  }

  private doing<T>(step: () => T): T {
    try {
      return step();
    } catch (error) {
      this.discard();
      throw writeFault(this.path, error, REMEDIES.named);
    }
  }

  private flush(): void {
    const bytes = Buffer.from(this.waiting);
    this.waiting = "";
    writeAll(this.handle, bytes);
  }

  write(text: string): void {
    this.waiting += text;
    if (this.waiting.length >= BLOCK) this.doing(() => this.flush());
  }

  private close(): void {
    this.state = "closed";
    closeSync(this.handle);
  }

  /** Puts the file in its place, over whatever lay there. */
  finish(): void {
    this.doing(() => {
      this.flush();
      if (!this.through) fsyncSync(this.handle);
      this.close();
      if (!this.through) renameSync(this.beside, this.target);
      this.state = "done";
    });
    if (!this.through) syncFolder(dirname(this.target));
  }

  /** Leaves nothing behind, unless it is finished. */
  discard(): void {
    if (this.state === "done" || this.handle === undefined) return; // it was never made, or it is in its place
    try {
      if (this.state === "open") this.close();
    } catch {
      // what matters is that the leftover goes
    }
    this.state = "done";
    if (!this.through) sweep(this.beside);
  }
}
