import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ClassStore } from "../../src/store/index.js";
import { MemoryKeeper, TestClass } from "../support/class.js";
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

/** A class with one student who has decided something, kept on disk in `store`. */
function playedClass(): { readonly store: ClassStore; readonly keeper: MemoryKeeper; readonly path: string } {
  vi.stubEnv("XDG_DATA_HOME", freshFolder());
  const [store, keeper] = [new ClassStore("KOT-7"), new MemoryKeeper()];
  const { classroom } = new TestClass({ keeper });
  const joined = classroom.join("Kim", undefined);
  if (!("seat" in joined)) throw new Error("not in");
  classroom.sessionOf(joined.seat).decide({ do: "begin" });
  for (let twice = 0; twice < 2; twice += 1) store.keep(1, 1, classroom.sessionOf(joined.seat).record());
  return { store, keeper, path: join(store.folder, "round-1", "student-1.json") };
}

/** The class opened again, its students' records on disk. */
const openedAgain = (store: ClassStore, keeper: MemoryKeeper): TestClass =>
  new TestClass({
    keeper: Object.assign(keeper, {
      open: store.open.bind(store),
      keep: store.keep.bind(store),
      setAside: store.setAside.bind(store),
    }),
  });

describe("a student's record on disk", () => {
  it("of a newer program keeps the class from being opened, and stays as it is", () => {
    const { store, keeper, path } = playedClass();
    const newer = JSON.stringify({
      ...JSON.parse(readFileSync(path, "utf8")),
      version: 99,
      checksum: "of another kind",
    });
    writeFileSync(path, newer);
    expect(() => openedAgain(store, keeper)).toThrow("newer version of this program");
    expect(readFileSync(path, "utf8")).toBe(newer);
  });

  it("that is damaged in both generations is set aside, and that is told once", () => {
    const { store, keeper, path } = playedClass();
    for (const ending of ["", ".older"]) writeFileSync(`${path}${ending}`, `{"of${ending}`);
    const { notes, classroom } = openedAgain(store, keeper);
    expect(notes).toEqual([expect.stringMatching(/^Kim begins round 1 anew: .* damaged.*student-1\.json\.aside'\.$/)]);
    for (let twice = 0; twice < 2; twice += 1) for (const seat of classroom.state.seats) classroom.keep(seat);
    expect(readFileSync(`${path}.aside`, "utf8")).toBe('{"of');
    expect(readFileSync(`${path}.aside.older`, "utf8")).toBe('{"of.older');
    expect(openedAgain(store, keeper).notes).toEqual([]);
    writeFileSync(path, "{");
    writeFileSync(`${path}.older`, "{");
    openedAgain(store, keeper);
    expect(
      readdirSync(join(store.folder, "round-1"))
        .filter((name) => name.includes("aside"))
        .sort(),
    ).toEqual([
      "student-1.json.aside",
      "student-1.json.aside-2",
      "student-1.json.aside-2.older",
      "student-1.json.aside.older",
    ]);
  });
});
