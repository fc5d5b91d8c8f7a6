import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ClassStore } from "../../src/store/index.js";
import { freshFolder } from "../support/command.js";

afterEach(() => vi.unstubAllEnvs());

describe("a class's state on disk", () => {
  it("is the one before where the last write did not reach the disk, and that is told", () => {
    vi.stubEnv("XDG_DATA_HOME", freshFolder());
    const store = new ClassStore("KOT-7");
    const told: string[] = [];
    expect(store.read()).toBeUndefined();
    for (const round of [1, 2, 3]) store.write({ round });
    expect(store.read((what) => told.push(what))).toEqual({ round: 3 });
    const path = join(store.folder, "class.json");
    writeFileSync(path, "");
    expect([store.read((what) => told.push(what)), told]).toEqual([{ round: 2 }, [expect.stringContaining("damaged")]]);
    store.write({ round: 4 });
    expect(readFileSync(path, "utf8")).toContain("4");
    writeFileSync(path, "{");
    expect(store.read()).toEqual({ round: 2 });
    for (const name of ["class.json", "class.json.older"]) writeFileSync(join(store.folder, name), "");
    expect(() => store.read()).toThrow("move the folder away");
  });
});
