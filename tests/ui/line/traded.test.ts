import { afterEach, describe, expect, it } from "vitest";
import { buildProgram, Session, View } from "../../../src/engine/index.js";
import { speak } from "../../../src/language/index.js";
import { KOREAN } from "../../../src/language/korean.js";
import { LinePlay } from "../../../src/ui/index.js";
import { asking } from "../../support/asking.js";
import { shipped } from "../../support/scenarios.js";
import { small, smallScenario } from "../../support/small.js";

afterEach(() => speak(undefined));

/** The stall's household before the stall: its meat at home, and money with the trader. */
const MEAT = ["5", "whole", "plain", "at-home"];

/** The trip with numbers changed, some lines typed: what it prints for the next one. */
function typedIn(changes: Readonly<Record<string, number>>, ...before: readonly string[]): (typed: string) => string {
  const program = buildProgram(shipped("hamhung-trip"), { changes });
  for (const name of Object.keys(changes))
    expect(program.model.scenario.parameters.map((of) => of.name)).toContain(name);
  const lines: string[] = [];
  const line = new LinePlay(new Session(program, { seed: "magpie" }), {
    print: (text) => lines.push(text),
    save: () => undefined,
  });
  line.open(false);
  for (const typed of before) line.take(typed);
  return (typed) => {
    lines.length = 0;
    line.take(typed);
    return lines.join("\n");
  };
}

describe("why a day of work is not done", () => {
  it("is its lack of money, not its condition, where the condition holds", () => {
    const broke = asking("pork-soup", "7", ...MEAT, "repay pig all", "wait 3")("why order stall");
    expect(broke).toContain("\nToday it cannot be done. No money for it: a day of it costs 3 won, and you have 0 won");
    expect(broke).not.toContain("Not enough meat");
  });

  it("is nothing where it can be done, and the condition alone where that fails", () => {
    expect(asking("pork-soup", "7", ...MEAT, "wait 3")("why order stall")).toMatch(
      /\nDone so far on 0 days\.\nToday it can be done\.\n/,
    );
    const early = asking("pork-soup", "7", ...MEAT, "repay pig all")("why order stall");
    expect(early).toContain("\nToday it cannot be done. No stall is set up in the first 2 days");
    expect(early).not.toContain("No money");
    const none = asking("pork-soup", "7", "5", "none", "wait 3")("why order stall");
    expect(none).toContain("Not enough meat is left for a bowl.");
    expect(none).not.toContain("Not enough for 1 bowl");
  });
});

describe("a trade that is asked about and cannot be made", () => {
  const HOME = ["1", "1", "1", "1", "0", "0", "travel home", "1"];

  it("is told by its side of the market, however it is typed", () => {
    const ask = asking("hamhung-trip", "magpie", ...HOME, "1");
    for (const typed of ["sell pobedit", "Sell pobedit 4", "SELL pobedit"])
      expect(ask(`why ${typed}`)).toMatch(
        /^To sell pobedit brings [\d,]+ won\/kg here today\. You have none with you\./,
      );
    for (const typed of ["buy pobedit", "BUY pobedit 3"])
      expect(ask(`why ${typed}`)).toMatch(/^Nobody here sells pobedit\.\n/);
    expect(asking("pork-soup", "7", ...MEAT)("why SELL pork")).toContain("`take pork` comes before `sell pork`");
  });

  it("is told by the buyers that are left where a market is sold full, not as no market", () => {
    const ask = typedIn({ "markets.hyesan/pobedit.depth": 15_000 }, ...HOME, "hold", "sell pobedit 30");
    expect(ask("why sell pobedit")).toMatch(/^No buyer is left here today for pobedit\.\n/);
  });
});

describe("what money is good for", () => {
  it("is asked for on a road only where there are roads; orders that cost money are named with money in hand", () => {
    const soup = asking("pork-soup", "7", ...MEAT);
    expect(soup("why won")).toMatch(/; pay for the days of the soup stall; leave it with the household, which buys/);
    soup("repay pig all");
    expect(soup("why won")).toMatch(/\nHere and now nothing can be done with it\.$/);
    expect(asking("hamhung-trip", "16", "1")("why won")).toMatch(/ On a road you may be asked for it, and who asks/);
  });
});

describe("a single one that is bought", () => {
  it("is called rounded up in every language", () => {
    const at = ["1", "travel out", "1", "1", "0"];
    expect(asking("hamhung-trip", "16", ...at)("why 1")).toMatch(/ for [\d.]+ won \(at [\d.]+ won\/bird, rounded up\)/);
    speak(KOREAN);
    expect(asking("hamhung-trip", "16", ...at)("why 1")).toContain(", 올림)");
  });

  it("is not where it is dearer because buying moves the price", () => {
    const [of, program] = [small(), buildProgram(smallScenario())];
    const [town, port] = [of.world(), of.world()];
    port.place = of.scenario.places.indexOf("port");
    // 1 kg of 1000 kg of depth moves its mean price from 1.05 to 1.0503 mark, which is paid as 1.06.
    expect(new View(program, town, { kind: "plan" }).costsItsPrice("grain", 1_000)).toBe(false);
    expect(new View(program, port, { kind: "plan" }).costsItsPrice("chick", 1)).toBe(true);
  });
});
