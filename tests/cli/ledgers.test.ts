import { expect, it } from "vitest";
import { sideBySide } from "../../src/cli/ledgers.js";
import { accountFor, buildProgram, Session } from "../../src/engine/index.js";
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
  const { rows } = sideBySide({ asPlayed: a, otherwise: b, at: 1, before: false, dropped: [], cut: [] });
  const until = rows.findIndex(([what]) => what === "in all");
  const sums = new Map(rows.map(([what, own]) => [what, own]));
  expect([...sums.keys()]).toEqual(expect.arrayContaining(["from the lender", "to the lender"]));
  const own = rows.slice(0, until).map(([, amount]) => Number(amount.replace(/[^-\d.]/g, "")));
  expect(own.reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(accountFor(a).nominal / 100, 1);
});

it("a later decision that was cut to what there was is told as cut, with what that left for those after it", () => {
  const program = buildProgram(smallScenario());
  const session = new Session(program, { seed: "cut" });
  for (const decision of [{ do: "begin" }, { do: "wait", days: 1 }] as const) session.decide(decision);
  const to = { do: "leave", what: "mark", amount: 500 } as const;
  const { told } = sideBySide({
    asPlayed: session,
    otherwise: session,
    at: 0,
    before: false,
    dropped: [],
    cut: [{ at: 1, to }],
  });
  expect(told.join("\n")).toMatch(
    /; there only leave .*, all that there was\nWhere that was all there was, nothing of it/,
  );
});
