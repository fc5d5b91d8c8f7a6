import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isForeseen, Session } from "../../src/engine/index.js";
import { canonical, digest } from "../../src/scenario/index.js";
import { openSave, readRecord, StoreError, saveRecord } from "../../src/store/index.js";
import { freshFolder } from "../support/command.js";
import { trip } from "../support/scenarios.js";

function sample(decisions: number) {
  const session = new Session(trip("memoir"), { seed: "damage" });
  for (const decision of [{ do: "begin" }, { do: "choose", option: "leave-none" }] as const)
    if (session.decisions.length < decisions) session.decide(decision);
  return session.record();
}

/** A save of two generations; `harm` changes the newer one's bytes. */
function opener() {
  const path = join(freshFolder(), "save.json");
  saveRecord(path, sample(1), "/elsewhere/my-trip");
  saveRecord(path, sample(2), "/elsewhere/my-trip");
  const whole = readFileSync(path);
  return { path, whole, alone: join(freshFolder(), "alone.json") };
}

describe("a damaged save", () => {
  it("is never taken for another one, whichever byte is changed and how", () => {
    const { path, whole, alone } = opener();
    for (let at = 0; at < whole.length; at += 1) {
      for (const mask of [0x01, 0x10, 0x80]) {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        writeFileSync(path, bytes);
        const { record, scenarioAt, damage } = openSave(path);
        expect(scenarioAt).toBe("/elsewhere/my-trip");
        expect(record).toEqual(damage === undefined ? sample(2) : sample(1));
      }
      writeFileSync(alone, Buffer.concat([whole.subarray(0, at), Buffer.of(7), whole.subarray(at + 1)]));
      expect(() => readRecord(alone), `byte ${at}`).toThrow(StoreError);
    }
  });

  it("is refused or replaced by the one before it, wherever it is cut off", () => {
    const { path, whole } = opener();
    for (let length = 0; length < whole.length - 1; length += 1) {
      writeFileSync(path, whole.subarray(0, length));
      expect(openSave(path).record).toEqual(sample(1));
    }
  });
});

describe("saves of released versions", () => {
  const folder = "tests/golden/saves";

  it.each(readdirSync(folder))("%s opens, and goes on as one of today", (name) => {
    const record = readRecord(join(folder, name));
    expect(record.decisions).toHaveLength(3);
    expect(isForeseen(record)).toBe(false);
    const path = join(freshFolder(), "again.json");
    saveRecord(path, record);
    expect(readRecord(path)).toEqual(record);
  });

  it("there is one of every version of save and of record", () => {
    expect(readdirSync(folder).sort()).toEqual(["save-1-record-1.json", "save-2-record-2.json"]);
  });

  it("newer ones are refused without a byte being written", () => {
    const folder = freshFolder();
    const path = join(folder, "newer.json");
    saveRecord(path, sample(2));
    const newer = { ...JSON.parse(readFileSync(path, "utf8")), version: 3, later: true };
    writeFileSync(path, JSON.stringify(newer));
    expect(() => openSave(path)).toThrow("was written by a newer version of this program");
    expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(newer);
    expect(existsSync(`${path}.older`)).toBe(false);
    expect(readdirSync(folder)).toEqual(["newer.json"]);
  });

  it.each(["version", "record"])(
    "a newer %s is not replaced by the generation before it, which an older program wrote",
    (what) => {
      const { path, whole } = opener();
      const save = JSON.parse(whole.toString());
      const record = { ...save.record, recordVersion: 9 };
      const newer =
        what === "version"
          ? { ...save, version: 3, checksum: "of another form" }
          : { ...save, record, checksum: digest(canonical([2, save.scenarioAt, record])) };
      writeFileSync(path, JSON.stringify(newer));
      expect(() => openSave(path)).toThrow("newer version of this program");
      expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(newer);
      expect(readRecord(`${path}.older`)).toEqual(sample(1));
    },
  );
});
