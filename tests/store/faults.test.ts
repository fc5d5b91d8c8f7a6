import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/index.js";
import { listSaves, openSave, StoreError, StreamedFile, saveRecord } from "../../src/store/index.js";
import { deleteSave } from "../../src/store/places.js";
import { freshFolder } from "../support/command.js";
import { type Fault, READS, withFault } from "../support/disk.js";
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
function everyCall(
  is: Fault["is"],
  step: (run: (act: () => void) => string | undefined) => void,
  among?: Fault["among"],
): string[] {
  const hit: string[] = [];
  for (let at = 1; ; at += 1) {
    let found: string | undefined;
    step((act) => {
      found = withFault({ at, is, ...(among === undefined ? {} : { among }) }, act);
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

describe("a save that cannot be read at some call", () => {
  it.each(["EIO", "EACCES"] as const)(
    "is said not to be readable, or replaced and said so, and no byte of it changes (%s)",
    (is) => {
      const hit = everyCall(
        is,
        (run) => {
          const path = join(freshFolder(), "save.json");
          for (const record of [first, second]) saveRecord(path, record);
          const before = [path, `${path}.older`].map((file) => readFileSync(file, "utf8"));
          let error: unknown;
          let opened: ReturnType<typeof openSave> | undefined;
          const hit = run(() => {
            error = thrownBy(() => {
              opened = openSave(path);
            });
          });
          expect([path, `${path}.older`].map((file) => readFileSync(file, "utf8"))).toEqual(before);
          if (hit === undefined) expect(opened).toMatchObject({ record: second, damage: undefined });
          else if (error === undefined)
            expect(opened).toMatchObject({ record: first, damage: expect.stringContaining(is) });
          else expect(error).toBeInstanceOf(StoreError);
        },
        READS,
      );
      expect(hit).toContain("readFileSync");
    },
  );

  it.each(READS)("is still listed, or the list says why not, when %s fails", (name) => {
    const error = thrownBy(() => {
      withFault({ at: 1, is: "EIO", among: [name] }, () => void listSaves());
    });
    if (error !== undefined) expect(error).toBeInstanceOf(StoreError);
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
