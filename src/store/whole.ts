import { randomBytes } from "node:crypto";
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { folderIsThere, makeFolder } from "./make-folder.js";
import { REMEDIES, writeFault } from "./write-fault.js";

/** Gives all bytes to an open file: the system may take a part of them at a time. */
export function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
}

/** The names in a folder reach the disk too; where a folder cannot be opened so, the system keeps them in its own time. */
export function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, "r");
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // not every system lets a folder be opened
  }
}

/** Gives the file as it stands, not a link to it, a second name, so that it outlives the next write. The first name never goes. */
function keepOlder(path: string, older: string): void {
  if (!existsSync(path)) return;
  const spare = `${older}.new`;
  rmSync(spare, { force: true });
  try {
    linkSync(targetOf(path), spare);
  } catch {
    copyFileSync(path, spare); // a disk without second names
  }
  renameSync(spare, older);
}

/** Throws away what an interrupted write began; where even that fails, the leftover harms nobody. */
export function sweep(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // left beside the file, and taken by the next `deleteSave`
  }
}

/** Not the process's number alone: machines that share a folder may have the same, and so may a container after its crash. */
export const besideOf = (path: string): string => `${path}.${process.pid}.${randomBytes(4).toString("hex")}.part`;

/** Who may read and change a file that is written over stays as it was; a new one goes by the process's own mask. */
export function openBeside(beside: string, target: string, mode?: number): number {
  const before = mode ?? statSync(target, { throwIfNoEntry: false })?.mode;
  const handle = openSync(beside, "wx", before ?? 0o666);
  if (before !== undefined) fchmodSync(handle, before & 0o7777);
  return handle;
}

/** What a link leads to. */
export const targetOf = (path: string): string => (existsSync(path) ? realpathSync(path) : path);

/**
 * Puts bytes in the place of a file so that it is the old or the new one, never half of it: a file beside it, fsync,
 * rename, fsync of the folder. A link is followed. `hasty` leaves both fsyncs out: whole after a crash of the program,
 * not after one of the machine.
 * @throws the system's own error; the old file is then unchanged.
 */
export function place(
  path: string,
  bytes: Uint8Array,
  how: { readonly mode?: number; readonly hasty?: true } = {},
): void {
  const target = targetOf(path);
  const beside = besideOf(target);
  try {
    const handle = openBeside(beside, target, how.mode);
    try {
      writeAll(handle, bytes);
      if (how.hasty === undefined) fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, target);
  } catch (error) {
    sweep(beside);
    throw error;
  }
  if (how.hasty === undefined) syncFolder(dirname(target));
}

/** Gives the file written beside its name, unless another has that name already: then false. */
function claim(beside: string, path: string): boolean {
  try {
    linkSync(beside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
  }
  try {
    copyFileSync(beside, path, constants.COPYFILE_EXCL); // a disk without second names
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Writes a text whole under a name nobody has; false, and nothing written, where a file stands there. @throws StoreError */
export function writeNew(path: string, text: string): boolean {
  const beside = besideOf(path);
  try {
    makeFolder(dirname(path));
    place(beside, Buffer.from(text));
    const claimed = claim(beside, path);
    if (claimed) syncFolder(dirname(path));
    return claimed;
  } catch (error) {
    throw writeFault(path, error);
  } finally {
    sweep(beside);
  }
}

/** Whether something stands there that is no file and no folder: a device or a pipe, which is written through and never replaced. */
export function isThrough(path: string): boolean {
  const there = statSync(path, { throwIfNoEntry: false });
  return there !== undefined && !there.isFile() && !there.isDirectory();
}

function writeThrough(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, "w");
  try {
    writeAll(handle, bytes);
  } finally {
    closeSync(handle);
  }
}

/** A file that somebody named, whole or not there, in a folder that is there; through a device or a pipe. @throws StoreError */
export function writeNamed(path: string, data: string | Uint8Array): void {
  folderIsThere(path);
  try {
    if (isThrough(path)) writeThrough(path, Buffer.from(data));
    else place(path, Buffer.from(data));
  } catch (error) {
    throw writeFault(path, error, REMEDIES.named);
  }
}

/** Writes a text or bytes by `place`, as it says; through a device or a pipe. With `older`, what stood there before is kept under that name. @throws StoreError */
export function writeWhole(
  path: string,
  data: string | Uint8Array,
  older?: string,
  how: Parameters<typeof place>[2] = {},
): void {
  try {
    if (isThrough(path)) return writeThrough(path, Buffer.from(data));
    makeFolder(dirname(path));
    if (older !== undefined) keepOlder(path, older);
    place(path, Buffer.from(data), how);
  } catch (error) {
    throw writeFault(path, error);
  }
}
