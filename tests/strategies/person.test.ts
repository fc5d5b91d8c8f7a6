import { describe, expect, it } from "vitest";
import { buildProgram, compileProgram, type RunRecord, Session, worldKey } from "../../src/engine/index.js";
import {
  BASELINES,
  personSteps,
  personStrategy,
  playThrough,
  playWith,
  type Strategy,
} from "../../src/strategies/index.js";
import { take } from "../support/play.js";
import { shipped, strategies, trip } from "../support/scenarios.js";
import { seeds, smallScenario } from "../support/small.js";

const program = trip("memoir");
const random = BASELINES.get("random") as Strategy;

const personOf = (record: RunRecord, of = program): Strategy =>
  personStrategy("@person", personSteps(of, record).steps) as Strategy;

/** The share followed in a world. */
function followed(person: Strategy, seed: string): number {
  const memory = person.start();
  const asked: Strategy = { ...person, start: () => memory };
  playWith(program, { seed }, asked);
  return person.followed?.(memory) ?? Number.NaN;
}

describe("a recorded play as a strategy", () => {
  it("is in its own world the recorded play, decision by decision", () => {
    for (const strategy of [...strategies(program), random])
      for (const seed of seeds(15)) {
        const played = playWith(program, { seed }, strategy);
        const person = personOf(played.record());
        const again = playWith(program, { seed }, person);
        expect(again.decisions).toEqual(played.decisions);
        expect(again.campaign.hash()).toBe(played.campaign.hash());
        expect(followed(person, seed)).toBe(1);
      }
  });

  it("plays any other world to its end, and tells what share of its decisions it could take", () => {
    let least = 1;
    for (const from of seeds(6, "persons")) {
      const person = personOf(playWith(program, { seed: from }, random).record());
      const shares = seeds(20).map((seed) => followed(person, seed));
      for (const share of shares) {
        expect(share).toBeGreaterThan(0);
        expect(share).toBeLessThanOrEqual(1);
      }
      least = Math.min(least, ...shares);
    }
    expect(least).toBeLessThan(0.9);
  });

  it("sells all again where all there was was sold, however much that is", () => {
    const small = buildProgram(smallScenario());
    const own = new Session(small, { seed: "own" });
    const grain = { good: "grain" } as const;
    take(own, { do: "begin" }, { do: "buy", ...grain, amount: 50_000 }, { do: "sell", ...grain, amount: 50_000 });
    const { steps } = personSteps(small, own.record());
    const changed = steps.map((step) =>
      step.decision.do === "buy" ? { ...step, decision: { ...step.decision, amount: 90_000 } } : step,
    );
    const { decisions } = playWith(small, { seed: "own" }, personStrategy("@person", changed) as Strategy);
    expect(decisions.find((of) => of.do === "sell")).toMatchObject({ amount: 90_000 });
  });

  it("cuts amounts to what is possible, passes over what is not, and then does nothing", () => {
    const small = buildProgram(smallScenario());
    const own = new Session(small, { seed: "own" });
    take(
      own,
      { do: "begin" },
      { do: "buy", good: "grain", amount: 90_000 },
      { do: "sell", good: "grain", amount: 10_000 },
      { do: "travel", route: "down" },
      { do: "travel", route: "up" },
    );
    const record = own.record();
    const poorer = buildProgram(smallScenario(["you: {mark: 100 mark}", "you: {mark: 10 mark}"]));
    const person = personStrategy("@person", personSteps(small, record).steps);
    const { decisions } = playWith(poorer, { seed: "other" }, person as Strategy);
    const [begin, buy, sell] = decisions;
    expect(begin).toEqual({ do: "begin" });
    expect(buy).toMatchObject({ do: "buy", good: "grain" });
    if (buy?.do === "buy") expect(buy.amount).toBeLessThan(11_000);
    expect(sell?.do === "sell" && buy?.do === "buy" && sell.amount <= buy.amount).toBe(true);
    expect(decisions.at(-1)?.do).toBe("wait");
  });

  it("may be as long as a record, and is not taken to run in circles", () => {
    const small = buildProgram(smallScenario());
    const own = new Session(small, { seed: "own" });
    take(own, { do: "begin" });
    while (own.decisions.length < 5_600)
      take(own, { do: "buy", good: "grain", amount: 1 }, { do: "sell", good: "grain", amount: 1 });
    const person = personStrategy("@person", personSteps(small, own.record()).steps) as Strategy;
    const compiled = compileProgram(small);
    const { fault, followed } = playThrough(
      compiled,
      { executor: "compiled", nature: { key: worldKey("own") } },
      person,
    );
    expect({ fault, followed }).toEqual({ fault: undefined, followed: 1 });
  });

  it("ends before the first decision that no longer fits", () => {
    const record = playWith(program, { seed: "34" }, strategies(program)[0] as Strategy).record();
    const broken = {
      ...record,
      decisions: [...record.decisions.slice(0, 4), { do: "finish" as const, ending: "none" }],
    };
    const { steps, misfit } = personSteps(buildProgram(shipped()), broken);
    expect(steps).toHaveLength(4);
    expect(misfit?.at).toBe(4);
  });
});
