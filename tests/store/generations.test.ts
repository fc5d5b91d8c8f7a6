import { existsSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type RunRecord, Session } from "../../src/engine/index.js";
import { freshPlace, listSaves, openSave, saveRecord } from "../../src/store/index.js";
import { deleteSave, folders } from "../../src/store/places.js";
import { freshFolder } from "../support/command.js";
import { trip } from "../support/scenarios.js";

beforeEach(() => {
  vi.stubEnv("XDG_DATA_HOME", freshFolder());
});

/** Records of a play after its first decision, its second and so on. */
function generations(count: number) {
  const session = new Session(trip("memoir"), { seed: "generations", base: "memoir" });
  const decisions = [{ do: "begin" }, { do: "choose", option: "leave-none" }, { do: "wait", days: 1 }] as const;
  return decisions.slice(0, count).map((decision) => {
    session.decide(decision);
    return session.record();
  });
}

function saved(count: number): string {
  const path = freshPlace("trip", "generations").path;
  for (const record of generations(count)) saveRecord(path, record);
  return path;
}

describe("two generations of a save", () => {
  it("stand beside each other; the newer one is opened", () => {
    const path = saved(3);
    expect(openSave(path)).toEqual({
      record: generations(3)[2],
      scenarioAt: undefined,
      ended: false,
      damage: undefined,
    });
    expect(openSave(`${path}.older`).record.decisions).toHaveLength(2);
    expect(listSaves()).toHaveLength(1);
  });

  it("stand beside a link that leads to the save elsewhere, and the older one is no second way to the newer", () => {
    const [path, link] = [join(freshFolder(), "elsewhere.json"), join(freshFolder(), "link.json")];
    saveRecord(path, generations(1)[0] as RunRecord);
    symlinkSync(path, link);
    for (const record of generations(3)) saveRecord(link, record);
    expect([path, `${link}.older`].map((of) => openSave(of).record.decisions.length)).toEqual([3, 2]);
    writeFileSync(path, "");
    expect(openSave(link).record.decisions).toHaveLength(2);
  });

  it.each([
    ["cut off", (path: string) => truncateSync(path, 200), "is cut off or damaged"],
    ["empty", (path: string) => writeFileSync(path, ""), "is not a record of this program"],
    [
      "edited",
      (path: string) => writeFileSync(path, readFileSync(path, "utf8").replace("leave-none", "leave-some")),
      "does not match its checksum",
    ],
    ["noise", (path: string) => writeFileSync(path, "\u0000".repeat(500)), "is not a record of this program"],
  ])("when the newer one is %s, one decision is lost and it is said", (_what, harm, says) => {
    const path = saved(3);
    harm(path);
    const opened = openSave(path);
    expect(opened.record.decisions).toHaveLength(2);
    expect(opened.damage).toContain(says);
  });

  it("when both are damaged, the newer one's fault is told", () => {
    const path = saved(3);
    for (const file of [path, `${path}.older`]) truncateSync(file, 100);
    expect(() => openSave(path)).toThrow("is cut off or damaged");
  });

  it("are deleted together, with what an interrupted write left, and nothing else", () => {
    const path = saved(3);
    const other = freshPlace("trip", "other").path;
    for (const record of generations(1)) saveRecord(other, record);
    writeFileSync(`${path}.12345`, "half");
    deleteSave(path);
    expect(readdirSync(dirname(path))).toEqual([other.slice(dirname(other).length + 1)]);
    expect(existsSync(other)).toBe(true);
    expect(() => deleteSave(join(freshFolder(), "gone", "x.json"))).toThrow("could not be deleted");
  });
});

describe("the folders", () => {
  it("follow XDG_DATA_HOME where it is absolute", () => {
    vi.stubEnv("XDG_DATA_HOME", "/somewhere");
    expect(folders()[0]).toEqual({ what: "saves", path: "/somewhere/jangmadang/saves" });
    vi.stubEnv("XDG_DATA_HOME", "relative");
    expect(folders()[0]?.path).toMatch(/\.local\/share\/jangmadang\/saves$/);
  });
});

describe("two plays of one world begun at once", () => {
  it("keep their places in files of their own, each with two generations", () => {
    const [first, second] = [freshPlace("trip", "at once"), freshPlace("trip", "at once")];
    expect(second.path).toBe(first.path);
    const [begun, gone] = generations(2);
    if (begun === undefined || gone === undefined) throw new Error("two generations");
    first.save(begun);
    second.save(begun);
    second.save(gone);
    expect(second.path).not.toBe(first.path);
    expect(openSave(first.path).record.decisions).toHaveLength(1);
    expect(openSave(second.path).record.decisions).toHaveLength(2);
    expect(existsSync(`${second.path}.older`)).toBe(true);
    expect(readdirSync(dirname(first.path)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});
