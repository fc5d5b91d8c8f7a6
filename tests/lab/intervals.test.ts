import { describe, expect, it } from "vitest";
import { normal, streamOf, uniform } from "../../src/engine/luck.js";
import { deviation, pairedShares, quantile } from "../../src/lab/index.js";
import {
  bootstrapFigure,
  bootstrapPlace,
  bootstrapT,
  meanBootstrap,
  quantileInterval,
  skewedInterval,
  toldAmount,
  toldMeans,
} from "../../src/lab/intervals.js";
import { pairedCounts, winsLessLosses, winsOf } from "../../src/lab/paired.js";
import { meanInterval, shareInterval } from "../../src/lab/statistics.js";

const KEY = { k0: 11, k1: 7 };

describe("Newcombe's paired interval", () => {
  it("is that of the worked example of Fagerland, Lydersen & Laake (2014): -0.507 to -0.026 of 1, 1, 7, 12", () => {
    const { difference, low, high } = pairedShares({ both: 1, onlyA: 1, onlyB: 7, neither: 12 });
    expect([difference, low, high].map((value) => Number(value.toFixed(3)))).toEqual([-0.286, -0.507, -0.026]);
  });

  it("mirrors A and B, and has a width where neither ever happened", () => {
    const one = pairedShares({ both: 4, onlyA: 9, onlyB: 2, neither: 85 });
    const other = pairedShares({ both: 4, onlyA: 2, onlyB: 9, neither: 85 });
    expect([one.low, one.high]).toEqual([-other.high, -other.low]);
    const never = pairedShares({ both: 0, onlyA: 0, onlyB: 0, neither: 50 });
    expect(never.low).toBeLessThan(-0.02);
    expect(never.high).toBe(-never.low);
    expect(pairedShares({ both: 0, onlyA: 0, onlyB: 0, neither: 0 })).toEqual({ difference: 0, low: -1, high: 1 });
  });

  it("counts pairs world by world", () => {
    expect(pairedCounts([1, 1, 0, 0, 1], [1, 0, 1, 0, 2])).toEqual({ both: 2, onlyA: 1, onlyB: 1, neither: 1 });
  });

  it("covers a paired difference of rare events in at least 93 % of studies (n = 200, 1,000 studies, p = 0.02 and 0.05)", () => {
    const [studies, n] = [1000, 200];
    let covered = 0;
    for (let study = 0; study < studies; study += 1) {
      const draw = Array.from({ length: n }, (_, index) => uniform(KEY, 3, study * n + index));
      const { low, high } = pairedShares(
        pairedCounts(
          draw.map((u) => (u < 0.02 ? 1 : 0)),
          draw.map((u) => (u < 0.05 ? 1 : 0)),
        ),
      );
      if (low <= -0.03 && high >= -0.03) covered += 1;
    }
    expect(covered / studies).toBeGreaterThanOrEqual(0.93);
  });
});

describe("the bootstrap-t interval", () => {
  /** Mostly a little, now and then a great loss: what ruin does to a mean. */
  const skewed = (study: number, n: number): readonly number[] =>
    Array.from({ length: n }, (_, index) =>
      uniform(KEY, 4, study * n + index) < 0.1 ? -10 : normal(streamOf(KEY, 5), study * n + index),
    );

  it("covers a skewed mean in 93 to 97 % of studies (mean -1, n = 200, 600 studies of 399 resamples)", () => {
    const [studies, n] = [600, 200];
    let covered = 0;
    for (let study = 0; study < studies; study += 1) {
      const [{ low, high } = { low: 0, high: 0 }] = bootstrapT([skewed(study, n)], 399);
      if (low <= -1 && high >= -1) covered += 1;
    }
    expect(covered / studies).toBeGreaterThan(0.93);
    expect(covered / studies).toBeLessThan(0.97);
  });

  it("of several columns above 1,000 worlds are those of each alone, as wide as their spread says", () => {
    const columns = [1, 2, 3].map((study) => skewed(study, 1_500));
    const found = bootstrapT(columns);
    expect(found).toEqual(columns.map((column) => bootstrapT([column])[0]));
    for (const [at, { low, high }] of found.entries()) {
      const error = deviation(columns[at] ?? []) / Math.sqrt(1_500);
      expect((high - low) / error).toBeGreaterThan(3.5);
      expect((high - low) / error).toBeLessThan(4.5);
    }
  });

  it("leans to the side of the losses, has no width where nothing moves, and is the same each time", () => {
    const column = skewed(0, 200);
    const { low, high } = meanBootstrap(column);
    const plain = meanInterval(column);
    expect(low).toBeLessThan(plain.low);
    expect(high).toBeLessThan(plain.high);
    expect(meanBootstrap([3, 3, 3, 3])).toEqual({ low: 3, high: 3 });
    expect(meanBootstrap(column)).toEqual({ low, high });
    expect(bootstrapT([[1, 2, 3], column.slice(0, 3)])[0]).toEqual(bootstrapT([[1, 2, 3]])[0]);
    expect(bootstrapT([[], []])).toEqual([
      { low: 0, high: 0 },
      { low: 0, high: 0 },
    ]);
  });
});

describe("the interval of a mean of rare events", () => {
  /** So many events of about one size in `n` worlds, on a height that rounding shows in. */
  const rare = (events: number, n: number, height = 0.1): readonly number[] =>
    Array.from({ length: n }, (_, index) => height + (index < events ? -7.3 - index / 10 : 0));

  it("is finite and of the events' own size, where resamples that miss them all have no spread", () => {
    for (const n of [60, 200, 400])
      for (const events of [1, 2, 3]) {
        const column = rare(events, n);
        const { low, high } = meanBootstrap(column);
        const centre = column.reduce((sum, value) => sum + value, 0) / n;
        expect(low, `${events} of ${n}`).toBeLessThan(centre);
        expect(high, `${events} of ${n}`).toBeGreaterThan(centre);
        // One event in n worlds moves the mean by 7.3 / n: no end lies further off than 12 events would put it.
        expect(high - low, `${events} of ${n}`).toBeLessThan((12 * 7.5) / n);
      }
  });

  it("is the same with crumbs beside them: one of 60 worlds 25.9, one 4.8, a third of the others a hundredth", () => {
    // By hand: mean 0.5, standard error 0.44; the resamples without the two (13 %) have a spread of crumbs alone.
    const column = Array.from({ length: 60 }, (_, index) =>
      index === 0 ? 25.9 : index === 1 ? 4.8 : index % 3 === 0 ? -0.01 : 0,
    );
    const { low, high } = meanBootstrap(column);
    expect(low).toBeLessThan(0.1);
    expect(high).toBeGreaterThan(1);
    expect(high).toBeLessThan(2.5);
    expect(meanBootstrap(column)).toEqual(skewedInterval(column));
  });

  // Theory: of one event in 200 worlds Wilson's upper limit is 5.6 times the share found, of more events less.
  it("has no end beyond what the events' own number could be, with crumbs (p = 0.015, n = 200, 300 studies of 199 resamples)", () => {
    let [seen, covered, most] = [0, 0, 0];
    for (let study = 0; study < 300; study += 1) {
      const column = Array.from({ length: 200 }, (_, index) => {
        const at = study * 200 + index;
        return uniform(KEY, 31, at) < 0.015 ? 1 : -0.005 * uniform(KEY, 32, at);
      });
      if (!column.includes(1)) continue;
      const [{ low, high } = { low: 0, high: 0 }] = bootstrapT([column], 199);
      seen += 1;
      if (low <= 0.0125 && high >= 0.0125) covered += 1;
      most = Math.max(most, high / (column.filter((value) => value === 1).length / 200));
    }
    expect(seen).toBeGreaterThan(250);
    expect(covered / seen).toBeGreaterThan(0.9);
    expect(most).toBeLessThan(6);
  });

  it("covers the mean in at least 90 % of the studies that saw an event (p = 0.01, n = 200, 300 studies of 199 resamples)", () => {
    // Theory: Poisson of 2; a study without events (13.5 %) knows nothing of their size and is no part of it. Measured: 98 %.
    let [seen, covered] = [0, 0];
    for (let study = 0; study < 300; study += 1) {
      const column = Array.from({ length: 200 }, (_, index) => (uniform(KEY, 12, study * 200 + index) < 0.01 ? -1 : 0));
      if (!column.includes(-1)) continue;
      const [{ low, high } = { low: 0, high: 0 }] = bootstrapT([column], 199);
      seen += 1;
      if (low <= -0.01 && high >= -0.01) covered += 1;
    }
    expect(seen).toBeGreaterThan(230);
    expect(covered / seen).toBeGreaterThan(0.9);
  });
});

describe("intervals that are told", () => {
  it("have no ends where fewer than ten worlds are played, and hold nothing below 0 of what cannot be", () => {
    expect(toldMeans([[1, 2, 3, 4, 5, 6, 7, 8, 9]])).toEqual([{ low: Number.NaN, high: Number.NaN }]);
    const rare = [6, ...Array<number>(19).fill(0)];
    expect(toldMeans([rare])).toEqual([meanBootstrap(rare)]);
    expect(meanBootstrap(rare).low).toBeLessThan(0);
    expect(toldAmount(rare)).toEqual({ ...meanBootstrap(rare), low: 0 });
    expect(toldAmount([1, 2])).toEqual({ low: Number.NaN, high: Number.NaN });
  });
});

describe("who has more", () => {
  const share = (wins: number, losses: number, ties: number) =>
    winsOf(Float64Array.from([...Array(wins).fill(1), ...Array(losses).fill(-1), ...Array(ties).fill(0)])).aBeatsB;

  it("has Wilson's interval where no world is tied", () => {
    for (const [wins, losses] of [
      [4, 6],
      [0, 30],
      [25, 0],
      [130, 70],
    ] as const) {
      const { low, high } = shareInterval(wins, wins + losses);
      expect(share(wins, losses, 0).low).toBeCloseTo(low, 9);
      expect(share(wins, losses, 0).high).toBeCloseTo(high, 9);
    }
  });

  it("is sure of a half as far as all worlds are tied: z^2 / (n + z^2) wins at most", () => {
    const { value, low, high } = share(0, 0, 60);
    expect([value, low, high].map((of) => Number(of.toFixed(4)))).toEqual([0.5, 0.4699, 0.5301]);
  });

  it("is Tango's score interval of the worked example of Fagerland, Lydersen & Laake (2014): -0.517 to -0.026 of 1 and 7 in 21", () => {
    const { low, high } = winsLessLosses(1, 7, 21);
    expect([low, high].map((of) => Number(of.toFixed(3)))).toEqual([-0.517, -0.026]);
  });

  it("covers a share with many ties in at least 93 % of studies (3 % wins, 1 % losses, n = 200, 1,000 studies)", () => {
    let covered = 0;
    for (let study = 0; study < 1000; study += 1) {
      const column = Float64Array.from({ length: 200 }, (_, index) => {
        const drawn = uniform(KEY, 33, study * 200 + index);
        return drawn < 0.03 ? 1 : drawn < 0.04 ? -1 : 0;
      });
      const { low, high } = winsOf(column).aBeatsB;
      covered += low <= 0.51 && 0.51 <= high ? 1 : 0;
    }
    expect(covered / 1000).toBeGreaterThanOrEqual(0.93);
    expect(covered / 1000).toBeLessThan(0.98);
  });
});

describe("above five hundred worlds", () => {
  it("a formula takes the place of resampling and says the same within a tenth of its width (n = 1,000)", () => {
    const column = Float64Array.from({ length: 1000 }, (_, index) =>
      uniform(KEY, 8, index) < 0.03 ? -40 : normal(streamOf(KEY, 9), index),
    );
    const [one, other] = [meanBootstrap(column), skewedInterval(column)];
    const width = one.high - one.low;
    expect(Math.abs(one.low - other.low) / width).toBeLessThan(0.1);
    expect(Math.abs(one.high - other.high) / width).toBeLessThan(0.1);
    const long = Float64Array.from({ length: 1200 }, (_, index) => column[index % 1000] ?? 0);
    expect(meanBootstrap(long)).toEqual(skewedInterval(long));
    expect(skewedInterval([2, 2, 2, 2])).toEqual({ low: 2, high: 2 });
  });
});

describe("intervals of other figures", () => {
  it("of a median cover it in at least 93 % of studies (n = 101, 1,000 studies)", () => {
    let covered = 0;
    for (let study = 0; study < 1000; study += 1) {
      const column = Float64Array.from({ length: 101 }, (_, index) =>
        normal(streamOf(KEY, 6), study * 101 + index),
      ).sort();
      const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = quantileInterval(column, 0.5);
      if (low <= 0 && high >= 0) covered += 1;
    }
    expect(covered / 1000).toBeGreaterThan(0.93);
    expect(covered / 1000).toBeLessThan(0.98); // exactly 95.4 %, four standard errors above it
  });

  // Theory: the ends are order statistics outside which it lies with 2.5 % or less to a side; so it covers 95 % or a little more.
  it("of a quantile cover it in at least 94 % of studies, or are open (5 %, 25 %, 95 %; n = 60 and 300; 600 studies)", () => {
    for (const [n, share, truth] of [
      [60, 0.25, -0.6745],
      [300, 0.05, -1.6449],
      [300, 0.95, 1.6449],
    ] as const) {
      let covered = 0;
      for (let study = 0; study < 600; study += 1) {
        const column = Float64Array.from({ length: n }, (_, index) =>
          normal(streamOf(KEY, 21), study * n + index),
        ).sort();
        const { low = -9, high = 9 } = quantileInterval(column, share);
        covered += low <= truth && truth <= high ? 1 : 0;
      }
      expect(covered / 600, `${share} of ${n}`).toBeGreaterThanOrEqual(0.94);
      expect(covered / 600, `${share} of ${n}`).toBeLessThan(0.99);
    }
  });

  it("of a quantile have no end where so few worlds bound it nowhere", () => {
    const column = Float64Array.from({ length: 40 }, (_, index) => index);
    // None of 40 lies below the 5 % quantile in 13 % of studies: no value is a lower limit.
    expect(quantileInterval(column, 0.05)).toEqual({ high: expect.any(Number) });
    expect(quantileInterval(column, 0.95)).toEqual({ low: 39 - (quantileInterval(column, 0.05).high ?? 0) });
    expect(quantileInterval([], 0.5)).toEqual({});
    const { low, high } = quantileInterval(column, 0.5);
    // By hand: a binomial of 40 and a half is at most 13 in 1.9 %, at most 14 in 4.0 %.
    expect([low, high]).toEqual([13, 26]);
  });

  it("of a quantile are the same by sums and by the normal, where one takes the other's place", () => {
    const column = Float64Array.from({ length: 500 }, (_, index) => index);
    for (const n of [398, 404]) {
      const { low = 0, high = 0 } = quantileInterval(column.subarray(0, n), 0.5);
      expect(Math.abs((high - low) / (2 * 0.98 * Math.sqrt(n)) - 1)).toBeLessThan(0.1);
    }
  });

  it("of a place keep the resamples in which it lies beyond an end: an end is open, not shut", () => {
    // One in ten beyond the high end, one in fifty below the low one.
    let at = 0;
    const found = bootstrapPlace(10, () => {
      at += 1;
      const place = at % 10 === 0 ? Number.POSITIVE_INFINITY : at % 50 === 1 ? Number.NEGATIVE_INFINITY : at % 7;
      return { low: place, high: place };
    });
    expect(found).toEqual({ low: 0, high: Number.POSITIVE_INFINITY });
    const unknown = bootstrapPlace(10, () => ({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }));
    expect(unknown).toEqual({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
  });

  it("leave out what has no figure and say how often there was one", () => {
    const column = Float64Array.from({ length: 100 }, (_, index) => index);
    const found = bootstrapFigure(100, (chosen) => {
      const of = quantile(Float64Array.from(chosen, (at) => column[at] ?? 0).sort(), 0.5);
      return of > 49.5 ? of : Number.NaN;
    });
    expect(found.share).toBeGreaterThan(0.3);
    expect(found.share).toBeLessThan(0.7);
    expect(found.low).toBeGreaterThan(49.5);
  });
});
