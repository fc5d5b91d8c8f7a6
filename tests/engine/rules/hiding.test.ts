import { expect, it } from "vitest";
import { search, searchOdds } from "../../../src/engine/rules/inspection.js";
import { seeds, small } from "../../support/small.js";

const of = small();
const { you } = of.model.account;

/** Whether a search finds the metal in the sack, with so much of another banned good beside it there. */
function found(seed: string, dust: number): boolean {
  const w = of.world(seed);
  of.stock(w, you, "metal", 5_000);
  if (dust > 0) of.stock(w, you, "dust", dust);
  w.hidden[of.good("metal")] = 0;
  w.hidden[of.good("dust")] = 0;
  return search(w) === 1 && w.found[of.good("metal")] === 1;
}

it("a second good in the same hiding place can only turn a pass into a find, and moves no later search", () => {
  let turned = 0;
  for (const seed of seeds(300)) {
    if (found(seed, 0)) expect(found(seed, 5_000)).toBe(true);
    else if (found(seed, 5_000)) turned += 1;
    const w = of.world(seed);
    of.stock(w, you, "metal", 1_000);
    of.stock(w, you, "dust", 1_000);
    w.hidden.fill(0);
    search(w);
    expect(w.visits[of.model.subject("found:sack")]).toBe(1);
  }
  expect(turned).toBeGreaterThan(20);
});

it("what a trader expects of a search is of places and their loads, not of goods", () => {
  const expected = (...hidden: readonly (readonly [good: string, place: number, amount: number])[]): number => {
    const w = of.world("1");
    for (const [good, place, amount] of hidden) {
      of.stock(w, you, good, amount);
      w.hidden[of.good(good)] = place;
    }
    return searchOdds(w);
  };
  const [SACK, BARREL, OPEN] = [0, 1, -1];
  expect(expected()).toBe(0);
  expect(expected(["grain", OPEN, 5_000])).toBe(0);
  expect(expected(["metal", SACK, 5_000])).toBeCloseTo(0.4 / 2);
  expect(expected(["metal", SACK, 5_000], ["dust", SACK, 5_000])).toBeCloseTo(0.4);
  expect(expected(["metal", SACK, 5_000], ["dust", BARREL, 5_000])).toBeCloseTo(1 - (1 - 0.4 / 2) * (1 - 0.3 / 2));
  expect(expected(["metal", SACK, 40_000])).toBe(1);
  expect(expected(["metal", SACK, 5_000], ["dust", OPEN, 1])).toBe(1);
});
