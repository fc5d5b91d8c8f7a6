import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DIMENSIONLESS,
  fitDims,
  formatFor,
  formatNumber,
  formatRange,
  formatShare,
  isBuiltInSymbol,
  isDimensionless,
  knownOf,
  overDims,
  parseUnit,
  sameDims,
  showDims,
  timesDims,
  UNKNOWN_DIMS,
  unitTable,
} from "../../src/units/index.js";

const table = unitTable({ currencies: new Map([["mark", 100]]), counts: ["sack"] });
const dims = fc.dictionary(
  fc.constantFrom("g", "day", "mark", "sack", "person"),
  fc.integer({ min: -3, max: 3 }).filter((exponent) => exponent !== 0),
);

describe("units", () => {
  it("multiply and divide as exponents add", () => {
    fc.assert(
      fc.property(dims, dims, dims, (a, b, c) => {
        expect(sameDims(overDims(timesDims(a, b), b), a)).toBe(true);
        expect(sameDims(timesDims(a, b), timesDims(b, a))).toBe(true);
        expect(sameDims(timesDims(timesDims(a, b), c), timesDims(a, timesDims(b, c)))).toBe(true);
        expect(isDimensionless(overDims(a, a))).toBe(true);
      }),
      { seed: 1 },
    );
  });

  it("are read from text, with the unknown word named", () => {
    expect(parseUnit("mark/kg", table)).toEqual({ factor: 0.1, dims: { mark: 1, g: -1 } });
    expect(parseUnit("", table)).toEqual({ factor: 1, dims: {} });
    expect(parseUnit("kg/sak", table)).toEqual({ unknown: "sak" });
    expect(parseUnit("kg/", table)).toEqual({ unknown: "" });
    expect(isBuiltInSymbol("kg")).toBe(true);
    expect(isBuiltInSymbol("mark")).toBe(false);
  });

  it("are shown", () => {
    expect(showDims({ mark: 1, g: -1 })).toBe("mark/g");
    expect(showDims({ day: -1 })).toBe("1/day");
    expect(showDims({ sack: 2, day: -2, person: -1 })).toBe("sack^2/day^2/person");
    expect(showDims(DIMENSIONLESS)).toBe("a plain number");
  });

  it("of something faulty fit everything, also after arithmetic", () => {
    expect(fitDims(UNKNOWN_DIMS, { day: 1 })).toBe(true);
    expect(fitDims({ day: 1 }, overDims({ mark: 1 }, UNKNOWN_DIMS))).toBe(true);
    expect(fitDims({ day: 1 }, { mark: 1 })).toBe(false);
    expect(knownOf(UNKNOWN_DIMS, { day: 1 })).toEqual({ day: 1 });
    expect(knownOf({ day: 1 }, UNKNOWN_DIMS)).toEqual({ day: 1 });
  });
});

describe("amounts for a reader", () => {
  const format = formatFor(table);

  it.each([
    [0, "0"],
    [-0.001, "0"],
    [1234.5, "1,234.5"],
    [-1234567.891, "-1,234,567.89"],
    [0.005, "0.01"],
    [999.999, "1,000"],
    [12, "12"],
  ])("%d is %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it("round to the decimals asked for", () => {
    expect(formatNumber(2.5, 0)).toBe("3");
    expect(formatNumber(1 / 3, 4)).toBe("0.3333");
  });

  it("show shares in per cent", () => {
    const alone = [0, 0.00001, 0.0002, 0.004, 0.25, 0.996, 0.9999999, 1].map((share) => formatShare(share));
    expect(alone).toEqual(["0 %", "<0.01 %", "0.02 %", "0.4 %", "25 %", "99.6 %", ">99.99 %", "100 %"]);
    expect([0.5, 0.0004, 0.9996].map((share, _at, all) => formatShare(share, all))).toEqual([
      "50 %",
      "0.04 %",
      "99.96 %",
    ]);
  });

  it("have so many digits in an interval of a share that no end reads as the share", () => {
    expect(formatRange({ value: 0.0313, low: 0.0281, high: 0.0348 }, formatShare)).toBe("3.1 % [2.8 % .. 3.5 %]");
    expect(formatRange({ value: 4 / 3000, low: 0.0005, high: 0.0034 }, formatShare)).toBe("0.13 % [0.05 % .. 0.34 %]");
    expect(formatRange({ value: 0.4, low: 0.32, high: 0.48 }, formatShare)).toBe("40 % [32 % .. 48 %]");
    expect(formatRange({ value: 0, low: 0, high: 0.004 }, formatShare)).toBe("0 % [0 % .. 0.4 %]");
  });

  it("stand in a unit one can read", () => {
    expect(format.quantity(1230, { mark: 1 })).toBe("12.3 mark");
    expect(format.quantity(2500, { g: 1 })).toBe("2.5 kg");
    expect(format.quantity(1, { mark: 1, g: -1 })).toBe("10 mark/kg");
    expect(format.quantity(0.5, { day: -1 })).toBe("0.5 1/day");
    expect(format.quantity(7, { sack: 1 })).toBe("7 sack");
    expect(format.quantity(1.234, {}, 1)).toBe("1.2");
    expect(format.unit({ kcal: 1, person: -1, day: -1 })).toBe("kcal/person/day");
    expect(format.unit({})).toBe("a plain number");
  });

  it("never shows a number that is none", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e15, max: 1e15 }), (value) => {
        expect(formatNumber(value)).toMatch(/^-?\d{1,3}(,\d{3})*(\.\d{1,2})?$/);
      }),
      { seed: 2 },
    );
  });
});
