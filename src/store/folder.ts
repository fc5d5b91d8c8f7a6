import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { t } from "../language/index.js";
import { keptFolder } from "./kept.js";
import { StoreError, shippedScenarios } from "./shelf.js";
import { userFolder } from "./user-folder.js";

/** What this program writes for good: plays, classes and places in lessons, each in `$XDG_DATA_HOME/jangmadang`, else in `~/.local/share/jangmadang`. */
const dataFolder = (what: string): string => join(userFolder("XDG_DATA_HOME", ".local", "share"), what);

export const savesFolder = (): string => dataFolder("saves");
export const classesFolder = (): string => dataFolder("classes");
export const lessonsFolder = (): string => dataFolder("lessons");

/** Ending of the generation before: the save as it was one decision earlier. */
export const OLDER = ".older";

/** Folders this program reads and writes, each with what lies there. */
export const folders = (): readonly { readonly what: string; readonly path: string }[] => [
  { what: "saves", path: savesFolder() },
  { what: "classes", path: classesFolder() },
  { what: "lessons", path: lessonsFolder() },
  { what: "cache", path: keptFolder() },
  { what: "scenarios", path: shippedScenarios() },
];

export interface SaveEntry {
  readonly name: string;
  readonly path: string;
  /** Milliseconds since 1970: when it was last written. */
  readonly written: number;
}

function entryOf(folder: string, file: string): readonly SaveEntry[] {
  const path = join(folder, file);
  try {
    return [{ name: file.slice(0, -5), path, written: statSync(path).mtimeMs }];
  } catch {
    return []; // gone or a dangling link: nothing that could be continued
  }
}

/** The system's own name of a fault. */
const whyOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? t("unknown reason");

/** Saves on disk, the latest first. */
export function listSaves(): readonly SaveEntry[] {
  const folder = savesFolder();
  if (!existsSync(folder)) return [];
  try {
    const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
    return files.flatMap((file) => entryOf(folder, file)).sort((a, b) => b.written - a.written);
  } catch (error) {
    throw new StoreError(t("the saves in '{folder}' cannot be read ({why})", { folder, why: whyOf(error) }));
  }
}

/** Deletes a save with its older generation and whatever an interrupted write left beside it. */
export function deleteSave(path: string): void {
  const own = basename(path);
  try {
    for (const name of readdirSync(dirname(path)))
      if (name === own || name.startsWith(`${own}.`)) rmSync(join(dirname(path), name), { force: true });
  } catch (error) {
    throw new StoreError(t("'{path}' could not be deleted ({why})", { path, why: whyOf(error) }));
  }
}
