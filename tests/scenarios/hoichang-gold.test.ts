import { describe, expect, it } from "vitest";
import { realWealth, type World } from "../../src/engine/index.js";
import { type Sample, sampleOf } from "../support/campaigns.js";
import { BASES, shipped } from "../support/scenarios.js";
import { type Edit, endsOf, namedChanges, type Variant } from "../support/variants.js";

const ID = "hoichang-gold";
// Shares of 150 worlds have a standard error of at most 0.041; 95 % intervals of paired differences.
const WORLDS = 150;

const named = (changes: Readonly<Record<string, number>>) => namedChanges(ID, changes);

const variableAt = (name: string): number => {
  const at = shipped(ID).variables.findIndex(({ id }) => id === name);
  if (at < 0) throw new Error(`no variable '${name}'`);
  return at;
};
const TAKEN = variableAt("gold-taken");
const LET_GO = variableAt("gold-let-go");

const robbed = (world: World): number => ((world.variables[TAKEN] ?? 0) > 0 ? 1 : 0);
const forgiven = (world: World): number => ((world.variables[LET_GO] ?? 0) > 0 ? 1 : 0);
const detained = (_world: World, ending: string): number => (ending === "detained" ? 1 : 0);
const kilograms = (world: World): number => realWealth(world) / 1000;

type Measure = (world: World, ending: string) => number;

const share = (variant: Variant, of: Measure): Sample => sampleOf(endsOf(ID, variant, WORLDS, of));

/** One variant less another in the same worlds. */
function over(a: Variant, b: Variant, of: Measure): Sample {
  const others = endsOf(ID, b, WORLDS, of);
  return sampleOf(endsOf(ID, a, WORLDS, of).map((value, index) => value - (others[index] ?? 0)));
}

const APART: Edit = ["choose: from-bag", "choose: apart"];
const SOBER: Edit = ["choose: drink", "choose: sip"];
const KEPT_ON: Edit = ["choose: cupboard", "choose: keep-on"];
const A_LITTLE: readonly Edit[] = [
  ["gold-word.start, do: {choose: instalment}", "gold-word.start, do: {choose: a-little}"],
];

describe("a robbery follows from what was shown", () => {
  it.each(BASES)("more often from the open bag than with notes put apart, in the base '%s'", (base) => {
    expect(over({ base }, { base, edits: [APART] }, robbed).low).toBeGreaterThan(0.3);
  });

  it.each(BASES)("and as often where a few notes draw as many eyes, in the base '%s'", (base) => {
    const changes = named({ "numbers.gold-draws": 1 });
    // The two ways are drawn apart: three standard errors of a difference of two shares of 0.8.
    expect(over({ base, changes }, { base, changes, edits: [APART] }, robbed).mean).toBeLessThan(0.14);
  });

  it("never where nobody follows", () => {
    const changes = named({ "numbers.gold-follow": 0 });
    expect(share({ changes }, robbed).mean).toBe(0);
  });
});

describe("the hosts take what is worth it to them", () => {
  it.each(BASES)("the cupboard's content, seldom what a sober guest keeps on, in the base '%s'", (base) => {
    expect(over({ base }, { base, edits: [SOBER, KEPT_ON] }, robbed).low).toBeGreaterThan(0.3);
  });

  it.each(BASES)("and nothing where taking it costs more than it holds, in the base '%s'", (base) => {
    const changes = named({ "people.gold-hosts.contact.betrayal-costs": 1e10 });
    expect(share({ base, changes }, robbed).mean).toBe(0);
  });
});

describe("the lender lets go of the rest", () => {
  it.each(BASES)("for full instalments and seldom for a little each time, in the base '%s'", (base) => {
    expect(over({ base }, { base, edits: A_LITTLE }, forgiven).low).toBeGreaterThan(0.1);
    expect(over({ base }, { base, edits: A_LITTLE }, kilograms).low).toBeGreaterThan(0);
  });

  it.each(BASES)("and for a little where a little moves her as much, in the base '%s'", (base) => {
    const changes = named({ "numbers.gold-enough": 0.1 });
    expect(over({ base, changes }, { base, changes, edits: A_LITTLE }, kilograms).high).toBeLessThan(0);
  });

  it("never where effort does not move her", () => {
    expect(share({ changes: named({ "numbers.gold-moved": 0 }) }, forgiven).mean).toBe(0);
  });
});

describe("the companions' used metal", () => {
  const USED: Variant = { strategy: "companions", edits: [["choose: both", "choose: used"]] };
  const NEW: Variant = { strategy: "companions", edits: [["choose: both", "choose: new"]] };

  it.each(BASES)("earns more than new metal, in the base '%s'", (base) => {
    expect(over({ ...USED, base }, { ...NEW, base }, kilograms).low).toBeGreaterThan(0);
  });

  it.each(BASES)("and less where it sells for less than it costs beside new metal, in the base '%s'", (base) => {
    const changes = named({ "numbers.gold-used-sells": 0.4 });
    expect(over({ ...USED, base, changes }, { ...NEW, base, changes }, kilograms).high).toBeLessThan(0);
  });

  it.each(BASES)("and no more where it costs what new metal costs, in the base '%s'", (base) => {
    const changes = named({ "numbers.gold-used-buys": 1 });
    expect(over({ ...USED, base, changes }, { ...NEW, base, changes }, kilograms).high).toBeLessThan(1);
  });
});

describe("gold offered in the kitchens", () => {
  const TESTED: Variant = { strategy: "cautious" };
  const UNTESTED: Variant = {
    strategy: "cautious",
    edits: [
      ["choose: test", "choose: buy"],
      ["at: gold-search.weigh", "at: gold-search.trust"],
    ],
  };

  it.each(BASES)("loses when it is bought without a test, in the base '%s'", (base) => {
    expect(over({ ...TESTED, base }, { ...UNTESTED, base }, kilograms).low).toBeGreaterThan(0);
  });

  it.each(BASES)("and not where none is false, in the base '%s'", (base) => {
    const changes = named({ "numbers.gold-fakes": 0, "posts.gold-train.stops": 0 });
    expect(over({ ...TESTED, base, changes }, { ...UNTESTED, base, changes }, kilograms).high).toBeLessThan(0);
  });
});

describe("the officer at the gate", () => {
  it.each(BASES)("arrests when reporting pays, and hardly ever else, in the base '%s'", (base) => {
    const changes = named({ "people.gold-guard.officer.reporting-pays": 1e9 });
    expect(share({ base }, detained).high).toBeLessThan(0.1);
    expect(share({ base, changes }, detained).low).toBeGreaterThan(0.6);
  });
});
