import { describe, expect, it } from "vitest";
import { namesOf, playWorlds, prepareStudy, type RunEnd, standingOf } from "../../src/lab/index.js";
import { strategies, trip } from "../support/scenarios.js";

const program = trip("memoir");
const of = strategies(program);
const study = prepareStudy(program, of, "standing", { nights: false });
const names = namesOf(program, of);
const own = playWorlds(study, 0, 1);
const others = [playWorlds(study, 1, 31), playWorlds(study, 31, 61)];
const standing = (run: RunEnd) => standingOf(names, run, own, others, 1_000);
const run = (wealth: number): RunEnd => ({ wealth, ruined: false, hungerDays: 0 });

describe("where a run sits", () => {
  it("is told by the share of plays that kept less: none, all, and of its own world's strategies so many", () => {
    expect(standing(run(1e12)).beats.value).toBe(1);
    expect(standing(run(1e12)).beats.low).toBeLessThan(1); // so few worlds do not make it sure
    expect(standing(run(-1e12)).beats.value).toBe(0);
    const nearly = standing(run((standing(run(0)).bars.at(-1)?.from ?? 0) * 1_000)).beats; // all but a few of the plays
    expect(nearly.value).toBeLessThan(1);
    expect(nearly.high - nearly.low).toBeGreaterThan(0.05); // sixty worlds know it no better (Wilson)
    const greedy = standing(run(0)).strategies.find(({ strategy }) => strategy === "greedy")?.here ?? 0;
    const at = standing(run(greedy * 1_000));
    expect(at.beatsHere).toBe(at.strategies.filter(({ here }) => here < greedy).length);
    expect(at.worlds).toBe(60);
  });

  it("counts every play in one bar, and the run lies within them", () => {
    const at = standing(run(9_000_000));
    expect(at.bars.reduce((sum, { plays }) => sum + plays, 0)).toBe(60 * of.length);
    expect(at.bars[0]?.from).toBeLessThanOrEqual(at.run.wealth);
    expect(at.bars.at(-1)?.to).toBeGreaterThanOrEqual(at.run.wealth);
  });

  it("keeps nothing of what is held in ruin", () => {
    expect(standing({ wealth: 5_000_000, ruined: true, hungerDays: 3 }).run).toEqual({
      wealth: 0,
      ruined: true,
      hungerDays: 3,
    });
  });
});

describe("a study that stops on a day", () => {
  it("leaves plays as they stand on the morning after, or on a road later, and tells no strategy of its last day", () => {
    const until = 5;
    const stopped = playWorlds(prepareStudy(program, of, "standing", { nights: false, until }), 0, 20);
    const fields = stopped.cells.length / (20 * of.length);
    const plays = Array.from({ length: 20 * of.length }, (_none, at) =>
      stopped.cells.slice(at * fields, (at + 1) * fields),
    );
    const live = plays.filter((cells) => cells[1] === -1);
    expect(live.length).toBeGreaterThan(plays.length / 2);
    expect(live.every(([, , day = 0]) => day > until)).toBe(true);
    expect(live.some(([, , day]) => day === until + 1)).toBe(true);
    const longer = playWorlds(prepareStudy(program, of, "standing", { nights: false, until: 10_000 }), 0, 1);
    expect(longer.cells).toEqual(own.cells);
  });
});

describe("luck and decision apart", () => {
  it("add up to the run less the mean of all plays", () => {
    const at = standing(run(4_000_000));
    const mean = at.strategies.reduce((sum, row) => sum + row.mean.value, 0) / at.strategies.length;
    expect(at.apart.luck.value + at.apart.decision).toBeCloseTo(at.run.wealth - mean, 6);
  });

  it("leave luck alone whatever the run decided, and decision alone whatever other worlds hold", () => {
    expect(standing(run(1)).apart.luck).toEqual(standing(run(9_000_000)).apart.luck);
    const fewer = standingOf(names, run(4_000_000), own, others.slice(0, 1), 1_000);
    expect(fewer.apart.decision).toBeCloseTo(standing(run(4_000_000)).apart.decision, 6);
  });

  it("have luck of none in the mean over worlds", () => {
    const parts = Array.from({ length: 40 }, (_none, world) => playWorlds(study, world, world + 1));
    const lucks = parts.map((_part, world) => {
      const rest = parts.filter((_other, index) => index !== world);
      const mine = parts[world];
      return mine === undefined ? 0 : standingOf(names, run(0), mine, rest, 1_000).apart.luck.value;
    });
    // Each world is once the own one and 39 times another: the sum of all is none but for rounding.
    expect(Math.abs(lucks.reduce((sum, luck) => sum + luck, 0))).toBeLessThan(1e-3);
  });
});
