import { describe, expect, it } from "vitest";
import {
  bits,
  exp,
  keyOfWorld,
  normal,
  rootKey,
  splitSeed,
  streamOf,
  subjectNumber,
  uniform,
  worldKey,
} from "../../src/engine/luck.js";

/** A statistic this many standard deviations out comes once in 15,000 by chance; every draw here is seeded. */
const FAR = 4;
const DRAWS = 200_000;

/** How many standard deviations the chi-square of 100 equal bins lies from its expectation. */
function binsZ(draw: (n: number) => number, draws = DRAWS): number {
  const bins = new Array<number>(100).fill(0);
  for (let n = 0; n < draws; n += 1) {
    const bin = Math.floor(draw(n) * 100);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  const expected = draws / 100;
  const chiSquare = bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return Math.abs(chiSquare - 99) / Math.sqrt(2 * 99);
}

/** How many standard deviations the correlation of two uniforms lies from none. */
function correlationZ(a: (n: number) => number, b: (n: number) => number, draws = DRAWS): number {
  let sum = 0;
  for (let n = 0; n < draws; n += 1) sum += (a(n) - 0.5) * (b(n) - 0.5) * 12;
  return Math.abs(sum) / Math.sqrt(draws);
}

const root = rootKey("luck");
const key = keyOfWorld(root, 0);
const subject = subjectNumber("stop:somewhere");

const byIndex = (n: number): number => uniform(key, subject, n);
const bySubject = (n: number): number => uniform(key, subjectNumber(`subject ${n}`), 3);
const byWorld = (n: number): number => uniform(keyOfWorld(root, n), subject, 3);

describe("seeds", () => {
  it("name world i of seed s as s#i, and world 0 as plain s", () => {
    expect(splitSeed("bean")).toEqual({ root: "bean", index: 0 });
    expect(splitSeed("bean#12")).toEqual({ root: "bean", index: 12 });
    expect(splitSeed("a#b#3")).toEqual({ root: "a#b", index: 3 });
    expect(splitSeed("bean#")).toEqual({ root: "bean#", index: 0 });
    expect(worldKey("bean")).toEqual(worldKey("bean#0"));
    expect(worldKey("bean#7")).toEqual(keyOfWorld(rootKey("bean"), 7));
    expect(worldKey("bean")).not.toEqual(worldKey("Bean"));
  });

  it("stand for the same worlds on every machine", () => {
    const { k0, k1 } = worldKey("bean#7");
    expect([k0, k1, bits(worldKey("bean#7"), subjectNumber("stop:x"), 5)]).toEqual([
      -1566389460, 1351352228, 1542501719,
    ]);
  });

  it("give 100,000 worlds of a study 100,000 keys, and another study others", () => {
    const keys = new Set<string>();
    const other = rootKey("another study");
    for (let index = 0; index < 100_000; index += 1) {
      for (const { k0, k1 } of [keyOfWorld(root, index), keyOfWorld(other, index)]) keys.add(`${k0},${k1}`);
    }
    expect(keys.size).toBe(200_000);
  });
});

describe("uniform draws", () => {
  it.each([
    ["index", byIndex],
    ["subject", bySubject],
    ["world", byWorld],
  ])("fill [0, 1) evenly over the next %s", (_over, draw) => {
    expect(binsZ(draw)).toBeLessThan(FAR);
  });

  it.each([
    ["index", byIndex, (n: number) => byIndex(n + 1)],
    ["subject", bySubject, (n: number) => bySubject(n + 1)],
    ["subject of the same day", byIndex, (n: number) => uniform(key, subjectNumber("snow:elsewhere"), n)],
    ["world", byWorld, (n: number) => byWorld(n + 1)],
  ])("tell nothing about the next %s", (_over, a, b) => {
    expect(correlationZ(a, b)).toBeLessThan(FAR);
    expect(
      binsZ((n) => {
        const pair = Math.floor(a(n) * 10) * 10 + Math.floor(b(n) * 10);
        return (pair + 0.5) / 100;
      }),
    ).toBeLessThan(FAR);
  });

  it("would fail these tests if they only counted, or leaned on their neighbour", () => {
    expect(binsZ((n) => (n % 128) / 128)).toBeGreaterThan(FAR);
    const leaning = (n: number): number => (byIndex(n) + byIndex(n + 1)) / 2;
    expect(correlationZ(leaning, (n) => leaning(n + 1))).toBeGreaterThan(FAR);
  });
});

describe("the normal draw", () => {
  // Four uniforms summed: mean 0, variance 1, kurtosis 3 - 6/(5 * 4) = 2.7, nothing beyond 2 * sqrt(3).
  const count = 400_000;
  const values = Float64Array.from({ length: count }, (_, n) => normal(streamOf(key, subject), n));
  const moment = (power: number): number => values.reduce((sum, value) => sum + value ** power, 0) / count;

  it("has the moments of four uniforms, within four standard errors", () => {
    expect(Math.abs(moment(1))).toBeLessThan(FAR * Math.sqrt(1 / count));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(FAR * Math.sqrt((2.7 - 1) / count));
    expect(Math.abs(moment(3))).toBeLessThan(FAR * Math.sqrt(15 / count));
    // The eighth moment of a standard normal, 105, bounds ours, so this error is generous.
    expect(Math.abs(moment(4) - 2.7)).toBeLessThan(FAR * Math.sqrt((105 - 2.7 ** 2) / count));
  });

  it("keeps within its bounds and tells nothing about the next day's", () => {
    expect(values.every((value) => Math.abs(value) <= 2 * Math.sqrt(3))).toBe(true);
    const sum = values.reduce((total, value, n) => total + value * (values[n + 1] ?? 0), 0);
    expect(Math.abs(sum) / Math.sqrt(count)).toBeLessThan(FAR);
  });
});

describe("exp", () => {
  it("is e^x within 1e-12 of itself over [-20, 20]", () => {
    let worst = 0;
    for (let x = -20; x <= 20; x += 1 / 512) worst = Math.max(worst, Math.abs(exp(x) / Math.exp(x) - 1));
    expect(worst).toBeLessThan(1e-12);
  });

  it("is 1 at 0, and stands still beyond 80 instead of running on", () => {
    expect(exp(0)).toBe(1);
    expect(exp(1e300)).toBe(exp(80));
    expect(exp(-1e300)).toBe(exp(-80));
    expect(exp(-80)).toBeGreaterThan(0);
  });
});
