import { expect, it } from "vitest";
import type { View } from "../../../src/engine/index.js";
import { elsewhereLines } from "../../../src/ui/answers/elsewhere.js";
import { Words } from "../../../src/ui/words.js";
import { asking, playing } from "../../support/asking.js";
import { viewOf } from "../../support/play.js";
import { trip } from "../../support/scenarios.js";

/** A trader who has come to Hamhung and seen the prices at home before. */
function atHawker(): { readonly view: View; readonly words: Words } {
  const { session } = playing(trip("memoir"), "16", "1", "travel out", "3", "0");
  return { view: viewOf(session), words: new Words(session.program) };
}

it("a deed of the plan can be asked about while something else is asked, and is said to come after it", () => {
  const evening = asking("hamhung-trip", "l6-frost", "1", "travel out", "1", "1", "0", "10", "travel home", "1", "2");
  const after = "What is asked here comes first: this can be done on a day of your own.";
  for (const [typed, told] of [
    ["why sell duckling 10", /^10 ducklings at once would bring /],
    ["why leave won 500", /Afterwards: [\d,]+ won with you, 5\d\d(\.\d+)? won at home/],
    ["why wait 3", /^3 days pass, to the morning of day /],
  ] as const) {
    const answer = evening(typed);
    expect(answer).toMatch(told);
    expect(answer).toContain(after);
  }
  const asked = asking("hamhung-trip", "16", "1", "travel out", "1", "1", "0");
  expect(asked("why 12")).not.toContain(after);
  expect(asked("why buy rice 12")).toMatch(/^12 kg rice at once would cost /);
});

it("a road tells what goes along and how long the household's food lasts meanwhile", () => {
  const home = asking("hamhung-trip", "16", "1");
  expect(home("why travel out")).toMatch(
    /\nWhat you have with you goes along: 3,000 won\.\nWhile you are away one fewer eats there, and what lies there now, without what you have with you, lasts about 34 days\./,
  );
});

it("a wait past the last day ends with it, and one longer than food and money last tells what a day then is", () => {
  const home = asking("hamhung-trip", "16", "2", "all");
  expect(home("why wait 60")).toMatch(/^60 days pass, to the evening of day 60, with which the campaign is over/);
  const poor = asking("pork-soup", "16", "4", "2", "1", "2");
  expect(poor("why wait 90")).toMatch(
    /\nOnce nothing else is left to eat .* \d+ % of a day's food is missed each day, if/,
  );
  const paid = asking("hamhung-trip", "16", "1", "travel out", "3", "3000");
  expect(paid("why wait 40")).not.toContain("Once nothing else is left"); // the wage buys the rest for the two at home
});

it("what moved worth since it was last told is listed whole, and what `status` tells counts as told", () => {
  const home = asking("hamhung-trip", "l6-frost", "1", "travel out", "1", "1", "600", "50", "travel home", "1", "2");
  expect(home("status")).not.toContain("Since last told");
  const sold = home("1");
  const [, money] = /Since last told: money \+([\d,]+) won/.exec(sold) ?? [];
  const [, paid] = /^\+ ([\d,]+) won/m.exec(sold) ?? [];
  expect(money).toBe(paid);
  const listed = home("why all else");
  expect(listed).toContain(`it had been moved by: money +${money} won, `);
  expect(listed).not.toMatch(/moved by: .*all else/);
});

it("a load's sum elsewhere is told also where the page tells the price, and what is left at home, how long it lasts", () => {
  const { view, words } = atHawker();
  const price = words.price(view.elsewhere("duckling", 1)[0]?.bid ?? 0, "duckling");
  const [seen, sum] = elsewhereLines(view, words, "duckling", 100);
  expect(seen).toContain(price);
  expect(sum).toMatch(/^Sold in Hyesan at once, 100 ducklings would bring about /);
  expect(elsewhereLines(view, words, "duckling", 100, `They sold for ${price}.`)).toEqual([sum]);
  const home = asking("hamhung-trip", "16", "1");
  expect(home("why leave won 1000")).toMatch(
    /\nWhile you are away one fewer eats there, and what lies there now, .* lasts/,
  );
});

it("snow seen on a day of which no scene of the road tells is told with its day", () => {
  const typed = ["2", "300", "travel out", "1", "1", "500", "160", "travel home", "2", "3", "1", "2", "1"];
  const again = ["sell duckling 60", "repay consignment all", "leave won 5000", "wait 1", "1", "sell duckling 60"];
  const { ask } = playing(trip("historical"), "58", ...typed, ...again, "travel out", "200", "travel home", "2");
  const told = ask("4");
  for (const day of [11, 12]) expect(told).toContain(`There was snow on the pass. (day ${day})`);
});
