import { describe, expect, it } from "vitest";
import { namedBalances } from "../../../src/engine/index.js";
import { believed, learn } from "../../../src/engine/rules/belief.js";
import { suffer } from "../../../src/engine/rules/cold.js";
import { borrow, daysLeft, extend, forgive, repay } from "../../../src/engine/rules/credit.js";
import { closeDay } from "../../../src/engine/rules/day.js";
import { owed, realWealth, reckonedWealth } from "../../../src/engine/rules/wealth.js";
import { begun, viewOf } from "../../support/play.js";
import { seeds, small, smallScenario } from "../../support/small.js";

const of = small();
const { you, people, perished } = of.model.account;
const belief = (id: string): number => of.scenario.beliefs.findIndex((other) => other.id === id);

describe("a belief", () => {
  it("starts at its prior and is the Dirichlet mean of prior and sightings", () => {
    const w = of.world();
    const hill = belief("hill"); // 30 %, worth 4 observations
    expect([believed(w, hill, 0), believed(w, hill, 1)]).toEqual([0.3, 0.7]);
    for (const outcome of [0, 0, 1]) learn(w, hill, outcome);
    expect(believed(w, hill, 0)).toBeCloseTo((0.3 * 4 + 2) / (4 + 3), 12);
    expect(believed(w, hill, 1)).toBeCloseTo((0.7 * 4 + 1) / (4 + 3), 12);
  });

  it("yields to what is seen the sooner the less its prior weighs", () => {
    const odds = (weight: number): number => {
      const other = small(["prior: 30 %, weight: 4", `prior: 30 %, weight: ${weight}`]);
      const w = other.world();
      for (let sighting = 0; sighting < 10; sighting += 1) learn(w, belief("hill"), 0);
      return believed(w, belief("hill"), 0);
    };
    expect(odds(1)).toBeGreaterThan(odds(4));
    expect(odds(4)).toBeGreaterThan(odds(40));
    expect(odds(40)).toBeCloseTo((0.3 * 40 + 10) / 50, 12);
  });

  it("moves no other", () => {
    const w = of.world();
    learn(w, belief("hill"), 0);
    const others = of.scenario.beliefs.flatMap(({ id, outcomes }, index) =>
      id === "hill" ? [] : outcomes.map((_outcome, outcome) => believed(w, index, outcome)),
    );
    const fresh = of.world();
    expect(others).toEqual(
      of.scenario.beliefs.flatMap(({ id, outcomes }, index) =>
        id === "hill" ? [] : outcomes.map((_outcome, outcome) => believed(fresh, index, outcome)),
      ),
    );
  });
});

describe("a night of cold", () => {
  const chick = of.good("chick");
  const flock = (seed: string, birds: number, sheltered: number): number => {
    const w = of.world(seed);
    of.stock(w, you, "chick", birds);
    suffer(w, chick, sheltered);
    const alive = w.balance(you, of.commodity("chick"));
    expect(w.balance(you, of.commodity("meat"))).toBe(birds - alive);
    expect(w.balance(perished, of.commodity("chick"))).toBe(birds - alive);
    return alive;
  };

  it("kills all in half the worlds and two fifths in the others; the dead remain as meat", () => {
    const alive = seeds(1_000).map((seed) => flock(seed, 100, 0));
    expect(new Set(alive)).toEqual(new Set([0, 60]));
    // Four standard errors of 1,000 draws at 50 % are 63.
    expect(Math.abs(alive.filter((birds) => birds === 0).length - 500)).toBeLessThan(63);
  });

  it("spares what is sheltered", () => {
    for (const seed of seeds(50)) {
      expect(flock(seed, 100, 30)).toBeGreaterThanOrEqual(30);
      expect(flock(seed, 20, 30)).toBe(20);
    }
  });

  it("kills at least one of an open flock, however small", () => {
    for (const seed of seeds(20)) expect(flock(seed, 1, 0)).toBe(0);
  });

  it("teaches only one who had something to lose", () => {
    const w = of.world();
    suffer(w, chick, 0);
    expect([...w.evidence].every((seen) => seen === 0)).toBe(true);
    of.stock(w, you, "chick", 5);
    suffer(w, chick, 5);
    expect(w.evidence.reduce((sum, seen) => sum + seen, 0)).toBe(1);
  });
});

describe("a credit", () => {
  const loan = 0;
  const [mark, metal] = [of.commodity("mark"), of.commodity("metal")];

  it("gives goods now for a sum due after its term", () => {
    const w = of.world();
    borrow(w, loan, 5_000);
    expect([w.balance(you, metal), owed(w, loan), daysLeft(w, loan)]).toEqual([5_000, 10_000, 30]);
    expect(namedBalances(of.model, w.balances)).toEqual({
      you: { metal: 5_000, "debt:loan": -10_000 },
      lender: { metal: -5_000, "debt:loan": 10_000 },
    });
  });

  it("keeps the first due day when more is borrowed, and says when it is overdue", () => {
    const w = of.world();
    borrow(w, loan, 1_000);
    w.day = 11;
    borrow(w, loan, 1_000);
    expect([owed(w, loan), daysLeft(w, loan)]).toEqual([4_000, 20]);
    w.day = 35;
    expect(daysLeft(w, loan)).toBe(-4);
  });

  it("is paid back up to what is owed and at hand, and then is no more", () => {
    const w = of.world();
    borrow(w, loan, 1_000);
    of.stock(w, you, "mark", 1_500);
    repay(w, loan, 5_000);
    expect([owed(w, loan), w.balance(you, mark)]).toEqual([500, 0]);
    of.stock(w, you, "mark", 1_500);
    repay(w, loan, 5_000);
    expect([owed(w, loan), w.balance(you, mark), daysLeft(w, loan)]).toEqual([0, 1_000, 0]);
  });

  it("is forgiven in part or whole, never below nothing", () => {
    const w = of.world();
    borrow(w, loan, 1_000);
    forgive(w, loan, 500);
    expect(owed(w, loan)).toBe(1_500);
    forgive(w, loan, 1e12);
    expect(owed(w, loan)).toBe(0);
    forgive(w, loan, 500);
    expect(owed(w, loan)).toBe(0);
  });

  it("is extended from its due day, or from today when that is past", () => {
    const w = of.world();
    borrow(w, loan, 1_000);
    extend(w, loan, 10);
    expect(daysLeft(w, loan)).toBe(40);
    w.day = 100;
    extend(w, loan, 10);
    expect(daysLeft(w, loan)).toBe(10);
  });

  it("counts against wealth", () => {
    const w = of.world();
    of.stock(w, people, "mark", 0);
    const before = realWealth(w);
    borrow(w, loan, 1_000);
    w.balances[you * of.scenario.commodities.length + metal] = 0;
    expect(realWealth(w) - before).toBeCloseTo(-2_000 / 0.1, 6);
  });
});

describe("wealth", () => {
  it("is money and goods at their home bid with depth, in the numeraire's home ask", () => {
    const w = of.world();
    of.stock(w, you, "mark", 1_000);
    of.stock(w, you, "metal", 20_000);
    // 20 kg at 100 mark/kg, a quarter less for moving the price to a half; grain costs 0.1 a gram.
    expect(realWealth(w)).toBeCloseTo((1_000 + 150_000) / 0.1, 6);
  });

  it("as the trader reckons it uses the prices he stands before, away from home those he last saw", () => {
    const session = begun(smallScenario());
    const w = session.campaign.world.copy();
    expect(viewOf(session).wealth).toBeCloseTo(realWealth(w), 0);
    w.seenAsk[of.market("town/grain")] = 0.2;
    expect(reckonedWealth(w)).toBeCloseTo(viewOf(session).wealth, 0);
    w.place = -1;
    expect(reckonedWealth(w)).toBeCloseTo(viewOf(session).wealth / 2, 0);
  });
});

describe("exposure", () => {
  it("fades by its share each evening", () => {
    const w = of.world();
    w.exposure = 100;
    for (const left of [90, 81, 72.9]) {
      closeDay(w);
      expect(w.exposure).toBeCloseTo(left, 9);
    }
  });
});
