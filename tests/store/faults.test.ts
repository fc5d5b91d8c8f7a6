import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/index.js";
import { openSave, StoreError, StreamedFile, saveRecord } from "../../src/store/index.js";
import { deleteSave } from "../../src/store/places.js";
import { freshFolder } from "../support/command.js";
import { type Fault, withFault } from "../support/disk.js";
import { trip } from "../support/scenarios.js";

const KINDS = ["EIO", "ENOSPC", "EACCES", "short"] as const;

/** The record of a play after so many decisions. */
function recordAfter(count: number) {
  const session = new Session(trip("memoir"), { seed: "faults" });
  const decisions = [{ do: "begin" }, { do: "choose", option: "leave-none" }, { do: "wait", days: 1 }] as const;
  for (const decision of decisions.slice(0, count)) session.decide(decision);
  return session.record();
}

const [first, second, third] = [recordAfter(1), recordAfter(2), recordAfter(3)];

/** Runs a step and answers what it threw. */
function thrownBy(step: () => void): unknown {
  try {
    step();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Every call number a step makes, one after another, until it makes no so many. Answers the calls that were hit. */
function everyCall(is: Fault["is"], step: (run: (act: () => void) => string | undefined) => void): string[] {
  const hit: string[] = [];
  for (let at = 1; ; at += 1) {
    let found: string | undefined;
    step((act) => {
      found = withFault({ at, is }, act);
      return found;
    });
    if (found === undefined) return hit;
    hit.push(found);
  }
}

describe("a save whose disk fails at any one call", () => {
  it.each(KINDS)("is the old or the new one and says which, whichever call it was (%s)", (is) => {
    const hit = everyCall(is, (run) => {
      const path = join(freshFolder(), "deep", "save.json");
      for (const record of [first, second]) saveRecord(path, record);
      let error: unknown;
      run(() => {
        error = thrownBy(() => saveRecord(path, third));
      });
      const opened = openSave(path);
      expect(opened.damage).toBeUndefined();
      expect(opened.record).toEqual(error === undefined ? third : second);
      if (error !== undefined) {
        expect(error).toBeInstanceOf(StoreError);
        expect((error as Error).message).toContain("what was there before is unchanged");
      }
      saveRecord(path, third);
      expect(openSave(path).record).toEqual(third);
      deleteSave(path);
      expect(readdirSync(dirname(path))).toEqual([]);
    });
    for (const call of ["openSync", "writeSync", "fsyncSync", "closeSync", "renameSync", "linkSync"])
      expect(hit).toContain(call);
  });

  it.each(KINDS)("is there whole or not at all when it is the first (%s)", (is) => {
    everyCall(is, (run) => {
      const path = join(freshFolder(), "new", "save.json");
      let error: unknown;
      run(() => {
        error = thrownBy(() => saveRecord(path, first));
      });
      if (error === undefined) expect(openSave(path).record).toEqual(first);
      else expect(() => openSave(path)).toThrow("there is no file");
    });
  });
});

describe("a streamed file whose disk fails at any one call", () => {
  it.each(KINDS)("is whole or not there (%s)", (is) => {
    const text = "row\n".repeat(40_000);
    everyCall(is, (run) => {
      const path = join(freshFolder(), "rows.csv");
      let error: unknown;
      run(() => {
        error = thrownBy(() => {
          const file = new StreamedFile(path);
          for (let at = 0; at < text.length; at += 1_000) file.write(text.slice(at, at + 1_000));
          file.finish();
        });
      });
      if (error === undefined) expect(readFileSync(path, "utf8")).toBe(text);
      else expect(() => readFileSync(path)).toThrow("ENOENT");
    });
  });
});
