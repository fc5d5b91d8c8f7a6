import { expect, it } from "vitest";
import { asking } from "../../support/asking.js";

const trip = (...before: readonly string[]): ((typed: string) => string) => asking("hamhung-trip", "16", ...before);

/** A number as it is printed. */
const figure = (text = ""): number => Number(text.replaceAll(",", ""));

it("what so much would bring at once elsewhere tells the first price, the last and the mean, which come to the sum", () => {
  const told = trip("leave-none", "travel out")("why 1");
  const [, sum, first, last, mean] =
    /about ([\d,]+) won: the first at ([\d,]+) won\/kg, the last at ([\d,]+) won\/kg, in the mean ([\d,]+) won\/kg/.exec(
      told,
    ) ?? [];
  expect(Math.abs((figure(first) + figure(last)) / 2 - figure(mean))).toBeLessThanOrEqual(1);
  expect(Math.abs(50 * figure(mean) - figure(sum))).toBeLessThanOrEqual(50);
  expect(figure(last)).toBeLessThan(figure(first));
});

it("a figure in what is told of a choice is told by what it is worked out from", () => {
  const ask = trip("leave-none", "travel out");
  const [, most = ""] = /At best it brings ([\d,]+ won)/.exec(ask("why 1")) ?? [];
  expect(ask(`why ${most}`)).toMatch(/: worked out from the whole consignment \(50 kg\), the price to sell pobedit/);
  ask("all");
  const [, kept = ""] = /worth about ([\d,]+) won at home, at what the first of it fetched/.exec(ask("why drum")) ?? [];
  const [, each] = /what the staff keep .*\(5 %\), the price .*\(([\d,]+) won\/kg\)/.exec(ask(`why ${kept}`)) ?? [];
  expect(Math.abs(2.5 * figure(each) - figure(kept))).toBeLessThanOrEqual(3);
});
