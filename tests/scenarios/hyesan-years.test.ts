import { describe, expect, it } from "vitest";
import { buildProgram, type CompiledProgram, compileProgram, type World, worldKey } from "../../src/engine/index.js";
import type { Encounter } from "../../src/scenario/index.js";
import { playCompiled, type Strategy } from "../../src/strategies/index.js";
import { BASES, shelf, shipped, shippedIds, strategies, trip } from "../support/scenarios.js";
import { seeds } from "../support/small.js";

const YEARS = "hyesan-years";
const WORLDS = 40;
const years = shipped(YEARS);
const embedded = years.episodes.map(({ id }) => id).filter((id) => id !== YEARS);

/** One campaign: where it ended, and on which days which encounters opened. */
function lived(compiled: CompiledProgram, strategy: Strategy, seed: string) {
  let decisions = 0;
  const opened = new Map<string, number>();
  const counting: Strategy = {
    ...strategy,
    decide(view, memory) {
      decisions += 1;
      const { rest } = view;
      if ((rest.kind === "choose" || rest.kind === "ask") && !opened.has(rest.encounter))
        opened.set(rest.encounter, view.day);
      return strategy.decide(view, memory);
    },
  };
  const { rest, world } = playCompiled(compiled, { executor: "compiled", nature: { key: worldKey(seed) } }, counting);
  return { rest, world, decisions, opened };
}

const compiled = new Map(BASES.map((base) => [base as string, compileProgram(trip(base, YEARS))]));
function compiledOf(base: string) {
  const found = compiled.get(base);
  if (found === undefined) throw new Error(`no base '${base}'`);
  return found;
}

const variable = (world: World, id: string): number =>
  world.variables[years.variables.findIndex((of) => of.id === id)] ?? Number.NaN;

/** What an encounter says of itself, its positions among other things left out. */
const shapeOf = ({ id, when, again, nodes }: Encounter): unknown => ({
  id,
  when: when?.text,
  again,
  nodes: nodes.map(({ id: node, step }) => [
    node,
    step.kind,
    step.kind === "choose" ? step.options.map((option) => [option.id, option.to, option.when?.text]) : [],
  ]),
});

describe("the years", () => {
  it("hold every other shipped episode, from the very file that is played alone", () => {
    const alone = shippedIds().filter((id) => id !== YEARS);
    expect(alone.filter((id) => !embedded.includes(id))).toEqual([]);
    const [here, there] = [shelf((_name, text) => text, YEARS), shelf((_name, text) => text, "nobody")];
    for (const id of embedded) expect(here.episode(id)?.main.text, id).toBe(there.episode(id)?.main.text);
  });

  it.each(embedded.filter((id) => shippedIds().includes(id)))("hold the encounters of %s as they are alone", (id) => {
    const position = years.episodes.findIndex((of) => of.id === id);
    const held = years.encounters.filter(({ episodes }) => episodes.includes(position));
    // What a scenario declares beside its episode is its own.
    const file = shelf().episode(id)?.main.text ?? "";
    const alone = shipped(id).encounters.filter((of) => file.includes(`\n  ${of.id}:\n`));
    expect(held.map(shapeOf)).toEqual(alone.map(shapeOf));
  });
});

describe.each(BASES)("played in the base '%s'", (base) => {
  const all = strategies(compiledOf(base).program, YEARS);
  const plays = all.flatMap((strategy) =>
    seeds(WORLDS).map((seed) => ({ strategy: strategy.id, seed, ...lived(compiledOf(base), strategy, seed) })),
  );
  const by = (id: string) => plays.filter(({ strategy }) => strategy === id);

  it("comes to an ending under every strategy, in 95 of 100 worlds within 200 decisions and never far beyond", () => {
    expect(all.length).toBeGreaterThanOrEqual(4);
    for (const { id } of all) {
      const counts = by(id).map(({ decisions }) => decisions);
      expect(by(id).filter(({ rest }) => rest.kind !== "ended")).toEqual([]);
      expect(counts.filter((count) => count > 200).length, id).toBeLessThanOrEqual(WORLDS / 20);
      expect(Math.max(...counts), id).toBeLessThanOrEqual(230);
    }
  });

  it("lets a careful trader live to the last day", () => {
    const lives = by("cautious").filter(({ rest }) => rest.kind === "ended" && rest.ending === "years");
    // About nine of ten do; of 40 worlds fewer than 30 would come in one of 200 such tests.
    expect(lives.length).toBeGreaterThanOrEqual(30);
  });

  it("opens each episode in its time, and each of them for some strategy", () => {
    const seen = new Set<string>();
    for (const { opened } of plays)
      for (const [id, day] of opened) {
        const encounter = years.encounters.find((of) => of.id === id);
        for (const at of encounter?.episodes ?? []) {
          const episode = years.episodes[at];
          if (episode === undefined) continue;
          seen.add(episode.id);
          expect(day, `${id} of ${episode.id}`).toBeGreaterThanOrEqual(episode.from);
          expect(
            day <= episode.until || episode.while !== undefined || encounter?.outlasts,
            `${id} of ${episode.id}`,
          ).toBe(true);
        }
      }
    const asking = years.episodes.map(({ id }) => id).filter((id) => id !== "works-journeys"); // it asks nothing
    expect([...seen].sort()).toEqual(asking.sort());
  });

  it("starves the household that does only what the Party allows, and not every other", () => {
    const died = (id: string): number =>
      by(id).filter(({ rest }) => rest.kind === "ended" && rest.ending === "bereaved").length;
    expect(died("loyal")).toBe(WORLDS);
    expect(died("memoir")).toBeLessThan(WORLDS / 2);
  });

  it("lets what was taken on in an episode come home after it has closed, and only where the encounter outlasts it", () => {
    // Of 40 greedy lives some 30 come to a second fish journey; fewer than 5 with a knock would not come by chance.
    const knocked = (of: typeof plays): number => of.filter(({ opened }) => opened.has("fish-knock")).length;
    const due = by("greedy").filter(({ world }) => variable(world, "fish-pistol-on") > 0);
    const closes = years.episodes.find(({ id }) => id === "kimchaek-fish")?.until ?? 0;
    expect(knocked(due)).toBeGreaterThanOrEqual(5);
    for (const { opened } of due) {
      const day = opened.get("fish-knock");
      if (day !== undefined) expect(day).toBeGreaterThan(closes);
    }
    const forgotten = shipped(YEARS, (_name, text) => text.replace("    outlasts: true\n", ""));
    const there = compileProgram(buildProgram(forgotten, { base }));
    const greedy = all.find(({ id }) => id === "greedy");
    if (greedy === undefined) throw new Error("no strategy 'greedy'");
    expect(knocked(due.map(({ seed }) => ({ ...lived(there, greedy, seed), seed, strategy: "greedy" })))).toBe(0);
  });

  it("carries money and standing from one episode to the next", () => {
    const [memoir, loyal] = [by("memoir"), by("loyal")];
    const mean = (of: typeof plays, id: string): number =>
      of.reduce((sum, { world }) => sum + variable(world, id), 0) / of.length;
    // What the shop of 1993 made of its men stands two years later, when the department's secretary is chosen.
    expect(mean(memoir, "attendance")).toBeGreaterThan(mean(loyal, "attendance") + 0.2);
    // The metal of 1996 pays for what comes after: who never went to Hamhung has nothing to put into Compartment 9.
    expect(memoir.some(({ opened }) => opened.has("nine-loading") || opened.has("nine-arrival"))).toBe(true);
  });
});
