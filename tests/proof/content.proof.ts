import { describe, expect, it } from "vitest";
import { compileProgram, type Transition } from "../../src/engine/index.js";
import { attain, checkStructure, nameOf } from "../../src/lab/index.js";
import { BASELINES } from "../../src/strategies/index.js";
import { BASES, shippedIds, strategies, trip } from "../support/scenarios.js";

/** What a thorough search may cost in each base, in decisions; it ends as soon as every way has been taken. The years hold every episode, and each opens in few of its days. */
const effortOf = (id: string) => ({ worlds: 10, decisions: id === "hyesan-years" ? 600_000 : 400_000 });

describe("every way of every shipped chart", () => {
  it.each(shippedIds().flatMap((id) => BASES.map((base) => [id, base] as const)))(
    "%s, %s: is taken in honest play, or the scenario says why not",
    (id, base) => {
      const program = trip(base, id);
      const compiled = compileProgram(program);
      const roster = [...strategies(program, id), ...BASELINES.values()];
      const stated = new Set(program.model.scenario.rare.keys());
      const { untaken, broken, counts } = attain(compiled, roster, "check", effortOf(id), stated);
      expect(broken).toEqual([]);
      // What leads out of an encounter has no name of its own; where its opening is stated, so is this.
      const isStated = (way: Transition): boolean =>
        stated.has(nameOf(way)) || (way.label === "" && way.leaf.split(".").some((part) => stated.has(part)));
      const unexplained = untaken.filter(({ transition, impossible }) => !impossible && !isStated(transition));
      expect(unexplained.map(({ transition, why }) => `${nameOf(transition)}: ${why}`)).toEqual([]);
      expect(checkStructure(compiled, counts.samples).faults).toEqual([]);
    },
    1_800_000,
  );
});
