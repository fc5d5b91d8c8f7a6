import { randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, renameSync, statSync, utimesSync } from "node:fs";
import { hostname } from "node:os";
import { t } from "../language/index.js";
import { StoreError } from "./shelf.js";
import { sweep, writeNew } from "./whole.js";

/** How often the holder of a lock says that it is there, and after how long a silence it is taken to be gone, in milliseconds. */
export const BEAT = 4_000;
export const SILENCE = 20_000;
const TRIES = 5;

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Nobody else's, whatever the process's number. */
  readonly mark: string;
}

function read(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Whether who wrote a lock is still there. A killed process of this machine is known at once; a number that has gone to
 * another process since, and a machine that is not this one, by their silence.
 */
function isHeld(path: string, { pid, host }: Holder, now: number): boolean {
  if (host === hostname() && !isRunning(pid)) return false;
  return now - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < SILENCE;
}

/** Takes away a lock whose holder is gone. One that was written anew meanwhile is put back. */
function clear(path: string, gone: Holder | undefined): void {
  const aside = `${path}.${randomBytes(4).toString("hex")}.gone`;
  try {
    renameSync(path, aside);
  } catch {
    return; // another has cleared it
  }
  try {
    if (read(aside)?.mark !== gone?.mark && !existsSync(path)) linkSync(aside, path);
  } catch {
    // a third has come between, or the disk knows no second names: whoever wrote it finds it gone at its next beat
  } finally {
    sweep(aside);
  }
}

/** A folder that one process at a time may write to. It is let go with the process, however that ends. */
export class Lock {
  private readonly path: string;
  private readonly holder: Holder = { pid: process.pid, host: hostname(), mark: randomBytes(12).toString("hex") };
  private beating: NodeJS.Timeout | undefined;
  /** When it was last known to be ours. */
  private ours = 0;

  constructor(path: string) {
    this.path = path;
  }

  /** Takes the lock; false where another process has it. `lost` is told when somebody has taken it after a long silence. @throws StoreError */
  take(lost: () => void): boolean {
    for (let tries = 0; tries < TRIES; tries += 1) {
      if (writeNew(this.path, `${JSON.stringify(this.holder)}\n`)) {
        this.ours = Date.now();
        this.beating = setInterval(() => this.beat(lost), BEAT).unref();
        return true;
      }
      const other = read(this.path);
      if (other !== undefined && isHeld(this.path, other, Date.now())) return false;
      clear(this.path, other);
    }
    throw new StoreError(
      t("'{path}' cannot be taken; delete it if no other server of this room runs", { path: this.path }),
    );
  }

  private beat(lost: () => void): void {
    const other = read(this.path);
    // Silent for so long, it may have been taken, written under and let go again: what this process knows is then old.
    const slept = other === undefined && Date.now() - this.ours >= SILENCE;
    if (slept || (other !== undefined && other.mark !== this.holder.mark)) {
      clearInterval(this.beating);
      return lost();
    }
    try {
      if (other === undefined) writeNew(this.path, `${JSON.stringify(this.holder)}\n`);
      else utimesSync(this.path, new Date(), new Date());
      this.ours = Date.now();
    } catch {
      // a disk that is full or gone for a while: the next beat tries again
    }
  }

  /** Lets go of it. */
  release(): void {
    clearInterval(this.beating);
    if (read(this.path)?.mark === this.holder.mark) sweep(this.path);
  }
}
