import { expect, it } from "vitest";
import { asking } from "../../support/asking.js";

const OFFERED = ["1", "travel out"];

it("a wording that only begins like a choice means what is called so", () => {
  expect(asking("hamhung-trip", "16", ...OFFERED)("why half of the gain")).toMatch(
    /^The gain is what the metal brought/,
  );
});

it("a word of the program means the longer name of the scenario in which it was read of late, and points to it elsewhere", () => {
  const ask = asking("hamhung-trip", "16", ...OFFERED);
  expect(ask("why gain")).toContain("`why half of the gain` tells of it.");
  ask("why 1");
  expect(ask("why gain")).toMatch(/^Here 'gain' stands in 'half of the gain':\nThe gain is[\s\S]*\n\nWhether it pays/);
});

it("a wording most of whose words are told of nowhere is not answered by one of them, but points to it", () => {
  const ask = asking("hamhung-trip", "16", ...OFFERED);
  expect(ask("why street's rates")).toMatch(/^Nothing is told under 'street's rates'\. Do you mean `why street`\?/);
  ask("why pobedit");
  expect(ask("why street's rates")).toMatch(/^'street's rates' was told here:\n {2}Its worth lies across the border/);
  expect(ask("why does he know of the 20 kg")).toContain("Do you mean `why 20 kg`?");
  expect(ask("why you are asked this once")).toMatch(/^Some questions come once in the whole play/);
  expect(ask("why is the straw worth it")).toContain("room under straw");
  expect(ask("why costs")).toMatch(/^Here 'costs' stands in: Nothing is to be paid now; only the cost[^\n]*$/);
});

it.each(["what if I cannot pay", "I cannot pay", "not pay", "unpaid"])("'%s' leads to the debt", (word) => {
  expect(asking("hamhung-trip", "16", ...OFFERED)(`why ${word}`)).toMatch(/^A debt is paid with/);
});

it("a price said by people is written as any other, and a single purchase says that its sum is rounded up", () => {
  const ask = asking("hamhung-trip", "16", ...OFFERED, "1", "1", "0");
  expect(ask("why pobedit")).not.toMatch(/\d{4}/);
  const [, price = ""] = /ducklings: buy ([\d.]+) won/.exec(ask("prices")) ?? [];
  expect(ask("why 1")).toMatch(new RegExp(`1 duckling for [\\d.]+ won(?: \\(at ${price} won/bird, rounded up\\))?\\.`));
});
