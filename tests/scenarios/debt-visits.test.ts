import { describe, expect, it } from "vitest";
import { buildProgram, compileProgram, type Program, worldKey } from "../../src/engine/index.js";
import { BASELINES, playCompiled, type Strategy } from "../../src/strategies/index.js";
import { BASES, type Edit, shipped, shippedIds, strategies } from "../support/scenarios.js";
import { seeds } from "../support/small.js";

const WORLDS = 20;

/** Visits of a lender that ask although one answer alone is open, by their node, over the shipped strategies and the baselines. */
function idleVisits(id: string, program: Program): readonly string[] {
  const owing = program.model.scenario.encounters.filter(({ when }) => when?.text.includes("days-left(") ?? false);
  const lenders = new Set(owing.map((of) => of.id));
  const idle = new Set<string>();
  const compiled = compileProgram(program);
  for (const strategy of [...strategies(program, id), ...BASELINES.values()]) {
    const watched: Strategy = {
      ...strategy,
      decide(view, memory) {
        const { rest } = view;
        if (rest.kind === "choose" && lenders.has(rest.encounter) && view.options.filter((of) => of.open).length < 2)
          idle.add(`${rest.encounter}.${rest.node}`);
        return strategy.decide(view, memory);
      },
    };
    for (const seed of seeds(WORLDS))
      playCompiled(compiled, { executor: "compiled", nature: { key: worldKey(seed) } }, watched);
  }
  return [...idle];
}

const lending = shippedIds().filter((id) => shipped(id).credit.length > 0 && id !== "hyesan-years");

describe.each(BASES)("a lender's visit, in the base '%s'", (base) => {
  it.each(lending)("asks in '%s' only where there is more than one answer", (id) => {
    expect(idleVisits(id, buildProgram(shipped(id), { base }))).toEqual([]);
  });
});

it("the same look finds a lender who comes though nothing can be answered", () => {
  const unanswerable: Edit = (_name, text) =>
    text
      .replace("to: paid, when: has(won) + stored(won) > 0}", "to: paid, when: has(won) < 0}")
      .replace("sold-belongings = 0}", "sold-belongings < 0}")
      .replace("to: talk, when: kin-asked = 0}", "to: talk, when: kin-asked < 0}");
  const program = buildProgram(shipped("hamhung-trip", unanswerable), { base: "historical" });
  expect(idleVisits("hamhung-trip", program)).toEqual(["reckoning.start"]);
});
