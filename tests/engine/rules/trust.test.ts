import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { believed } from "../../../src/engine/rules/belief.js";
import { decideContact, temptation } from "../../../src/engine/rules/trust.js";
import { type Change, small } from "../../support/small.js";

const CARRIER: Change = [
  "  poor-buyer: {}",
  `  poor-buyer: {}
  carrier:
    contact: {patience: 80 %, elsewhere: 10 mark, fences: 50 %, betrayal-costs: 20 mark, prior: 90 %, weight: 4}`,
];
const TEXTS: Change = ["poor-buyer: the poor buyer,", "poor-buyer: the poor buyer, carrier: the carrier,"];
const of = small(CARRIER, TEXTS);
const [carrier] = of.scenario.contacts;
if (carrier === undefined) throw new Error("no contact");
const marks = (amount: number): number => amount * 100;
const outcome = (entrusted: number, paid: number): string =>
  ["holds", "defects"][decideContact(of.world(), 0, marks(entrusted), marks(paid))] ?? "";

describe("a contact", () => {
  it("weighs what he holds against what still comes, as worked out by hand", () => {
    const w = of.world();
    // 30 now and 0.8 / 0.2 = 4 times the 20 he gains over 10 elsewhere; half of 300 less 20.
    expect(temptation(w, carrier, marks(300), marks(30))).toEqual({
      holds: expect.closeTo(marks(110), 6),
      defects: expect.closeTo(marks(130), 6),
    });
  });

  it("holds while he is paid well for what he carries, and keeps a fortune he is paid little for", () => {
    expect(outcome(200, 30)).toBe("holds");
    expect(outcome(300, 30)).toBe("defects");
    expect(outcome(300, 40)).toBe("holds");
    expect(outcome(13_000, 100)).toBe("defects");
  });

  it("never defects for less in his hands or for more pay", () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(5_000), fc.nat(200), fc.nat(200), (entrusted, more, paid, raise) => {
        if (outcome(entrusted + more, paid) === "holds") expect(outcome(entrusted, paid)).toBe("holds");
        if (outcome(entrusted, paid) === "holds") expect(outcome(entrusted, paid + raise)).toBe("holds");
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it("teaches the trader what he did", () => {
    const w = of.world();
    decideContact(w, 0, marks(300), marks(30));
    expect(believed(w, carrier.belief, 1)).toBeCloseTo((0.1 * 4 + 1) / 5, 12);
  });
});

describe("the file", () => {
  it("may not give one name to the odds of two things", () => {
    const twice: Change = [
      "  poor-buyer: {}",
      `  poor-buyer: {}
  hill:
    contact: {patience: 80 %, elsewhere: 10 mark, fences: 50 %, betrayal-costs: 20 mark, prior: 90 %, weight: 4}`,
    ];
    expect(() => small(twice)).toThrow(/'hill' has odds under `skies:` too/);
  });
});
