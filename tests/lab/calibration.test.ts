import { expect, it } from "vitest";
import { coverageOf, poolOf } from "../support/calibration.js";
import { strategies, trip } from "../support/scenarios.js";

/**
 * The small form of `tests/proof/calibration.proof.ts`: 80 studies of 100 worlds against 8,000. Six pairs make 480
 * intervals a figure, of which at least nine in ten hold the truth (the truth itself is known to a ninth of a study's
 * error), and at least one in a hundred does not: of 240 independent ones (three of six pairs are) that miss one time in
 * twenty, two or fewer miss with p = 0.0004. Those of rare ruin hold it oftener than that, so they are bounded by width:
 * no difference of shares of 100 worlds needs more than 1.96 sqrt(1/2 / 100) = 14 points to a side.
 */
it("the intervals of a verdict cover the truth of many worlds, and no more than they should", {
  timeout: 60_000,
}, () => {
  const program = trip("memoir");
  const { means, medians, ruin } = coverageOf(poolOf(program, strategies(program), 8_000), 80, 100);
  const shareOf = (covered: typeof means): number =>
    covered.reduce((sum, { coverage }) => sum + coverage, 0) / covered.length;
  for (const covered of [means, medians, ruin]) expect(shareOf(covered)).toBeGreaterThan(0.9);
  for (const covered of [means, medians]) expect(shareOf(covered)).toBeLessThanOrEqual(0.99);
  for (const { what, widest } of ruin) expect(widest, what).toBeLessThan(0.28);
});
