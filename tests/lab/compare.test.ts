import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { realWealth } from "../../src/engine/index.js";
import { choiceBalance, compare, type Play, playWorlds } from "../../src/lab/index.js";
import { playWith } from "../../src/strategies/index.js";
import { freshFolder, jangmadang } from "../support/command.js";
import { strategies, TRIP, trip } from "../support/scenarios.js";

const program = trip("memoir");
const all = strategies(program);
const endings = program.model.scenario.endings.map(({ id }) => id);

function plays(of = all, from = 0, to = 60): readonly Play[] {
  const found: Play[] = [];
  playWorlds(program, of, { seed: "lab", from, to }, (play) => found.push(play));
  return found;
}

const whole = plays();
const ids = all.map(({ id }) => id);

describe("a study", () => {
  it("plays world i as `run --seed text#i` does", () => {
    for (const play of whole.filter(({ world }) => world < 10)) {
      const strategy = all.find(({ id }) => id === play.strategy);
      if (strategy === undefined) throw new Error("no such strategy");
      const { campaign } = playWith(program, { seed: `lab#${play.world}` }, strategy);
      expect(play.wealth).toBe(realWealth(campaign.world));
      expect(campaign.rest).toEqual({ kind: "ended", ending: play.ending });
    }
  });

  it("gives the same rows whole or in slices", () => {
    expect([...plays(all, 0, 25), ...plays(all, 25, 60)]).toEqual(whole);
  });

  it("changes no figure of a strategy when the roster grows or turns", () => {
    const few = all.slice(0, 2);
    const [alone, turned] = [plays(few), plays([...all].reverse())];
    for (const { id } of few) {
      const figures = (of: readonly Play[], order: readonly string[]) =>
        compare(of, order, endings, 1).strategies.find(({ strategy }) => strategy === id);
      expect(
        figures(
          alone,
          few.map((of) => of.id),
        ),
      ).toEqual(figures(whole, ids));
      expect(figures(turned, [...ids].reverse())).toEqual(figures(whole, ids));
    }
  });

  it("adds up: shares of endings are one, A against B mirrors B against A", () => {
    const { strategies: summaries, pairs } = compare(whole, ids, endings, 1000);
    for (const summary of summaries) {
      expect(endings.reduce((sum, ending) => sum + (summary[`ending:${ending}`] ?? 0), 0)).toBeCloseTo(1, 12);
      expect(summary.p05).toBeLessThanOrEqual(summary.median);
      expect(summary.median).toBeLessThanOrEqual(summary.p95);
    }
    const mirrored = compare(whole, [...ids].reverse(), endings, 1000).pairs;
    for (const pair of pairs) {
      const other = mirrored.find(({ a, b }) => a === pair.b && b === pair.a);
      expect(other?.difference).toBeCloseTo(-pair.difference, 6);
      expect(other?.aBeatsB).toBeCloseTo(1 - pair.aBeatsB, 12);
      expect(other?.correlation).toBeCloseTo(pair.correlation, 9);
    }
  });
});

describe("choice balance", () => {
  const balance = choiceBalance(program, all, 20, "balance");

  it("shares out each world among its best options, and never more than one world", () => {
    for (const { options, worlds } of balance) {
      const sum = options.reduce((total, { best, open }) => total + best * open, 0);
      expect(sum).toBeLessThanOrEqual(worlds + 1e-6);
    }
    expect(balance.map(({ choice }) => choice)).toEqual(
      expect.arrayContaining(["consignment.offer", "hawker.start", "snow.start"]),
    );
  });

  it("covers none, half and all of a quantity", () => {
    expect(balance.find(({ choice }) => choice === "hawker.start")?.options.map(({ option }) => option)).toEqual([
      "none",
      "half",
      "all",
    ]);
  });
});

describe("compare on the command line", () => {
  it("writes one row per world and strategy, and the same figures as JSON", () => {
    const rows = join(freshFolder(), "rows.csv");
    const { code, out, err } = jangmadang([
      "compare",
      TRIP,
      "--worlds",
      "30",
      "--seed",
      "lab",
      "--strategies",
      "memoir,loyal",
      "--rows",
      rows,
      "--json",
    ]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const { strategies: summaries, pairs } = JSON.parse(out);
    expect(pairs).toHaveLength(1);
    expect(summaries.map(({ strategy }: { strategy: string }) => strategy)).toEqual(["memoir", "loyal"]);
    for (const summary of summaries)
      for (const [key, value] of Object.entries(summary)) if (key !== "strategy") expect(typeof value).toBe("number");
    const [head, ...lines] = readFileSync(rows, "utf8").trim().split("\n");
    expect(head).toBe("world,strategy,ending,ruined,day,real_wealth,hunger_days,deaths");
    expect(lines).toHaveLength(60);
    const wealth = lines.filter((line) => line.includes(",memoir,")).map((line) => Number(line.split(",")[5]));
    expect(wealth.reduce((sum, value) => sum + value, 0) / wealth.length).toBeCloseTo(summaries[0].mean, 6);
  });

  it.each([
    [["--strategies", "memoir,memoir"], "strategy 'memoir' is named twice"],
    [["--strategies", "memoir,nobody"], "no strategy 'nobody'"],
    [["--worlds", "0"], "--worlds 0 plays nothing"],
  ])("%j ends with a sentence", (args, sentence) => {
    const { code, err } = jangmadang(["compare", TRIP, ...args]);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});
