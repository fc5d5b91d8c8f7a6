import { describe, expect, it } from "vitest";
import { Words } from "../../src/ui/index.js";
import { parseAmount } from "../../src/ui/line/amount.js";
import { unitTable } from "../../src/units/index.js";
import { trip } from "../support/scenarios.js";

const reads = (amount: number): string => `${Math.round(amount)}`;
const UNITS = unitTable({ currencies: new Map([["shell", 10]]), counts: ["goat"] });
const grams = (text: string, to = 5000) => parseAmount(text, { from: 0, to, reads }, 1000, { g: 1 }, UNITS);

describe("an amount a player types", () => {
  it.each([
    ["2", 2000],
    ["2.5", 2500],
    ["2.5 kg", 2500],
    ["300 g", 300],
    ["1,5", undefined],
    ["1,500 g", 1500],
    ["all", 5000],
    ["max", 5000],
    ["half", 2500],
    ["none", 0],
    ["0", 0],
    ["0.0004", 0],
  ])("%s of a good sold by the kilogram is %s grams", (text, amount) => {
    const result = grams(text);
    if (amount === undefined) expect(result.ok).toBe(false);
    else expect(result).toEqual({ ok: true, amount });
  });

  it.each(["", "many", "-1", "1e3", "5 goat", "5 shell", "1/0", "NaN", "__proto__", "6", "1000000000000000000000"])(
    "%s is told back in a sentence",
    (text) => {
      const result = grams(text);
      expect(result.ok).toBe(false);
      if (!result.ok) expect(result.why).toMatch(/^(Write a number|That is (more|less))/);
    },
  );

  it("in another unit is told the one that is meant", () => {
    expect(grams("5 shell")).toEqual({
      ok: false,
      why: "Write a number, a number with its unit as in '1000', or all, half, none",
    });
  });

  it("is a whole number of what is counted", () => {
    const goats = (text: string) => parseAmount(text, { from: 0, to: 20, reads }, 1, { goat: 1 }, UNITS);
    for (const text of ["10.5", "10.5 goat"]) expect(goats(text)).toEqual({ ok: false, why: "Write a whole number" });
    for (const text of ["10", "10.0", "10 goat"]) expect(goats(text)).toEqual({ ok: true, amount: 10 });
  });

  it("is the bound where it is typed as the bound is written", () => {
    const most = (text: string) =>
      parseAmount(text, { from: 0, to: 47_570, reads: (at) => `${Math.round(at / 100)}` }, 100, { shell: 1 }, UNITS);
    expect(most("476")).toEqual({ ok: true, amount: 47_570 });
    expect(most("475")).toEqual({ ok: true, amount: 47_500 });
    expect(most("477").ok).toBe(false);
  });

  it("respects a lower bound", () => {
    expect(parseAmount("none", { from: 1, to: 9, reads }, 1, { day: 1 }, UNITS)).toEqual({
      ok: false,
      why: "None is not possible here",
    });
    expect(parseAmount("0", { from: 1, to: 9, reads }, 1, { day: 1 }, UNITS)).toEqual({
      ok: false,
      why: "That is less than is possible",
    });
  });
});

describe("a rate below one", () => {
  const words = new Words(trip("memoir", "yen-courier"));
  it("has figures enough to reckon with, and so has a worth", () => {
    expect(words.price(6.5016, "yen", "yuan")).toBe("0.065 yuan/yen");
    expect(words.price(13, "yen", "won")).toBe("0.13 won/yen");
    expect(words.price(2.05, "yuan", "won")).toBe("2.05 won/yuan");
    expect(words.real(144)).toBe("0.14 kg rice*");
    expect(words.real(9.4)).toBe("0.0094 kg rice*");
    expect(words.real(4321)).toBe("4.3 kg rice*");
  });
});
