import { describe, expect, it } from "vitest";
import type { Decision } from "../../src/engine/index.js";
import { type WhatIf, whatIf } from "../../src/lab/index.js";
import { playWith } from "../../src/strategies/index.js";
import { strategies, trip } from "../support/scenarios.js";

const program = trip("memoir");
const memoir = strategies(program, "hamhung-trip").find(({ id }) => id === "memoir");
if (memoir === undefined) throw new Error("no strategy");
const session = playWith(program, { seed: "what if" }, memoir);
const record = session.record();
const OFFER = record.decisions.findIndex((of) => of.do === "choose" && of.option === "all");

function changed(at: number, instead: Decision): WhatIf {
  const result = whatIf(program, record, at, instead);
  if ("why" in result) throw new Error(result.why);
  return result;
}

describe("a run with one decision changed", () => {
  it("is the run itself when nothing is changed, whichever decision it is", () => {
    for (const [at, decision] of record.decisions.entries())
      expect(changed(at, decision).otherwise.campaign.hash()).toBe(session.campaign.hash());
  });

  it("meets the same luck: what both ask comes out the same", () => {
    const { asPlayed, otherwise } = changed(OFFER, { do: "choose", option: "half" });
    expect(otherwise.campaign.hash()).not.toBe(asPlayed.campaign.hash());
    const drawn = new Map(
      asPlayed.journal.draws.map(({ subject, index, outcome }) => [`${subject} ${index}`, outcome]),
    );
    const both = otherwise.journal.draws.filter(({ subject, index }) => drawn.has(`${subject} ${index}`));
    expect(both.length).toBeGreaterThan(3);
    for (const { subject, index, outcome } of both)
      if (!subject.startsWith("search:")) expect(outcome).toBe(drawn.get(`${subject} ${index}`)); // a smaller load may pass
  });

  it("leaves the decisions before it alone, and goes on as recorded where that is possible", () => {
    const { otherwise } = changed(OFFER, { do: "choose", option: "half" });
    expect(otherwise.decisions.slice(0, OFFER)).toEqual(record.decisions.slice(0, OFFER));
    expect(otherwise.campaign.rest.kind).toBe("ended");
  });

  it("names the later decisions there was not enough for, and how they were taken", () => {
    const { altered, dropped, otherwise } = changed(OFFER, { do: "choose", option: "half" });
    expect(altered.length).toBeGreaterThan(0);
    for (const { at, to } of altered) {
      expect(dropped).not.toContain(at);
      expect(otherwise.decisions).toContainEqual(to);
      expect(to).not.toEqual(record.decisions[at]);
      expect({ ...to, amount: 0 }).toEqual({ ...record.decisions[at], amount: 0 });
    }
    expect(changed(OFFER, { do: "choose", option: "all" }).altered).toEqual([]);
  });

  it("has what takes no time before the decision as it was, which follows", () => {
    const at = record.decisions.findIndex(({ do: kind }) => kind === "travel");
    const buying = { do: "buy", good: "rice", amount: 1 } as const;
    const { before, otherwise, dropped } = changed(at, buying);
    expect(before).toBe(true);
    expect(otherwise.decisions.slice(at, at + 2)).toEqual([buying, record.decisions[at]]);
    expect(dropped).toEqual([]);
    expect(changed(OFFER, { do: "choose", option: "half" }).before).toBe(false);
  });

  it("is refused where the decision is not possible, and where there is no such decision", () => {
    expect(whatIf(program, record, OFFER, { do: "travel", route: "out" })).toMatchObject({
      at: OFFER,
      why: expect.any(String),
    });
    expect(() => whatIf(program, record, record.decisions.length, { do: "begin" })).toThrow(
      "the run has decisions 1 to",
    );
    expect(() => whatIf(program, { ...record, decisions: record.decisions.slice(0, 3) }, 1, { do: "begin" })).toThrow(
      "has not ended yet",
    );
  });
});
