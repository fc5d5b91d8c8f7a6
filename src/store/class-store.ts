import { existsSync, renameSync } from "node:fs";
import { open } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { RunRecord } from "../engine/index.js";
import { t } from "../language/index.js";
import { classesFolder, OLDER } from "./folder.js";
import { Lock } from "./lock.js";
import { makeFolder } from "./make-folder.js";
import { NewerVersion, openSave, saveRecord } from "./saves.js";
import { readText, StoreError } from "./shelf.js";
import { writeWhole } from "./whole.js";
import { writeFault } from "./write-fault.js";

const STATE = "class.json";

/** What a state's file holds; undefined where there is none or it is damaged. */
function stateIn(path: string): unknown {
  try {
    return JSON.parse(readText(path).text);
  } catch {
    return undefined;
  }
}

/** Waits until what was written under a name has reached the disk itself. */
async function sync(path: string): Promise<void> {
  try {
    const handle = await open(path, "r");
    await handle.sync().finally(() => handle.close());
  } catch {
    // not every system lets a folder be opened; a file that has been replaced meanwhile is synced under its name again
  }
}

interface KeptRound {
  readonly record: RunRecord | undefined;
  readonly damage: string | undefined;
}

/**
 * One class on disk: its state, and a save for each student and round. Readable by its owner alone. Every write is whole
 * at once and outlives the program; it reaches the disk itself a moment later, so that no student waits for another's.
 */
export class ClassStore {
  readonly folder: string;
  private readonly lock: Lock;
  private readonly unsynced = new Set<string>();
  private syncing: Promise<void> | undefined;

  constructor(room: string) {
    this.folder = join(classesFolder(), room.toLowerCase());
    this.lock = new Lock(join(this.folder, "lock"));
  }

  /**
   * Takes the room for this process. `lost` is told when another server has taken it since, after this one was silent
   * for long. @throws StoreError where another server of this room runs
   */
  take(lost: () => void): void {
    this.make();
    if (!this.lock.take(lost))
      throw new StoreError(
        t("another server of room {room} is running and writes to '{folder}'; end it first, or use another --room", {
          room: basename(this.folder).toUpperCase(),
          folder: this.folder,
        }),
      );
  }

  /** Lets go of the room. */
  release(): void {
    this.lock.release();
  }

  /**
   * The state as it was written, or undefined for a class that is new; the one written before it where the last is damaged,
   * which `told` is told. @throws StoreError where both are
   */
  read(told: (what: string) => void = () => undefined): unknown {
    const path = join(this.folder, STATE);
    const older = `${path}${OLDER}`;
    if (!existsSync(path) && !existsSync(older)) return undefined;
    const state = stateIn(path) ?? stateIn(older);
    if (existsSync(path)) readText(path); // what keeps it from being read is told as it is
    if (state === undefined)
      throw new StoreError(t("'{path}' is damaged; move the folder away to begin the class anew", { path }));
    if (stateIn(path) === undefined) told(t("'{path}' is damaged; the one before it was taken", { path }));
    return state;
  }

  /** @throws StoreError */
  write(state: object): void {
    const path = join(this.folder, STATE);
    this.make();
    const older = stateIn(path) === undefined ? undefined : `${path}${OLDER}`;
    writeWhole(path, `${JSON.stringify(state, null, 1)}\n`, older, { mode: 0o600, hasty: true });
    this.soon(path);
  }

  private make(): void {
    try {
      makeFolder(this.folder, 0o700);
    } catch (error) {
      throw writeFault(this.folder, error);
    }
  }

  private path(seat: number, round: number): string {
    return join(this.folder, `round-${round}`, `student-${seat}.json`);
  }

  /** @throws StoreError */
  keep(seat: number, round: number, record: RunRecord): void {
    const path = this.path(seat, round);
    saveRecord(path, record, undefined, { hasty: true });
    this.soon(path);
  }

  /**
   * What was kept of a student's round, and what was wrong with it: no record where both generations are damaged.
   * @throws StoreError where a newer program wrote it
   */
  open(seat: number, round: number): KeptRound | undefined {
    const path = this.path(seat, round);
    if (!existsSync(path) && !existsSync(`${path}${OLDER}`)) return undefined;
    try {
      return openSave(path);
    } catch (error) {
      if (!(error instanceof StoreError) || error instanceof NewerVersion) throw error;
      return { record: undefined, damage: error.message };
    }
  }

  /** Gives both generations names that nothing is written under; answers where the newer one lies. @throws StoreError */
  setAside(seat: number, round: number): string {
    const path = this.path(seat, round);
    let aside = `${path}.aside`;
    for (let again = 2; existsSync(aside) || existsSync(`${aside}${OLDER}`); again += 1)
      aside = `${path}.aside-${again}`;
    try {
      for (const ending of ["", OLDER])
        if (existsSync(`${path}${ending}`)) renameSync(`${path}${ending}`, `${aside}${ending}`);
    } catch (error) {
      throw writeFault(path, error);
    }
    return aside;
  }

  private soon(path: string): void {
    this.unsynced.add(path);
    this.syncing ??= this.syncAll().finally(() => {
      this.syncing = undefined;
    });
  }

  private async syncAll(): Promise<void> {
    for (const path of this.unsynced) {
      this.unsynced.delete(path);
      await sync(path);
      await sync(dirname(path));
    }
  }

  /** Resolves when all that was written has reached the disk. */
  async settled(): Promise<void> {
    while (this.syncing !== undefined) await this.syncing;
  }
}
