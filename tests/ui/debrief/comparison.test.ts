import { describe, expect, it } from "vitest";
import { asKept, Gathered } from "../../../src/lab/index.js";
import { strategyLines, verdictLines } from "../../../src/ui/debrief/comparison.js";
import { sharesApart } from "../../../src/ui/figures.js";
import { COMPARISON } from "../../support/findings.js";

describe("strategies compared", () => {
  it("are told by what is kept: nothing of what is held in ruin, but what is owed beyond it", () => {
    const none = new Gathered({ strategies: ["a"], endings: [], members: [], credits: [] } as never, 1).of("a");
    const of = { ...none, wealth: Float64Array.of(5, 7, -3), ruined: Float64Array.of(0, 1, 1) };
    expect([...asKept(of).wealth]).toEqual([5, 0, -3]);
    expect(strategyLines(COMPARISON)[0]).toContain("memoir: 16,517 kg rice* kept in the mean");
  });

  it("say beside who keeps more that he is ruined more often", () => {
    const { verdict } = COMPARISON;
    if (verdict === undefined) throw new Error("no verdict");
    const told = (difference: { readonly value: number; readonly low: number; readonly high: number }): string =>
      verdictLines({ ...COMPARISON, verdict: { ...verdict, ruin: { a: 0.915, b: 0.03, difference } } }).join("\n");
    const more = told({ value: 0.885, low: 0.86, high: 0.9 });
    expect(more).toContain("'memoir' keeps more in the mean, and is ruined in more worlds.");
    expect(more).toContain("ruin in 91.5 % against 3 %: 88.5 points");
    expect(told({ value: -0.1, low: -0.2, high: -0.05 })).toContain("'memoir' keeps more in the mean.");
  });

  it("say of fewer worlds than a verdict is told from that they only hint", () => {
    const { verdict } = COMPARISON;
    if (verdict === undefined) throw new Error("no verdict");
    expect(verdictLines({ ...COMPARISON, verdict: { ...verdict, worlds: 50 } })[0]).toContain(
      "Ended before 100 worlds",
    );
    expect(verdictLines(COMPARISON).join("\n")).not.toContain("Ended before");
  });

  it("have shares from which the points between them can be taken", () => {
    expect(sharesApart(1, 0.385)).toEqual({ yours: "100 %", other: "38.5 %", points: "61.5" });
  });
});
