import { describe, expect, it } from "vitest";
import {
  buildProgram,
  compileProgram,
  keyOfWorld,
  Nature,
  runCompiled,
  twinOf,
  View,
  worldKey,
} from "../../src/engine/index.js";
import {
  bounds,
  Gathered,
  namesOf,
  playWorlds,
  prepareStudy,
  rehearsed,
  type Study,
  searchWorlds,
  wantingFor,
} from "../../src/lab/index.js";
import { betterBy, clairvoyant, honest, type Imagine, searcherFor } from "../../src/lab/search.js";
import { BASELINES, type Strategy } from "../../src/strategies/index.js";
import { shipped, strategies, trip } from "../support/scenarios.js";
import { moreHidden } from "../support/twin.js";

const program = trip("memoir");
const of = strategies(program);
const study = prepareStudy(program, of, "search");
const idle = BASELINES.get("idle") ?? strategies(program)[0];
if (idle === undefined) throw new Error("nobody idles");
const SETTINGS = { base: 3, rollouts: 8 };

/** How often a search decides otherwise in a twin of the world, where only what the trader cannot see is different. */
function peeks(
  on: Study,
  worlds: number,
  imagine: (nature: Nature) => Imagine,
): { readonly decisions: number; readonly parted: number } {
  let [decisions, parted] = [0, 0];
  for (let index = 0; index < worlds; index += 1) {
    const nature = new Nature(on.compiled.program.model, keyOfWorld(on.root, index));
    const [here, there] = [0, 1].map(() => searcherFor(on, SETTINGS, nature.key, imagine(nature)));
    if (here === undefined || there === undefined) throw new Error("no searchers");
    runCompiled(on.compiled, { executor: "compiled", nature }, (view, leaf, world) => {
      const twin = twinOf(world, worldKey(`twin ${index}`));
      const other = there.decide(new View(on.compiled.program, twin, view.rest), twin, leaf);
      const own = here.decide(view, world, leaf);
      decisions += 1;
      parted += JSON.stringify(own) === JSON.stringify(other) ? 0 : 1;
      return own;
    });
  }
  return { decisions, parted };
}

describe("a search", () => {
  it("decides the same where only values differ that a trader cannot see", () => {
    const { decisions, parted } = peeks(study, 4, ({ key }) => honest(key, 6));
    expect(decisions).toBeGreaterThan(40);
    expect(parted).toBe(0);
  });

  it("would be caught knowing this world's future", () => {
    expect(peeks(study, 6, () => clairvoyant).parted).toBeGreaterThan(0);
  });

  it("would be caught knowing only this world's hidden numbers, its future redrawn", () => {
    const knowsTypes = ({ key }: Nature): Imagine => {
      const redraws = honest(key, 6);
      return (world, decision) =>
        redraws(world, decision).map((imagined) => {
          imagined.nature.parameters.set(world.nature.parameters);
          return imagined;
        });
    };
    expect(peeks(study, 12, knowsTypes).parted).toBeGreaterThan(0);
  });

  it("redraws what the day has drawn already and nobody has seen: patrols, and buyers where the trader is not", () => {
    const stall = buildProgram(shipped("pork-soup"));
    const nature = new Nature(stall.model, worldKey("today"));
    let [looks, differing] = [0, 0];
    const [memoir] = strategies(stall, "pork-soup").filter(({ id }) => id === "memoir");
    if (memoir === undefined) throw new Error("no strategy 'memoir'");
    runCompiled(compileProgram(stall), { executor: "compiled", nature }, (view, _leaf, world) => {
      if (world.day < 1) return memoir.decide(view, undefined);
      const other = world.copy();
      for (const [post, comes] of other.patrolToday.entries()) other.patrolToday[post] = 1 - comes;
      const [here, there] = [world, other].map((of) =>
        honest(nature.key, 12)(of, looks).map(({ patrolToday, buyersToday }) => [[...patrolToday], [...buyersToday]]),
      );
      expect(there).toEqual(here);
      looks += 1;
      differing += new Set(here?.map((one) => JSON.stringify(one))).size > 1 ? 1 : 0;
      return memoir.decide(view, undefined);
    });
    expect(looks).toBeGreaterThan(20);
    expect(differing).toBeGreaterThan(10);
  });

  it("weighs what it imagines by what the trader has seen at posts", () => {
    const hiding = buildProgram(shipped("hamhung-trip", moreHidden));
    const stops = hiding.model.varying.find(({ at }) => hiding.model.scenario.posts.some((post) => post.stops === at));
    const belief = hiding.model.scenario.posts.find((post) => post.stops === stops?.at)?.belief ?? -1;
    const nature = new Nature(hiding.model, worldKey("weighed"));
    const meanStops = (often: number): number => {
      let sum = 0;
      let told = false;
      runCompiled(compileProgram(hiding), { executor: "compiled", nature }, (view, _leaf, world) => {
        if (!told) {
          const seen = world.copy();
          seen.evidence[(hiding.model.firstBelief[belief] ?? 0) + (often > 0 ? 0 : 1)] = 8;
          for (const imagined of honest(nature.key, 40)(seen, 1)) sum += imagined.parameter(stops?.at ?? -1) / 40;
          told = true;
        }
        return idle.decide(view, undefined);
      });
      return sum;
    };
    expect(meanStops(1)).toBeGreaterThan(1.15 * meanStops(0));
  });
});

describe("a way that is lost in a world imagined", () => {
  const LOST = Number.NEGATIVE_INFINITY;

  it("counts as worse than any that is not, and in no gain", () => {
    expect(betterBy([5, 6, 7], [5, LOST, 7])).toEqual({ saved: 1, gain: 0 });
    expect(betterBy([LOST, 9, 9], [1, 1, 1])).toEqual({ saved: -1, gain: 8 });
    expect(betterBy([LOST, 4, 4.5], [LOST, 1, 1])).toEqual({ saved: 0, gain: 3.25 });
    expect(betterBy([LOST], [LOST])).toEqual({ saved: 0, gain: 0 });
    expect(betterBy([3, 1], [1, 3])).toEqual({ saved: 0, gain: 0 });
  });

  it("is left for one that is not, and a strategy that fails does not end the study", () => {
    const refused: Strategy = {
      id: "refused",
      start: () => undefined,
      decide: () => ({ do: "choose", option: "nowhere" }),
    };
    const throws: Strategy = {
      id: "throws",
      start: () => undefined,
      decide: () => {
        throw new Error("lost");
      },
    };
    const memoir = of.find(({ id }) => id === "memoir") ?? idle;
    const keptWith = (...all: readonly Strategy[]): number =>
      searchWorlds(prepareStudy(program, all, "search"), { base: 0, rollouts: 4 }, 0, 1).cells[0] ?? 0;
    const [alone, saved] = [keptWith(refused, throws), keptWith(refused, memoir)];
    expect(alone).not.toBeNaN();
    expect(saved).toBeGreaterThan(alone);
  });
});

describe("two bounds", () => {
  const WORLDS = 24;
  const { base, margin } = rehearsed(program, of, "search", 1000);
  const gathered = new Gathered(namesOf(program, of), 1000);
  gathered.add(playWorlds(study, 0, WORLDS));
  const parts = [
    searchWorlds(study, { base, rollouts: 10 }, 0, 10),
    searchWorlds(study, { base, rollouts: 10 }, 10, WORLDS),
  ];
  const found = bounds(gathered, parts, 1000, margin);

  it("start from the best of the strategies on worlds of their own, and fix the margin there", () => {
    expect(of[base]?.id).toBe("memoir");
    expect(rehearsed(program, of, "search", 1000)).toEqual({ base, margin, worlds: 400 });
    expect(margin).toBeGreaterThan(0);
  });

  it("have hindsight in every world no worse than any candidate and the policy", () => {
    const [hindsight, policy] = [found.hindsight.mean.value, found.policy.mean.value];
    expect(hindsight).toBeGreaterThanOrEqual(policy);
    for (const { regret } of found.strategies) expect(regret.low).toBeGreaterThanOrEqual(0);
    expect(found.luck.low).toBeGreaterThanOrEqual(0);
  });

  it("have a policy that loses to no strategy by more than the margin", () => {
    for (const { strategy, decisions } of found.strategies)
      expect(decisions.value, strategy).toBeGreaterThanOrEqual(-margin);
  });

  it("split a strategy's regret into luck and decisions that add up", () => {
    for (const { regret, decisions } of found.strategies)
      expect(decisions.value + found.luck.value).toBeCloseTo(regret.value, 6);
  });

  it("say what would show the margin: more worlds where it is a matter of width, more rollouts where the search did worse", () => {
    const decisions = (value: number, half: number) => [
      { strategy: "a", decisions: { value: 50, low: 49, high: 51 } },
      { strategy: "b", decisions: { value, low: value - half, high: value + half } },
    ];
    expect(wantingFor(decisions(0, 4), 5, 20)).toBeUndefined();
    // Half a width of 20 in 20 worlds is one of 5 in 20 * (20 / 5)^2.
    expect(wantingFor(decisions(0, 20), 5, 20)).toEqual({ strategy: "b", worlds: 320 });
    expect(wantingFor(decisions(-6, 1), 5, 20)).toEqual({ strategy: "b", worlds: undefined });
    // Few worlds show nothing, however narrow they seem.
    expect(wantingFor(decisions(0, 1), 5, 4)).toEqual({ strategy: "b", worlds: 10 });
    expect(wantingFor(decisions(-6, 1), 5, 4)).toEqual({ strategy: "b", worlds: 10 });
    expect(found.holds).toBe(found.wanting === undefined);
  });

  it("count nothing of what is held as kept in ruin, so that neither seeks it", () => {
    const [bound, ...others] = [found.hindsight, found.policy, ...found.strategies];
    for (const { ruined } of others) expect(bound?.ruined.value).toBeLessThanOrEqual(ruined.value);
  });
});
