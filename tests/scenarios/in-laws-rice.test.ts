import { describe, expect, it } from "vitest";
import { netsOf, type Sample, sampleOf } from "../support/campaigns.js";
import { BASES, shipped } from "../support/scenarios.js";

const ID = "in-laws-rice";
const WORLDS = 120;

type Changes = Readonly<Record<string, number>>;

const scenario = shipped(ID);

function numberOf(name: string, base: string): number {
  const value = scenario.parameters.find((of) => of.name === name)?.literals.get(base)?.value;
  if (value === undefined) throw new Error(`no number '${name}'`);
  return value;
}

/** Numbers of a base turned by a factor. */
const times = (base: string, ...turns: readonly (readonly [string, number])[]): Changes =>
  Object.fromEntries(turns.map(([name, factor]) => [name, numberOf(name, base) * factor]));

/** One strategy's gain less another's in the same worlds, in kilograms of rice. */
function over(a: string, b: string, base: string, changes: Changes = {}): Sample {
  const other = netsOf(ID, b, { base, worlds: WORLDS, changes });
  const nets = netsOf(ID, a, { base, worlds: WORLDS, changes });
  return sampleOf(nets.map((grams, index) => (grams - (other[index] ?? 0)) / 1000));
}

describe("two hundred kilograms of rice", () => {
  it.each(BASES)("are worth more put to work than eaten, in the base '%s'", (base) => {
    expect(over("cautious", "loyal", base).low).toBeGreaterThan(20);
    expect(over("greedy", "loyal", base).low).toBeGreaterThan(20);
  });

  it.each(BASES)("and not where no trade earns and corn costs what rice costs, in the base '%s'", (base) => {
    const [corn, rice] = [numberOf("markets.hyesan/corn.ask", base), numberOf("markets.hyesan/rice.ask", base)];
    const idle = times(
      base,
      ["markets.hyesan/corn.ask", rice / corn],
      ["markets.hyesan/noodles.bid", rice / numberOf("markets.hyesan/noodles.bid", base)],
      ["numbers.copper-multiple", 1 / 4.17],
      ["numbers.sack-theft", 0],
    );
    expect(over("cautious", "loyal", base, idle).high).toBeLessThan(0);
    expect(over("greedy", "loyal", base, idle).high).toBeLessThan(0);
  });
});
