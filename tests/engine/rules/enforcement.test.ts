import { describe, expect, it } from "vitest";
import { readable, type Session, twinOf, View, worldKey } from "../../../src/engine/index.js";
import { closeDay, openDay } from "../../../src/engine/rules/day.js";
import { noteStop, openRegimes, regimeOdds, showRegime } from "../../../src/engine/rules/enforcement.js";
import { meetPost, payoffs } from "../../../src/engine/rules/inspection.js";
import { depart, drive } from "../../../src/engine/rules/road.js";
import type { World } from "../../../src/engine/world.js";
import { DRIVE } from "../../support/drive.js";
import { begun, seen, viewOf } from "../../support/play.js";
import { seeds, small, smallScenario } from "../../support/small.js";
import { STALL } from "../../support/stall.js";

const of = small(...STALL, ...DRIVE);
const [EASY, USUAL, DRIVEN] = [0, 1, 2];
const odds = (w: World): readonly number[] => [EASY, USUAL, DRIVEN].map((regime) => regimeOdds(w, 0, regime));

/** A world that has lived through so many days, nobody doing anything. */
function lived(days: number, seed: string, more: Parameters<typeof of.world>[1] = {}): World {
  const w = of.world(seed, more);
  w.day = 0;
  for (let day = 1; day <= days; day += 1) {
    openDay(w);
    if (day < days) closeDay(w);
  }
  return w;
}

/** Four standard errors of a share of `count`. */
const near = (share: number, chance: number, count: number): void =>
  expect(Math.abs(share - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / count));

describe("the regime of a world", () => {
  const WORLDS = 2_000;
  const first = seeds(WORLDS).map((seed) => lived(1, seed).regime[0]);

  it("begins by its shares: 1, 2 and 1", () => {
    for (const [regime, chance] of [1 / 4, 1 / 2, 1 / 4].entries())
      near(first.filter((is) => is === regime).length / WORLDS, chance, WORLDS);
  });

  it("goes over at a review by the chances of the day, and stays else", () => {
    // On day 6 (2001-01-06) a drive follows the usual with 10 % + 40 % * 5/31.
    const chances = [0.2, 0.8 - 0.1 - (0.4 * 5) / 31, 0.1 + (0.4 * 5) / 31];
    const usual = seeds(WORLDS).filter((_seed, at) => first[at] === USUAL);
    const next = usual.map((seed) => lived(6, seed).regime[0]);
    for (const [regime, chance] of chances.entries())
      near(next.filter((is) => is === regime).length / usual.length, chance, usual.length);
  });

  it("holds between two reviews", () => {
    for (const seed of seeds(50)) {
      const days = [1, 2, 3, 4, 5].map((day) => lived(day, seed).regime[0]);
      expect(new Set(days).size).toBe(1);
    }
  });

  it("is the same whatever the trader does, though his odds of it are not", () => {
    const path = (w: World, act: (w: World) => void): number[] => {
      const regimes: number[] = [];
      for (w.day = 0; w.day < 38; closeDay(w)) {
        openDay(w);
        act(w);
        regimes.push(w.regime[0] ?? -1);
      }
      return regimes;
    };
    const [still, busy] = [of.world("path"), of.world("path")];
    const away = (w: World): void => {
      w.place = 1;
      w.exposure += 10;
    };
    expect(path(busy, away)).toEqual(path(still, () => undefined));
    expect(odds(busy)).not.toEqual(odds(still));
  });

  it("stands still at the likeliest first one where a memoir run keeps prices at their anchor", () => {
    for (const seed of seeds(10)) expect(lived(30, seed, { still: true }).regime[0]).toBe(USUAL);
  });

  it("can be forced, day by day or for good, as other luck can", () => {
    const w = of.world();
    w.forced = new Map([
      [
        "regime:order",
        new Map<number | "any", string>([
          ["any", "usual"],
          [1, "drive"],
        ]),
      ],
    ]);
    w.day = 0;
    const regimes = Array.from({ length: 12 }, () => {
      openDay(w);
      return w.regime[0];
    });
    expect(regimes).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 1, 1]);
  });
});

describe("what a regime moves", () => {
  const under = (regime: number, change: (w: World) => void = () => undefined): World => {
    const w = of.world();
    w.regime[0] = regime;
    change(w);
    return w;
  };

  it("is how often a patrol comes: 30 % a day, half of it and twice as much", () => {
    const came = (regime: number): number =>
      seeds(2_000).filter((seed) => {
        const w = of.world(seed);
        w.day = 1;
        w.regime[0] = regime;
        w.day += 1; // day 3 is no review
        openDay(w);
        return w.patrolToday[of.scenario.posts.findIndex(({ id }) => id === "wardens")] === 1;
      }).length / 2_000;
    for (const [regime, chance] of [0.15, 0.3, 0.6].entries()) near(came(regime), chance, 2_000);
  });

  it("is how likely a stop is: 20 %, half of it and twice as much, in the same worlds never the other way", () => {
    const stopped = (regime: number): readonly boolean[] =>
      seeds(2_000).map((seed) => {
        const w = of.world(seed);
        w.regime[0] = regime;
        w.place = 1;
        depart(
          w,
          of.scenario.routes.findIndex(({ id }) => id === "up"),
        );
        drive(w);
        drive(w);
        meetPost(w);
        return w.post >= 0;
      });
    const all = [EASY, USUAL, DRIVEN].map(stopped);
    for (const [at, chance] of [0.1, 0.2, 0.4].entries())
      near((all[at] ?? []).filter(Boolean).length / 2_000, chance, 2_000);
    expect(all[0]?.every((was, at) => !was || all[1]?.[at] === true)).toBe(true);
    expect(all[1]?.every((was, at) => !was || all[2]?.[at] === true)).toBe(true);
  });

  it("is what an officer gains: a report pays 500 more and a bribe costs three times as much in a drive", () => {
    const [officer] = of.scenario.officers;
    if (officer === undefined) throw new Error("no officer");
    const offer = (w: World): void => {
      of.stock(w, of.model.account.you, "mark", 10_000);
      w.offered = of.commodity("mark");
      w.offeredAmount = 10_000;
    };
    expect(payoffs(under(USUAL, offer), officer)).toMatchObject({ releases: 10_000 - 500, reports: -5_000 });
    expect(payoffs(under(DRIVEN, offer), officer)).toMatchObject({ releases: 10_000 - 1_500, reports: 45_000 });
  });
});

describe("what a trader believes of it", () => {
  const told = (w: World): string[] => {
    const keys: string[] = [];
    w.watch = { told: (key) => keys.push(key) };
    return keys;
  };

  it("begins with the shares, and is weighed by what is heard (Bayes, by hand)", () => {
    // Nothing heard of a rumour (0, 5, 60 %) nor of a decree (0, 0, 20 %) on the first day, or one of them, or both.
    const likelihood: Record<string, readonly number[]> = {
      "": [1, 0.95, 0.4 * 0.8],
      rumour: [1e-6, 0.05, 0.6 * 0.8],
      decree: [1e-6, 1e-6 * 0.95, 0.4 * 0.2],
      "rumour decree": [1e-12, 0.05 * 1e-6, 0.6 * 0.2],
    };
    const met = new Set<string>();
    for (const seed of seeds(60)) {
      const w = of.world(seed);
      w.day = 0;
      const keys = told(w);
      openDay(w);
      const heard = keys.map((key) => key.replace("signals.order.", "")).join(" ");
      met.add(heard);
      const weighed = (likelihood[heard] ?? []).map((of, at) => of * ([1, 2, 1][at] ?? 0));
      const sum = weighed.reduce((all, each) => all + each, 0);
      for (const [at, is] of odds(w).entries()) expect(is).toBeCloseTo((weighed[at] ?? 0) / sum, 9);
    }
    expect(met.size).toBeGreaterThan(2);
  });

  it("hears nothing of a place where he is not", () => {
    for (const seed of seeds(40)) {
      const w = of.world(seed);
      w.day = 0;
      w.place = 1;
      const keys = told(w);
      openDay(w);
      expect(keys).not.toContain("signals.order.rumour");
    }
  });

  it("is weighed at night by whether the wardens came: 15, 30 or 60 %", () => {
    for (const seed of seeds(20)) {
      const w = lived(1, seed);
      const before = odds(w);
      const came = w.patrolToday.some((is) => is === 1);
      closeDay(w);
      const weighed = before.map((is, at) => is * ((came ? [0.15, 0.3, 0.6] : [0.85, 0.7, 0.4])[at] ?? 0));
      const sum = weighed.reduce((all, each) => all + each, 0);
      for (const [at, is] of odds(w).entries()) expect(is).toBeCloseTo((weighed[at] ?? 0) / sum, 12);
    }
  });

  it("and by being stopped or passed, as likely as his attention makes it", () => {
    const w = lived(1, "stop");
    const before = odds(w);
    const bridge = of.scenario.posts.findIndex(({ id }) => id === "bridge");
    noteStop(w, bridge, 1.5, true);
    const weighed = before.map((is, at) => is * ([0.15, 0.3, 0.6][at] ?? 0)); // 20 % * 1.5, times the regime
    const sum = weighed.reduce((all, each) => all + each, 0);
    for (const [at, is] of odds(w).entries()) expect(is).toBeCloseTo((weighed[at] ?? 0) / sum, 12);
  });

  it("is right as often as it says: of days on which he gives a drive 20 to 40 %, it is one in so many", () => {
    // 400 worlds of 36 days: days of one world hang together, so the error is taken over worlds.
    const worlds = seeds(400).map((seed) => {
      const w = of.world(seed);
      let [shown, came, expected] = [0, 0, 0];
      for (w.day = 0; w.day < 36; closeDay(w)) {
        openDay(w);
        const is = odds(w)[DRIVEN] ?? 0;
        if (is < 0.2 || is > 0.4) continue;
        shown += 1;
        expected += is;
        came += w.regime[0] === DRIVEN ? 1 : 0;
      }
      return { shown, came, expected };
    });
    const less = worlds.map(({ came, expected }) => came - expected);
    const mean = less.reduce((sum, each) => sum + each, 0) / less.length;
    const spread = Math.sqrt(less.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (less.length - 1));
    expect(worlds.reduce((sum, { shown }) => sum + shown, 0)).toBeGreaterThan(500);
    expect(Math.abs(mean)).toBeLessThan((4 * spread) / Math.sqrt(less.length));
  });

  it("is certain once the regime has shown itself, and spreads again at the next review", () => {
    const w = lived(3, "shown");
    w.regime[0] = USUAL;
    showRegime(w, 0);
    expect(odds(w)).toEqual([0, 1, 0]);
    closeDay(w);
    expect(odds(w)).toEqual([0, 1, 0]);
    for (let day = 4; day <= 6; day += 1) {
      openDay(w);
      closeDay(w);
    }
    expect(odds(w).every((is) => is > 0)).toBe(true);
  });

  it("moves by the chain alone where nothing is heard", () => {
    const quiet = small(
      [
        "routes:\n",
        "enforcement: {order: {review: 2 day, regimes: {easy: {starts: 1, to: {drive: 30 %}}, drive: {starts: 0, to: {easy: 50 %}}}}}\nroutes:\n",
      ],
      [
        "posts: {bridge: the bridge}",
        "enforcement: {order: o}\n  regimes: {order: {easy: e, drive: d}}\n  posts: {bridge: the bridge}",
      ],
    );
    const w = quiet.world();
    w.day = 0;
    const path = Array.from({ length: 5 }, () => {
      openDay(w);
      closeDay(w);
      return regimeOdds(w, 0, 1);
    });
    expect(path[0]).toBe(0);
    expect(path[1]).toBe(0);
    expect(path[2]).toBeCloseTo(0.3, 12);
    expect(path[4]).toBeCloseTo(0.3 * 0.5 + 0.7 * 0.3, 12);
  });
});

describe("the word `pressure(...)`", () => {
  const scenario = smallScenario(
    ...STALL,
    ...DRIVE,
    ["variables: {seen", "variables: {felt: {start: 0}, seen"],
    [
      "  morning: {at: town, nodes: {start: {do: [{set: {seen: seen + 1}}], then: end}}}",
      "  morning: {at: town, nodes: {start: {do: [{set: {felt: pressure(order)}}], choose: {wait: luck}}, luck: {roll: {odds: {hit: pressure(order) / (pressure(order) + 1), missed: rest}}, on: {hit: end, missed: end}}}}",
    ],
    ["encounters: {market-day", "encounters: {morning: {start: {wait: Wait.}}, market-day"],
  );

  it("is what the regime says, in a verb and in a roll; the odds shown are what is expected of it", () => {
    const felt = new Set<number>();
    for (const seed of seeds(30)) {
      const session = begun(scenario, { seed });
      const { world } = session.campaign;
      const at = scenario.variables.findIndex(({ id }) => id === "felt");
      felt.add(world.variables[at] ?? 0);
      expect(world.variables[at]).toBe(world.regime[0] === DRIVEN ? 4 : 1);
      const [option] = viewOf(session).options;
      const expected = 1 + 3 * (odds(world)[DRIVEN] ?? 0);
      expect(option?.outlook?.[0]?.odds).toBeCloseTo(expected / (expected + 1), 12);
    }
    expect(felt).toEqual(new Set([1, 4]));
  });

  it("is hidden from strategies, which read `regime(...)`", () => {
    const { program, campaign } = begun(scenario);
    expect(readable(program, "pressure(order)")).toMatchObject({
      ok: false,
      what: "'pressure(...)' is hidden from the trader and would show here",
    });
    const believed = readable(program, "regime(order, drive)");
    if (!believed.ok) throw new Error(believed.what);
    expect(new View(program, campaign.world, campaign.rest).read(believed.readable)).toBe(odds(campaign.world)[DRIVEN]);
  });
});

describe("behind one history", () => {
  it("another regime gives the same view, and is drawn from the odds he holds", () => {
    const [worlds, keys] = [40, 15];
    let [driven, expected] = [0, 0];
    for (const seed of seeds(worlds)) {
      const session: Session = begun(of.scenario, { seed });
      session.decide({ do: "wait", days: 7 });
      const { world, rest } = session.campaign;
      const twins = seeds(keys, seed).map((key) => twinOf(world, worldKey(key)));
      driven += twins.filter((twin) => twin.regime[0] === DRIVEN).length;
      expected += odds(world)[DRIVEN] ?? 0;
      for (const twin of twins.slice(0, 2))
        expect(seen(new View(session.program, twin, rest))).toEqual(seen(viewOf(session)));
    }
    near(driven / (worlds * keys), expected / worlds, worlds * keys);
  });

  it("a day of work that hangs on the regime is rehearsed with the likeliest one", () => {
    const pressed = smallScenario(...STALL, ...DRIVE, [
      "do: [{set: {tries: tries + 1}}]",
      "do: [{set: {tries: tries + 1}}, {set: {exposure: exposure + pressure(order)}}]",
    ]);
    const rises = new Set<number | undefined>();
    for (const seed of seeds(12)) {
      const session = begun(pressed, { seed });
      session.decide({ do: "wait", days: 4 });
      const { world, rest } = session.campaign;
      const day = (w: World) => new View(session.program, w, rest).dayOf("stand", "large", 1);
      for (const key of seeds(4, seed)) expect(day(twinOf(world, worldKey(key)))).toEqual(day(world));
      rises.add(day(world)[0]?.low[0]?.exposure);
    }
    expect(rises).toEqual(new Set([1, 4]));
  });

  it("a view that showed the regime itself would be caught", () => {
    const parted = seeds(20).filter((seed) => {
      const w = lived(3, seed);
      return twinOf(w, worldKey(`not ${seed}`)).regime[0] !== w.regime[0];
    });
    expect(parted.length).toBeGreaterThan(3);
  });
});

it("a regime is drawn once at each review, and nothing of it hangs on who listens", () => {
  const [loud, silent] = [of.world("loud"), of.world("loud")];
  const drawn: string[] = [];
  loud.watch = { drawn: ({ subject, day }) => subject === "regime:order" && drawn.push(`${day}`) };
  for (const w of [loud, silent]) {
    w.day = 0;
    for (let day = 1; day <= 11; day += 1) {
      openRegimes(Object.assign(w, { day }));
      closeDay(w);
    }
  }
  expect(drawn).toEqual(["1", "6", "11"]);
  expect([...loud.regimeOdds]).toEqual([...silent.regimeOdds]);
});
