import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { StoreError } from "./shelf.js";

const WRITE_FAULTS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EACCES: "it may not be written",
  EPERM: "it may not be written",
  EROFS: "the disk is read-only",
  ENOTDIR: "a file stands where its folder should be",
};

/** The names in a folder reach the disk too; where a folder cannot be opened so, the system keeps them in its own time. */
function syncFolder(folder: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(folder, "r");
    fsyncSync(handle);
  } catch {
    // not every system lets a folder be opened
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Gives the file as it stands a second name, so that it outlives the next write. The first name never goes. */
function keep(path: string, older: string): void {
  if (!existsSync(path)) return;
  const spare = `${older}.new`;
  rmSync(spare, { force: true });
  try {
    linkSync(path, spare);
  } catch {
    copyFileSync(path, spare); // a disk without second names
  }
  renameSync(spare, older);
}

/**
 * Writes a file so that it is either the old or the new one, never half of it: temporary file, fsync, rename, fsync of
 * the folder. With `older`, what stood there before is kept under that name.
 */
export function writeWhole(path: string, text: string, older?: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (older !== undefined) keep(path, older);
    writeFileAtomic.sync(path, text);
    syncFolder(dirname(path));
  } catch (error) {
    throw writeFault(path, error);
  }
}

/** Why a file could not be written, in a sentence; an error that is not the system's own is given back. */
export function writeFault(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const why = WRITE_FAULTS[code] ?? code;
  return new StoreError(
    `'${path}' could not be saved: ${why}; what was there before is unchanged. Free some room or set XDG_DATA_HOME, then go on`,
  );
}
