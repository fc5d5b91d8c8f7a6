import { expect, it } from "vitest";
import { asking } from "../../support/asking.js";

/** How a price moves, and what the play began with: behind no choice. */
const BESIDE = /chance movement|way back to the usual price|halve the price|your own effect|won at the start/;

const TO_COAST = ["1", "travel out", "1", "1", "0"];

it("i at an amount tells the numbers of its own text and of what it leads to, and no other", () => {
  const birds = asking("hamhung-trip", "16", ...TO_COAST)("i");
  for (const number of [
    "for sale in a day (Hamhung, ducklings)",
    "straw and a tarpaulin",
    "birds that have room under",
  ])
    expect(birds).toContain(number);
  expect(birds).not.toMatch(BESIDE);
  const things = asking("pork-soup", "16")("i");
  for (const number of [
    "price to sell (Hyesan, your wife's things)",
    "things at the start: 10",
    "corn at the start: 8",
  ])
    expect(things).toContain(number);
});

it("i at an offer tells first the odds that stand in its question", () => {
  const ask = asking("hamhung-trip", "16", ...TO_COAST, "0", "travel home");
  const found = [ask("i 2"), ask("i 3")];
  ask("2");
  for (const told of [...found, ask("i")]) {
    for (const odds of ["he lets you go", "he keeps the goods", "he reports"])
      expect(told).toContain(`odds by hearsay that ${odds} (an inspector)`);
    expect(told).not.toMatch(BESIDE);
    expect(told.indexOf("odds by hearsay")).toBeLessThan(told.indexOf("talk that a deed makes") >>> 0);
  }
});

it("i of a choice is of that choice: of one that takes nothing there is no number", () => {
  const ask = asking("pork-soup", "16", "4");
  expect(ask("i 3")).toBe(
    "No number of the scenario stands behind 'Take none': what it is follows from what you have and decide.",
  );
  const whole = ask("i 1");
  expect(whole.indexOf("weight of the pig")).toBeLessThan(whole.indexOf("days a lender waits"));
  expect(whole).not.toMatch(BESIDE);
});

it("a choice that does nothing tells first what the road still ahead may bring", () => {
  const ask = asking("hamhung-trip", "16", ...TO_COAST, "40", "travel home");
  const [, nothing, road] = ask("why 1").split("\n");
  expect(nothing).toMatch(/^Nothing changes hands/);
  expect(road).toMatch(/^Still ahead on this road.*snow on the pass.*35 %.*killing all ducklings.*50 %/);
  expect(ask("why")).toContain(
    "1  Leave them as they are: Nothing changes hands, and nothing else is done; what you have stays as it is. Still ahead",
  );
  expect(ask("i 1")).toContain("odds by hearsay (snow on the pass): 35 %");
});
