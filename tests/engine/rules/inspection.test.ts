import { describe, expect, it } from "vitest";
import { believed, lookBehindPass } from "../../../src/engine/rules/belief.js";
import { decideOfficer, meetPost, payoffs, search } from "../../../src/engine/rules/inspection.js";
import { buy } from "../../../src/engine/rules/market.js";
import { depart } from "../../../src/engine/rules/road.js";
import type { World } from "../../../src/engine/world.js";
import { type Change, type Small, seeds, small } from "../../support/small.js";

const VERDICTS = ["releases", "wants more", "keeps", "reports"];

/** A search has just found a load; values are in marks, as the small scenario states them. */
function caught(of: Small, kilograms: number, seed?: string): World {
  const w = of.world(seed);
  of.stock(w, of.model.account.you, "metal", kilograms * 1_000);
  of.stock(w, of.model.account.you, "mark", 1_000_000);
  w.seenOn[of.market("town/metal")] = 1;
  w.seenBid[of.market("town/metal")] = 10;
  search(w);
  return w;
}

function verdict(of: Small, kilograms: number, bribeInMarks = 0): string {
  const w = caught(of, kilograms);
  if (bribeInMarks > 0) {
    w.offered = of.commodity("mark");
    w.offeredAmount = bribeInMarks * 100;
  }
  return VERDICTS[decideOfficer(w, 0)] ?? "";
}

const of = small();
const { you, people, state } = of.model.account;
const guard = people + 3;

describe("a search", () => {
  it("finds what lies open, passes what is allowed, and reckons what it found at its home price", () => {
    const w = caught(of, 5);
    of.stock(w, you, "grain", 9_000);
    expect([search(w), w.found[of.good("metal")], w.found[of.good("grain")]]).toEqual([1, 1, 0]);
    expect(w.stake).toBe(46_875); // 5 kg at 100 mark/kg: a quarter of the depth of 20 kg lowers the average price by a sixteenth
  });

  it("is clean for a trader with nothing banned, and forgets the last stake", () => {
    const w = caught(of, 5);
    w.balances.fill(0);
    expect([search(w), w.stake]).toEqual([0, 0]);
  });

  it("finds what was bought into empty hands, wherever the last load was hidden", () => {
    const w = of.world();
    of.stock(w, you, "mark", 1_000_000);
    const metal = of.good("metal");
    w.hidden[metal] = 0;
    buy(w, of.market("port/metal"), 1_000, you);
    expect(w.hidden[metal]).toBe(-1);
    w.hidden[metal] = 0; // packed with what he has: more of it goes to the same place
    buy(w, of.market("port/metal"), 1_000, you);
    expect(w.hidden[metal]).toBe(0);
  });

  it("teaches the trader about a hiding place only when something was hidden there", () => {
    const w = caught(of, 5);
    expect([...w.evidence].every((seen) => seen === 0)).toBe(true);
    w.hidden[of.good("metal")] = 0;
    search(w);
    expect(w.evidence.reduce((sum, seen) => sum + seen, 0)).toBe(1);
  });
});

describe("what a pass with part of a load teaches", () => {
  const passing = (grams: number): World => {
    const w = of.world();
    of.stock(w, you, "metal", grams);
    w.hidden[of.good("metal")] = 0;
    w.forced = new Map([["found:sack", new Map([["any" as const, "no"]])]]);
    search(w);
    return w;
  };
  const belief = of.scenario.hiding[0]?.belief ?? -1;
  const odds = (w: World): number => believed(w, belief, 0);

  it("is as much as the searcher is likely to have looked: all of a full load, next to nothing of a speck", () => {
    // Prior 40 % worth 4 observations; the sack's full load is 10 kg. A pass with 10 kg is one observation: 1.6 / 5.
    expect(odds(passing(10_000))).toBeCloseTo(1.6 / 5, 12);
    // With 5 kg it is 0.5 * 0.6 / (1 - 0.5 * 0.4) = 0.375 of one: 1.6 / 4.375.
    expect(odds(passing(5_000))).toBeCloseTo(1.6 / 4.375, 12);
    expect(odds(passing(1))).toBeCloseTo(0.4, 4);
    expect(odds(passing(15_000))).toBe(odds(passing(10_000)));
  });

  it("grows surer to be found with what is put in beyond a full load", () => {
    const finds = (grams: number): number =>
      seeds(400).filter((seed) => {
        const w = of.world(seed);
        of.stock(w, you, "metal", grams);
        w.hidden[of.good("metal")] = 0;
        return search(w) === 1;
      }).length;
    // The sack's full load of 10 kg is found in half of the searches: four standard errors of 400 draws are 40.
    expect(Math.abs(finds(10_000) - 200)).toBeLessThan(40);
    expect(finds(15_000)).toBeGreaterThan(260);
    expect(finds(20_000)).toBe(400);
  });

  it("while a find is one observation whatever the load, as the likelihood of a find has one shape for every load", () => {
    const w = of.world();
    of.stock(w, you, "metal", 500);
    w.hidden[of.good("metal")] = 0;
    w.forced = new Map([["found:sack", new Map([["any" as const, "yes"]])]]);
    search(w);
    expect(odds(w)).toBeCloseTo(2.6 / 5, 12);
  });

  it("comes within a hundredth of Bayes' rule worked out on a grid, which a full observation does not", () => {
    // Beta(1.6, 2.4) times (1 - s p), by the midpoint rule.
    const exact = (share: number): number => {
      let [mass, mean] = [0, 0];
      for (let cell = 0; cell < 20_000; cell += 1) {
        const p = (cell + 0.5) / 20_000;
        const weight = p ** 0.6 * (1 - p) ** 1.4 * (1 - share * p);
        mass += weight;
        mean += weight * p;
      }
      return mean / mass;
    };
    for (const share of [0.1, 0.25, 0.5, 0.75, 1])
      expect(Math.abs(odds(passing(share * 10_000)) - exact(share)), `${share}`).toBeLessThan(0.01);
    expect(Math.abs(1.6 / 5 - exact(0.25))).toBeGreaterThan(0.05);
  });

  it("never counts for less than nothing or more than one look", () => {
    for (const share of [0, 0.3, 1])
      for (const chance of [0, 0.5, 1]) {
        expect(lookBehindPass(share, chance)).toBeGreaterThanOrEqual(0);
        expect(lookBehindPass(share, chance)).toBeLessThanOrEqual(1);
      }
  });
});

describe("an officer", () => {
  it("keeps a load worth his trouble and lets a small one go: nobody is arrested", () => {
    expect(verdict(of, 1)).toBe("releases");
    expect(verdict(of, 10)).toBe("keeps");
    const found = seeds(200).map((_seed, index) => verdict(of, 1 + (index % 20)));
    expect(found).not.toContain("reports");
  });

  it("reports when reporting pays more than keeping", () => {
    const paid = small(["reporting-pays: -50 mark", "reporting-pays: 500 mark"]);
    expect([verdict(paid, 1), verdict(paid, 10)]).toEqual(["reports", "reports"]);
    const some = small(["reporting-pays: -50 mark", "reporting-pays: 100 mark"]);
    expect([verdict(some, 1), verdict(some, 10)]).toEqual(["reports", "keeps"]);
  });

  it("keeps smaller loads when seizing costs him less", () => {
    const bold = small(["seizing-costs: 200 mark", "seizing-costs: 10 mark"]);
    expect([verdict(of, 2), verdict(bold, 2)]).toEqual(["releases", "keeps"]);
  });

  it("keeps what he cannot sell well less readily", () => {
    const clumsy = small(["fences: 50 %", "fences: 10 %"]);
    expect([verdict(of, 10), verdict(clumsy, 10)]).toEqual(["keeps", "releases"]);
  });

  it("asks for more from half of what would move him, and releases for all of it", () => {
    // 10 kg are worth 875 marks at home; half of that less 200 is 237.5; the bribe costs him 5.
    const w = caught(of, 10);
    const officer = of.scenario.officers[0];
    expect(officer && payoffs(w, officer)).toEqual({ releases: 0, keeps: 23_750, reports: -5_000 });
    expect([verdict(of, 10, 123), verdict(of, 10, 124), verdict(of, 10, 242), verdict(of, 10, 243)]).toEqual([
      "keeps",
      "wants more",
      "wants more",
      "releases",
    ]);
  });

  it("is never made worse by a bribe, however small", () => {
    const mildness = ["keeps", "wants more", "releases"];
    for (const kilograms of [1, 2, 4, 5, 8, 10, 20]) {
      const row = [0, 1, 4, 5, 6, 20, 100, 200, 400].map((bribe) => mildness.indexOf(verdict(of, kilograms, bribe)));
      expect(row, `${kilograms} kg`).toEqual([...row].sort());
    }
  });

  it("takes the bribe he is moved by, and leaves one that is not worth its risk", () => {
    const mark = of.commodity("mark");
    const pay = (kilograms: number, marks: number): World => {
      const w = caught(of, kilograms);
      w.offered = mark;
      w.offeredAmount = marks * 100;
      decideOfficer(w, 0);
      return w;
    };
    expect(pay(10, 300).balance(guard, mark)).toBe(30_000);
    expect(pay(1, 4).balance(guard, mark)).toBe(0);
    expect(pay(10, 150).balance(guard, mark)).toBe(0);
  });

  it("who keeps takes what was found for himself; who reports forfeits it upward", () => {
    const w = caught(of, 10);
    decideOfficer(w, 0);
    expect([w.balance(you, of.commodity("metal")), w.balance(guard, of.commodity("metal"))]).toEqual([0, 10_000]);
    const paid = small(["reporting-pays: -50 mark", "reporting-pays: 500 mark"]);
    const reported = caught(paid, 10);
    decideOfficer(reported, 0);
    expect(reported.balance(state, paid.commodity("metal"))).toBe(10_000);
  });

  it("leaves what the search did not find", () => {
    const w = of.world();
    of.stock(w, you, "metal", 10_000);
    of.stock(w, you, "dust", 10_000);
    w.seenOn.fill(1);
    w.seenBid.fill(10);
    w.hidden[of.good("dust")] = 1;
    w.forced = new Map([["found:barrel", new Map([["any" as const, "no"]])]]);
    search(w);
    decideOfficer(w, 0);
    expect([w.balance(you, of.commodity("metal")), w.balance(you, of.commodity("dust"))]).toEqual([0, 10_000]);
  });

  it("teaches the trader what he does, and only that", () => {
    const w = caught(of, 10);
    const belief = of.scenario.officers[0]?.belief ?? -1;
    const before = [0, 1, 2].map((outcome) => believed(w, belief, outcome));
    expect(before).toEqual([0.5, 0.4, 0.1]);
    decideOfficer(w, 0);
    expect([0, 1, 2].map((outcome) => believed(w, belief, outcome))).toEqual([2 / 5, 2.6 / 5, 0.4 / 5]);
  });
});

describe("a post", () => {
  const stops = (exposure: number, ...changes: readonly Change[]): number => {
    const at = changes.length === 0 ? of : small(...changes);
    return seeds(2_000).filter((seed) => {
      const w = at.world(seed);
      depart(w, 1);
      w.legDays = 0;
      w.exposure = exposure;
      meetPost(w);
      return w.post === 0;
    }).length;
  };

  it("stops one in five, twice as many of those who have drawn attention", () => {
    // Four standard errors of 2,000 draws at 20 % and 40 % are 72 and 88.
    expect(Math.abs(stops(0) - 400)).toBeLessThan(72);
    expect(Math.abs(stops(100) - 800)).toBeLessThan(88);
    expect(stops(1_000)).toBe(2_000);
  });

  it("is met on the last day of its leg only", () => {
    const w = of.world();
    depart(w, 1);
    w.legDays = 1;
    w.exposure = 1_000;
    meetPost(w);
    expect(w.post).toBe(-1);
    w.legDays = 0;
    meetPost(w);
    expect(w.post).toBe(0);
  });
});
