import { describe, expect, it } from "vitest";
import {
  buildProgram,
  compileProgram,
  type Decision,
  keyOfWorld,
  Nature,
  rootKey,
  Session,
  View,
  type World,
} from "../../src/engine/index.js";
import { playCompiled } from "../../src/strategies/index.js";
import { netsOf, sampleOf } from "../support/campaigns.js";
import { take } from "../support/play.js";
import { BASES, shipped, strategies } from "../support/scenarios.js";

const ID = "labour-day";
const WORLDS = 200;
type Changes = Readonly<Record<string, number>>;
type Sample = ReturnType<typeof sampleOf>;

/** Loyalty keeps nobody silent. */
const TALKATIVE: Changes = { "numbers.hush": 0 };

/** What a variable stands at when each world ends, played by a shipped strategy. */
function atEnd(id: string, strategyId: string, base: string, changes: Changes): readonly number[] {
  const program = buildProgram(shipped(ID), { base, changes });
  const strategy = strategies(program, ID).find((of) => of.id === strategyId);
  if (strategy === undefined) throw new Error(`no strategy '${strategyId}'`);
  const compiled = compileProgram(program);
  const at = program.model.scenario.variables.findIndex((of) => of.id === id);
  return Array.from({ length: WORLDS }, (_, index) => {
    const nature = new Nature(program.model, keyOfWorld(rootKey("talk"), index));
    const { world }: { world: World } = playCompiled(compiled, { executor: "compiled", nature }, strategy);
    return world.variables[at] ?? Number.NaN;
  });
}

const less = (a: readonly number[], b: readonly number[]): Sample =>
  sampleOf(a.map((value, index) => value - (b[index] ?? Number.NaN)));

/** What the two feasts change, beside the same fund, groups and iron without them. */
const fewerReports = (base: string, changes: Changes = {}): Sample =>
  less(atEnd("reports", "thrifty", base, changes), atEnd("reports", "memoir", base, changes));
/** What a kilogram of rice costs about, in smallest units. */
const KILOGRAM: Readonly<Record<string, number>> = { memoir: 1_000, historical: 6_000 };
/** By how much more the fund holds in the end for the feasts, in kg of rice, in the same worlds. */
function gainEach(base: string, changes: Changes = {}): readonly number[] {
  const without = atEnd("fund-money", "thrifty", base, changes);
  return atEnd("fund-money", "memoir", base, changes).map(
    (money, index) => (money - (without[index] ?? Number.NaN)) / (KILOGRAM[base] ?? Number.NaN),
  );
}

describe.each(BASES)("a feast, in the base '%s'", (base) => {
  it("pays in silence: fewer report", () => {
    expect(fewerReports(base).low).toBeGreaterThan(0.3);
  });

  it("which brings the fund back about what it cost", () => {
    const hushed = gainEach(base);
    const talkative = gainEach(base, TALKATIVE);
    expect(sampleOf(hushed).high).toBeGreaterThan(0);
    expect(less(hushed, talkative).low).toBeGreaterThan(100);
  });

  it("changes nothing where loyalty keeps nobody silent, and is money of the fund spent", () => {
    const { low, high } = fewerReports(base, TALKATIVE);
    expect(low).toBeLessThan(0.1);
    expect(high).toBeLessThan(0.3);
    expect(sampleOf(gainEach(base, TALKATIVE)).high).toBeLessThan(0);
  });

  it("is not the secretary's: what his household has does not move with the fund", () => {
    const wealth = (strategy: string) => netsOf(ID, strategy, { base, worlds: WORLDS, changes: {} });
    const { low, high } = less(wealth("memoir"), wealth("loyal"));
    expect([low > -10_000, high < 10_000]).toEqual([true, true]); // grams of rice; the fund holds some 100 times as much
    expect(sampleOf(atEnd("fund-money", "memoir", base, {})).low).toBeGreaterThan(0);
  });
});

describe("cadres at the table", () => {
  /** What the fund falls by, and who smokes what, for guests asked with so many packs bought. */
  const asked = (guests: string, packs: number) => {
    const program = buildProgram(shipped(ID), { base: "memoir" });
    const session = new Session(program, { seed: "guests" });
    const view = (): View => new View(program, session.campaign.world, session.campaign.rest);
    take(session, { do: "begin" }, { do: "choose", option: "tenth" });
    const groups: Decision = { do: "order", activity: "groups", level: "fish" };
    take(session, groups);
    while (view().rest.kind === "plan") take(session, { do: "wait", days: 1 });
    const answers = { pigs: 0, spirits: "none", ale: 0, smoke: packs } as const;
    take(session, { do: "choose", option: "feast" });
    for (const answer of Object.values(answers))
      take(session, typeof answer === "number" ? { do: "answer", amount: answer } : { do: "choose", option: answer });
    const fund = program.model.scenario.variables.findIndex(({ id }) => id === "fund-money");
    const holds = (): number => session.campaign.world.variables[fund] ?? Number.NaN;
    const before = holds();
    take(session, { do: "choose", option: guests });
    const { account } = program.model;
    const cigarettes = program.model.scenario.commodities.findIndex(({ id }) => id === "cigarettes");
    const people = program.model.scenario.people.map(({ id }) => id);
    const smoked = (who: string): number =>
      session.campaign.world.balance(account.people + people.indexOf(who), cigarettes);
    return { paid: before - holds(), cadres: smoked("superiors"), workers: smoked("department") };
  };

  it("cost what they smoke: the packs left over, which the peddler takes back where they are not asked", () => {
    for (const [packs, left] of [
      [0, 0],
      [50, 0],
      [60, 10],
    ] as const) {
      const [everyone, families] = [asked("everyone", packs), asked("families", packs)];
      expect(everyone.paid - families.paid, `${packs} packs`).toBe(left * 3 * 100);
      expect([everyone.cadres, families.cadres]).toEqual([left, 0]);
      expect(everyone.workers).toBe(families.workers);
    }
  });
});
