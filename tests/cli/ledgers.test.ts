import { describe, expect, it } from "vitest";
import { sideBySide } from "../../src/cli/ledgers.js";
import { accountFor, buildProgram, type Decision, Session } from "../../src/engine/index.js";
import { whatIf } from "../../src/lab/index.js";
import { playOn } from "../../src/strategies/index.js";
import { begun, take } from "../support/play.js";
import { strategies, trip } from "../support/scenarios.js";
import { smallScenario } from "../support/small.js";

/** Every morning 10 of the trader's mark go to the lender, and 25 come back from him. */
const THERE_AND_BACK = smallScenario(
  ["days: 40 day", "days: 3 day"],
  ["variables:", "numbers: {paid: 10 mark, back: 25 mark}\nvariables:"],
  [
    "nodes: {start: {do: [{set: {seen: seen + 1}}], then: end}}",
    "nodes: {start: {do: [{give: {what: mark, amount: paid, from: you, to: lender}}, {give: {what: mark, amount: back, from: lender, to: you}}], then: end}}",
  ],
);

it("two ledgers side by side have a row for what went to a person and one for what came from him, as each ledger has", () => {
  const program = buildProgram(THERE_AND_BACK);
  const [a, b] = [1, 3].map((days) => {
    const session = new Session(program, { seed: "there" });
    for (const decision of [{ do: "begin" }, { do: "wait", days }, { do: "wait", days: 3 }] as const)
      session.decide(decision);
    return session;
  });
  if (a === undefined || b === undefined) throw new Error("no sessions");
  const lines = accountFor(a).lines;
  expect(lines.filter(({ person }) => person === "lender").map(({ amount }) => Math.sign(amount))).toEqual([1, -1]);
  const { rows } = sideBySide({ asPlayed: a, otherwise: b, at: 1, before: false, dropped: [], altered: [] });
  const until = rows.findIndex(([what]) => what === "in all");
  const sums = new Map(rows.map(([what, own]) => [what, own]));
  expect([...sums.keys()]).toEqual(expect.arrayContaining(["from the lender", "to the lender"]));
  const own = rows.slice(0, until).map(([, amount]) => Number(amount.replace(/[^-\d.]/g, "")));
  expect(own.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(accountFor(a).nominal / 100, 1);
});

describe("a later decision that was taken with another amount", () => {
  const program = trip("memoir");
  const [cautious] = strategies(program).filter(({ id }) => id === "cautious");

  /** What is told where `instead` was decided third, before or in the place of the first of `first`. */
  function told(first: readonly Decision[], instead: Decision): string {
    if (cautious === undefined) throw new Error("no strategy 'cautious'");
    const session = take(
      begun(program, { seed: "r6", base: "memoir" }),
      { do: "choose", option: "leave-none" },
      ...first,
    );
    const result = whatIf(program, playOn(session, cautious).record(), 2, instead);
    if ("why" in result) throw new Error(result.why);
    return sideBySide(result).told.join("\n");
  }

  const NOTHING_LEFT = "Where that was all there was, nothing of it was with you";
  const bought = { do: "buy", good: "rice", amount: 20_000 } as const;

  it("as it was for all, is told as taken with more", () => {
    const text = told([bought, { do: "sell", good: "rice", amount: 20_000 }], { ...bought, amount: 100_000 });
    expect(text).toMatch(/ of your later decisions? w(as|ere) taken there with more:\n/);
    expect(text).toMatch(/sell 20 kg rice; there sell 100 kg rice, all that there was$/m);
    expect(text.indexOf("sell 100 kg")).toBeGreaterThan(text.indexOf("taken there with more"));
  });

  it("as the money was not enough for it, is told so", () => {
    const text = told([{ ...bought, amount: 300_000 }], { do: "leave", what: "won", amount: 200_000 });
    expect(text).toMatch(/ of your later decisions? w(as|ere) taken there with less, as not so much was possible:\n/);
    expect(text).toMatch(/buy 300 kg rice; there buy [\d.]+ kg rice, all that the money was enough for$/m);
    expect(text).toContain(NOTHING_LEFT);
  });

  it("as not so much was held, is told as all of it, with what that left for those after it", () => {
    const text = told([{ do: "leave", what: "won", amount: 250_000 }], { ...bought, amount: 100_000 });
    expect(text).toMatch(/leave .* there leave .*, all that there was$/m);
    expect(text).toContain(NOTHING_LEFT);
  });
});
