import { describe, expect, it } from "vitest";
import { Journal, Nature, worldKey } from "../../../src/engine/index.js";
import { dine } from "../../../src/engine/rules/household.js";
import { deathCount, worstHunger } from "../../../src/engine/rules/hunger.js";
import {
  dailyNeed,
  eatsPerDay,
  foodBought,
  foodLasts,
  homeFoodDays,
  incomeShare,
} from "../../../src/engine/rules/kitchen.js";
import { openMarkets } from "../../../src/engine/rules/market.js";
import { World } from "../../../src/engine/world.js";
import { seeds, small } from "../../support/small.js";

const NO_INCOME = [
  ["  issue: 100.5 g/person/day\n", ""],
  ["  wage: 10 mark/month\n", ""],
] as const;
const of = small(...NO_INCOME);
const { you, home, state, eaten } = of.model.account;
const [grain, mark, meat] = [of.commodity("grain"), of.commodity("mark"), of.commodity("meat")];
const port = of.scenario.places.indexOf("port");

const evenings = (w: World, count: number): World => {
  for (let evening = 0; evening < count; evening += 1) {
    dine(w);
    w.day += 1;
  }
  return w;
};

describe("the evening meal", () => {
  it("needs a kilogram of grain a day for two, and half of that while the trader is away", () => {
    const w = of.world();
    expect(dailyNeed(w)).toBe(3_000);
    w.place = port;
    expect(dailyNeed(w)).toBe(1_500);
  });

  it("is covered by what the state hands out in part, for those at home", () => {
    expect(incomeShare(of.world())).toBe(0);
    const w = small(["issue: 100.5 g/person/day", "issue: 100 g/person/day"]).world();
    expect(incomeShare(w)).toBeGreaterThanOrEqual(0.2);
  });

  it("eats from the store what the ration says", () => {
    const w = of.world();
    of.stock(w, home, "grain", 5_000);
    dine(w);
    expect([w.balance(home, grain), w.balance(eaten, grain)]).toEqual([4_000, 1_000]);
    w.ration = 1;
    dine(w);
    expect(w.balance(home, grain)).toBe(3_500);
    expect([...w.hunger]).toEqual([0.5, 0.5]);
  });

  it("eats what spoils first before the staple", () => {
    const w = of.world();
    of.stock(w, home, "grain", 5_000);
    of.stock(w, home, "meat", 12);
    dine(w);
    expect([w.balance(home, meat), w.balance(home, grain)]).toEqual([0, 4_400]);
  });

  it("makes nothing out of nothing: an empty store feeds nobody", () => {
    const w = of.world();
    dine(w);
    expect([...w.hunger]).toEqual([1, 1]);
    expect(w.balances.every((balance) => balance === 0)).toBe(true);
  });

  it("shares what there is by need", () => {
    const w = of.world();
    of.stock(w, home, "grain", 250);
    dine(w);
    expect([...w.hunger]).toEqual([0.75, 0.75]);
  });

  it("feeds a trader on the road by the road, or not at all, as the scenario says", () => {
    const away = of.world();
    away.place = port;
    dine(away);
    expect([...away.hunger]).toEqual([0, 1]);
    const unfed = small(...NO_INCOME, ["fed-away: true", "fed-away: false"]).world();
    unfed.place = port;
    dine(unfed);
    expect([...unfed.hunger]).toEqual([1, 1]);
  });
});

describe("the kitchen's purse", () => {
  it("buys what the store lacks with the money at home, whether or not the trader is there", () => {
    const w = of.world();
    of.stock(w, home, "mark", 1_000);
    w.place = port;
    dine(w);
    expect([w.balance(home, mark), worstHunger(w)]).toEqual([949, 0]); // 500 g at 0.1 a gram, moved a little by its own depth
  });

  it("is helped out by a trader who is at home, also when there is some money but too little", () => {
    for (const atHome of [0, 20]) {
      const w = of.world();
      of.stock(w, home, "mark", atHome);
      of.stock(w, you, "mark", 1_000);
      dine(w);
      expect(worstHunger(w), `${atHome} at home`).toBe(0);
      expect(w.balance(you, mark)).toBeLessThan(1_000 - 100 + atHome);
      expect(w.balance(you, grain)).toBe(0);
    }
  });

  it("buys nothing at a market whose sellers are not there, and counts on no such purchase", () => {
    const { model } = of;
    const shut = { ...model, open: { ...model.open, markets: model.open.markets.map(() => () => false) } };
    for (const closed of [false, true]) {
      const w = closed ? new World(new Nature(shut, worldKey("shut"))) : of.world("shut");
      of.stock(w, home, "mark", 1_000);
      w.day = 1;
      openMarkets(w);
      expect(foodBought(w, false)).toBe(closed ? 0 : 10);
      dine(w);
      expect([w.balance(home, mark), worstHunger(w)]).toEqual(closed ? [1_000, 1] : [899, 0]);
    }
  });

  it("does not reach into the purse of a trader who is away", () => {
    const w = of.world();
    of.stock(w, you, "mark", 1_000);
    w.place = port;
    dine(w);
    expect([w.balance(you, mark), w.hunger[1]]).toEqual([1_000, 1]);
  });

  it("gets what a trader at home carries that can be eaten", () => {
    const w = of.world();
    of.stock(w, you, "grain", 3_000);
    of.stock(w, you, "metal", 100);
    dine(w);
    expect([w.balance(you, grain), w.balance(home, grain), w.balance(you, of.commodity("metal"))]).toEqual([
      0, 2_000, 100,
    ]);
  });
});

describe("hunger", () => {
  it("counts missed days, recovers at its own rate, and never falls below none", () => {
    const w = evenings(of.world(), 2);
    expect(worstHunger(w)).toBe(2);
    of.stock(w, home, "grain", 100_000);
    evenings(w, 3);
    expect(worstHunger(w)).toBe(0.5);
    evenings(w, 5);
    expect(worstHunger(w)).toBe(0);
  });

  it("kills nobody up to its limit, then by the chance it states", () => {
    const worlds = seeds(2_000).map((seed) => evenings(of.world(seed), 3));
    expect(worlds.every((w) => deathCount(w) === 0)).toBe(true);
    // Four standard errors of 4,000 draws at 50 % are 127.
    const dead = worlds.reduce((sum, w) => sum + deathCount(evenings(w, 1)), 0);
    expect(Math.abs(dead - 2_000)).toBeLessThan(127);
  });

  it("ends a running wait on the evening it comes to where it kills, and when somebody dies", () => {
    const w = of.world();
    w.waiting = 10;
    expect(evenings(w, 3).waiting).toBe(10);
    expect(evenings(w, 1).waiting).toBe(0);
    for (let evening = 0; evening < 12 && deathCount(w) < 2; evening += 1) {
      const dead = deathCount(w);
      w.waiting = 10;
      dine(w);
      expect(w.waiting).toBe(deathCount(w) > dead ? 0 : 10);
    }
    expect(deathCount(w)).toBe(2);
  });

  it("asks nothing more of the dead: they neither eat nor hunger nor draw the issue", () => {
    const w = small().world();
    w.dead[1] = 1;
    w.hunger[1] = 9;
    of.stock(w, home, "grain", 1_000);
    dine(w);
    expect([w.hunger[1], w.balance(eaten, grain), w.balance(state, grain)]).toEqual([9, 500, -100]);
    expect(worstHunger(w)).toBe(0);
  });
});

describe("issue and wage", () => {
  it("come in whole units whose sum never drifts from the rate", () => {
    const paid = small();
    const w = paid.world();
    const journal = new Journal();
    w.watch = journal;
    for (let day = 1; day <= 300; day += 1) {
      w.day = day;
      dine(w);
      w.dead.fill(0);
      expect(-w.balance(state, grain)).toBe(Math.floor(201 * day + 1e-9));
      const wages = journal.postings
        .filter(({ reason }) => reason === "wage")
        .reduce((sum, { amount }) => sum + amount, 0);
      expect(wages).toBe(Math.floor((1_000 / 30) * day + 1e-9));
    }
  });

  it("count in how long the store lasts", () => {
    const w = small().world();
    of.stock(w, home, "grain", 3_000);
    // Two need 3,000 kcal, 201 g of issue bring 603.
    expect(homeFoodDays(w)).toBeCloseTo(9_000 / 2_397, 9);
  });
});

describe("what the trader is told of the larder", () => {
  it("is how long it lasts as it is cooked now, at home and away, and what each eats of it", () => {
    const w = small().world();
    of.stock(w, home, "grain", 3_000);
    // Two at half a kilogram each; 201 g a day come in.
    expect(foodLasts(w, false)).toBeCloseTo(3_000 / 799, 9);
    expect(foodLasts(w, true)).toBeCloseTo(3_000 / 299, 9);
    w.ration = 1;
    expect(foodLasts(w, true)).toBeCloseTo(3_000 / 49, 9);
    expect([eatsPerDay(w, 0), eatsPerDay(w, 1)]).toEqual([250, 250]);
    w.place = port;
    w.dead[1] = 1;
    expect([eatsPerDay(w, 0), eatsPerDay(w, 1)]).toEqual([0, 0]);
    expect(foodLasts(w, true)).toBe(Number.POSITIVE_INFINITY);
  });
});
