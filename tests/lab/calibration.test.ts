import { expect, it } from "vitest";
import { coverageOf, poolOf } from "../support/calibration.js";
import { strategies, trip } from "../support/scenarios.js";

// The small form of `tests/proof/calibration.proof.ts`: 40 studies of 100 worlds against 8,000. Six pairs make 240
// intervals a figure, of which at least nine in ten hold the truth (the truth itself is known to a ninth of a study's error).
it("the intervals of a verdict cover the truth of many worlds", { timeout: 60_000 }, () => {
  const program = trip("memoir");
  const { means, medians, ruin } = coverageOf(poolOf(program, strategies(program), 8_000), 40, 100);
  for (const covered of [means, medians, ruin]) {
    const share = covered.reduce((sum, { coverage }) => sum + coverage, 0) / covered.length;
    expect(share).toBeGreaterThan(0.9);
  }
});
