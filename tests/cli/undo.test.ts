import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { RunRecord } from "../../src/engine/index.js";
import { freshFolder, jangmadang } from "../support/command.js";
import { TRIP } from "../support/scenarios.js";

const records = (data: string): readonly RunRecord[] => {
  const folder = join(data, "jangmadang", "saves");
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return files.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")).record as RunRecord);
};

const play = (data: string, lines: readonly string[], ...args: readonly string[]) =>
  jangmadang(["play", TRIP, "--seed", "34", ...args], { data, input: `${lines.join("\n")}\n` });

describe("undo in lines", () => {
  it("takes a decision back once it was typed twice, counts it in the save, and marks the play as foreseen", () => {
    const data = freshFolder();
    const { out } = play(data, ["1", "buy rice 20", "undo", "undo", "status", "buy rice 5"]);
    expect(out).toContain("This takes back, 3 left:\n  buy 20 kg rice\n");
    expect(out).toContain("The same luck comes again");
    expect(out).toContain("Taken back; 2 left.");
    expect(out).toContain("Foreseen: decisions were taken back once.");
    const [record] = records(data);
    expect(record).toMatchObject({ rewinds: 1, rewindLimit: 3, replayed: false });
    expect(record?.decisions.at(-1)).toEqual({ do: "buy", good: "rice", amount: 5_000 });
  });

  it("is not done by one word alone, and keeps what was taken back out of what is told", () => {
    const data = freshFolder();
    const { out } = play(data, ["1", "buy rice 20", "undo", "status", "undo 2", "undo", "ledger all"]);
    expect(out.slice(out.indexOf("Taken back"))).not.toContain("bought");
    expect(records(data)).toMatchObject([{ rewinds: 1, decisions: [{ do: "begin" }] }]);
  });

  it("cannot be had by stopping and going on, ends with the last rewind, and is off in strict play", () => {
    const data = freshFolder();
    play(data, ["1", "undo", "undo"], "--rewinds", "1");
    const { out } = jangmadang(["play", "--resume"], { data, input: "1\nundo\nundo\n" });
    expect(out).toContain("No rewind is left of the 1 this play had.");
    expect(play(data, ["1", "undo"], "--strict").out).toContain("This is strict play: nothing can be taken back.");
    expect(play(data, ["undo"]).out).toContain("There is no decision to take back yet.");
    const none = play(data, ["1", "buy rice 20", "undo 0"]).out;
    expect(none).toContain("`undo 1` takes the last decision back");
    expect(none).not.toContain("Taken back");
    expect(play(data, ["1", "undo 7"]).out).toContain("There is 1 decision to take back.");
    const both = jangmadang(["play", TRIP, "--strict", "--rewinds", "2"], { data });
    expect([both.code, both.err]).toEqual([2, expect.stringContaining("leave one of the two out")]);
    const saved = jangmadang(["play", "--resume", "--strict"], { data });
    expect([saved.code, saved.err]).toEqual([2, expect.stringContaining("a save has its own rewinds")]);
  });

  it("gives the same end as if the decision had never been taken", () => {
    const straight = JSON.parse(play(freshFolder(), ["1", "1", "3", "0", "0", "1"], "--json").out);
    const data = freshFolder();
    const bent = play(
      data,
      ["1", "buy rice 20", "undo", "undo", "1", "3", "0", "undo", "undo", "0", "0", "1"],
      "--json",
    );
    expect(JSON.parse(bent.out).hash).toBe(straight.hash);
    expect(records(data)).toMatchObject([{ rewinds: 2 }]);
  });
});

describe("a world played before", () => {
  it("is known from its save, in its own base and numbers alone, and is marked", () => {
    const data = freshFolder();
    play(data, ["1"]);
    expect(records(data)).toMatchObject([{ replayed: false }]);
    expect(play(data, ["status"]).err).toContain("You have played this world before");
    expect(records(data).filter(({ replayed }) => replayed)).toHaveLength(1);
    expect(play(data, ["status"], "--seed", "34#0").err).toContain("You have played this world before");
    expect(play(data, ["1"], "--base", "historical").err).not.toContain("played this world before");
    const changed = ["--set", "start.you.won=4000"];
    expect(play(data, ["1"], ...changed).err).not.toContain("played this world before");
    expect(play(data, ["status"], ...changed).out).toContain("Foreseen: this world was played before.");
  });
});
