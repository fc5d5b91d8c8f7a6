import { describe, expect, it } from "vitest";
import { drawOutcome } from "../../src/engine/chance.js";
import { buildProgram, namedBalances, namedPosting, type Program, Session } from "../../src/engine/index.js";
import { subjectNumber, uniform, worldKey } from "../../src/engine/luck.js";
import { Nature } from "../../src/engine/nature.js";
import { search } from "../../src/engine/rules/inspection.js";
import { World } from "../../src/engine/world.js";
import { play } from "../support/play.js";
import { BASES, type Edit, shipped, strategies, TRIP, trip } from "../support/scenarios.js";
import { seeds, small } from "../support/small.js";

/** Whether an outcome that has come at a smaller amount ever goes away at a larger. */
const neverTurnsBack = (outcomes: readonly number[]): boolean =>
  outcomes.every((outcome, index) => outcome >= (outcomes[index - 1] ?? 0));

describe("more cargo", () => {
  const of = small();
  const amounts = [100, 1_000, 2_500, 5_000, 9_999, 10_000, 60_000];

  function found(seed: string, amount: number): number {
    const w = of.world(seed);
    of.stock(w, of.model.account.you, "metal", amount);
    w.hidden[of.good("metal")] = 0;
    return search(w);
  }

  it("can only turn a pass into a find, in the same world", () => {
    const rows = seeds(1_000).map((seed) => amounts.map((amount) => found(seed, amount)));
    expect(rows.every(neverTurnsBack)).toBe(true);
    const finds = amounts.map((_amount, column) => rows.filter((row) => row[column] === 1).length);
    // The chance is 50 % at the reference amount of 10 kg, in proportion below and above it, 1 at most: four standard errors.
    for (const [column, amount] of amounts.entries()) {
      const chance = Math.min(1, (0.5 * amount) / 10_000);
      expect(Math.abs((finds[column] ?? 0) - 1_000 * chance)).toBeLessThanOrEqual(
        4 * Math.sqrt(1_000 * chance * (1 - chance)),
      );
    }
  });

  it("would turn finds back into passes if the amount were part of the key", () => {
    const keyed = (seed: string, amount: number): number =>
      uniform(worldKey(seed), subjectNumber("found:sack"), amount) < 0.5 * Math.min(1, amount / 10_000) ? 1 : 0;
    const rows = seeds(50).map((seed) => amounts.map((amount) => keyed(seed, amount)));
    expect(rows.every(neverTurnsBack)).toBe(false);
  });
});

const under = (text: string, section: string, line: string): string => {
  const head = `\n${section}:\n`;
  if (!text.includes(head)) throw new Error(`no section '${section}'`);
  return text.replace(head, `${head}  ${line}\n`);
};

/** Puts a good, two markets, a person, a place and a sky before everything that is there. */
const newcomers: Edit = (name, text) => {
  if (name !== `${TRIP}/episode.yaml`) return text;
  const more: readonly (readonly [string, string])[] = [
    ["goods", "tin: {unit: kg, banned: true}"],
    ["places", "elsewhere: {}"],
    ["people", "stranger: {outside: true}"],
    ["markets", "elsewhere/tin: {ask: 1 won/kg, spread: 9 %, noise: 9 %, pull: 9 %/day}"],
    ["markets", "hamhung/tin: {ask: 1 won/kg, spread: 9 %, noise: 9 %, pull: 9 %/day}"],
    ["skies", "far: {snow: 10 %/day, prior: 10 %, weight: 1}"],
  ];
  const edited = more.reduce((all, [section, line]) => under(all, section, line), text);
  return `${edited}\nsource: made up\ntext: {goods: {tin: tin}, places: {elsewhere: elsewhere}, people: {stranger: a stranger}, skies: {far: far}}\n`;
};

/** Everything a campaign came to, by name. */
function story(program: Program, session: Session): unknown {
  const { campaign, journal, decisions } = session;
  return {
    decisions,
    rest: campaign.rest,
    balances: namedBalances(program.model, campaign.world.balances),
    postings: journal.postings.map((posting) => namedPosting(program.model, posting)),
    draws: journal.draws,
    texts: journal.texts,
  };
}

describe.each(BASES)("a scenario that gains a good, a market, a person, a place and a sky (base '%s')", (base) => {
  const before = trip(base);
  const after = buildProgram(shipped(TRIP, newcomers), { base });
  const names = (program: Program): string[] => [
    ...program.model.scenario.markets.map(({ id }) => id),
    ...program.model.scenario.offers.map(({ id }) => `offer ${id}`),
  ];

  /** Prices on some days and all named numbers of a world, by the names the scenario had before. */
  function nature(of: Program, seed: string): unknown {
    const nature = new Nature(of.model, worldKey(seed));
    const days = [0, 1, 20, 60];
    return {
      prices: names(before).map((name) => [name, days.map((day) => nature.price(names(of).indexOf(name), day))]),
      numbers: [...before.model.scenario.numbers.keys()].map((name) => [
        name,
        nature.parameter(of.model.scenario.numbers.get(name) ?? -1),
      ]),
    };
  }

  it("changes no price and no number of 100 worlds", () => {
    expect(names(after).length).toBe(names(before).length + 2);
    for (const seed of seeds(100)) expect(nature(after, seed)).toEqual(nature(before, seed));
  });

  it("changes no sky and no stop", () => {
    for (const seed of seeds(100)) {
      const [was, is] = [before, after].map(({ model }) => {
        const w = new World(new Nature(model, worldKey(seed)));
        return ["snow:pass", "stop:county", "stop:gate", "found:sand", "death:child"].map((id) =>
          Array.from({ length: 60 }, (_, index) => drawOutcome(w, model.subject(id), index, [0.5, 0.5])),
        );
      });
      expect(is).toEqual(was);
    }
  });

  it("changes no strategy's campaign", () => {
    const bound = new Map(strategies(after).map((strategy) => [strategy.id, strategy]));
    for (const strategy of strategies(before)) {
      for (const seed of seeds(100)) {
        const other = bound.get(strategy.id) ?? strategy;
        expect(story(after, play(new Session(after, { seed }), other)), `${strategy.id} ${seed}`).toEqual(
          story(before, play(new Session(before, { seed }), strategy)),
        );
      }
    }
  });
});

describe("the order of strategies", () => {
  it("does not matter", () => {
    const program = trip("memoir");
    const all = strategies(program);
    const hashes = (order: readonly (typeof all)[number][]): Map<string, string> =>
      new Map(
        order.flatMap((strategy) =>
          seeds(25).map(
            (seed) =>
              [`${strategy.id} ${seed}`, play(new Session(program, { seed }), strategy).campaign.hash()] as const,
          ),
        ),
      );
    const forward = hashes(all);
    for (const [name, hash] of hashes([...all].reverse())) expect(forward.get(name), name).toBe(hash);
    expect(new Set(forward.values()).size).toBe(forward.size);
  });
});
