import { describe, expect, it } from "vitest";
import { buildProgram, Session, View, type WorkDay } from "../../src/engine/index.js";
import { shipped } from "../support/scenarios.js";

const program = buildProgram(shipped("pork-soup"), { base: "memoir" });

/** A stall begun on the third day, by the level and number of bowls told. */
function stall(seed: string, level: string, bowls: number): { readonly session: Session; readonly view: () => View } {
  const session = new Session(program, { seed });
  const view = (): View => new View(program, session.campaign.world, session.campaign.rest);
  const choices = ["whole", "plain", "at-home"];
  session.decide({ do: "begin" });
  session.decide({ do: "answer", amount: 10 });
  for (const option of choices) session.decide({ do: "choose", option });
  session.decide({ do: "wait", days: 3 });
  session.decide({ do: "order", activity: "stall", level, amount: bowls });
  return { session, view };
}

const amountOf = ({ flows }: WorkDay, reason: string, id: string): number =>
  flows.find((of) => of.reason === reason && of.id === id)?.amount ?? 0;

describe("a day of work, rehearsed", () => {
  it("uses and makes what a day of it then does, and sells between its least and its most", () => {
    let days = 0;
    for (const seed of ["a", "b", "c", "d"]) {
      for (const [level, bowls] of [
        ["by-day", 6],
        ["long-day", 12],
      ] as const) {
        const { session, view } = stall(seed, level, bowls);
        const kinds = view().dayOf("stall", level, bowls);
        const before = session.journal.postings.length;
        session.decide({ do: "wait", days: 1 });
        if (view().rest.kind !== "plan") continue; // a sweep came
        const then = session.journal.postings.slice(before);
        const moved = (reason: string, id: string): number =>
          then
            .filter((of) => of.reason === reason && program.model.scenario.commodities[of.commodity]?.id === id)
            .reduce((sum, { amount }) => sum + amount, 0);
        const lows = kinds.flatMap(({ low }) => low.map((day) => -amountOf(day, "sold", "bowl")));
        const highs = kinds.flatMap(({ high }) => high.map((day) => -amountOf(day, "sold", "bowl")));
        for (const { low } of kinds)
          for (const day of low) {
            expect(amountOf(day, "made", "bowl")).toBe(moved("made", "bowl"));
            expect(-amountOf(day, "used", "pork")).toBe(moved("used", "pork"));
          }
        expect(moved("sold", "bowl")).toBeGreaterThanOrEqual(Math.min(...lows));
        expect(moved("sold", "bowl")).toBeLessThanOrEqual(Math.max(...highs));
        days += 1;
      }
    }
    expect(days).toBeGreaterThan(4);
  });

  it("makes no more than there is money and meat for, and tells the watch its level keeps", () => {
    const { view } = stall("a", "by-lamp", 20);
    const [first] = view().dayOf("stall", "by-lamp", 20);
    expect(first?.low[0]?.patrols).toEqual([{ post: "police", lookout: 0.6 }]);
    expect(amountOf(first?.low[0] as WorkDay, "made", "bowl")).toBe(20);
    expect(view().dayOf("stall", "at-noon", 20)).toEqual([]);
    expect(view().dayOf("nothing", "by-lamp", 20)).toEqual([]);
  });

  it("branches where chance decides, with odds that add up to one", () => {
    const porridge = buildProgram(shipped("thin-porridge"));
    const session = new Session(porridge, { seed: "a" });
    session.decide({ do: "begin" });
    const view = new View(porridge, session.campaign.world, session.campaign.rest);
    const [only] = view.dayOf("forage", "weeds-short", 0);
    const ways = only?.low ?? [];
    expect(ways.map(({ outcomes }) => outcomes.join(" ")).sort()).toEqual(
      ["ill gravely dies", "ill gravely lives", "ill over", "well"].sort(),
    );
    expect(ways.reduce((sum, { odds }) => sum + odds, 0)).toBeCloseTo(1, 9);
    expect(ways.find(({ outcomes }) => outcomes.includes("dies"))?.ending).toBe("poisoned");
  });
});
