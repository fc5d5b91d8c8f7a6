import { expect, it } from "vitest";
import { Session } from "../../../src/engine/index.js";
import { LinePlay } from "../../../src/ui/index.js";
import { asking } from "../../support/asking.js";
import { trip } from "../../support/scenarios.js";

const LOADED = ["1", "travel out", "all", "sand", "0", "50"];

it("a figure is first what it was in the line it was last read in; what only reads alike stands behind, under a head", () => {
  const ask = asking("hamhung-trip", "16", ...LOADED);
  const [passage = ""] = /All posts of this road .*/.exec(ask("why travel home")) ?? [];
  const [odds = ""] = /\d+ %/.exec(passage) ?? [];
  expect(ask(`why ${odds}`).split("\n").slice(0, 6)).toEqual([
    `${odds} was told here:`,
    `  ${passage}`,
    expect.stringMatching(/^ {2}The county post: stops you/),
    expect.stringMatching(/^ {2}The post at the town gate: stops you/),
    "  Together is 100 % less what passes all of them.",
    `Other numbers that read ${odds}:`,
  ]);
  expect(ask(`i ${odds}`)).toMatch(
    new RegExp(`^${odds} was told here:\n {2}All posts[\\s\\S]*\nOther numbers that read`),
  );
  ask("odds");
  const post = ask("why 20 %");
  expect(post).toMatch(/\n20 %: being stopped at the county post\.\n20 %: odds by hearsay \(the county post\)/);
  expect(post).toMatch(/\nOther numbers that read 20 %:\n(?: {2}20 %.*\n?)+$/);
});

it("a figure that was read says what it measures, and the answer to another question is not where it was read", () => {
  const ask = asking("hamhung-trip", "16", "1");
  const lasts = ask("why 12 days");
  expect(lasts).toMatch(/^12 days was told here:\n {2}Household: all fed\..*\nHow long food lasts is reckoned/);
  expect(ask("why 12 days")).toBe(lasts);
  expect(ask("why 12")).toContain("lasts about 12 days");
  expect(ask("why 1 day")).not.toContain("12 days was told here");
});

it("odds that moved are told with the sum they come from", () => {
  const program = trip("historical");
  const session = new Session(program, { seed: "1bfbbe" });
  const lines: string[] = [];
  const line = new LinePlay(session, { print: (text) => lines.push(text), save: () => undefined });
  line.open(false);
  for (const typed of [...LOADED, "travel home", "1"]) line.take(typed);
  const ask = (typed: string): string => {
    const from = lines.length;
    line.take(typed);
    return lines.slice(from).join("\n");
  };
  const sum =
    "Hearsay, 35 %, counts like 4 looks, your own for 1, in which it came 0: (35 % x 4 + 0) / (4 + 1) = 28 %.";
  expect(ask("why 28 %")).toContain(`28 %: snow on the pass, on a given day.\n${sum}`);
  expect(ask("why snow on the pass")).toContain(sum);
});

it("what moved the worth is measured as that, and a small figure with its unit is no choice", () => {
  const ask = asking("hamhung-trip", "16", ...LOADED.slice(0, -1));
  const [, moved = ""] = /Since last told: pobedit \+([\d,]+ won)/.exec(ask(LOADED.at(-1) ?? "")) ?? [];
  expect(moved).not.toBe("");
  expect(ask(`why +${moved}`)).toContain("Behind what you reckon yourself worth stands what has moved it");
  const start = asking("hamhung-trip", "16", "1");
  expect(start("why 2 days")).not.toContain("It asks for no amount");
  expect(start("why 2 days")).toMatch(/2 days/);
});
