import { describe, expect, it } from "vitest";
import { borrow, repay } from "../../../src/engine/rules/credit.js";
import { lookAround } from "../../../src/engine/rules/market.js";
import { buy, sell } from "../../../src/engine/rules/plan.js";
import { owed, realWealth, reckonedWealth } from "../../../src/engine/rules/wealth.js";
import { begun, viewOf } from "../../support/play.js";
import { type Change, small, smallScenario } from "../../support/small.js";

/** A second money with a price at home, and a loan of it. */
const FOREIGN: readonly Change[] = [
  ["currencies: {mark: {minor: 100}}", "currencies: {mark: {minor: 100}, crown: {minor: 100}}"],
  ["  town/metal:", "  town/crown: {mid: 8 mark/crown, spread: 10 %, noise: 0 %, pull: 10 %/day}\n  town/metal:"],
  ["\ncredit: {loan:", "\ncredit: {foreign: {from: lender, good: crown, cost: 1.1, term: 30 day}, loan:"],
  ["  credit: {loan: the loan}", "  credit: {loan: the loan, foreign: a loan in crowns}"],
];
const of = small(...FOREIGN);
const { you } = of.model.account;

describe("foreign money", () => {
  it("is bought and sold like a good, at the rate of the place", () => {
    const w = of.world();
    of.stock(w, you, "mark", 100_000);
    buy(w, of.good("crown"), 1_000);
    expect([w.balance(you, of.commodity("crown")), w.balance(you, of.commodity("mark"))]).toEqual([1_000, 91_600]);
    sell(w, of.good("crown"), 1_000);
    expect(w.balance(you, of.commodity("mark"))).toBe(99_200); // the spread is lost, 10 % of 80 marks
  });

  it("counts in real wealth at what it brings at home, and a debt in it at what it costs there", () => {
    const w = of.world();
    lookAround(w);
    const before = [realWealth(w), reckonedWealth(w)];
    borrow(
      w,
      of.scenario.credit.findIndex(({ id }) => id === "foreign"),
      1_000,
    );
    const credit = of.scenario.credit.findIndex(({ id }) => id === "foreign");
    expect(w.balance(you, of.commodity("crown"))).toBe(1_000);
    expect(owed(w, credit)).toBe(1_100); // 10 crowns lent, 11 owed
    const grain = 1 / 10; // a mark of 100 minor units buys a kilogram of 1,000 g, so 0.1 minor units a gram
    for (const [index, after] of [realWealth(w), reckonedWealth(w)].entries())
      expect(after - (before[index] ?? 0)).toBeCloseTo((7_600 - 1_100 * 8.4) / grain, -1);
    repay(w, credit, 1_000);
    expect(owed(w, credit)).toBe(100);
    expect(w.balance(you, of.commodity("crown"))).toBe(0);
  });

  it("is shown once, among what is traded", () => {
    const view = viewOf(begun(smallScenario(...FOREIGN)));
    expect(view.goods.filter(({ id }) => id === "crown")).toHaveLength(1);
    expect(view.money.map(({ id }) => id)).toEqual(["mark"]);
  });

  it("in which something is owed needs a price at home, or the debt would count as nothing", () => {
    const [money, , loan, text] = FOREIGN;
    if (money === undefined || loan === undefined || text === undefined) throw new Error("no change");
    const lent = loan[1].replace("good: crown, cost: 1.1", "good: metal, cost: 5 crown/kg");
    expect(() => smallScenario(money, [loan[0], lent], text)).toThrow("owed in 'crown', which has no price at home");
  });

  it("without a price anywhere changes nothing: it is only held", () => {
    const [first] = FOREIGN;
    if (first === undefined) throw new Error("no change");
    expect(small(first).scenario.goods.map(({ id }) => id)).not.toContain("crown");
  });
});
