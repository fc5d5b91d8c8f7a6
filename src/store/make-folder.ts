import { mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { t } from "../language/index.js";
import { StoreError } from "./shelf.js";

/** Whether something is there under a name. @throws the system's own error where that cannot be told */
const isThere = (path: string): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;

/** One folder in one that is there; another process may have been quicker. */
function makeOne(path: string, mode: number | undefined): void {
  try {
    mkdirSync(path, mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST" || !statSync(path).isDirectory()) throw error;
  }
}

/**
 * Makes a folder and those above it that are missing, one after the other: `mkdir` with `recursive` turns for ever where
 * a folder that is there answers that a name in it is not and cannot be (a mount that has gone, `/proc`).
 * @throws the system's own error
 */
export function makeFolder(path: string, mode?: number): void {
  const missing: string[] = [];
  let at = resolve(path);
  while (!isThere(at)) {
    missing.push(at);
    if (dirname(at) === at) break;
    at = dirname(at);
  }
  for (const one of missing.toReversed()) makeOne(one, mode);
  if (missing.length === 0) makeOne(at, mode); // a file that stands there is told as the system does
}

/** Refuses a file that somebody named in a folder that is not there: it was mistyped more often than it is to be made. @throws StoreError */
export function folderIsThere(path: string): void {
  const folder = dirname(path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  throw new StoreError(
    t("there is no folder '{folder}' for '{path}'. Make it first, or name another place", { folder, path }),
  );
}
