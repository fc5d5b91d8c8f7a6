import { describe, expect, it } from "vitest";
import { calibrationOf, Session, type ShownOdds, shownOdds, View } from "../../src/engine/index.js";
import { playOn } from "../../src/strategies/index.js";
import { strategies, trip } from "../support/scenarios.js";

const program = trip("memoir");
const ofBelief = (belief: number | undefined) => program.model.scenario.beliefs[belief ?? -1];
const played = (seed: string, name = "memoir") => {
  const strategy = strategies(program, "hamhung-trip").find(({ id }) => id === name);
  if (strategy === undefined) throw new Error("no strategy");
  return playOn(new Session(program, { seed }), strategy);
};

describe("the odds a campaign showed", () => {
  it.each(["memoir", "cautious"])("are those of the views just before something came of them (%s)", (name) => {
    const { decisions, journal } = played("odds", name);
    const again = new Session(program, { seed: "odds" });
    const told = shownOdds(again.played);
    expect(told).toEqual([]);
    for (const decision of decisions) {
      const before = new View(program, again.campaign.world, again.campaign.rest).beliefs;
      const known = again.journal.lessons.length;
      again.decide(decision);
      const [lesson] = again.journal.lessons.slice(known);
      if (lesson === undefined) continue;
      const shown = shownOdds(again.played).filter(({ belief }) => belief === lesson.belief);
      const since = again.journal.lessons.slice(known).filter(({ belief }) => belief === lesson.belief).length;
      const outcomes = ofBelief(lesson.belief)?.prior.length ?? 1;
      const first = shown.slice(shown.length - since * outcomes)[0];
      expect(first?.odds).toBeCloseTo(before[lesson.belief]?.outcomes[0]?.odds ?? Number.NaN, 12);
      expect(first?.came).toBe(lesson.outcome === 0);
    }
    expect(journal.lessons.length).toBeGreaterThan(2);
  });

  it("sum to one over the outcomes of a belief with several", () => {
    for (const index of [1, 2, 3]) {
      const odds = shownOdds(played(`sum#${index}`).played);
      const officers = odds.filter(({ belief }) => (ofBelief(belief)?.prior.length ?? 1) > 1);
      for (let at = 0; at < officers.length; at += 3)
        expect(officers.slice(at, at + 3).reduce((sum, of) => sum + of.odds, 0)).toBeCloseTo(1, 12);
    }
  });

  it("hold those an encounter states with a choice, as what was decided left them, each against what was drawn", () => {
    const told: ShownOdds[] = [];
    for (const strategy of strategies(program, "hamhung-trip"))
      for (const index of [1, 2, 3]) {
        const { decisions } = playOn(new Session(program, { seed: `stated#${index}` }), strategy);
        const again = new Session(program, { seed: `stated#${index}` });
        for (const decision of decisions) {
          const view = new View(program, again.campaign.world, again.campaign.rest);
          const chosen = decision.do === "choose" ? view.options.find(({ id }) => id === decision.option) : view.range;
          const [draws, known] = [again.journal.draws.length, again.journal.foreseen.length];
          again.decide(decision);
          const drawn = again.journal.draws.slice(draws);
          for (const { subject, outlook, came } of again.journal.foreseen.slice(known)) {
            expect(outlook.map(({ id }) => id)).toEqual(chosen?.outlook?.map(({ id }) => id));
            const draw = drawn.find((of) => of.subject === subject);
            expect(draw?.outcome).toBe(came);
            // as what was decided left them, which is what is told beside it: not as they stood before
            expect(outlook.find(({ id }) => id === came)?.odds).toBe(draw?.chance);
          }
          const first = drawn.find(({ subject }) => subject.startsWith("odds:"));
          if (first !== undefined && chosen?.outlook?.some(({ id }) => id === first.outcome))
            expect(again.journal.foreseen).toHaveLength(known + 1);
        }
        told.push(...shownOdds(again.played).filter(({ belief }) => belief === undefined));
      }
    expect(told.length).toBeGreaterThan(5);
    expect(told.some(({ came }) => came)).toBe(true);
    expect(told.some(({ came }) => !came)).toBe(true);
  });

  it("are counted by their size, with what should have come and Brier's score", () => {
    const one = { belief: 0, outcome: 0 };
    const { bins, ...all } = calibrationOf([
      { ...one, odds: 0.1, came: false },
      { ...one, odds: 0.1, came: true },
      { ...one, odds: 1, came: true },
    ]);
    expect(all).toEqual({ shown: 3, came: 2, expected: 1.2, brier: expect.closeTo((0.01 + 0.81) / 3, 12) });
    expect(bins.map(({ shown, came }) => [shown, came])).toEqual([
      [2, 1],
      [0, 0],
      [0, 0],
      [0, 0],
      [1, 1],
    ]);
    expect(calibrationOf([]).brier).toBeUndefined();
  });
});
