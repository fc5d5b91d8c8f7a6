import { describe, expect, it } from "vitest";
import { parseLiteral, unitTable } from "../../src/units/index.js";

const table = unitTable({ currencies: new Map([["mark", 100]]), counts: ["sack"] });

function read(text: string) {
  const result = parseLiteral(text, table);
  if (!result.ok) throw new Error(result.what);
  const { value, low, high, varies, source, unitText, unit } = result.literal;
  return { value, low, high, varies, source, unitText, dims: unit.dims };
}

function fault(text: string): string {
  const result = parseLiteral(text, table);
  return result.ok ? "none" : `${result.what} (${result.remedy})`;
}

describe("literals", () => {
  it("are read in smallest units", () => {
    expect(read("10 mark/kg @M1")).toEqual({
      value: 1,
      low: 1,
      high: 1,
      varies: false,
      source: "M1",
      unitText: "mark/kg",
      dims: { mark: 1, g: -1 },
    });
    expect(read("2.5 t").value).toBe(2_500_000);
    expect(read("1_000").value).toBe(1000);
    expect(read("-3 mark").value).toBe(-300);
    expect(read("90 minute").value).toBeCloseTo(0.0625, 12);
    expect(read("2 week").value).toBe(14);
  });

  it("may be fractions", () => {
    expect(read("1/4 @A.x")).toMatchObject({ value: 0.25, low: 0.25, high: 0.25, source: "A.x" });
    expect(read("1/3 (1/4..1/2) day")).toMatchObject({ low: 0.25, high: 0.5, dims: { day: 1 } });
  });

  it("may be doubted: one value with a range", () => {
    expect(read("25 (20..30) mark/sack @E2.part")).toMatchObject({
      value: 2500,
      low: 2000,
      high: 3000,
      varies: false,
      source: "E2.part",
    });
    expect(read("20..30 sack")).toMatchObject({ value: 25, low: 20, high: 30, varies: false });
  });

  it("may vary from world to world", () => {
    expect(read("20~30 sack")).toMatchObject({ value: 25, low: 20, high: 30, varies: true });
    expect(read("-5 ~ 5")).toMatchObject({ value: 0, low: -5, high: 5, varies: true });
  });

  it("may be shares and rates", () => {
    expect(read("12 %").value).toBeCloseTo(0.12, 12);
    expect(read("12%/day")).toMatchObject({ dims: { day: -1 } });
    expect(read("1600 kcal/person/day").dims).toEqual({ kcal: 1, person: -1, day: -1 });
    expect(read("3 1/day").dims).toEqual({ day: -1 });
    expect(read("5 kg*day/kg").dims).toEqual({ day: 1 });
  });

  it.each([
    ["", "a number is missing here (write VALUE UNIT @SOURCE, such as `10 kg @E1`)"],
    ["ten kg", "cannot read 'ten kg' as a number (write VALUE UNIT @SOURCE, such as `10 kg @E1`)"],
    ["1,000 kg", "cannot read '1,000 kg' as a number (write 1000 or 1_000 without a comma, and 2.5 with a point)"],
    ["10-20 kg", "cannot read '10-20 kg' as a number (write a range as LOW..HIGH)"],
    ["10 – 20 kg", "cannot read '10 – 20 kg' as a number (write a range as LOW..HIGH)"],
    ["10 mark / kg", "cannot read '10 mark / kg' as a number (write the unit without blanks)"],
    ["10 kg M1", "cannot read '10 kg M1' as a number (put @ before the source)"],
    ["10 kg/", "the unit 'kg/' is not complete (write it like kg or kg/day)"],
    ["1/0 kg", "'1/0 kg' is not a finite number (check the fraction)"],
    ["5 (9..1) kg", "the range of '5 (9..1) kg' runs backwards (write the smaller bound first)"],
    ["5 (6..9) kg", "the value of '5 (6..9) kg' lies outside its range (write a range that holds the value)"],
    ["1~9 (2..8)", "'1~9 (2..8)' holds two ranges (keep one: `low~high`, `low..high` or `value (low..high)`)"],
    ["9".repeat(300), "a number of 300 characters (200 are allowed)"],
  ])("'%s' is refused in words", (text, words) => {
    expect(fault(text)).toBe(words);
  });

  it("names the unit nobody knows", () => {
    expect(parseLiteral("5 sak", table)).toMatchObject({ ok: false, what: "no unit 'sak'", unknownUnit: "sak" });
  });

  it("is read or refused quickly whatever it is", () => {
    const before = performance.now();
    for (const text of [
      "1".repeat(200),
      `${"1".repeat(199)}!`,
      "1/".repeat(100),
      "(".repeat(200),
      `1 ${"a/".repeat(99)}`,
    ])
      parseLiteral(text, table);
    expect(performance.now() - before).toBeLessThan(100);
  });
});
