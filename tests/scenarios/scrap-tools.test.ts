import { describe, expect, it } from "vitest";
import { buildProgram, compileProgram, keyOfWorld, Nature, rootKey, type World } from "../../src/engine/index.js";
import { playCompiled } from "../../src/strategies/index.js";
import { sampleOf } from "../support/campaigns.js";
import { BASES, shipped, strategies } from "../support/scenarios.js";

const ID = "scrap-tools";
const WORLDS = 100;

/** Share of the men who come on the last day, over worlds played by a shipped strategy, with its 95 % interval. */
function attendance(
  strategyId: string,
  base: string,
  changes: Readonly<Record<string, number>> = {},
): ReturnType<typeof sampleOf> {
  const program = buildProgram(shipped(ID), { base, changes });
  const strategy = strategies(program, ID).find(({ id }) => id === strategyId);
  if (strategy === undefined) throw new Error(`no strategy '${strategyId}'`);
  const compiled = compileProgram(program);
  const at = program.model.scenario.variables.findIndex(({ id }) => id === "attendance");
  const shares = Array.from({ length: WORLDS }, (_, index) => {
    const nature = new Nature(program.model, keyOfWorld(rootKey("year"), index));
    const { world }: { world: World } = playCompiled(compiled, { executor: "compiled", nature }, strategy);
    return world.variables[at] ?? Number.NaN;
  });
  return sampleOf(shares);
}

describe.each(BASES)("attendance, in the base '%s'", (base) => {
  it("rises to 95 in a hundred and more where idle hours are sold and shared out", () => {
    expect(attendance("memoir", base).low).toBeGreaterThan(0.95);
  });

  it("rises no further than the cards bring it where there are no idle hours", () => {
    expect(attendance("memoir", base, { "numbers.cut-odds": 0 }).high).toBeLessThan(0.85);
  });

  it("nor where the shops pay nothing worth sharing, or the men do not care for pay and beer", () => {
    expect(attendance("memoir", base, { "numbers.tools-a-cut": 0.001 }).high).toBeLessThan(0.85);
    expect(attendance("memoir", base, { "numbers.by-pay": 0, "numbers.by-beer": 0 }).high).toBeLessThan(0.85);
  });

  it("does not rise where the gamblers are reported and nothing else is done", () => {
    expect(attendance("loyal", base).high).toBeLessThan(0.7);
  });
});
