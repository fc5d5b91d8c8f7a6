import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { BIGGEST_ENTRY, ENDING, entryOf } from "./kept.js";
import { makeFolder } from "./make-folder.js";
import { place } from "./whole.js";

/** More entries than these are not left lying about; the oldest go first. */
const MOST_ENTRIES = 64;

function dropOldest(folder: string): void {
  const names = readdirSync(folder).filter((name) => name.includes(ENDING)); // a crash may leave a temporary one
  if (names.length <= MOST_ENTRIES) return;
  const aged = names.map((name) => {
    const path = join(folder, name);
    return { path, written: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
  });
  aged.sort((a, b) => a.written - b.written);
  for (const { path } of aged.slice(0, names.length - MOST_ENTRIES)) rmSync(path, { force: true });
}

/** Keeps a value: whole or not at all, however many write at once. Where that cannot be done, nothing happens. */
export function keep(key: string, value: unknown, folder: string): void {
  try {
    const entry = entryOf(key, value);
    if (entry.length > BIGGEST_ENTRY) return;
    makeFolder(folder, 0o700);
    place(join(folder, key + ENDING), entry, { hasty: true, mode: 0o600 });
    dropOldest(folder);
  } catch {
    // a start that is slow again is all that is lost
  }
}
