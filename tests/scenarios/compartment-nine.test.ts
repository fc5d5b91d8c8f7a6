import { describe, expect, it } from "vitest";
import {
  buildProgram,
  type CompiledProgram,
  compileProgram,
  keyOfWorld,
  Nature,
  realWealth,
  rootKey,
  type World,
} from "../../src/engine/index.js";
import { showProblem } from "../../src/scenario/index.js";
import { playCompiled, readRuleList, type Strategy } from "../../src/strategies/index.js";
import { type Sample, sampleOf } from "../support/campaigns.js";
import { BASES, ruleFiles, shipped } from "../support/scenarios.js";

const ID = "compartment-nine";
const WORLDS = 200;
const MEMOIR = ruleFiles(ID).find(({ name }) => name.endsWith("/memoir.yaml"));
type Changes = Readonly<Record<string, number>>;
type Edit = readonly [from: string, to: string];

const programs = new Map<string, CompiledProgram>();
function compiledWith(base: string, changes: Changes): CompiledProgram {
  const key = JSON.stringify([base, changes]);
  const known = programs.get(key) ?? compileProgram(buildProgram(shipped(ID), { base, changes }));
  programs.set(key, known);
  return known;
}

/** The memoir's strategy with some of its words changed. */
function strategyOf({ program }: CompiledProgram, edits: readonly Edit[]): Strategy {
  if (MEMOIR === undefined) throw new Error("no strategy 'memoir'");
  const text = edits.reduce((sum, [from, to]) => {
    if (!sum.includes(from)) throw new Error(`the strategy does not say '${from}'`);
    return sum.replace(from, to);
  }, MEMOIR.text);
  const read = readRuleList({ name: MEMOIR.name, text }, program);
  if ("problems" in read) throw new Error(read.problems.map(showProblem).join("\n"));
  return read.strategy;
}

interface Study {
  readonly base?: string;
  readonly changes?: Changes;
  readonly edits?: readonly Edit[];
}

/** Ends of the same worlds, read by `measure`. */
function ends<T>(
  { base = "memoir", changes = {}, edits = [] }: Study,
  measure: (world: World, ending: string) => T,
): readonly T[] {
  const compiled = compiledWith(base, changes);
  const strategy = strategyOf(compiled, edits);
  const root = rootKey("nine");
  return Array.from({ length: WORLDS }, (_, index) => {
    const nature = new Nature(compiled.program.model, keyOfWorld(root, index));
    const { world, rest } = playCompiled(compiled, { executor: "compiled", nature }, strategy);
    return measure(world, rest.kind === "ended" ? rest.ending : "");
  });
}

/** Tonnes of rice at the end; the start is alike in all worlds. */
const net = (study: Study): readonly number[] => ends(study, (world) => realWealth(world) / 1e6);
const lessPaired = (a: readonly number[], b: readonly number[]): Sample =>
  sampleOf(a.map((of, index) => of - (b[index] ?? 0)));

/** Changes whose names exist. */
function named(changes: Changes): Changes {
  const known = new Set(shipped(ID).parameters.map(({ name }) => name));
  for (const name of Object.keys(changes)) if (!known.has(name)) throw new Error(`no number '${name}'`);
  return changes;
}

const stoppingAfter = (shipments: number): Edit => ["enough: 12 shipment", `enough: ${shipments} shipment`];

const INNER = 7;

/** Attention does not grow with shipments, stops or talk of the crew. */
const NO_TALK = named({ "numbers.nine-talk": 0, "numbers.nine-talk-stop": 0 });

describe("when to stop", () => {
  it.each(BASES)("an end after some shipments beats an early and a late one, in the base '%s'", (base) => {
    const [early, inner, late] = [2, INNER, 12].map((of) => net({ base, edits: [stoppingAfter(of)] }));
    expect(lessPaired(inner ?? [], early ?? []).low).toBeGreaterThan(0);
    expect(lessPaired(inner ?? [], late ?? []).low).toBeGreaterThan(0);
  });

  it.each(BASES)("but the last possible end is best where attention does not grow, in the base '%s'", (base) => {
    const [inner, late] = [INNER, 12].map((of) => net({ base, changes: NO_TALK, edits: [stoppingAfter(of)] }));
    expect(lessPaired(late ?? [], inner ?? []).low).toBeGreaterThan(0);
  });

  it("because the share of worlds that end in detention rises with each shipment more", () => {
    const detained = (shipments: number): number =>
      ends({ edits: [stoppingAfter(shipments)] }, (_world, ending) => ending).filter((id) => id === "detained").length /
      WORLDS;
    const [few, some, many] = [3, INNER, 12].map(detained);
    expect(some).toBeGreaterThan((few ?? 1) + 0.03);
    expect((many ?? 0) - (some ?? 1)).toBeGreaterThan((some ?? 1) - (few ?? 0));
  });
});

describe("the head conductor", () => {
  /** Share of worlds in which he kept a shipment. */
  const kept = (study: Study): number =>
    ends(study, (world) => {
      const { accounts, scenario } = world.model;
      const metal = ["pobedit", "used-pobedit"].map((id) => scenario.commodities.findIndex((of) => of.id === id));
      return metal.some((of) => world.balance(accounts.indexOf("head-conductor"), of) > 0);
    }).filter((of) => of).length / WORLDS;

  it("holds while he is paid what he asked", () => {
    expect(kept({})).toBe(0);
  });

  it("keeps the metal in most worlds when his sum is halved after a delivery", () => {
    expect(
      kept({
        edits: [["settle, do: {choose: dine}", "settle, do: {choose: less}"]],
      }),
    ).toBeGreaterThan(0.9);
  });

  it("or when the load is worth far more than the sums still to come", () => {
    const found = named({ "numbers.nine-new-found": 120_000 * 6, "numbers.nine-used-found": 50_000 * 6 });
    expect(kept({ changes: found, edits: [stoppingAfter(6)] })).toBeGreaterThan(0.5);
  });

  it("and holds even such a load where his sum is raised with it", () => {
    const found = named({
      "numbers.nine-new-found": 120_000 * 6,
      "numbers.nine-used-found": 50_000 * 6,
      "numbers.nine-asked": 800_000 * 100 * 6, // smallest units of money
    });
    expect(kept({ changes: found, edits: [stoppingAfter(1)] })).toBe(0);
  });
});

describe("used metal", () => {
  const asking = (kind: string): Edit => ["asking.start, do: {choose: week}", `asking.start, do: {choose: ${kind}}`];
  const gain = (changes: Changes): Sample =>
    lessPaired(
      net({ changes, edits: [asking("used"), stoppingAfter(3)] }),
      net({ changes, edits: [asking("new"), stoppingAfter(3)] }),
    );

  it("earns more than new, since it costs half and sells alike", () => {
    expect(gain({}).low).toBeGreaterThan(0);
  });

  it("earns less where it sells at half as well", () => {
    expect(gain(named({ "numbers.nine-used-sells": 0.5, "markets.hyesan/used-pobedit.bid": 500 })).high).toBeLessThan(
      0,
    );
  });
});
