import { describe, expect, it } from "vitest";
import { buildProgram, compileProgram, replay } from "../../src/engine/index.js";
import { attain, checkStructure, nameOf, playUntilBroken } from "../../src/lab/index.js";
import { BASELINES, type Strategy } from "../../src/strategies/index.js";
import { BASES, type Edit, shipped, shippedIds, strategies, TRIP, trip } from "../support/scenarios.js";

/** The trip with places of its episode changed. */
function changed(...changes: readonly (readonly [from: string, to: string])[]) {
  const edit: Edit = (name, text) =>
    name !== `${TRIP}/episode.yaml`
      ? text
      : changes.reduce((now, [from, to]) => {
          expect(now).toContain(from);
          return now.replace(from, () => to);
        }, text);
  const scenario = shipped(TRIP, edit);
  return { scenario, compiled: compileProgram(buildProgram(scenario, { base: "memoir" })) };
}

const random = BASELINES.get("random") as Strategy;
const LEAVING = "start: {choose: {leave-none: end, leave-some: purse}}";
/** A sum beyond counting, behind a guard that no play opens; and in the open. */
const HUGE = ["half: 1/2 @I031", "half: 1/2 @I031\n  swell: 1000000000000 (1..1000000000000) @A.shelter"] as const;
const gift = (guard: string): string =>
  `start: {choose: {leave-none: end, leave-some: {to: purse, when: ${guard}, do: [{give: {what: won, amount: belongings * swell * swell, from: crew, to: you}}]}}}`;

describe("structure", () => {
  it.each(shippedIds())(
    "%s: every way runs once with its guard forced: no crash, no dead end, none out of reach",
    (id) => {
      for (const base of BASES) {
        const compiled = compileProgram(trip(base, id));
        const { ways, faults } = checkStructure(compiled);
        expect(faults, base).toEqual([]);
        expect(ways).toBe(compiled.tables.next.length);
      }
    },
  );

  it("finds a rule that breaks behind a guard no play opens", () => {
    const { compiled } = changed(HUGE, [LEAVING, gift("has(won) < 0")]);
    expect(checkStructure(compiled).faults).toEqual([
      { kind: "crash", at: "leaving.start.leave-some", says: "LedgerError: cannot post 6e+29" },
    ]);
    expect(playUntilBroken(compiled, random, "s", 5).broken).toBeUndefined();
  });

  it("finds a state that nothing leads out of, and one that nothing leads to", () => {
    const compiled = compileProgram(trip("memoir"));
    const { tables } = compiled;
    const bird = tables.leaves.findIndex(({ id }) => id.endsWith("snow-on-birds.village"));
    const way = tables.first[bird * tables.width + tables.always] ?? 0;
    const loop = tables.next.map((to, at) => (at === way ? bird : to));
    const first = tables.first.map((at, pair) => (pair > bird * tables.width + tables.always ? at : at));
    const guards = tables.guard.map((guard, at) => (at === way ? 0 : guard));
    const broken = { ...compiled, tables: { ...tables, first, next: loop, guard: guards } };
    expect(checkStructure(broken).faults).toContainEqual(
      expect.objectContaining({ kind: "dead end", at: "road.way.snow-on-birds.village" }),
    );
  });
});

describe("attained", () => {
  const effort = { worlds: 3, decisions: 120_000 };
  const roster = (id = TRIP) => [...strategies(trip("memoir", id), id), ...BASELINES.values()];

  it("takes every way of the trip in honest play", () => {
    const compiled = compileProgram(trip("memoir"));
    const found = attain(compiled, roster(), "s", effort);
    expect(found.untaken).toEqual([]);
    expect(found.broken).toEqual([]);
  });

  it("finds the same again", () => {
    const compiled = compileProgram(trip("memoir", "in-laws-rice"));
    const search = () => {
      const { counts, campaigns, decisions } = attain(compiled, roster("in-laws-rice"), "s", {
        worlds: 1,
        decisions: 800,
      });
      return { taken: [...counts.taken], campaigns, decisions };
    };
    expect(search()).toEqual(search());
  });

  it("names a way that play never takes, with the reason", () => {
    const { compiled } = changed([
      LEAVING,
      LEAVING.replace("leave-some: purse", "leave-some: {to: purse, when: has(won) < 0}"),
    ]);
    const { untaken, counts } = attain(compiled, [random], "s", { worlds: 3, decisions: 2_000 });
    const why = new Map(untaken.map((of) => [nameOf(of.transition), of.why]));
    expect(why.get("leaving.start.leave-some")).toMatch(/^not open at any of \d+ visits: it needs has\(won\) < 0$/);
    expect(why.get("leaving.purse")).toBe("day.morning.leaving.purse is never reached");
    expect(counts.missing.length).toBe(untaken.length);
  });

  it("does not search for what the scenario states to be rare, nor for what it has nothing of", () => {
    const id = "crackdown-squad";
    const compiled = compileProgram(trip("memoir", id));
    const { untaken, decisions } = attain(compiled, roster(id), "s", effort);
    expect(new Set(untaken.map(({ why }) => why))).toEqual(
      new Set(["the scenario has no route", "the scenario has no credit"]),
    );
    expect(decisions).toBeLessThan(effort.decisions);
  });
});

describe("random play", () => {
  it("stops where it breaks, with a record that breaks again", () => {
    const { scenario, compiled } = changed(HUGE, [LEAVING, gift("has(won) > 0")]);
    const { broken, campaigns } = playUntilBroken(compiled, random, "s", 50);
    expect(campaigns).toBeLessThan(50);
    expect(broken).toMatchObject({ at: "leaving.start", says: "LedgerError: cannot post 6e+29", base: "memoir" });
    if (broken !== undefined) expect(() => replay(scenario, broken.record)).toThrow("cannot post");
  });

  it("stops where nothing can be decided", () => {
    const shut = "{to: end, when: has(won) < 0}";
    const { compiled } = changed([
      LEAVING,
      `start: {choose: {leave-none: ${shut}, leave-some: ${shut.replace("end", "purse")}}}`,
    ]);
    expect(playUntilBroken(compiled, random, "s", 5).broken).toMatchObject({
      says: expect.stringMatching(/nothing can be decided|refused/),
    });
  });
});
