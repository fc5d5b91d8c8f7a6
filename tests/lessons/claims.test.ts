import { describe, expect, it } from "vitest";
import { uniform } from "../../src/engine/luck.js";
import { type Outcomes, shareInterval } from "../../src/lab/index.js";
import { type Claim, testClaim } from "../../src/lessons/index.js";

const KEY = { k0: 5, k1: 21 };

/** Plays of which a claim looks at nothing but the wealth kept. */
function outcomes(wealth: Float64Array): Outcomes {
  const none = new Float64Array(wealth.length);
  return {
    strategy: "planted",
    wealth,
    drawdown: none,
    ending: none,
    ruined: none,
    day: none,
    hungerDays: none,
    deaths: none,
    missed: [],
    died: [],
    unpaid: [],
  };
}

const tested = (figure: string, a: Float64Array, b?: Float64Array) =>
  testClaim({ figure, above: 0.5 } as Claim, {
    a: outcomes(a),
    b: b === undefined ? undefined : outcomes(b),
    endings: [],
    credits: [],
  });

describe("the share of worlds below the mean of all", () => {
  it("has an interval whose mean moves with the sample: covers in at least 90 % of studies (n = 200, 100 studies)", () => {
    // Theory: wealth is exponential with mean 1, of which 1 - 1/e = 63.2 % lies below the mean. The sample's own mean moves
    // with the sample, and the share with it: sqrt(F(1-F) + f^2 v - 2 f c) / sqrt(n) = 0.022 at n = 200, where Wilson
    // says 0.034. Tolerance: 95 % less two standard errors of 100 studies.
    const truth = 1 - Math.exp(-1);
    let [covered, width, wilson] = [0, 0, 0];
    for (let study = 0; study < 100; study += 1) {
      const wealth = Float64Array.from(
        { length: 200 },
        (_, world) => -Math.log(1 - uniform(KEY, 1, study * 200 + world)),
      );
      const { value, low, high } = tested("below-mean", wealth);
      const fixed = shareInterval(value * 200, 200);
      if (low <= truth && high >= truth) covered += 1;
      width += high - low;
      wilson += fixed.high - fixed.low;
    }
    expect(covered / 100).toBeGreaterThanOrEqual(0.9);
    expect(width / wilson).toBeLessThan(0.8);
  });
});

describe("beats", () => {
  it("shares ties, as every comparison does: one that is always the same beats itself in half", () => {
    const same = new Float64Array(40).fill(7);
    expect(tested("beats", same, same)).toMatchObject({ value: 0.5, holds: false });
    const more = same.map((value, world) => (world < 20 ? value + 1 : value));
    expect(tested("beats", more, same).value).toBe(0.75);
  });
});
