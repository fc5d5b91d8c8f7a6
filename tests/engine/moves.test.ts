import { describe, expect, it } from "vitest";
import { decisionSchema } from "../../src/engine/decision.js";
import { type Decision, type Move, movesOf, type Program, Session, withAmount } from "../../src/engine/index.js";
import { BASELINES, playWith, type Strategy } from "../../src/strategies/index.js";
import { forkOf, play, viewOf } from "../support/play.js";
import { strategies, trip } from "../support/scenarios.js";
import { seeds } from "../support/small.js";

const program = trip("memoir");
const stall = trip("memoir", "pork-soup");
const random = BASELINES.get("random") as Strategy;
const plain = (decision: Decision): string => JSON.stringify(withAmount(decision, 0));

interface Met {
  readonly seed: string;
  readonly moves: readonly Move[];
  /** Whether the chart takes a decision there: tried on a fork, so that the campaign stands where it stood. */
  readonly taken: (decision: Decision) => boolean;
}

/** Every rest of some campaigns. */
function rests(program: Program, count: number): readonly Met[] {
  return seeds(count).flatMap((seed) => {
    const { decisions } = playWith(program, { seed }, random);
    const session = new Session(program, { seed });
    return decisions.map((decision) => {
      const met = { seed, moves: movesOf(viewOf(session)), taken: forkOf(session.campaign) };
      session.decide(decision);
      return met;
    });
  });
}

const CASES = [
  { of: "a trip", program, all: rests(program, 12), every: 8 },
  { of: "a stall", program: stall, all: rests(stall, 1), every: 10 },
];

describe.each(CASES)("the moves of a view of $of", ({ program, all, every }) => {
  it("are taken by the chart at their least and their most, and not beyond", () => {
    let tried = 0;
    for (const { seed, moves, taken } of all.filter((_rest, index) => index % every === 0)) {
      for (const { decision, from, to } of moves) {
        expect(taken(withAmount(decision, from)), `${seed} ${JSON.stringify(decision)} at least`).toBe(true);
        expect(taken(withAmount(decision, to)), `${seed} ${JSON.stringify(decision)} at most`).toBe(true);
        if (to > 0)
          expect(taken(withAmount(decision, to + 1)), `${seed} ${JSON.stringify(decision)} beyond`).toBe(false);
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(50);
  });

  it("hold every decision the shipped strategies take", () => {
    for (const strategy of strategies(program, program.model.scenario.id))
      for (const seed of seeds(200 / every / 2))
        play(new Session(program, { seed }), strategy, ({ view, decision }) => {
          const move = movesOf(view).find((of) => plain(of.decision) === plain(decision));
          if (move === undefined) throw new Error(`${strategy.id}: ${JSON.stringify(decision)} is no move`);
          const amount = "amount" in decision ? (decision.amount ?? 0) : "days" in decision ? decision.days : 0;
          expect(amount).toBeGreaterThanOrEqual(move.from);
          expect(amount).toBeLessThanOrEqual(move.to);
        });
  });

  it("are none once the campaign has ended", () => {
    expect(movesOf(viewOf(playWith(program, { seed: "over" }, random)))).toEqual([]);
  });
});

it("together know every kind of decision a record can hold", () => {
  const kinds = decisionSchema
    .unwrap()
    .options.flatMap(({ shape }) => ("value" in shape.do ? [shape.do.value] : [...shape.do.options]));
  const met = CASES.flatMap(({ all }) => all.flatMap(({ moves }) => moves.map(({ decision }) => decision.do)));
  expect(new Set(met)).toEqual(new Set(kinds));
});
