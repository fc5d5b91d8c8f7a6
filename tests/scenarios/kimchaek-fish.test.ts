import { describe, expect, it } from "vitest";
import { realWealth } from "../../src/engine/index.js";
import { type Sample, sampleOf } from "../support/campaigns.js";
import { BASES } from "../support/scenarios.js";
import { type Edit, endsOf, namedChanges, type Variant } from "../support/variants.js";

const ID = "kimchaek-fish";
const WORLDS = 200;

interface Outcome {
  readonly seized: boolean;
  readonly detained: boolean;
}

/** Whether an inspector kept goods, and whether it ended in detention, in each world. */
const outcomes = (study: Variant): readonly Outcome[] =>
  endsOf(ID, study, WORLDS, (world, ending) => {
    const { accounts, scenario } = world.model;
    const inspector = accounts.indexOf("fish-inspector");
    const goods = scenario.commodities.flatMap(({ kind }, at) => (kind === "good" ? [at] : []));
    return { seized: goods.some((of) => world.balance(inspector, of) > 0), detained: ending === "detained" };
  });

/** Share of worlds with its 95 % interval (normal). */
const share = (all: readonly Outcome[], of: keyof Outcome): Sample => sampleOf(all.map((one) => (one[of] ? 1 : 0)));

const OPENLY: Edit = ["gate, do: {choose: league}", "gate, do: {choose: walk}"];
const reporting = (who: string, won: number): Readonly<Record<string, number>> =>
  namedChanges(ID, { [`people.${who}.officer.reporting-pays`]: won * 100 });

describe("inspectors with a detector", () => {
  it.each(BASES)("keep what they find and let the carrier go, in the base '%s'", (base) => {
    const found = outcomes({ base, edits: [OPENLY] });
    expect(share(found, "seized").low).toBeGreaterThan(0.15);
    expect(share(found, "detained").high).toBeLessThan(0.04);
  });

  it.each(BASES)("but arrest when a report pays them more than the haul, in the base '%s'", (base) => {
    const found = outcomes({ base, edits: [OPENLY], changes: reporting("fish-inspector", 100_000) });
    expect(share(found, "detained").low).toBeGreaterThan(0.15);
    expect(share(found, "seized").high).toBeLessThan(0.04);
  });
});

describe("the pistol", () => {
  const TAKEN: Edit = ["pistol.start, do: {choose: refuse}", "pistol.start, do: {choose: take}"];

  it("ends in detention about as often as it is found out, since a report on a weapon pays", () => {
    const { low, high } = share(outcomes({ edits: [TAKEN] }), "detained");
    expect(low).toBeGreaterThan(0.35);
    expect(high).toBeLessThan(0.7);
  });

  it("and does not when no report pays", () => {
    expect(
      share(outcomes({ edits: [TAKEN], changes: reporting("fish-security", -100) }), "detained").high,
    ).toBeLessThan(0.05);
  });
});

describe("the railway", () => {
  it("leaves fewer journeys the faster the power fails", () => {
    const journeys = (worse: number): Sample =>
      sampleOf(
        endsOf(
          ID,
          { changes: namedChanges(ID, { "numbers.fish-worse": worse }), edits: [["turn: 6 trip", "turn: 60 trip"]] },
          WORLDS,
          (world) => world.variables[world.model.scenario.variables.findIndex(({ id }) => id === "fish-trips")] ?? 0,
        ),
      );
    const [steady, failing] = [journeys(0), journeys(0.25 / 30)];
    expect(failing.high).toBeLessThan(steady.low);
  });
});

describe("metal in the fish", () => {
  const FISH_ALONE: Edit = ["few: 2 trip", "few: 100 trip"];
  const gain = (study: Variant): Sample => {
    const rice = (edits: readonly Edit[]): readonly number[] =>
      endsOf(ID, { ...study, edits }, WORLDS, (world) => realWealth(world) / 1000);
    const alone = rice([FISH_ALONE]);
    return sampleOf(rice([]).map((of, at) => of - (alone[at] ?? 0)));
  };

  it.each(BASES)("earns more than fish alone, past inspectors in league, in the base '%s'", (base) => {
    expect(gain({ base }).low).toBeGreaterThan(0);
  });
});

describe("more than a bundle", () => {
  /** What of 200 kg bought at the quay after one bundle was packed comes home, in grams; seizures apart. */
  const BOUGHT: Edit = [
    "rules:",
    "rules:\n  - {at: plan, when: at(kimchaek) and has(fish) < lot, do: {buy: {good: fish, amount: lot}}}",
  ];
  const NUMBERS: Edit = ["numbers:", "numbers:\n  lot: 200 kg"];
  const RICH = { "start.you.won": 1_000_000 };

  it("needs porters, and no more than three bundles get on board", () => {
    const edits: readonly Edit[] = [BOUGHT, NUMBERS, ["turn: 6 trip", "turn: 1 trip"]];
    const ends = endsOf(ID, { edits, changes: RICH }, 50, (world) => {
      const { accounts, scenario } = world.model;
      const fish = scenario.commodities.findIndex(({ id }) => id === "fish");
      return world.balance(accounts.indexOf("fish-porter"), fish);
    });
    expect(Math.min(...ends)).toBeGreaterThanOrEqual(160_000); // 20 kg packed and 200 bought, less 60
    expect(Math.max(...ends)).toBeLessThanOrEqual(160_000 + 3_000);
  });
});

describe("those in league", () => {
  const METAL: readonly Edit[] = [["few: 2 trip", "few: 0 trip"]];

  const seized = (edits: readonly Edit[], starts: readonly [slack: number, usual: number, drive: number]): Sample => {
    const [slack, usual, drive] = starts;
    const of = (regime: string): string => `enforcement.station-inspectors.regimes.${regime}`;
    const changes = {
      ...{ [`${of("slack")}.starts`]: slack, [`${of("usual")}.starts`]: usual, [`${of("drive")}.starts`]: drive },
      ...{ [`${of("slack")}.to.usual`]: 0, [`${of("usual")}.to.slack`]: 0, [`${of("usual")}.to.drive`]: 0 },
      [`${of("drive")}.to.usual`]: 0,
    };
    return share(outcomes({ edits: [...METAL, ...edits], changes: namedChanges(ID, changes) }), "seized");
  };

  it("keep most searches away, and not all: metal is still found now and then, and in a drive often", () => {
    const [openly, passed, driven] = [seized([OPENLY], [0, 1, 0]), seized([], [0, 1, 0]), seized([], [0, 0, 1])];
    expect(passed.low).toBeGreaterThan(0.05);
    expect(passed.high).toBeLessThan(openly.low);
    expect(driven.low).toBeGreaterThan(passed.high + 0.1);
  });
});
