import { describe, expect, it } from "vitest";
import {
  drawsAsked,
  FEWEST_WORLDS,
  Gathered,
  handsOf,
  looksUpTo,
  namesOf,
  type Outcomes,
  playToLook,
  playWorlds,
  prepareStudy,
  survival,
  verdict,
  widestHalf,
  worldsForHalf,
} from "../../src/lab/index.js";
import { strategies, trip } from "../support/scenarios.js";

const program = trip("memoir");
const of = strategies(program);
const names = namesOf(program, of);
const study = prepareStudy(program, of, "lab");
const WORLDS = 300;

const gathered = new Gathered(names, 1000);
for (const [from, to] of [
  [0, 120],
  [120, WORLDS],
] as const)
  gathered.add(playWorlds(study, from, to));

/** Outcomes made by hand: wealth, ruin and deaths of five worlds. */
function made(strategy: string, wealth: readonly number[], ruined: readonly number[]): Outcomes {
  const none = new Float64Array(wealth.length);
  return {
    strategy,
    wealth: Float64Array.from(wealth),
    drawdown: none,
    ending: none,
    ruined: Float64Array.from(ruined),
    day: none,
    hungerDays: none,
    deaths: Float64Array.from(ruined, (value) => value * 2),
    missed: [],
    died: [],
    unpaid: [],
  };
}

describe("a verdict", () => {
  it("is that of five worlds worked out by hand", () => {
    const a = made("a", [10, 20, 30, 5, 7], [0, 0, 0, 1, 1]);
    const b = made("b", [8, 25, 20, 5, 0], [0, 0, 0, 0, 1]);
    const { mean, median, aBeatsB, ties, ruin, deaths, meanDeaths, decided } = verdict(a, b);
    expect([mean.value, median.value, aBeatsB.value, ties]).toEqual([14 / 5, 2, 3.5 / 5, 1 / 5]);
    expect(ruin).toMatchObject({ both: 1, onlyA: 1, onlyB: 0, neither: 3, a: 0.4, b: 0.2 });
    expect(ruin.difference.value).toBeCloseTo(0.2, 12);
    expect(deaths.difference.value).toBeCloseTo(0.2, 12);
    expect(meanDeaths.value).toBeCloseTo(0.4, 12);
    expect(decided.ruin.better).toBeUndefined();
    // ((1.96 + 0.84) * 0.4 / 0.2)^2 = 31.4 worlds in all
    expect(decided.ruin.moreWorlds).toBe(32 - 5);
  });

  it("decides nothing by fewer than ten worlds, and says how many more", () => {
    const against = (worlds: number) =>
      verdict(
        made("a", Array<number>(worlds).fill(5), Array<number>(worlds).fill(0)),
        made("b", Array<number>(worlds).fill(3), Array<number>(worlds).fill(1)),
      ).decided;
    for (const worlds of [1, 2, FEWEST_WORLDS - 1])
      expect(Object.values(against(worlds)).filter(({ better }) => better !== undefined)).toEqual([]);
    expect(against(2).ruin.better).toBeUndefined();
    expect(against(FEWEST_WORLDS)).toMatchObject({ wealth: { better: "a" }, ruin: { better: "a" } });
  });

  it("says who is ahead by the mean, in the middle and in most worlds, though they be two", () => {
    const none = Array<number>(100).fill(0);
    const a = none.map((_of, world) => (world % 5 === 0 ? -40 - world / 10 : 1));
    const { decided } = verdict(made("a", a, none), made("b", none, none));
    expect([decided.wealth.better, decided.median.better, decided.most.better]).toEqual(["b", "a", "a"]);
    const even = verdict(
      made(
        "a",
        none.map((_of, world) => (world % 2 === 0 ? 1 : -1)),
        none,
      ),
      made("b", none, none),
    ).decided;
    expect([even.median.better, even.most.better]).toEqual([undefined, undefined]);
  });

  it("foretells no number of worlds by a difference far inside its error", () => {
    const noise = Array.from({ length: 100 }, (_none, world) => (world % 2 === 0 ? 10 : -10));
    const none = Array<number>(100).fill(0);
    const more = (by: number) =>
      verdict(
        made(
          "a",
          noise.map((of) => of + by),
          none,
        ),
        made("b", none, none),
      ).decided.wealth.moreWorlds;
    expect(more(0.1)).toBeUndefined();
    expect(more(1)).toBe(Number((Math.ceil((2.8015852 * 10.0504) ** 2) - 100).toPrecision(2)));
  });

  it("mirrors A and B", () => {
    const [one, other] = [
      verdict(gathered.of("memoir"), gathered.of("greedy")),
      verdict(gathered.of("greedy"), gathered.of("memoir")),
    ];
    expect(other.mean.value).toBeCloseTo(-one.mean.value, 9);
    expect(other.mean.low).toBeCloseTo(-one.mean.high, 6);
    expect(other.ruin.difference.low).toBeCloseTo(-one.ruin.difference.high, 12);
    expect(other.decided.wealth.better).toBe(one.decided.wealth.better);
  });

  it("finds no difference between a strategy and itself, and asks for no more worlds", () => {
    const { mean, decided, pairing, aBeatsB } = verdict(gathered.of("memoir"), gathered.of("memoir"));
    expect([mean.value, mean.low, mean.high, aBeatsB.value]).toEqual([0, 0, 0, 0.5]);
    expect(decided.wealth).toEqual({ better: undefined, moreWorlds: undefined });
    expect(pairing).toMatchObject({ varianceRatio: 0, worldsAlone: Number.POSITIVE_INFINITY });
    expect(pairing.correlation).toBeCloseTo(1, 12);
  });

  it("counts the chances both ask for, and those only one does", () => {
    const same = drawsAsked(study, "memoir", "memoir", 20);
    expect([same.onlyA, same.onlyB]).toEqual([0, 0]);
    const { both, onlyA, onlyB } = drawsAsked(study, "memoir", "loyal", 20);
    expect(both + onlyA).toBeCloseTo(same.both, 12);
    expect(onlyA).toBeGreaterThan(0);
    expect(onlyB).toBeLessThan(onlyA);
  });
});

describe("a study that stops by itself", () => {
  const players = { ahead: 2, play: async (from: number, to: number) => playWorlds(study, from, to) };

  it("looks where it said before, and stops at the first look that is narrow enough", async () => {
    expect(looksUpTo(3000)).toEqual([400, 800, 1600, 3000]);
    expect(looksUpTo(100)).toEqual([100]);
    const at: number[] = [];
    const own = new Gathered(names, 1000);
    const width = 1800;
    const verdicts = await playToLook(
      players,
      own,
      looksUpTo(3200),
      (found) => {
        at.push(own.worlds);
        return widestHalf(found) <= width;
      },
      () => undefined,
    );
    expect(at).toEqual([400, 800].slice(0, at.length));
    expect(widestHalf(verdicts)).toBeLessThanOrEqual(width);
    expect(own.worlds).toBe(at.at(-1));
  });
});

describe("a width that was not reached", () => {
  it("is told with about how many worlds would: four times as many for half of it, to two digits", () => {
    const verdicts = [verdict(gathered.of("memoir"), gathered.of("cautious"))];
    const wide = widestHalf(verdicts);
    expect(worldsForHalf(verdicts, wide)).toBe(WORLDS);
    expect(worldsForHalf(verdicts, wide / 2)).toBe(4 * WORLDS);
    expect(worldsForHalf(verdicts, wide / 3.01)).toBe(2800);
    expect(worldsForHalf(verdicts, wide * 2)).toBe(WORLDS);
  });
});

describe("what changed hands", () => {
  it("is told over all worlds and over those in which it did, each with how sure", () => {
    const hands = handsOf(study, "memoir", 60);
    expect(hands.length).toBeGreaterThan(3);
    for (const { amount, amountLow, amountHigh, amountThere, worlds, worldsLow, worldsHigh, of: looked } of hands) {
      expect(amountThere * worlds).toBeCloseTo(amount, 6);
      expect([amountLow <= amount, amount <= amountHigh]).toEqual([true, true]);
      expect([worldsLow <= worlds, worlds <= worldsHigh, worldsLow < worldsHigh]).toEqual([true, true, true]);
      expect(looked).toBe(60);
    }
    const rare = hands.find(({ worlds }) => worlds < 0.5);
    expect(rare?.amountThere ?? 0).toBeGreaterThan(1.9 * (rare?.amount ?? 0));
  });
});

describe("survival", () => {
  it.each(of.map(({ id }) => id))("of %s adds up, week by week and at the end", (id) => {
    const outcomes = gathered.of(id);
    const { weeks, endings, cvar, burden } = survival(names, outcomes);
    for (const [index, { playing, ruined, chosen, outOfTime, staying }] of weeks.entries()) {
      expect(playing + ruined.value + chosen + outOfTime).toBeCloseTo(1, 12);
      expect(ruined.value).toBeGreaterThanOrEqual(weeks[index - 1]?.ruined.value ?? 0);
      // Who stops cannot be ruined any more, so those who stay are ruined at least as often.
      expect(1 - staying).toBeGreaterThanOrEqual(ruined.value - 1e-12);
    }
    const last = weeks.at(-1);
    for (const of of weeks)
      for (const name of ["playing", "chosen", "outOfTime"] as const)
        expect([of[`${name}Low`] <= of[name], of[name] <= of[`${name}High`]], name).toEqual([true, true]);
    for (const { medianDay, medianDayLow, medianDayHigh } of endings) {
      expect(medianDayLow ?? 0).toBeLessThanOrEqual(medianDay ?? 0);
      expect(medianDayHigh ?? 1e9).toBeGreaterThanOrEqual(medianDay ?? 0);
    }
    expect(last?.playing).toBeCloseTo(0, 12);
    const byKind = (kind: string): number =>
      endings.filter((one) => one.kind === kind).reduce((sum, { share }) => sum + share.value, 0);
    expect(byKind("ruin")).toBeCloseTo(last?.ruined.value ?? 0, 12);
    expect(byKind("choice")).toBeCloseTo(last?.chosen ?? 0, 12);
    expect(byKind("time")).toBeCloseTo(last?.outOfTime ?? 0, 12);
    expect(cvar.value).toBeLessThanOrEqual(outcomes.wealth.reduce((sum, value) => sum + value, 0) / WORLDS);
    expect(burden.members.map(({ member }) => member)).toEqual(names.members);
  });

  it("takes the worst twentieth of worlds for the tail", () => {
    const wealth = Array.from({ length: 40 }, (_, index) => index);
    expect(
      survival(
        { ...names, members: [], credits: [] },
        made(
          "a",
          wealth,
          wealth.map(() => 0),
        ),
      ).cvar.value,
    ).toBe(0.5);
  });
});
