import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Session } from "../../src/engine/index.js";
import {
  freshPlace,
  listSaves,
  openSave,
  readRecord,
  StoreError,
  saveRecord,
  writeWhole,
} from "../../src/store/index.js";
import { freshFolder } from "../support/command.js";
import { withFault } from "../support/disk.js";
import { trip } from "../support/scenarios.js";

beforeEach(() => {
  vi.stubEnv("XDG_DATA_HOME", freshFolder());
});

const record = () => {
  const session = new Session(trip("memoir"), { seed: "saves" });
  session.decide({ do: "begin" });
  return session.record();
};

describe("saves", () => {
  it("come back as they were written, the latest first", () => {
    const path = freshPlace("a", "b").path;
    saveRecord(path, record());
    expect(readRecord(path)).toEqual(record());
    expect(listSaves().map((save) => save.path)).toEqual([path]);
  });

  it("tell a play that has ended from one that can be gone on with, and a change of that is damage", () => {
    const place = freshPlace("a", "ended");
    place.save(record(), undefined, false);
    expect(openSave(place.path).ended).toBe(false);
    place.save(record(), undefined, true);
    expect(openSave(place.path)).toMatchObject({ ended: true, damage: undefined });
    writeFileSync(place.path, readFileSync(place.path, "utf8").replace('"ended": true', '"ended": false'));
    expect(() => readRecord(place.path)).toThrow("checksum");
  });

  it("have names that cannot leave their folder", () => {
    for (const seed of ["../../etc/passwd", "/abs", "a\u0000b", "..", "x".repeat(500)]) {
      expect(freshPlace("s", seed).path).toMatch(/saves\/[a-z0-9-]+\.json$/);
    }
    expect(freshPlace("s", "a b").path).not.toBe(freshPlace("s", "a-b").path);
  });

  it.each([
    ["ENOSPC", "the disk is full"],
    ["EACCES", "it may not be written"],
    ["EROFS", "the disk is read-only"],
  ] as const)("that meet %s say so and leave the old file whole", (code, words) => {
    const path = freshPlace("a", "b").path;
    saveRecord(path, record());
    const before = readFileSync(path, "utf8");
    const broken = (): void => void withFault({ at: 2, is: code }, () => saveRecord(path, record()));
    expect(broken).toThrow(StoreError);
    expect(broken).toThrow(words);
    expect(readFileSync(path, "utf8")).toBe(before);
  });

  it("never stand in the way of an older play of the same seed", () => {
    const first = freshPlace("a", "b").path;
    saveRecord(first, record());
    const second = freshPlace("a", "b").path;
    expect(second).not.toBe(first);
    saveRecord(second, record());
    expect(listSaves()).toHaveLength(2);
  });

  it("leave no temporary file behind", () => {
    const path = join(freshFolder(), "deep", "x.json");
    writeWhole(path, "text");
    expect(readdirSync(join(path, ".."))).toEqual(["x.json"]);
  });

  it("are told apart from folders and other things", () => {
    const folder = freshFolder();
    mkdirSync(join(folder, "a-folder"));
    writeFileSync(join(folder, "big.json"), "x".repeat(4_000_001));
    expect(() => readRecord(join(folder, "a-folder"))).toThrow("is a folder; name the file in it");
    expect(() => readRecord(join(folder, "big.json"))).toThrow("is larger than 4 MB");
    expect(existsSync(join(folder, "big.json"))).toBe(true);
  });
});
