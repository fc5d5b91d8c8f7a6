import { describe, expect, it } from "vitest";
import { buildProgram, type Program, type Rest, readable, Session, View, type World } from "../../src/engine/index.js";
import { type WorldKey, worldKey } from "../../src/engine/luck.js";
import { Nature } from "../../src/engine/nature.js";
import { World as AnyWorld } from "../../src/engine/world.js";
import { CALLS, declaredIn, lexiconOf, NAMES } from "../../src/scenario/index.js";
import { begun, play, viewOf } from "../support/play.js";
import { BASES, type Edit, shipped, strategies, TRIP } from "../support/scenarios.js";
import { seeds } from "../support/small.js";

/** Makes numbers that the shipped scenario only doubts differ from world to world, so that there is more to hide. */
const HIDDEN =
  /\b(drive-odds|yard-theft|house-search|varnish-good|listens|stops|heat|found|all|part|bribe-costs|run-odds|second-look|patient|share): -?[\d.]+ \(([\d.]+)\.\.([\d.]+)\)/g;
const moreHidden: Edit = (name, text) =>
  name.endsWith("/episode.yaml") ? text.replace(HIDDEN, (_all, key, low, high) => `${key}: ${low}~${high}`) : text;

/** Getters of a view and of what it extends, by name: a new one is compared without being listed here. */
function gettersOf(view: View): string[] {
  const names = new Set<string>();
  for (let proto = Object.getPrototypeOf(view); proto !== Object.prototype; proto = Object.getPrototypeOf(proto)) {
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(proto))) if (get) names.add(name);
  }
  return [...names].sort();
}

const seen = (view: View): Record<string, unknown> =>
  Object.fromEntries(gettersOf(view).map((name) => [name, Reflect.get(view, name)]));

/** Every choice of one from each list. */
const argumentsOf = (lists: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  lists.reduce<readonly (readonly string[])[]>(
    (all, list) => all.flatMap((chosen) => list.map((one) => [...chosen, one])),
    [[]],
  );

/** Every expression of one word that a rule list may use. */
function wordsOf({ model }: Program): readonly string[] {
  const { ids } = lexiconOf(model.scenario);
  const calls = Object.entries(CALLS).flatMap(([name, { takes }]) =>
    argumentsOf(takes.map((kind) => ids[kind])).map((args) => `${name}(${args.join(", ")})`),
  );
  return [...Object.keys(NAMES), ...declaredIn(model.scenario, true).keys(), ...calls];
}

function readerOf(program: Program): (view: View) => Record<string, number> {
  const words = wordsOf(program).map((word) => {
    const result = readable(program, word);
    if (!result.ok) throw new Error(`${word}: ${result.what}`);
    return [word, result.readable] as const;
  });
  return (view) => Object.fromEntries(words.map(([word, of]) => [word, view.read(of)]));
}

/** Numbers a price is made of, in the base at hand. */
function behind(program: Program, series: number): readonly number[] {
  const curve = program.model.series[series]?.price;
  return (curve?.points.get(program.model.base) ?? []).map(({ at }) => at);
}

/** Which price series the trader has before his eyes: those of the place he stands in. */
function inSight(program: Program, w: World): readonly number[] {
  const { markets, offers } = program.model.scenario;
  return [...markets, ...offers].flatMap((of, series) => (of.place === w.place ? [series] : []));
}

/** The same history in a world with another key: other officers, other odds, other prices elsewhere, another future. */
function twin(program: Program, w: World, key: WorldKey): World {
  const nature = new Nature(program.model, key);
  const paths: number[][] = Reflect.get(nature, "paths");
  for (const series of inSight(program, w)) {
    const day = Math.max(1, w.day);
    w.nature.price(series, day); // paths grow when first asked
    const past: number[][] = Reflect.get(w.nature, "paths");
    paths[series] = (past[series] ?? []).slice(0, day + 1);
    for (const at of behind(program, series)) nature.parameters[at] = w.parameter(at);
  }
  const other = new AnyWorld(nature);
  for (const [name, value] of Object.entries(w)) {
    if (typeof value === "number") Reflect.set(other, name, value);
    if (value instanceof Float64Array) Reflect.set(other, name, value.slice());
  }
  return other;
}

const CASES = [
  ...BASES.map((base) => ({ id: TRIP, base, worlds: 25, varying: 15, looks: 1_000 })),
  ...BASES.map((base) => ({ id: "pork-soup", base, worlds: 3, varying: 8, looks: 150 })),
];

describe.each(CASES)(
  "behind one history of $id, in the base '$base'",
  ({ id, base, worlds, varying, looks: least }) => {
    const program = buildProgram(shipped(id, moreHidden), { base });
    const read = readerOf(program);

    it("other hidden numbers and another future give the same view, at every decision", () => {
      let looks = 0;
      for (const strategy of strategies(program, id)) {
        for (const seed of seeds(worlds)) {
          play(new Session(program, { seed }), strategy, ({ session, view }) => {
            const { world, rest } = session.campaign;
            const other = twin(program, world, worldKey(`not ${seed}`));
            const otherView = new View(program, other, rest);
            expect(seen(otherView)).toEqual(seen(view));
            expect(read(otherView)).toEqual(read(view));
            looks += 1;
          });
        }
      }
      expect(program.model.varying.length).toBeGreaterThanOrEqual(varying);
      expect(looks).toBeGreaterThan(least);
    });
  },
);

describe.each(BASES)("an officer's mind, in the base '%s'", (base) => {
  const program = buildProgram(shipped(TRIP, moreHidden), { base });

  it("an officer's hidden numbers show in nothing before he has decided, and may show after", () => {
    const scenario = program.model.scenario;
    const bought = buildProgram(scenario, { base, changes: { "people.inspector.officer.reporting-pays": 1e9 } });
    const [strategy] = strategies(program).filter(({ id }) => id === "memoir");
    if (strategy === undefined) throw new Error("no strategy 'memoir'");
    let parted = 0;
    for (const seed of seeds(150)) {
      const [a, b] = [new Session(program, { seed }), new Session(bought, { seed })];
      let decided = false;
      play(a, strategy, ({ view, decision }) => {
        decided ||= a.journal.texts.some(({ key }) => key.startsWith("encounters.stopped.verdict."));
        if (decided || b.campaign.ended) return;
        expect(seen(viewOf(b))).toEqual(seen(view));
        b.decide(decision);
      });
      if (decided && b.campaign.ended) parted += 1;
    }
    expect(parted).toBeGreaterThan(3);
  });
});

describe("the comparison", () => {
  const program = buildProgram(shipped(), { base: "memoir" });
  const session = begun(program, { seed: "leak" });
  const { world, rest } = session.campaign;

  it("covers every getter, and there is nothing else to ask a view", () => {
    const view = viewOf(session);
    expect(gettersOf(view)).toEqual(
      expect.arrayContaining(["beliefs", "debts", "goods", "money", "options", "wealth"]),
    );
    const others = Object.entries(Object.getOwnPropertyDescriptors(View.prototype)).filter(([, { get }]) => !get);
    expect(others.map(([name]) => name).sort()).toEqual(["constructor", "read"]);
    expect(Object.keys(view)).toEqual(["rest"]);
  });

  it("would see an officer's number, a price elsewhere and tomorrow's price", () => {
    const other = twin(program, world, worldKey("not leak"));
    const fences = program.model.scenario.officers[0]?.fences ?? -1;
    const leaks: readonly ((w: World) => number)[] = [
      (w) => w.parameter(fences),
      (w) =>
        w.nature.price(
          program.model.scenario.markets.findIndex(({ id }) => id === "hamhung/duckling"),
          w.day,
        ),
      (w) => w.nature.price(program.model.scenario.numeraire.market, w.day + 1),
    ];
    for (const leak of leaks) {
      class Leaky extends View {
        readonly #w: World;
        constructor(of: World, at: Rest) {
          super(program, of, at);
          this.#w = of;
        }
        get leaked(): number {
          return leak(this.#w);
        }
      }
      expect(seen(new Leaky(other, rest))).not.toEqual(seen(new Leaky(world, rest)));
    }
  });
});
