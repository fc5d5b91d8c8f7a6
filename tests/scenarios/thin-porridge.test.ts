import { describe, expect, it } from "vitest";
import { buildProgram, compileProgram, keyOfWorld, Nature, rootKey, type World } from "../../src/engine/index.js";
import { playCompiled } from "../../src/strategies/index.js";
import { netsOf, sampleOf } from "../support/campaigns.js";
import { BASES, shipped, strategies } from "../support/scenarios.js";

const ID = "thin-porridge";
const WORLDS = 200;
type Changes = Readonly<Record<string, number>>;

const FED: Changes = { "household.issue": 458 }; // g/person/day: the cereal need the state once met (E070)

/** The price of the things at its first date, held to the end of the summer. */
const flatPrice = (base: string): Changes => {
  const named = (name: string): number => {
    const found = shipped(ID)
      .parameters.find((of) => of.name === name)
      ?.literals.get(base);
    if (found === undefined) throw new Error(`no number '${name}'`);
    return found.value;
  };
  const path = "markets.hyesan/clothes.bid";
  return { [`${path}.1995-09-15`]: named(`${path}.1995-05-15`) };
};

/** Real wealth in kg of rice by which selling in the first weeks beats selling after two months, in the same worlds. */
function earlyOverLate(base: string, changes: Changes): ReturnType<typeof sampleOf> {
  const study = { base, worlds: WORLDS, changes: { ...FED, ...changes } }; // fed, so that both live to the last day
  const late = netsOf(ID, "late", study);
  return sampleOf(netsOf(ID, "memoir", study).map((grams, index) => (grams - (late[index] ?? 0)) / 1000));
}

/** What is read off the end of each world, with its mean and 95 % interval. */
function meanOf(
  strategyId: string,
  base: string,
  changes: Changes,
  read: (world: World, ending?: string) => number,
): ReturnType<typeof sampleOf> {
  const program = buildProgram(shipped(ID), { base, changes });
  const strategy = strategies(program, ID).find(({ id }) => id === strategyId);
  if (strategy === undefined) throw new Error(`no strategy '${strategyId}'`);
  const compiled = compileProgram(program);
  const values = Array.from({ length: WORLDS }, (_, index) => {
    const nature = new Nature(program.model, keyOfWorld(rootKey("summer"), index));
    const { world, rest }: { world: World; rest: { kind: string; ending?: string } } = playCompiled(
      compiled,
      { executor: "compiled", nature },
      strategy,
    );
    return read(world, rest.ending);
  });
  return sampleOf(values);
}

/** Share of worlds in which everyone lives to the harvest. */
const living = (strategyId: string, base: string, changes: Changes = {}): ReturnType<typeof sampleOf> =>
  meanOf(strategyId, base, changes, (_, ending) => (ending === "harvest" ? 1 : 0));

/** How often somebody asked at the door in 140 days: fed households, so that all live so long. */
const askers = (strategyId: string, changes: Changes = {}): ReturnType<typeof sampleOf> =>
  meanOf(strategyId, "historical", { ...FED, ...changes }, (world) => {
    const at = world.model.scenario.variables.findIndex(({ id }) => id === "askers");
    return world.variables[at] ?? Number.NaN;
  });

describe("things sold into a falling market", () => {
  it.each(BASES)("bring more food early than late, in the base '%s'", (base) => {
    const falling = earlyOverLate(base, {});
    expect(falling.low).toBeGreaterThan(5);
  });

  it.each(BASES)("and no more if the price stays where it was, in the base '%s'", (base) => {
    const [falling, flat] = [earlyOverLate(base, {}), earlyOverLate(base, flatPrice(base))];
    expect(flat.low).toBeLessThan(1);
    expect(flat.high).toBeLessThan(falling.low / 2);
  });
});

describe("doing only what the Party allows", () => {
  it.each(BASES)("starves the household, and what it forbids keeps more alive, in the base '%s'", (base) => {
    const [loyal, memoir] = [living("loyal", base), living("memoir", base)];
    expect(loyal.mean).toBeLessThan(0.05);
    expect(memoir.low).toBeGreaterThan(loyal.high + 0.15);
  });

  it.each(BASES)("starves nobody while the state hands out what it once did, in the base '%s'", (base) => {
    expect(living("loyal", base, FED).mean).toBe(1);
  });
});

describe("those who have nothing", () => {
  it("ask where there is grain, oftener where there is more, and nowhere where there is none", () => {
    const [much, little] = [askers("memoir"), askers("memoir", { "numbers.much-grain": 10_000_000 })]; // grams
    expect(little.mean).toBeLessThan(0.1);
    expect(much.low).toBeGreaterThan(little.high + 1);
    expect(much.mean).toBeLessThan(119 / 28 + 0.5); // once in 28 days of the 119 after the first three weeks
    expect(askers("loyal", { "start.home.corn": 0, "household.issue": 0 }).mean).toBe(0);
  });

  it("a quarter as often where there is a quarter of much grain: no store is small enough to be free of them", () => {
    const share = (much: number): number =>
      askers("loyal", { "start.home.corn": 400_000, "numbers.much-grain": much }).mean; // grams
    const ratio = share(1_600_000) / share(40_000);
    expect(ratio).toBeGreaterThan(0.15);
    expect(ratio).toBeLessThan(0.4); // of about 210 and 850 visits: 0.21 to 0.29 in theory
  });
});
