import { describe, expect, it } from "vitest";
import {
  BASELINES,
  checkStrategy,
  readRuleList,
  type Strategy,
  type StrategyCheck,
  timid,
} from "../../src/strategies/index.js";
import { strategies, trip } from "../support/scenarios.js";

const program = trip("memoir");
const idle = BASELINES.get("idle") as Strategy;
const first = BASELINES.get("first") as Strategy;

const failed = (strategy: Strategy, worlds = 12): readonly StrategyCheck[] => [
  ...checkStrategy(program, strategy, worlds, "check").faults.keys(),
];

const deciding = (decide: Strategy["decide"], start: Strategy["start"] = () => undefined): Strategy => ({
  id: "planted",
  start,
  decide,
});

describe("a strategy's check", () => {
  it("finds nothing wrong with what is shipped, nor with the baselines", () => {
    for (const strategy of [...strategies(program), ...BASELINES.values()]) {
      const report = checkStrategy(program, strategy, 12, "check");
      expect([...report.faults.values()], strategy.id).toEqual([]);
      expect([...report.endings.values()].reduce((sum, count) => sum + count, 0)).toBe(12);
      expect(report.longest).toBeGreaterThan(0);
    }
  });

  it("names the rules of a list that decided nothing, and no rule that did", () => {
    const text = `format: 1
kind: strategy
id: tried
for: hamhung-trip
says: Tried out.
rules:
  - { at: plan, when: 1 > 0, do: { wait: 1 day } }
  - { at: plan, do: { travel: out } }
  - { at: consignment.offer, when: day < 0, do: { choose: none } }
`.replace("1 day", "last-day");
    const result = readRuleList({ name: "tried.yaml", text }, program);
    if ("problems" in result) throw new Error(JSON.stringify(result.problems));
    for (const strategy of [result.strategy, timid(result.strategy)])
      expect([...checkStrategy(program, strategy, 3, "check").idle]).toEqual([
        "rule 2, at 'plan': travel",
        "rule 3, at 'consignment.offer': choose",
      ]);
    expect(checkStrategy(program, idle, 3, "check").idle.size).toBe(0);
  });

  it("tells a decision that may not be taken, with world, day, rest and reason", () => {
    const strategy = deciding((view) =>
      view.rest.kind === "plan" ? { do: "travel", route: "home" } : idle.decide(view, undefined),
    );
    expect([...checkStrategy(program, strategy, 3, "check").faults.values()]).toEqual([
      {
        check: "legal",
        seed: "check#0",
        day: 1,
        at: "plan",
        says: '{"do":"travel","route":"home"} is refused: the road starts elsewhere',
        campaigns: 3,
      },
    ]);
  });

  it("tells a campaign that never ends", () => {
    const strategy = deciding((view) => {
      if (view.rest.kind !== "plan") return idle.decide(view, undefined);
      const other = view.household.rations.find((ration) => ration !== view.household.ration);
      return { do: "ration", level: other ?? "" };
    });
    expect(failed(strategy, 1)).toEqual(["ends"]);
  });

  it("tells a strategy that keeps something outside its memory", () => {
    let asked = 0;
    const strategy = deciding((view) => {
      asked += 1;
      return view.rest.kind === "plan" ? { do: "wait", days: 1 + (asked % 3) } : idle.decide(view, undefined);
    });
    expect(failed(strategy)).toEqual(["repeats"]);
  });

  it("tells a strategy that sees a hidden value", () => {
    // A view hides its world; the planted fault reaches behind it by an expression that nobody has checked.
    const hidden = program.model.scenario.officers[0]?.fences ?? -1;
    const strategy = deciding((view) => {
      if (view.rest.kind !== "plan") return first.decide(view, undefined);
      const value = view.read({ dims: undefined, read: (w) => w.parameter(hidden) });
      return { do: "wait", days: 1 + (Math.floor(value * 1e6) % 5) };
    });
    expect(failed(strategy)).toEqual(["blind"]);
  });

  it("lets a strategy remember, as long as its memory is its own", () => {
    const strategy = deciding(
      (view, memory) => {
        const own = memory as { plans: number };
        if (view.rest.kind === "plan") own.plans += 1;
        return view.rest.kind === "plan" ? { do: "wait", days: 1 + (own.plans % 3) } : idle.decide(view, undefined);
      },
      () => ({ plans: 0 }),
    );
    expect(failed(strategy)).toEqual([]);
  });
});
