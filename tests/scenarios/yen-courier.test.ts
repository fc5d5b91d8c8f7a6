import { describe, expect, it } from "vitest";
import { realWealth } from "../../src/engine/index.js";
import { netsOf, type Sample, sampleOf } from "../support/campaigns.js";
import { BASES, shipped } from "../support/scenarios.js";
import { type Edit, endsOf } from "../support/variants.js";

const ID = "yen-courier";
const WORLDS = 150;

type Changes = Readonly<Record<string, number>>;

const known = new Set(shipped(ID).parameters.map(({ name }) => name));
function named(name: string, value: number): Changes {
  if (!known.has(name)) throw new Error(`no number '${name}'`);
  return { [name]: value };
}

/** What keeping a parcel costs the courier, in smallest units of won: more than any parcel holds. */
const WATCHED = named("people.courier.contact.betrayal-costs", 1e9);
/** What a yuan fetches in Pyongyang if 10,000 yen come back as 120,000 (D066), in yen per hundredth of a yuan. */
const AS_PRINTED = named("numbers.pyongyang-rate", 184.6 / 100);

const nets = new Map<string, readonly number[]>();
function net(strategy: string, base: string, changes: Changes): readonly number[] {
  const key = JSON.stringify([strategy, base, changes]);
  const found = nets.get(key) ?? netsOf(ID, strategy, { base, worlds: WORLDS, changes });
  nets.set(key, found);
  return found;
}

/** One strategy's gain less another's in the same worlds, in kilograms of rice. */
function over(a: string, b: string, base: string, changes: Changes = {}): Sample {
  const other = net(b, base, changes);
  return sampleOf(net(a, base, changes).map((grams, index) => (grams - (other[index] ?? 0)) / 1000));
}

describe("a courier keeps an undisclosed fortune", () => {
  it.each(BASES)("so that the round loses against keeping the savings, in the base '%s'", (base) => {
    expect(over("memoir", "loyal", base).high).toBeLessThan(0);
  });

  it.each(BASES)("and not where keeping it costs him more than it holds, in the base '%s'", (base) => {
    expect(over("memoir", "loyal", base, WATCHED).low).toBeGreaterThan(0);
  });
});

describe("a stake kept back", () => {
  /** As the memoir plays, but no more than thirty notes on the road at once. */
  const KEPT_BACK: readonly Edit[] = [
    ["yen-parcel.start, do: {answer: to-send}", "yen-parcel.start, do: {answer: letter}"],
    ["  spare: 30 day", "  spare: 30 day\n  letter: 3000 yuan"],
  ];
  const gain = (base: string, changes: Changes): Sample => {
    const rice = (edits: readonly Edit[]): readonly number[] =>
      endsOf(ID, { base, changes, edits }, WORLDS, (world) => realWealth(world) / 1000);
    const all = rice([]);
    return sampleOf(rice(KEPT_BACK).map((kilograms, at) => kilograms - (all[at] ?? 0)));
  };

  it.each(BASES)("beats staking all, which tempts the one who carries it, in the base '%s'", (base) => {
    expect(gain(base, {}).low).toBeGreaterThan(0);
  });

  it.each(BASES)("and is left behind where no stake tempts him, in the base '%s'", (base) => {
    expect(gain(base, WATCHED).high).toBeLessThan(0);
  });
});

describe("what makes him hold", () => {
  it.each(BASES)("is a share of every gain, in the base '%s'", (base) => {
    expect(over("partner", "memoir", base).low).toBeGreaterThan(0);
  });

  it.each(BASES)("or letters too small to be worth it, in the base '%s'", (base) => {
    expect(over("cautious", "memoir", base).low).toBeGreaterThan(0);
  });

  it.each(["partner", "cautious"])("'%s' is only a cost where he would hold anyway", (strategy) => {
    expect(over("memoir", strategy, "memoir", WATCHED).low).toBeGreaterThan(0);
  });

  it("is a share all the more if the round gains what is printed", () => {
    expect(over("partner", "loyal", "memoir", AS_PRINTED).low).toBeGreaterThan(0);
  });
});
