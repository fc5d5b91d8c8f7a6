import { describe, expect, it } from "vitest";
import type { AnyStateNode } from "xstate";
import type { Chart } from "../../src/engine/chart/campaign.js";
import { Phrases, type State } from "../../src/engine/chart/vocabulary.js";
import { buildProgram, hashOf, type Program, restName, Session, type World } from "../../src/engine/index.js";
import { faultsOf, reachable, statesOf } from "../support/chart.js";
import { play, type Step, take, viewOf } from "../support/play.js";
import { BASES, shippedIds, strategies, trip } from "../support/scenarios.js";
import { seeds, smallScenario } from "../support/small.js";

const charts: readonly (readonly [string, Program])[] = [
  ["the small scenario", buildProgram(smallScenario())],
  ...shippedIds().map((id) => [id, trip("memoir", id)] as const),
];

describe.each(charts)("the chart of %s", (_name, program) => {
  it("is a plain tree: every way leads somewhere, every phrase is registered and used", () => {
    expect(faultsOf(program.chart)).toEqual([]);
  });

  it("waits first, and in each of its rests until an event", () => {
    const { root } = program.chart;
    expect(root.states[root.initial]?.meta).toEqual({ rest: { kind: "begin" } });
    expect(root.states[root.initial]?.always).toBeUndefined();
    for (const { path, state } of statesOf(root)) {
      if (state.meta === undefined || state.meta.rest.kind === "ended") continue;
      expect(Object.keys(state.on ?? {}).length, path.join(".")).toBeGreaterThan(0);
      expect(state.always?.every(({ guard }) => guard !== undefined) ?? true, path.join(".")).toBe(true);
    }
  });

  it("can reach every one of its states", () => {
    const reached = reachable(program.chart.root);
    const names = statesOf(program.chart.root).map(({ path }) => path.join("."));
    expect(names.filter((name) => !reached.has(name))).toEqual([]);
  });

  it("is what XState was given", () => {
    const idsUnder = (node: AnyStateNode): string[] => [node.id, ...Object.values(node.states).flatMap(idsUnder)];
    const given = idsUnder(program.machine.root as unknown as AnyStateNode);
    expect(given.sort()).toEqual(
      statesOf(program.chart.root)
        .map(({ path }) => path.join("."))
        .sort(),
    );
  });
});

describe("the walk over a chart", () => {
  const planted = (state: State, prepare: (phrases: Phrases) => void = () => {}): string[] => {
    const phrases = new Phrases();
    prepare(phrases);
    const root = { initial: "a", states: { a: state, b: { meta: { rest: { kind: "plan" } }, on: {} } } } as const;
    return faultsOf({ root, phrases } satisfies Chart);
  };

  it("finds each kind of fault", () => {
    const meta = { rest: { kind: "begin" } } as const;
    expect(planted({ meta, on: { go: { target: "b" } } })).toEqual([]);
    expect(planted({ meta, on: { go: { target: "c" } } })).toEqual(["campaign.a leads to 'c', which is nowhere"]);
    expect(planted({ meta, on: { go: [{ target: "#campaign.a.b" }] } })).toHaveLength(1);
    expect(planted({ always: [{ target: "b", guard: "never said" }, { target: "b" }] })).toEqual([
      "no guard 'never said' is registered",
    ]);
    expect(planted({ entry: ["shout"], always: [{ target: "b" }] })).toEqual(["no action 'shout' is registered"]);
    expect(planted({ always: [{ target: "b" }] }, (phrases) => phrases.act("idle", () => {}))).toEqual([
      "action 'idle' is never used",
    ]);
    expect(
      planted({ always: [{ target: "b", guard: "perhaps" }] }, (phrases) => phrases.when("perhaps", () => false)),
    ).toEqual(["campaign.a may find no way on"]);
    expect(planted({})).toEqual(["campaign.a neither waits nor goes on"]);
    expect(planted({ initial: "x", states: {} })).toEqual(["campaign.a starts nowhere"]);
    for (const odd of [{ type: "parallel" }, { type: "history" }, { after: { 5: "b" } }, { invoke: { src: "x" } }])
      expect(planted({ meta, ...odd } as unknown as State), JSON.stringify(odd)).toHaveLength(1);
    expect(planted({ meta, on: { go: { target: "b", reenter: true } } } as unknown as State)).toEqual([
      "campaign.a has a way with 'reenter'",
    ]);
  });
});

describe("what may be done", () => {
  /** Whether the chart takes each option shown, tried on forks. */
  function triedOptions({ session, view }: Step): { name: string; shown: boolean; taken: boolean }[] {
    return view.options.map(({ id, open }) => {
      const fork = take(new Session(session.program, session.choice), ...session.decisions);
      const taken = fork.decide({ do: "choose", option: id }).ok;
      return { name: `${restName(view.rest)}.${id}`, shown: open, taken };
    });
  }

  it.each(BASES)("is shown by the view as the chart takes it, in the base '%s'", (base) => {
    const program = trip(base);
    const tried: ReturnType<typeof triedOptions> = [];
    for (const strategy of strategies(program)) {
      for (const seed of seeds(20))
        play(new Session(program, { seed }), strategy, (step) => tried.push(...triedOptions(step)));
    }
    expect(tried.filter(({ shown, taken }) => shown !== taken)).toEqual([]);
    expect(tried.length).toBeGreaterThan(200);
    expect(new Set(tried.map(({ shown }) => shown)).size).toBe(2);
  });
});

describe("a snapshot", () => {
  it("stays what it was, whatever is decided later", () => {
    const program = trip("memoir");
    for (const strategy of strategies(program)) {
      for (const seed of seeds(20)) {
        const kept: { world: World; hash: string }[] = [];
        const session = new Session(program, { seed });
        play(session, strategy, () => {
          const { world } = session.campaign;
          kept.push({ world, hash: hashOf(world, "") });
        });
        expect(kept.map(({ world }) => hashOf(world, ""))).toEqual(kept.map(({ hash }) => hash));
        expect(new Set(kept.map(({ hash }) => hash)).size).toBeGreaterThan(kept.length / 2);
      }
    }
  });

  it("is not changed by looking at it or by a refused decision", () => {
    const session = new Session(trip("memoir"), { seed: "looked at" });
    const [strategy] = strategies(session.program);
    if (strategy === undefined) throw new Error("no strategy");
    play(session, strategy, () => {
      const hash = session.campaign.hash();
      const posted = session.journal.postings.length;
      const view = viewOf(session);
      for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(view))) Reflect.get(view, name);
      for (const decision of [
        { do: "wait", days: 0 },
        { do: "finish", ending: "nothing" },
      ] as const)
        expect(session.decide(decision).ok).toBe(false);
      expect([session.campaign.hash(), session.journal.postings.length]).toEqual([hash, posted]);
    });
  });

  it("has a hash that no field escapes", () => {
    const { world } = new Session(trip("memoir"), { seed: "fields" }).campaign;
    const before = hashOf(world, "");
    for (const [name, value] of Object.entries(world)) {
      const changed = world.copy();
      if (typeof value === "number") Reflect.set(changed, name, value + 1);
      else if (value instanceof Float64Array && value.length > 0)
        Reflect.set(
          changed,
          name,
          value.map((of) => of + 1),
        );
      else continue;
      expect(hashOf(changed, ""), name).not.toBe(before);
      expect(hashOf(world.copy(), ""), `copy of ${name}`).toBe(before);
    }
    expect(hashOf(world, "elsewhere")).not.toBe(before);
  });
});
