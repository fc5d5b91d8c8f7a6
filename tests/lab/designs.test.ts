import { describe, expect, it } from "vitest";
import {
  designSize,
  grid,
  latinHypercube,
  morrisDesign,
  morrisEffects,
  sobolDesign,
  sobolIndices,
} from "../../src/lab/index.js";

const rows = (columns: number): readonly number[][] => Array.from({ length: columns }, (_, index) => [index]);
const onRange = (u: number): number => Math.PI * (2 * u - 1);

/** Ishigami & Homma (1990), a = 7, b = 0.1, on the unit cube. */
function ishigami([u1 = 0, u2 = 0, u3 = 0]: ArrayLike<number> & Iterable<number>): number {
  const [x1, x2, x3] = [onRange(u1), onRange(u2), onRange(u3)];
  return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1);
}

const SOBOL_G = [0, 1, 4.5, 9, 99, 99, 99, 99];
/** Sobol's G function (Saltelli & Sobol 1995). */
const sobolG = (point: Iterable<number>): number =>
  [...point].reduce((product, u, index) => {
    const a = SOBOL_G[index] ?? 0;
    return (product * (Math.abs(4 * u - 2) + a)) / (1 + a);
  }, 1);

function indicesOf(figure: (point: Float64Array) => number, columns: number, n: number) {
  const design = sobolDesign(columns, rows(columns), n);
  return sobolIndices(Float64Array.from(design, figure), columns, n);
}

/** Analytic indices of the G function: V_i = 1 / (3 (1 + a_i)^2). */
function analyticG(): { readonly first: readonly number[]; readonly total: readonly number[] } {
  const parts = SOBOL_G.map((a) => 1 / (3 * (1 + a) ** 2));
  const all = parts.reduce((product, part) => product * (1 + part), 1);
  return {
    first: parts.map((part) => part / (all - 1)),
    total: parts.map((part) => (part * (all / (1 + part))) / (all - 1)),
  };
}

describe("designs", () => {
  it("of a Latin hypercube have one point in each slice of every column, the same each time", () => {
    const design = latinHypercube(5, 40);
    for (let column = 0; column < 5; column += 1) {
      const slices = design.map((point) => Math.floor((point[column] ?? 0) * 40)).sort((a, b) => a - b);
      expect(slices).toEqual(Array.from({ length: 40 }, (_, index) => index));
    }
    expect(latinHypercube(5, 40)).toEqual(design);
    expect(latinHypercube(5, 40, "other")).not.toEqual(design);
  });

  it("of a grid have every combination, ends included", () => {
    const points = grid(2, 3).map((point) => [...point]);
    expect(points).toEqual([0, 0.5, 1].flatMap((a) => [0, 0.5, 1].map((b) => [a, b])));
    expect([...(grid(1, 1)[0] ?? [])]).toEqual([0.5]);
  });

  it("of another name are others: a study's seed draws its own points", () => {
    expect(morrisDesign(4, 3, "morris 2")).not.toEqual(morrisDesign(4, 3, "morris 1"));
    expect(sobolDesign(2, [[0]], 8, "sobol 2")).not.toEqual(sobolDesign(2, [[0]], 8, "sobol 1"));
    expect(sobolDesign(2, [[0]], 8, "sobol 2")).toEqual(sobolDesign(2, [[0]], 8, "sobol 2"));
  });

  it("of Morris move each column once a trajectory, by two thirds, inside the cube", () => {
    const design = morrisDesign(4, 30);
    for (let at = 0; at < design.length; at += 5) {
      const moved = [1, 2, 3, 4].map((step) => {
        const [before, after] = [design[at + step - 1] ?? new Float64Array(), design[at + step] ?? new Float64Array()];
        const changed = [...after].flatMap((value, column) => (value === before[column] ? [] : [column]));
        expect(changed).toHaveLength(1);
        const [column = 0] = changed;
        expect(Math.abs((after[column] ?? 0) - (before[column] ?? 0))).toBeCloseTo(2 / 3, 12);
        expect(after[column]).toBeGreaterThanOrEqual(-1e-12);
        expect(after[column]).toBeLessThanOrEqual(1 + 1e-12);
        return column;
      });
      expect(moved.sort()).toEqual([0, 1, 2, 3]);
    }
  });
});

describe("Sobol indices", () => {
  it("are Ishigami's within 0.05 (4,096 rows; first 0.314, 0.442, 0; total 0.558, 0.442, 0.244)", () => {
    const found = indicesOf(ishigami, 3, 4096);
    const [first, total] = [
      [0.3139, 0.4424, 0],
      [0.5576, 0.4424, 0.2437],
    ];
    for (const [index, of] of found.entries()) {
      expect(Math.abs(of.first.value - (first[index] ?? 0))).toBeLessThan(0.05);
      expect(Math.abs(of.total.value - (total[index] ?? 0))).toBeLessThan(0.05);
      expect(of.first.low).toBeLessThan(of.first.value);
      expect(of.first.high - of.first.low).toBeLessThan(0.2);
    }
  });

  it("are Sobol-G's within 0.05 (2,048 rows, eight numbers)", () => {
    const { first, total } = analyticG();
    for (const [index, of] of indicesOf(sobolG, 8, 2048).entries()) {
      expect(Math.abs(of.first.value - (first[index] ?? 0))).toBeLessThan(0.05);
      expect(Math.abs(of.total.value - (total[index] ?? 0))).toBeLessThan(0.05);
    }
  });

  it("of a group are those of all its numbers together: everything, where all are in it", () => {
    const design = sobolDesign(
      3,
      [
        [0, 1, 2],
        [0, 2],
      ],
      2048,
    );
    const [all, odd] = sobolIndices(Float64Array.from(design, ishigami), 2, 2048);
    expect(all?.total.value).toBeCloseTo(1, 12);
    // x1, x3 and what they do together: 1 - 0.4424.
    expect(Math.abs((odd?.first.value ?? 0) - 0.5576)).toBeLessThan(0.05);
  });

  it("alone and together make the whole; with a few rows the design is told to be too small, and how many would do", () => {
    const few = indicesOf(ishigami, 3, 32);
    for (const { first, total, together } of few) expect(together.value).toBeCloseTo(total.value - first.value, 12);
    const small = designSize(few, 32);
    expect(small.enough).toBe(false);
    // A width shrinks with the square root of the rows: with as many as told for it is about what is wanted.
    const told = indicesOf(ishigami, 3, small.rows);
    expect(designSize(told, small.rows).widest).toBeLessThan(1.5 * small.most);
    const many = indicesOf(ishigami, 3, 4096);
    expect(designSize(many, 4096)).toMatchObject({ enough: true, rows: 4096 });
    // x2 does nothing with others (0), x1 and x3 do (0.2437): planted by the function itself.
    expect(Math.abs(many[1]?.together.value ?? 1)).toBeLessThan(0.05);
    expect(many[2]?.together.low ?? 0).toBeGreaterThan(0.15);
  });

  it("of a figure that never moves are 0", () => {
    for (const { first, total } of indicesOf(() => 4, 2, 64)) expect([first.value, total.value]).toEqual([0, 0]);
  });
});

describe("Morris's effects", () => {
  it("are Ishigami's within 10 % (sizes on four levels: 7.70, 7.875, 6.25; 2,000 trajectories)", () => {
    const design = morrisDesign(3, 2000);
    const effects = morrisEffects(design, design.map(ishigami));
    // By hand on the levels -pi, -pi/3, pi/3, pi: x2 always 7 * 0.75 / (2/3); x1 0.866 (1 + 0.1 mean x3^4) / (2/3);
    // x3 0.1 (pi^4 - (pi/3)^4) mean |sin x1| / (2/3).
    const quartic = Math.PI ** 4 - (Math.PI / 3) ** 4;
    const mean4 = (Math.PI ** 4 + (Math.PI / 3) ** 4) / 2;
    const sine = Math.sqrt(3) / 2;
    const sizes = [(sine * (1 + 0.1 * mean4)) / (2 / 3), (7 * 0.75) / (2 / 3), (0.1 * quartic * (sine / 2)) / (2 / 3)];
    for (const [index, { size }] of effects.entries())
      expect(Math.abs(size.value / (sizes[index] ?? 1) - 1)).toBeLessThan(0.1);
    expect(effects[1]?.size.value).toBeCloseTo(7.875, 9);
    // Up or down by chance: on the whole the second goes nowhere.
    expect(Math.abs(effects[1]?.mean ?? 9)).toBeLessThan(0.6);
  });

  it("put Sobol-G's numbers in order, and tell one that does nothing", () => {
    const design = morrisDesign(9, 200);
    const effects = morrisEffects(
      design,
      design.map((point) => sobolG([...point].slice(0, 8))),
    );
    const order = effects.map(({ size }) => size.value);
    expect(order[0]).toBeGreaterThan(order[1] ?? 0);
    expect(order[1]).toBeGreaterThan(order[2] ?? 0);
    expect(order[2]).toBeGreaterThan(order[3] ?? 0);
    expect(order[3]).toBeGreaterThan(order[4] ?? 0);
    expect(effects[8]).toMatchObject({ mean: 0, spread: 0, size: { value: 0 } });
    for (const { mean, meanLow, meanHigh, spread, spreadLow, spreadHigh } of effects.slice(0, 4)) {
      expect([meanLow < mean, mean < meanHigh]).toEqual([true, true]);
      expect([spreadLow < spread, spread < spreadHigh]).toEqual([true, true]);
    }
  });

  it("leave out a trajectory that is not whole", () => {
    const design = morrisDesign(2, 3);
    const figures = design.map(([a = 0, b = 0]) => 3 * a + b).slice(0, 7);
    for (const [index, { size, spread }] of morrisEffects(design, figures).entries()) {
      expect(size.value).toBeCloseTo(index === 0 ? 3 : 1, 9);
      expect(spread).toBeCloseTo(0, 9);
    }
  });
});
