import { describe, expect, it } from "vitest";
import {
  buildProgram,
  compileProgram,
  deathCount,
  owed,
  type Program,
  realWealth,
  type World,
  worldKey,
} from "../../src/engine/index.js";
import { namesOf, type Play, playsOf, playWorlds, prepareStudy, weeksOf } from "../../src/lab/index.js";
import { playCompiled, playWith, type Strategy } from "../../src/strategies/index.js";
import { shipped, strategies } from "../support/scenarios.js";

const WORLDS = 12;

function played(program: Program, of: readonly Strategy[], values?: Float64Array, weekly = true): readonly Play[] {
  const study = prepareStudy(program, of, "study", { weekly });
  return [...playsOf(namesOf(program, of), playWorlds(study, 0, WORLDS, values))];
}

describe.each(["hamhung-trip", "pork-soup", "thin-porridge"])("what a play of %s records", (id) => {
  const program = buildProgram(shipped(id));
  const of = strategies(program, id);

  it("is the world it ended in: who went hungry, who died, who was not paid", () => {
    for (const play of played(program, of).filter(({ world }) => world < 4)) {
      const strategy = of.find((one) => one.id === play.strategy);
      if (strategy === undefined) throw new Error("no such strategy");
      const { world } = playWith(program, { seed: `study#${play.world}` }, strategy).campaign;
      expect([...play.missed]).toEqual([...world.missed]);
      expect([...play.died]).toEqual([...world.dead]);
      expect(play.deaths).toBe(deathCount(world));
      expect([...play.unpaid]).toEqual(program.model.scenario.credit.map((_credit, index) => owed(world, index)));
    }
  });

  it("is the same in a world that another campaign is over with", () => {
    const compiled = compileProgram(program);
    let world: World | undefined;
    for (let index = 0; index < 6; index += 1)
      for (const strategy of of) {
        const options = { executor: "compiled", nature: { key: worldKey(`study#${index}`) } } as const;
        const again = playCompiled(compiled, { ...options, world }, strategy);
        expect(again.hash()).toBe(playCompiled(compiled, options, strategy).hash());
        world = again.world;
      }
  });

  it("has wealth week by week up to its end, and the deepest fall of it", () => {
    for (const { day, weekly = new Float64Array(), wealth, drawdown } of played(program, of)) {
      expect(weekly.length).toBe(weeksOf(program.model));
      expect([...weekly].filter((value) => !Number.isNaN(value)).length).toBeGreaterThanOrEqual(
        Math.floor(day / 7) - 1,
      );
      const line = [...[...weekly].filter((value) => !Number.isNaN(value)), wealth];
      let peak = Number.NEGATIVE_INFINITY;
      let fall = 0;
      for (const value of line) {
        peak = Math.max(peak, value);
        fall = Math.max(fall, peak - value);
      }
      // The first night is looked at too, and may be the height.
      expect(drawdown).toBeGreaterThanOrEqual(fall);
    }
  });

  it("is what `--set` gives, where numbers take the place of the scenario's", () => {
    const { scenario, values, varying } = program.model;
    const hidden = new Set(varying.map(({ at }) => at));
    let moved = 0;
    for (const [at, { name, literals }] of scenario.parameters.entries()) {
      const literal = literals.get(program.model.base) ?? [...literals.values()][0];
      if (literal === undefined || literal.low === literal.high || hidden.has(at) || at % 13 !== 0) continue;
      const set = values.slice();
      set[at] = literal.high;
      const changed = buildProgram(scenario, { changes: { [name]: literal.high } });
      expect(played(program, of, set, false)).toEqual(played(changed, strategies(changed, id), undefined, false));
      moved += 1;
    }
    expect(moved).toBeGreaterThan(1);
  });
});

it("a night nobody watches is a night nobody counts: the watch changes no world", () => {
  const program = buildProgram(shipped("hamhung-trip"));
  const of = strategies(program, "hamhung-trip");
  const worthOf = (world: World): number => realWealth(world);
  for (const play of played(program, of).slice(0, 8)) {
    const strategy = of.find((one) => one.id === play.strategy);
    if (strategy === undefined) throw new Error("no such strategy");
    expect(worthOf(playWith(program, { seed: `study#${play.world}` }, strategy).campaign.world)).toBe(play.wealth);
  }
});
