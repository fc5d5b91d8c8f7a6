import { expect, it } from "vitest";
import { search } from "../../../src/engine/rules/inspection.js";
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
