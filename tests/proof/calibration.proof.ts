import { expect, it } from "vitest";
import { coverageOf, poolOf, stoppedCoverage } from "../support/calibration.js";
import { strategies, trip } from "../support/scenarios.js";

/**
 * Are the intervals honest? A million worlds of the trip give the truth; 2,000 studies of 200 of them, none in two
 * studies, are held against it. With 2,000 studies the coverage itself is known to one percentage point.
 */
const WORLDS = 1_000_000;

it("2,000 studies of 200 worlds cover the truth of a million: means in 93 to 97 %, ruin in 93 % or more", {
  timeout: 3_600_000,
}, () => {
  const program = trip("memoir");
  const pool = poolOf(program, strategies(program), WORLDS);
  const { means, medians, ruin } = coverageOf(pool, 2000, 200);
  const stopped = [0.1, 0.05].map((share) => ({
    share,
    ...stoppedCoverage(pool, 0, 1, Math.floor(WORLDS / 3200), 3200, share),
  }));
  process.stdout.write(`${JSON.stringify({ means, medians, ruin, stopped }, null, 1)}\n`);
  for (const { what, coverage } of means) {
    expect(coverage, what).toBeGreaterThanOrEqual(0.93);
    expect(coverage, what).toBeLessThanOrEqual(0.97);
  }
  for (const { what, coverage } of [...ruin, ...medians]) expect(coverage, what).toBeGreaterThanOrEqual(0.93);
  // An exact binomial of 200 covers 95 to 96.5 %. Of rare ruin nearly all hold it: what bounds them is their width, 9.8 points to a side.
  for (const { what, coverage } of medians) expect(coverage, what).toBeLessThanOrEqual(0.98);
  for (const { what, widest } of ruin) expect(widest, what).toBeLessThan(0.2);
  for (const { coverage } of stopped) {
    expect(coverage).toBeGreaterThanOrEqual(0.92);
    expect(coverage).toBeLessThanOrEqual(0.99);
  }
});
