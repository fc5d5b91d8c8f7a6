import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { freshFolder, jangmadang } from "../support/command.js";

const folder = freshFolder();
const RECORD = join(folder, "trip.json");
beforeAll(() => {
  expect(jangmadang(["run", "hamhung-trip", "--strategy", "cautious", "--seed", "34", "--out", RECORD]).code).toBe(0);
});

const asked = (record: string, ...more: readonly string[]) =>
  jangmadang(["debrief", record, "--worlds", "20", ...more]);

describe("`debrief RECORD`", () => {
  it("tells people, money and who paid, the odds, the place, luck and decision, and the decisions that mattered", () => {
    const { code, out } = asked(RECORD, "--workers", "1");
    expect(code).toBe(0);
    for (const part of [
      "--- How it ended ---",
      "What was lost or handed over, and to whom:",
      "The odds you were shown, and what came (5 put to the test",
      "(too few to say)",
      "Where this run sits: 20 worlds beside it, each played by cautious, greedy, loyal, memoir, idle.",
      "^ this run,",
      "Luck: ",
      "Decision: ",
      "Decisions that mattered most",
      "1  Day 11, Hyesan (decision 17)",
      "You: Give him half of the gain, as you both understood it: 94,399 won. Otherwise: Give him only a third, and speak of costs: 62,933 won.",
      "more kept in the mean [",
      "the strategy 'cautious' alone, which would have decided as you did 17 of 17 times",
    ])
      expect(out).toContain(part);
  });

  it("gives the same figures on one thread and on two", () => {
    const [one, two] = ["1", "2"].map((workers) => {
      const { code, out } = asked(RECORD, "--workers", workers, "--json");
      expect(code).toBe(0);
      return JSON.parse(out);
    });
    expect(two).toEqual(one);
    expect(one).toMatchObject({
      schemaVersion: 1,
      foreseen: false,
      worlds: 20,
      finished: true,
      calibration: { shown: 5 },
      standing: { worlds: 20, apart: { kinder: expect.any(Number) } },
      decisionsThatMattered: { policy: { id: "cautious" }, horizon: 365 },
    });
    const rows: { readonly never: boolean }[] = one.decisionsThatMattered.found; // five, and up to two never done
    expect(rows.length).toBeGreaterThanOrEqual(5);
    expect(rows.length).toBeLessThanOrEqual(7);
  });

  it("tells neither luck nor decision of a foreseen run, and says why", () => {
    const { record } = JSON.parse(readFileSync(RECORD, "utf8"));
    const foreseen = join(folder, "foreseen.json");
    writeFileSync(foreseen, JSON.stringify({ ...record, replayed: true }));
    const { code, out } = asked(foreseen, "--most", "1");
    expect(code).toBe(0);
    expect(out).toContain("This run is foreseen");
    expect(out).not.toContain("Luck: ");
    expect(JSON.parse(asked(foreseen, "--most", "1", "--json").out)).toMatchObject({
      foreseen: true,
      standing: { apart: null },
    });
  });

  it("says so where a run has not ended, does not fit, or is none", () => {
    const { record } = JSON.parse(readFileSync(RECORD, "utf8"));
    const part = join(folder, "part.json");
    writeFileSync(part, JSON.stringify({ ...record, decisions: record.decisions.slice(0, 5) }));
    const open = asked(part);
    expect(open.code).toBe(1);
    expect(open.err).toContain("The run has not ended yet: it waits on day 3, after 5 decisions.");
    const odd = join(folder, "odd.json");
    writeFileSync(odd, JSON.stringify({ ...record, decisions: [{ do: "begin" }, { do: "begin" }] }));
    const misfit = asked(odd);
    expect(misfit.code).toBe(1);
    expect(misfit.err).toContain("Decision 2 no longer fits (not now)");
    expect(asked(join(folder, "none.json")).code).toBe(3);
  });
});
