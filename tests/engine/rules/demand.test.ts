import { describe, expect, it } from "vitest";
import { openDay } from "../../../src/engine/rules/day.js";
import { buyersLeft } from "../../../src/engine/rules/demand.js";
import { mostTaken, sell } from "../../../src/engine/rules/market.js";
import { AWAY, CAUGHT, MISSED, meetPatrol, quietDays, recallPatrols } from "../../../src/engine/rules/patrol.js";
import { seeds, small } from "../../support/small.js";
import { STALL } from "../../support/stall.js";

const of = small(...STALL);
const market = of.market("square/loaf");
const post = of.scenario.posts.findIndex(({ id }) => id === "wardens");
const { you } = of.model.account;

/** The day's buyers in many worlds; day 2 of each. */
const counts = seeds(2_000).map((seed) => {
  const w = of.world(seed);
  openDay(w);
  return w.buyersToday[market] ?? -1;
});

describe("counted buyers", () => {
  it("come in the declared kinds of day: a quarter slow with 2 to 3, the rest brisk with 6", () => {
    expect([...new Set(counts)].sort()).toEqual([2, 3, 6]);
    const slow = counts.filter((count) => count < 6);
    // Four standard errors of a share of 1/4 and of a mean of 2.5 among some 500.
    expect(Math.abs(slow.length / 2_000 - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / 2_000));
    const mean = slow.reduce((sum, count) => sum + count, 0) / slow.length;
    expect(Math.abs(mean - 2.5)).toBeLessThan(4 * (0.5 / Math.sqrt(slow.length)));
  });

  it("cap what is sold in a day, together with the price's own room", () => {
    const w = of.world(seeds(2_000)[counts.indexOf(6)]);
    openDay(w);
    of.stock(w, you, "loaf", 10);
    expect(mostTaken(w, market)).toBe(6);
    sell(w, market, 4);
    expect(buyersLeft(w, market)).toBe(2);
    openDay(w);
    expect(buyersLeft(w, market)).toBe(w.buyersToday[market]);
  });

  it("do not limit a market that declares none", () => {
    expect(buyersLeft(of.world(), of.market("town/grain"))).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe("a patrol", () => {
  it("comes by the day, catches by its own chance, less with a lookout and more with attention", () => {
    const share = (lookout: number, exposure: number): number => {
      const outcomes = seeds(1_500).map((seed) => {
        const w = of.world(seed);
        openDay(w);
        w.exposure = exposure;
        return meetPatrol(w, post, lookout);
      });
      const came = outcomes.filter((outcome) => outcome !== AWAY);
      // 30 % of days, four standard errors.
      expect(Math.abs(came.length / 1_500 - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / 1_500));
      return came.filter((outcome) => outcome === CAUGHT).length / came.length;
    };
    const [plain, watched, noticed] = [share(0, 0), share(0.5, 0), share(0, 50)];
    for (const [found, theory] of [[plain, 0.5] as const, [watched, 0.25] as const, [noticed, 0.75] as const])
      expect(Math.abs(found - theory)).toBeLessThan(4 * Math.sqrt((theory * (1 - theory)) / 450));
  });

  it("never passes from caught to missed when attention grows, in the same world", () => {
    for (const seed of seeds(300)) {
      const at = (exposure: number): number => {
        const w = of.world(seed);
        openDay(w);
        w.exposure = exposure;
        return meetPatrol(w, post, 0);
      };
      if (at(0) === CAUGHT) expect(at(80)).toBe(CAUGHT);
      if (at(0) === MISSED) expect(at(80)).not.toBe(AWAY);
    }
  });

  it("shuts the market for its days, from the next morning on", () => {
    const w = of.world();
    openDay(w);
    w.patrolToday[post] = 1;
    const [buyers, came] = [w.buyersToday[market] ?? 0, w.day];
    expect(buyersLeft(w, market)).toBe(buyers);
    recallPatrols(w);
    for (const day of [1, 2]) {
      w.day = came + day;
      expect([quietDays(w, post), buyersLeft(w, market)]).toEqual([day, 0]);
    }
    w.day = came + 3;
    expect(buyersLeft(w, market)).toBe(buyers);
  });
});
