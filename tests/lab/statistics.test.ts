import { describe, expect, it } from "vitest";
import { normal, streamOf, uniform } from "../../src/engine/luck.js";
import { deviation, mean, meanInterval, quantile, shareInterval } from "../../src/lab/statistics.js";

const KEY = { k0: 11, k1: 7 };

describe("statistics", () => {
  it("agree with hand-made values", () => {
    expect(mean([])).toBe(0);
    expect(mean([1, 2, 6])).toBe(3);
    expect(deviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(2.138089935299395, 12);
    expect(deviation([3])).toBe(0);
    expect([0, 0.25, 0.5, 0.95, 1].map((share) => quantile([10, 20, 30, 40], share))).toEqual([10, 17.5, 25, 38.5, 40]);
    // Wilson (1927): 4 of 10 gives 0.168 .. 0.687
    expect(shareInterval(4, 10).low).toBeCloseTo(0.1682, 4);
    expect(shareInterval(4, 10).high).toBeCloseTo(0.6873, 4);
    expect(shareInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  it("cover a known mean in 95 % of studies (n = 200, 2,000 studies: within 93.5 to 96.5 %)", () => {
    const [studies, n] = [2000, 200];
    let covered = 0;
    for (let study = 0; study < studies; study += 1) {
      const { low, high } = meanInterval(
        Array.from({ length: n }, (_, index) => 5 + 3 * normal(streamOf(KEY, 1), study * n + index)),
      );
      if (low <= 5 && high >= 5) covered += 1;
    }
    expect(covered / studies).toBeGreaterThan(0.935);
    expect(covered / studies).toBeLessThan(0.965);
  });

  it("cover a known share in at least 93 % of studies (p = 0.1, n = 200, 2,000 studies)", () => {
    const [studies, n, p] = [2000, 200, 0.1];
    let covered = 0;
    for (let study = 0; study < studies; study += 1) {
      let hits = 0;
      for (let index = 0; index < n; index += 1) if (uniform(KEY, 2, study * n + index) < p) hits += 1;
      const { low, high } = shareInterval(hits, n);
      if (low <= p && high >= p) covered += 1;
    }
    expect(covered / studies).toBeGreaterThan(0.93);
  });
});
