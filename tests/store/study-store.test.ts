import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { StoreError, StudyStore } from "../../src/store/index.js";
import { freshFolder } from "../support/command.js";
import { withFault } from "../support/disk.js";

const head = { identity: { rules: "abc", seed: "1" }, about: { title: "a study" } };
const range = { from: 0, to: 2 };
const first = { ...range, cells: Float64Array.of(1.5, -2, Number.NaN, 1e300), remarks: [{ says: "late" }] };
const second = { ...first, cells: Float64Array.of(9, 9, 9, 9) };

describe("a study's folder", () => {
  it("gives chunks back to the last bit, with what was remarked", () => {
    const folder = join(freshFolder(), "deep", "out");
    const store = StudyStore.at(folder, head);
    expect(store.status(range)).toBe("absent");
    store.write(first);
    const again = StudyStore.open(folder);
    expect(again.head).toEqual(head);
    expect(again.status(range)).toBe("done");
    expect(again.read(range)).toEqual(first);
  });

  it("takes any part of what decides a play for another study, in whatever order it is told", () => {
    const folder = join(freshFolder(), "out");
    const { key } = StudyStore.at(folder, head);
    const other = { ...head, identity: { ...head.identity, base: "x" } };
    expect(() => StudyStore.at(folder, other)).toThrow("base: (not there) then, x now");
    expect(StudyStore.at(folder, { ...head, about: { title: "renamed" } }).key).toBe(key);
    expect(StudyStore.at(folder, { ...head, identity: { seed: "1", rules: "abc" } }).key).toBe(key);
  });

  it("takes a chunk for damaged where a byte of its numbers or of what was remarked has changed", () => {
    for (const [from, to] of [
      ["late", "gate"],
      ["?", "!"],
    ]) {
      const folder = join(freshFolder(), "out");
      const store = StudyStore.at(folder, head);
      store.write(first);
      const [name = ""] = readdirSync(join(folder, "chunks"));
      const path = join(folder, "chunks", name);
      const bytes = readFileSync(path).toString("latin1");
      expect(bytes).toContain(from);
      writeFileSync(path, bytes.replace(from ?? "", to ?? ""), "latin1");
      expect(store.status(range)).toBe("damaged");
    }
  });

  it.each(["EIO", "ENOSPC", "EACCES", "short"] as const)(
    "holds the old chunk or the new one and says which, whichever call fails (%s)",
    (is) => {
      for (let at = 1; ; at += 1) {
        const folder = join(freshFolder(), "out");
        const store = StudyStore.at(folder, head);
        store.write(first);
        let error: unknown;
        const hit = withFault({ at, is }, () => {
          try {
            store.write(second);
          } catch (thrown) {
            error = thrown;
          }
        });
        expect(store.status(range)).toBe("done");
        expect(store.read(range).cells).toEqual(error === undefined ? second.cells : first.cells);
        if (error !== undefined) {
          expect(error).toBeInstanceOf(StoreError);
          expect((error as Error).message).toContain("what is finished is kept");
        }
        if (hit === undefined) break;
      }
    },
  );

  it("leaves nothing half-written where its first page cannot be written", () => {
    for (let at = 1; ; at += 1) {
      const folder = join(freshFolder(), "out");
      let error: unknown;
      const hit = withFault({ at, is: "ENOSPC" }, () => {
        try {
          StudyStore.at(folder, head);
        } catch (thrown) {
          error = thrown;
        }
      });
      if (error === undefined)
        expect(JSON.parse(readFileSync(join(folder, "study.json"), "utf8")).about).toEqual(head.about);
      else expect(StudyStore.at(folder, head).status(range)).toBe("absent");
      if (hit === undefined) break;
    }
  });

  it("leaves no other file behind", () => {
    const folder = join(freshFolder(), "out");
    StudyStore.at(folder, head).write(first);
    expect(readdirSync(folder).sort()).toEqual(["chunks", "study.json"]);
    expect(readdirSync(join(folder, "chunks"))).toEqual(["0000000-0000002.plays"]);
  });
});
