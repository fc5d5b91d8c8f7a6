import { describe, expect, it } from "vitest";
import { realWealth, restName } from "../../src/engine/index.js";
import {
  type Comparison,
  choiceBalance,
  Gathered,
  namesOf,
  type Play,
  type PlayedWorlds,
  type Players,
  playInOrder,
  playsOf,
  playWorlds,
  prepareStudy,
  Tally,
  verdict,
} from "../../src/lab/index.js";
import { alwaysBribes, BASELINES, playWith, type Strategy, stopsAfter, timid } from "../../src/strategies/index.js";
import { strategies, trip } from "../support/scenarios.js";

const program = trip("memoir");
const { endings } = program.model.scenario;
const files = strategies(program);
const named = (id: string): Strategy => {
  const found = files.find((of) => of.id === id) ?? BASELINES.get(id);
  if (found === undefined) throw new Error(`no strategy '${id}'`);
  return found;
};
/** Rule lists, every baseline and every combinator. */
const all = [
  ...files,
  ...BASELINES.values(),
  timid(named("memoir")),
  alwaysBribes(named("greedy")),
  stopsAfter(10, named("random")),
];

const WORLDS = 120;

function played(of: readonly Strategy[] = all, from = 0, to = WORLDS): PlayedWorlds {
  return playWorlds(prepareStudy(program, of, "lab"), from, to);
}

const rows = (worlds: PlayedWorlds, of: readonly Strategy[] = all): readonly Play[] => [
  ...playsOf(namesOf(program, of), worlds),
];

function compared(of: readonly Strategy[], ...parts: readonly PlayedWorlds[]): Comparison {
  const tally = new Tally(namesOf(program, of), WORLDS, 1);
  for (const part of parts) tally.add(part);
  return tally.comparison();
}

const whole = played();
const study = compared(all, whole);

describe("a pair", () => {
  it("tells the differences in the same worlds with the intervals `lab verdict` gives the same plays", () => {
    const [a, b] = [named("greedy"), named("cautious")];
    const both = played([a, b]);
    const [pair] = compared([a, b], both).pairs;
    const gathered = new Gathered(namesOf(program, [a, b]), 1);
    gathered.add(both);
    const told = verdict(gathered.of(a.id), gathered.of(b.id));
    expect({ value: pair?.difference, low: pair?.low, high: pair?.high }).toEqual(told.mean);
    for (const [name, figure] of [
      ["aBeatsB", told.aBeatsB],
      ["ruinDifference", told.ruin.difference],
      ["hungerDifference", told.hungerDays],
      ["deathsDifference", told.meanDeaths],
    ] as const) {
      const { value, low, high } = figure;
      expect([pair?.[name], pair?.[`${name}Low`], pair?.[`${name}High`]], name).toEqual([value, low, high]);
      if (name !== "deathsDifference") expect(high).toBeGreaterThan(low);
    }
  });

  it("and each strategy have an interval beside every mean and quantile", () => {
    for (const of of study.strategies)
      for (const name of ["mean", "ruined", "hungerDays", "deaths", "p05", "p25", "median", "p75", "p95"]) {
        const [value, low, high] = [of, of, of].map(
          (figures, end) => (figures as unknown as Record<string, number | null>)[`${name}${["", "Low", "High"][end]}`],
        );
        expect(value, `${of.strategy} ${name}`).toEqual(expect.any(Number));
        expect(low ?? Number.NEGATIVE_INFINITY).toBeLessThanOrEqual(value ?? 0);
        expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(value ?? 0);
      }
  });
});

describe("a study", () => {
  it("plays world i as `run --seed text#i` does", () => {
    for (const play of rows(whole).filter(({ world }) => world < 6)) {
      const strategy = all.find(({ id }) => id === play.strategy);
      if (strategy === undefined) throw new Error("no such strategy");
      const { campaign } = playWith(program, { seed: `lab#${play.world}` }, strategy);
      expect(play.wealth).toBe(realWealth(campaign.world));
      expect(campaign.rest).toEqual({ kind: "ended", ending: play.ending });
    }
  });

  it("gives the same rows and figures whole or in slices", () => {
    const slices = [played(all, 0, 25), played(all, 25, 60), played(all, 60, WORLDS)];
    expect(slices.flatMap((slice) => rows(slice))).toEqual(rows(whole));
    expect(compared(all, ...slices)).toEqual(study);
  });

  it("takes worlds in only as they come next", () => {
    expect(() => compared(all, played(all, 0, 5), played(all, 6, 7))).toThrow("world 6 came where 5 was due");
  });

  it("changes no figure of a strategy when the roster doubles or turns, random ones among it", () => {
    const turned = [...all].reverse();
    const others = compared(turned, played(turned));
    for (const strategy of all) {
      const figures = ({ strategies: of }: Comparison) => of.find((summary) => summary.strategy === strategy.id);
      expect(figures(compared([strategy], played([strategy])))).toEqual(figures(study));
      expect(figures(others)).toEqual(figures(study));
    }
  });

  it("would be caught with a strategy that draws from one stream for all", () => {
    let drawn = 0;
    const careless = (id: string): Strategy => ({
      id,
      start: () => undefined,
      decide(view) {
        drawn = (drawn * 1103515245 + 12345) % 2147483648;
        if (view.rest.kind !== "choose") return named("first").decide(view, undefined);
        const open = view.options.filter((option) => option.open);
        return { do: "choose", option: open[Math.floor((drawn / 2147483648) * open.length)]?.id ?? "" };
      },
    });
    const [alone] = compared([careless("a")], played([careless("a")])).strategies;
    const [among] = compared([careless("a"), careless("b")], played([careless("a"), careless("b")])).strategies;
    expect(among).not.toEqual(alone);
  });

  it("adds up: shares of endings are one, A against B mirrors B against A", () => {
    for (const summary of study.strategies) {
      expect(endings.reduce((sum, { id }) => sum + (summary[`ending:${id}`] ?? 0), 0)).toBeCloseTo(1, 12);
      expect(summary.p05).toBeLessThanOrEqual(summary.median);
      expect(summary.median).toBeLessThanOrEqual(summary.p95);
    }
    const turned: readonly Strategy[] = [...all].reverse();
    const mirrored = compared(turned, played(turned)).pairs;
    for (const pair of study.pairs) {
      const other = mirrored.find(({ a, b }) => a === pair.b && b === pair.a);
      expect(other?.difference).toBeCloseTo(-pair.difference, 6);
      expect(other?.aBeatsB).toBeCloseTo(1 - pair.aBeatsB, 12);
      expect(other?.correlation).toBeCloseTo(pair.correlation, 9);
    }
  });
});

describe("worlds played by many", () => {
  const asked = prepareStudy(program, files, "lab");

  /** Players that finish in a turned order, some chunks late; a planted fault comes from the chunks named. */
  function turning(ahead: number, faulty: readonly number[] = []): Players & { most: number } {
    let waiting: (() => void)[] = [];
    const release = (): void => {
      for (const done of waiting.reverse()) done();
      waiting = [];
    };
    return {
      ahead,
      most: 0,
      play(from, to) {
        return new Promise((resolve, reject) => {
          waiting.push(() =>
            faulty.includes(from) ? reject(new Error(`fault ${from}`)) : resolve(playWorlds(asked, from, to)),
          );
          this.most = Math.max(this.most, waiting.length);
          if (waiting.length === 1) setImmediate(release);
        });
      },
    };
  }

  it("come in world order, whoever finishes first, and never more at once than asked", async () => {
    for (const ahead of [1, 2, 5]) {
      const players = turning(ahead);
      const found: PlayedWorlds[] = [];
      expect(await playInOrder(players, 330, (part) => void found.push(part))).toBe(330);
      expect(found.flatMap((part) => rows(part, files))).toEqual(rows(playWorlds(asked, 0, 330), files));
      expect(players.most).toBeLessThanOrEqual(ahead);
    }
  });

  it("end at an interrupt with whole chunks from the first world on", async () => {
    const stopping = new AbortController();
    const found: PlayedWorlds[] = [];
    const done = await playInOrder(
      turning(4),
      10_000,
      (part) => {
        found.push(part);
        if (part.to >= 150) stopping.abort();
      },
      stopping.signal,
    );
    expect(done).toBe(150);
    expect(found.map(({ from }) => from)).toEqual([0, 50, 100]);
  });

  it("tell the first fault in world order, whichever came first", async () => {
    await expect(playInOrder(turning(8, [100, 250]), 500, () => undefined)).rejects.toThrow("fault 100");
  });
});

describe("choice balance", () => {
  const { choices: balance } = choiceBalance(program, files, 20, "balance");

  it("shares out each world among its best options, and never more than one world", () => {
    for (const { options, worlds, campaigns } of balance) {
      const sum = options.reduce((total, { best, open }) => total + best * open, 0);
      expect(sum).toBeLessThanOrEqual(campaigns + 1e-6);
      expect(worlds).toBeLessThanOrEqual(20);
      expect(campaigns).toBeLessThanOrEqual(worlds * files.length);
    }
    expect(balance.find(({ choice }) => choice === "consignment.offer")).toMatchObject({ worlds: 20, campaigns: 80 });
    expect(balance.map(({ choice }) => choice)).toEqual(
      expect.arrayContaining(["consignment.offer", "hawker.start", "snow.start"]),
    );
  });

  it("lets a strategy go on with what it remembers", () => {
    const remembering: Strategy<{ begun: boolean }> = {
      id: "remembering",
      start: () => ({ begun: false }),
      decide(view, memory) {
        if (view.rest.kind === "begin") memory.begun = true;
        else if (!memory.begun) throw new Error("it has forgotten how it began");
        return named("memoir").decide(view, undefined);
      },
    };
    const found = choiceBalance(program, [remembering as Strategy], 5, "balance");
    expect(found).toEqual(choiceBalance(program, [named("memoir")], 5, "balance"));
  });

  it("is the same whether a fork goes on from a copy or is played from the first day", () => {
    // One that keeps something outside its memory cannot be copied: its forks are played from the first day.
    const replayed = files.map((strategy): Strategy => ({ ...strategy, renew: () => undefined }));
    expect(choiceBalance(program, replayed, 5, "balance")).toEqual(choiceBalance(program, files, 5, "balance"));
  });

  it("goes on where a strategy fails, and counts in how many worlds it did", () => {
    const failing: Strategy = {
      ...named("memoir"),
      id: "failing",
      decide(view, memory) {
        if (restName(view.rest) === "consignment.where") throw new Error("it knows no place");
        return named("memoir").decide(view, memory);
      },
    };
    const { choices, failures } = choiceBalance(program, [failing], 5, "balance");
    expect(failures).toMatchObject([{ strategy: "failing", failed: 5, plays: 5, first: { at: "consignment.where" } }]);
    expect(choices.map(({ choice }) => choice)).toContain("consignment.offer");
    expect(choices.map(({ choice }) => choice)).not.toContain("consignment.where");
  });

  it("covers none, half and all of a quantity", () => {
    expect(balance.find(({ choice }) => choice === "hawker.start")?.options.map(({ option }) => option)).toEqual([
      "none",
      "half",
      "all",
    ]);
  });
});
