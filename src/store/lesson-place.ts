import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lessonsFolder } from "./folder.js";
import { sweep, writeWhole } from "./whole.js";

/** Where one student of this machine stands in one lesson: a small file, always whole. */
export class LessonStore {
  readonly path: string;

  constructor(lesson: string) {
    this.path = join(lessonsFolder(), `${lesson}.json`);
  }

  /** What was written down; undefined where there is nothing, or nothing that can be read. */
  read(): unknown {
    if (!existsSync(this.path)) return undefined;
    try {
      return JSON.parse(readFileSync(this.path, "utf8"));
    } catch {
      return undefined;
    }
  }

  /** @throws StoreError */
  write(place: object): void {
    writeWhole(this.path, `${JSON.stringify(place)}\n`);
  }

  /** Forgets the place. */
  drop(): void {
    sweep(this.path);
  }
}
