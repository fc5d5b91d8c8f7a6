import { describe, expect, it } from "vitest";
import { compileProgram, type Session, worldKey } from "../../src/engine/index.js";
import { playCompiled, playOn, type Strategy, StrategyError } from "../../src/strategies/index.js";
import { begun, viewOf } from "../support/play.js";
import { BASES, ruleFiles, shippedIds, strategies, trip } from "../support/scenarios.js";
import { seeds, smallScenario } from "../support/small.js";

describe.each(shippedIds())("the strategies of %s", (id) => {
  it("are named after their files", () => {
    const ids = strategies(trip("memoir", id), id).map((strategy) => `${id}/strategies/${strategy.id}.yaml`);
    expect(ruleFiles(id).map(({ name }) => name)).toEqual(ids.map((name) => `scenarios/${name}`));
  });

  // A refusal that comes in 3 worlds of 100 is met with 95 % in 100 worlds (1 - 0.97^100), one that comes in 3 of 1,000
  // by `npm run proof`, which plays 1,000. Years cost what some hundred trips do.
  const isLife = trip("memoir", id).model.scenario.episodes.length > 0;
  const worlds = isLife ? 10 : 100;

  it.each(BASES)(`end every one of ${worlds} worlds without being refused, in the base '%s'`, (base) => {
    const compiled = compileProgram(trip(base, id));
    for (const strategy of strategies(compiled.program, id)) {
      const endings = new Map<string, number>();
      let longest = 0;
      for (const seed of seeds(worlds)) {
        let decisions = 0;
        const counting: Strategy = {
          ...strategy,
          decide(view, memory) {
            decisions += 1;
            return strategy.decide(view, memory);
          },
        };
        const nature = { key: worldKey(seed) };
        const { rest } = playCompiled(compiled, { executor: "compiled", nature }, counting);
        if (rest.kind === "ended") endings.set(rest.ending, (endings.get(rest.ending) ?? 0) + 1);
        longest = Math.max(longest, decisions);
      }
      expect(
        [...endings.values()].reduce((sum, count) => sum + count, 0),
        strategy.id,
      ).toBe(worlds);
      expect(longest, strategy.id).toBeLessThan(isLife ? 290 : 100);
    }
  });
});

describe("playing", () => {
  const scenario = smallScenario();
  const doing = (decide: Strategy["decide"]): Strategy => ({ id: "planted", start: () => undefined, decide });

  it("a strategy that is refused stops with what it decided, where and why", () => {
    const strategy = doing(() => ({ do: "travel", route: "up" }));
    const run = (): Session => playOn(begun(scenario, { seed: "refused" }), strategy);
    expect(run).toThrow(StrategyError);
    expect(run).toThrow(
      `strategy 'planted' decided {"do":"travel","route":"up"} at 'plan' on day 1: the road starts elsewhere`,
    );
  });

  it("a strategy that never comes to an end is stopped", () => {
    const strategy = doing((view) => ({ do: "ration", level: view.household.ration === "full" ? "half" : "full" }));
    expect(() => playOn(begun(scenario), strategy)).toThrow("made more than 5000 decisions");
  });

  it("gives a strategy the memory it started, and only views", () => {
    const strategy: Strategy<{ asked: number }> = {
      id: "counting",
      start: () => ({ asked: 0 }),
      decide(view, memory) {
        memory.asked += 1;
        expect(Object.keys(view)).toEqual(["rest"]);
        return memory.asked < 3 ? { do: "wait", days: 1 } : { do: "finish", ending: "enough" };
      },
    };
    const session = playOn(begun(scenario), strategy as Strategy);
    expect(session.decisions).toEqual([
      { do: "begin" },
      { do: "wait", days: 1 },
      { do: "wait", days: 1 },
      { do: "finish", ending: "enough" },
    ]);
    expect(viewOf(session).rest).toEqual({ kind: "ended", ending: "enough" });
  });
});
