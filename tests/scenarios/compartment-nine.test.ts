import { describe, expect, it } from "vitest";
import { realWealth } from "../../src/engine/index.js";
import { type Sample, sampleOf } from "../support/campaigns.js";
import { BASES } from "../support/scenarios.js";
import { type Changes, type Edit, endsOf, namedChanges, type Variant } from "../support/variants.js";

const ID = "compartment-nine";
const WORLDS = 200;

/** Tonnes of rice at the end; the start is alike in all worlds. */
const net = (study: Variant): readonly number[] => endsOf(ID, study, WORLDS, (world) => realWealth(world) / 1e6);
const lessPaired = (a: readonly number[], b: readonly number[]): Sample =>
  sampleOf(a.map((of, index) => of - (b[index] ?? 0)));

const stoppingAfter = (shipments: number): Edit => ["enough: 12 shipment", `enough: ${shipments} shipment`];

const INNER = 7;

/** Attention does not grow with shipments, stops or talk of the crew. */
const NO_TALK = namedChanges(ID, { "numbers.nine-talk": 0, "numbers.nine-talk-stop": 0 });

describe("when to stop", () => {
  it.each(BASES)("an end after some shipments beats an early and a late one, in the base '%s'", (base) => {
    const [early, inner, late] = [2, INNER, 12].map((of) => net({ base, edits: [stoppingAfter(of)] }));
    expect(lessPaired(inner ?? [], early ?? []).low).toBeGreaterThan(0);
    expect(lessPaired(inner ?? [], late ?? []).low).toBeGreaterThan(0);
  });

  it.each(BASES)("but the last possible end is best where attention does not grow, in the base '%s'", (base) => {
    const [inner, late] = [INNER, 12].map((of) => net({ base, changes: NO_TALK, edits: [stoppingAfter(of)] }));
    expect(lessPaired(late ?? [], inner ?? []).low).toBeGreaterThan(0);
  });

  it("because the share of worlds that end in detention rises with each shipment more", () => {
    const detained = (shipments: number): number =>
      endsOf(ID, { edits: [stoppingAfter(shipments)] }, WORLDS, (_world, ending) => ending).filter(
        (id) => id === "detained",
      ).length / WORLDS;
    const [few, some, many] = [3, INNER, 12].map(detained);
    expect(some).toBeGreaterThan((few ?? 1) + 0.03);
    expect((many ?? 0) - (some ?? 1)).toBeGreaterThan((some ?? 1) - (few ?? 0));
  });
});

describe("the head conductor", () => {
  const ASKED = 800_000 * 100; // smallest units of money
  /** Six times the metal in a week, and a purse that buys it. */
  const FORTUNE: Changes = {
    "numbers.nine-new-found": 6 * 120_000,
    "numbers.nine-used-found": 6 * 50_000,
    "numbers.nine-most-lent": 700,
    "offers.nine-lot.up-to": 2_000_000,
  };
  const ONE_FORTUNE: readonly Edit[] = [stoppingAfter(1), ["first-load: 105 bundle", "first-load: 700 bundle"]];

  /** Worlds in which he kept a shipment, and the sum he expected at the end. */
  const kept = (study: Variant): readonly { readonly metal: boolean; readonly sum: number }[] =>
    endsOf(ID, study, WORLDS, (world) => {
      const { accounts, scenario } = world.model;
      const metal = ["pobedit", "used-pobedit"].map((id) => scenario.commodities.findIndex((of) => of.id === id));
      const variable = (of: string): number =>
        world.variables[scenario.variables.findIndex(({ id }) => id === of)] ?? 0;
      return {
        metal:
          variable("nine-aboard") === 0 &&
          metal.some((of) => world.balance(accounts.indexOf("head-conductor"), of) > 0),
        sum: variable("nine-sum"),
      };
    });
  const shareKept = (study: Variant): number => kept(study).filter(({ metal }) => metal).length / WORLDS;

  it("holds while he is paid what he asked, but for a shipment on a day of a high price now and then", () => {
    const paid = kept({}).filter(({ sum }) => sum >= ASKED);
    expect(paid.length).toBeGreaterThan(0.8 * WORLDS);
    expect(paid.filter(({ metal }) => metal).length / paid.length).toBeLessThan(0.03);
  });

  it("keeps the metal in most worlds when his sum is halved after a delivery", () => {
    expect(shareKept({ edits: [["settle, do: {choose: dine}", "settle, do: {choose: less}"]] })).toBeGreaterThan(0.9);
  });

  it("or when the load is worth far more than the sums still to come", () => {
    expect(shareKept({ changes: namedChanges(ID, FORTUNE), edits: ONE_FORTUNE })).toBeGreaterThan(0.9);
  });

  it("and holds even such a load where his sum is raised with it", () => {
    const raised = namedChanges(ID, { ...FORTUNE, "numbers.nine-asked": 6 * ASKED });
    expect(shareKept({ changes: raised, edits: ONE_FORTUNE })).toBe(0);
  });
});

describe("used metal", () => {
  const asking = (kind: string): Edit => ["asking.start, do: {choose: week}", `asking.start, do: {choose: ${kind}}`];
  const gain = (changes: Changes): Sample =>
    lessPaired(
      net({ changes, edits: [asking("used"), stoppingAfter(3)] }),
      net({ changes, edits: [asking("new"), stoppingAfter(3)] }),
    );

  it("earns more than new, since it costs half and sells alike", () => {
    expect(gain({}).low).toBeGreaterThan(0);
  });

  it("earns less where it sells at half as well", () => {
    expect(
      gain(namedChanges(ID, { "numbers.nine-used-sells": 0.5, "markets.hyesan/used-pobedit.bid": 500 })).high,
    ).toBeLessThan(0);
  });
});
