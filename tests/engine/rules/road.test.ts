import { describe, expect, it } from "vitest";
import { currentLeg, depart, drive, goOn, lose } from "../../../src/engine/rules/road.js";
import type { World } from "../../../src/engine/world.js";
import { begun, take, viewOf } from "../../support/play.js";
import { type Change, seeds, small, smallScenario } from "../../support/small.js";

const of = small();
const port = of.scenario.places.indexOf("port");

/** Days on the road from a departure to arrival. */
function daysTo(w: World, route: number): number {
  const start = w.day;
  depart(w, route);
  for (; w.place < 0; w.day += 1) {
    drive(w);
    goOn(w);
  }
  return w.day - start;
}

describe("a road", () => {
  it.each([
    ["1 day", "1 day", 2],
    ["1.5 day", "0.25 day", 3],
    ["0.1 day", "0.1 day", 2],
    ["2 day", "3 day", 5],
    ["36 hour", "1 week", 9],
  ])("takes whole days: legs of %s and %s are %i days, and the view says so", (plain, ridge, days) => {
    const changes: readonly Change[] = [
      ["plain: {days: 1.5 day}", `plain: {days: ${plain}}`],
      ["ridge: {days: 0.25 day,", `ridge: {days: ${ridge},`],
    ];
    expect(daysTo(small(...changes).world(), 0)).toBe(days);
    const session = begun(smallScenario(...changes));
    const told = viewOf(session).routes.find(({ id }) => id === "down");
    expect(told).toEqual({ id: "down", to: "port", days });
    const left = session.campaign.world.day;
    take(session, { do: "travel", route: "down" });
    expect(viewOf(session).place).toBe("port");
    expect(viewOf(session).day - left).toBe(days);
  });

  it("leads leg by leg, and ends where it leads", () => {
    const w = of.world();
    depart(w, 0);
    expect([w.place, currentLeg(w)?.id]).toEqual([-1, "plain"]);
    daysTo(w, 0);
    expect([w.place, w.route, currentLeg(w)]).toEqual([port, -1, undefined]);
  });

  it("loses days to what happens on it; elsewhere lost days are a wait", () => {
    const w = of.world();
    depart(w, 1);
    lose(w, 2);
    expect([w.legDays, w.waiting]).toEqual([4, 0]);
    const there = of.world();
    lose(there, 2);
    lose(there, 1);
    expect([there.legDays, there.waiting]).toEqual([0, 2]);
  });

  it("starts where the trader is", () => {
    const session = begun(of.scenario);
    expect(session.decide({ do: "travel", route: "up" })).toEqual({ ok: false, why: "the road starts elsewhere" });
    expect(session.decide({ do: "travel", route: "nowhere" })).toEqual({ ok: false, why: "unknown name" });
  });

  it("remembers when home was first left and reached again", () => {
    const w = of.world();
    daysTo(w, 0);
    w.day = 9;
    daysTo(w, 1);
    expect([w.leftHomeOn, w.backHomeOn, w.arrivedOn]).toEqual([1, 10, 11]);
    daysTo(w, 0);
    daysTo(w, 1);
    expect([w.leftHomeOn, w.backHomeOn]).toEqual([1, 10]);
  });
});

describe("the sky", () => {
  it("snows on half the days of a leg that has one, the same for all who travel that day", () => {
    const skies = (seed: string): number[] => {
      const w = of.world(seed);
      depart(w, 1);
      return [1, 2, 3, 4].map((day) => {
        w.day = day;
        drive(w);
        return w.snowing;
      });
    };
    const rows = seeds(500).map(skies);
    expect(rows).toEqual(seeds(500).map(skies));
    // Four standard errors of 2,000 draws at 50 % are 90.
    const snow = rows.flat().reduce((sum, day) => sum + day, 0);
    expect(Math.abs(snow - 1_000)).toBeLessThan(90);
  });

  it("is clear where a leg has none, and behind one who has arrived", () => {
    const w = of.world();
    w.forced = new Map([["snow:hill", new Map([["any" as const, "yes"]])]]);
    depart(w, 0);
    drive(w);
    expect(w.snowing).toBe(0);
    w.leg = 1;
    drive(w);
    expect(w.snowing).toBe(1);
    w.legDays = 0;
    goOn(w);
    expect([w.place, w.snowing]).toEqual([port, 0]);
  });
});
