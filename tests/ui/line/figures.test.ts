import { expect, it } from "vitest";
import { asking, playing } from "../../support/asking.js";
import { viewOf } from "../../support/play.js";
import { trip as programOf } from "../../support/scenarios.js";

const trip = (...before: readonly string[]): ((typed: string) => string) => asking("hamhung-trip", "16", ...before);

/** The same in the record's world of one seed. */
const historical = (...before: readonly string[]) => playing(programOf("historical"), "mosi8", ...before);

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

const PASS = ["leave-none", "travel out", "all", "sand", "0", "100", "travel home", "straw"];

it("odds told as the rest of a throw lead to the number they are the rest of", () => {
  const { ask } = historical(...PASS);
  for (const told of [ask("i 45 %"), ask("why 3") && ask("why 45 %")]) {
    expect(told).toContain("45 % is the rest of one throw: what 55 % leaves of 100 %.");
    expect(told).toMatch(/odds that a loaded truck gets over the snowed-up pass: 55 %; .* 40 to 70 %/);
  }
});

it("what was eaten while one was away is told evening by evening, and who was at the table", () => {
  const { ask } = historical(...PASS);
  const [, sum = ""] = /ate ([\d.]+) kg rice/.exec(ask("drive")) ?? [];
  const told = ask(`why ${sum}`);
  const [, days, each, home] =
    /day 1 to day (\d+) ([\d.]+) kg rice; on the evening of day \d+ ([\d.]+) kg/.exec(told) ?? [];
  expect(Math.abs(figure(days) * figure(each) + figure(home) - figure(sum))).toBeLessThan(0.03);
  expect(told).toContain("on the evening on which you come home you are.");
  expect(ask("why ate")).toContain(`on the evening of day 5 ${home} kg rice`);
});

it("prices have the numbers behind those of where one stands, with their sources", () => {
  const { ask } = historical("leave-none");
  expect(ask("i prices")).toMatch(/price to sell \(Hyesan, pobedit\): 10,000 won\/kg; it may be anything from 540/);
  expect(ask("why prices")).toContain("price to buy (Hyesan, rice): 120 (90..150) won/kg");
  expect(ask("i prices")).not.toContain("Hamhung");
});

it("the price of a single buyer says what is usual and what chance makes of it", () => {
  const { ask } = historical(...PASS, "drive", "unload");
  const [, price = ""] = /pays ([\d,]+) won\/kg today/.exec(ask("")) ?? [];
  expect(ask(`why ${price}`)).toMatch(
    /what is paid today.*\nThe usual price is 10,000 won\/kg; chance, .* makes it [-+]\d+ %/,
  );
});

it("once it has ended a good has one price of the last day, and what is still held is told with its own", () => {
  const { ask, session } = historical(...PASS, "drive", "unload", "hold");
  for (const typed of ["sell pobedit 20", "repay consignment all"]) ask(typed);
  for (let step = 0; step < 60 && viewOf(session).rest.kind !== "ended"; step += 1)
    ask(viewOf(session).rest.kind === "plan" ? "wait 10" : String(viewOf(session).options.length));
  const told = ask("why pobedit");
  const [, now = ""] = /so ([\d,]+) won\/kg to sell at/.exec(told) ?? [];
  expect(told).toMatch(new RegExp(`and day \\d+ the price to sell at went from [\\d,]+ won/kg to ${now} won/kg\\.`));
  expect(ask("why goods still held")).toMatch(
    /^[\d.]+ kg pobedit: worth [\d,]+ won at the home price, .* in the mean\.$/m,
  );
});
