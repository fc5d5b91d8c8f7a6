import { describe, expect, it } from "vitest";
import { buildProgram, compileProgram, keyOfWorld, Nature, rootKey, type World } from "../../src/engine/index.js";
import { playCompiled } from "../../src/strategies/index.js";
import { netsOf, sampleOf } from "../support/campaigns.js";
import { BASES, shipped, strategies } from "../support/scenarios.js";

const ID = "labour-day";
const WORLDS = 200;
type Changes = Readonly<Record<string, number>>;
type Sample = ReturnType<typeof sampleOf>;

/** Loyalty keeps nobody silent. */
const TALKATIVE: Changes = { "numbers.hush": 0 };

/** Reports against the secretary in each world, played by a shipped strategy. */
function reports(strategyId: string, base: string, changes: Changes): readonly number[] {
  const program = buildProgram(shipped(ID), { base, changes });
  const strategy = strategies(program, ID).find(({ id }) => id === strategyId);
  if (strategy === undefined) throw new Error(`no strategy '${strategyId}'`);
  const compiled = compileProgram(program);
  const at = program.model.scenario.variables.findIndex(({ id }) => id === "reports");
  return Array.from({ length: WORLDS }, (_, index) => {
    const nature = new Nature(program.model, keyOfWorld(rootKey("talk"), index));
    const { world }: { world: World } = playCompiled(compiled, { executor: "compiled", nature }, strategy);
    return world.variables[at] ?? Number.NaN;
  });
}

const less = (a: readonly number[], b: readonly number[]): Sample =>
  sampleOf(a.map((value, index) => value - (b[index] ?? Number.NaN)));

/** What the two feasts change, beside the same fund, groups and iron without them. */
const fewerReports = (base: string, changes: Changes = {}): Sample =>
  less(reports("thrifty", base, changes), reports("memoir", base, changes));
/** Real wealth in kg of rice by which the feasts leave more, in the same worlds. */
const gains = new Map<string, readonly number[]>();
function gainEach(base: string, changes: Changes = {}): readonly number[] {
  const key = JSON.stringify([base, changes]);
  const known = gains.get(key);
  if (known !== undefined) return known;
  const thrifty = netsOf(ID, "thrifty", { base, worlds: WORLDS, changes });
  const each = netsOf(ID, "memoir", { base, worlds: WORLDS, changes }).map(
    (grams, index) => (grams - (thrifty[index] ?? Number.NaN)) / 1000,
  );
  gains.set(key, each);
  return each;
}

describe.each(BASES)("a feast, in the base '%s'", (base) => {
  it("pays in silence: fewer report", () => {
    expect(fewerReports(base).low).toBeGreaterThan(0.3);
  });

  it("which brings back about what it cost", () => {
    const hushed = gainEach(base);
    const talkative = gainEach(base, TALKATIVE);
    expect(sampleOf(hushed).high).toBeGreaterThan(0);
    expect(less(hushed, talkative).low).toBeGreaterThan(200);
  });

  it("changes nothing where loyalty keeps nobody silent, and is money lost", () => {
    const { low, high } = fewerReports(base, TALKATIVE);
    expect(low).toBeLessThan(0.1);
    expect(high).toBeLessThan(0.3);
    expect(sampleOf(gainEach(base, TALKATIVE)).high).toBeLessThan(0);
  });
});
