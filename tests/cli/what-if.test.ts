import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { freshFolder, jangmadang } from "../support/command.js";
import { TRIP } from "../support/scenarios.js";

const data = freshFolder();
const record = join(data, "run.json");
const whatIf = (...args: readonly string[]) => jangmadang(["what-if", record, ...args], { data });

beforeAll(() => {
  const made = jangmadang(["run", TRIP, "--strategy", "memoir", "--seed", "34", "--out", record], { data });
  expect(made.code).toBe(0);
});

describe("what-if", () => {
  it("changes one decision with all other luck kept, and sets both ledgers side by side", () => {
    const { out, code } = whatIf("--at", "2", "--do", "leave-some; 1000");
    expect(code).toBe(0);
    expect(out).toContain("Decision 2 was");
    expect(out).toContain("All other luck is the same.");
    expect(out).toMatch(/as played +otherwise +difference/);
    expect(out).toMatch(/in all +[-\d,]+ won +[-\d,]+ won +[-\d,]+ won/);
  });

  it("holds both against each other in other luck too, the same on any number of threads", () => {
    const args = ["--at", "2", "--do", "leave-some; 1000", "--worlds", "30"];
    const { out, code } = whatIf(...args, "--workers", "1");
    expect(code).toBe(0);
    expect(out).toContain("Of 30 futures from there");
    expect(out).toContain("the strategy 'memoir' alone, which would have decided");
    const [one, two] = ["1", "2"].map((workers) => JSON.parse(whatIf(...args, "--workers", workers, "--json").out));
    expect(two).toEqual(one);
    expect(one.inOtherLuck).toMatchObject({ done: 124, all: 124, found: { at: 1, worlds: 30 } });
    expect(JSON.parse(whatIf(...args.slice(0, 4), "--worlds", "0", "--json").out).inOtherLuck).toBeNull();
  });

  it("changes nothing where the same is decided again: every difference is nothing", () => {
    const told = JSON.parse(jangmadang(["replay", record, "--json"], { data }).out);
    const { out } = whatIf("--at", "2", "--do", "leave-none", "--json");
    const { asPlayed, otherwise, instead } = JSON.parse(out);
    expect(instead).toEqual({ do: "choose", option: "leave-none" });
    expect([asPlayed.hash, otherwise.hash]).toEqual([told.hash, told.hash]);
  });

  it("says what is wrong: no such decision, words that decide nothing, a run that has not ended", () => {
    expect(whatIf("--at", "99", "--do", "1")).toMatchObject({
      code: 2,
      err: expect.stringMatching(/decisions 1 to \d+/),
    });
    expect(whatIf("--at", "2", "--do", "fly")).toMatchObject({
      code: 2,
      err: expect.stringContaining("is no decision there"),
    });
    const open = join(data, "open.json");
    jangmadang(["play", TRIP, "--seed", "5", "--save", open], { data, input: "1\n" });
    const early = jangmadang(["what-if", open, "--at", "1", "--do", "2"], { data });
    expect(early).toMatchObject({ code: 2, err: expect.stringContaining("has not ended yet; go on with") });
  });
});
