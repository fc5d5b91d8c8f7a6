import { describe, expect, it } from "vitest";
import { compileProgram, RefusedDecision, runCompiled, worldKey } from "../../../src/engine/index.js";
import { playWith } from "../../../src/strategies/index.js";
import { shipped, shippedIds, strategies, TRIP, trip } from "../../support/scenarios.js";

/** Worlds of each strategy and base where all are played, as `npm run proof` does; a life of years is as long as many journeys. */
const { EXECUTOR_WORLDS = "0" } = process.env;
const EVERY = Number(EXECUTOR_WORLDS);
const YEARS = "hyesan-years";

/** Else few worlds of three: a winter of standing orders has many more days than a journey, and a life more than a winter. */
const FEW: ReadonlyMap<string, number> = new Map([
  [TRIP, 120],
  ["pork-soup", 12],
  [YEARS, 2],
]);

const worldsOf = (id: string): number => (EVERY === 0 ? (FEW.get(id) ?? 0) : id === YEARS ? EVERY / 20 : EVERY);

const CASES = shippedIds()
  .filter((id) => worldsOf(id) > 0)
  .flatMap((id) => shipped(id).bases.map((base) => ({ id, base, worlds: worldsOf(id) })));

describe.each(CASES)("executors of the chart of $id, base $base, $worlds worlds", ({ id, base, worlds }) => {
  const program = trip(base, id);
  const compiled = compileProgram(program);
  const all = strategies(program, id);

  it.each(all.map((strategy) => [strategy.id, strategy] as const))(
    "%s ends with the same hash on actor, tables and generated code",
    (_id, strategy) => {
      for (let index = 0; index < worlds; index += 1) {
        const seed = `executors#${index}`;
        const expected = playWith(program, { seed }, strategy).campaign.hash();
        for (const executor of ["tables", "compiled"] as const) {
          const memory = strategy.start();
          const run = runCompiled(compiled, { executor, nature: { key: worldKey(seed) } }, (view) =>
            strategy.decide(view, memory),
          );
          expect(run.hash(), `${executor}, ${seed}`).toBe(expected);
        }
      }
    },
  );

  it("gives up at a decision the chart does not take, with the reason", () => {
    const run = (): unknown =>
      runCompiled(compiled, { executor: "compiled", nature: { key: worldKey("x") } }, () => ({
        do: "choose",
        option: "nothing",
      }));
    expect(run).toThrow(RefusedDecision);
    expect(run).toThrow('{"do":"choose","option":"nothing"} on day 0 is refused: not now');
  });
});
