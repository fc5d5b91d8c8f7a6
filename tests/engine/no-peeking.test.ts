import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import {
  buildProgram,
  type Journal,
  movesOf,
  type Program,
  type Rest,
  readable,
  Session,
  twinOf,
  View,
  type World,
  withAmount,
  worldKey,
} from "../../src/engine/index.js";
import { CALLS, declaredIn, lexiconOf, NAMES } from "../../src/scenario/index.js";
import { begun, gettersOf, play, seen, viewOf } from "../support/play.js";
import { BASES, shipped, strategies, TRIP, trip } from "../support/scenarios.js";
import { seeds } from "../support/small.js";
import { moreHidden } from "../support/twin.js";

/** What is seen twice: told by `expect` where it differs, which is too slow to ask where it does not. */
function same(a: unknown, b: unknown): void {
  if (!isDeepStrictEqual(a, b)) expect(a).toEqual(b);
}

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

/** What would be seen after each verb of the options of the moment. */
const rehearsed = ({ model }: Program, view: View): readonly unknown[] => {
  if (view.rest.kind !== "choose") return [];
  const { encounter, node } = view.rest;
  const step = model.scenario.encounters.find(({ id }) => id === encounter)?.nodes.find(({ id }) => id === node)?.step;
  return step?.kind !== "choose"
    ? []
    : step.options.flatMap(({ to, verbs }) => {
        const on = model.scenario.encounters
          .find(({ id }) => id === encounter)
          ?.nodes.find(({ id }) => id === to)?.verbs;
        return [...verbs, ...(on ?? [])].map((verb) => {
          const after = view.after(verb);
          return after === undefined ? undefined : [seen(after), view.goods.map((of) => view.movedUntil(after, of.id))];
        });
      });
};

/** What is answered about each good that is held or traded, and how often ways may still be taken. */
const asked = (view: View, { model: { scenario } }: Program): readonly unknown[] => [
  ...scenario.encounters.map(({ id }) => view.comesOn(id)),
  ...view.goods.map(({ id }) => [
    view.quote(id),
    view.underCover(id, 2),
    view.lot("buy", id, 3),
    view.lot("sell", id, 3),
    view.elsewhere(id, 3),
    view.isFound(id),
  ]),
  view.taken({ counter: 0 }),
  view.offerQuote("smuggler-lot"),
  view.roads.map(({ id }) => view.passage(id)),
  view.offered(view.money.length, 3),
];

/** What would be seen after each decision of the plan, at the most of its amount. */
const planned = (view: View): readonly unknown[] =>
  view.rest.kind !== "plan"
    ? []
    : movesOf(view).map(({ decision, to }) => {
        const after = view.planning(withAmount(decision, to));
        return after === undefined ? undefined : [after.wealth, after.goods, after.money, after.debts];
      });

/** What a day of each activity would come to. */
const daysAhead = (view: View, journal: Journal): readonly unknown[] =>
  view.rest.kind !== "plan"
    ? []
    : view.activities.map(({ id, levels, number }) => [
        view.dayOf(id, levels[0] ?? "", number?.to ?? 0),
        view.meanDay(view.dayOf(id, levels[0] ?? "", number?.to ?? 0)),
        view.feeds(id, levels[0] ?? "", number?.to ?? 0),
        view.workDone(id, journal),
      ]);

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
            const other = twinOf(world, worldKey(`not ${seed}`));
            const otherView = new View(program, other, rest);
            same(seen(otherView), seen(view));
            same(read(otherView), read(view));
            same(rehearsed(program, otherView), rehearsed(program, view));
            same(daysAhead(otherView, session.journal), daysAhead(view, session.journal));
            same(planned(otherView), planned(view));
            same(asked(otherView, program), asked(view, program));
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
        same(seen(viewOf(b)), seen(view));
        b.decide(decision);
      });
      if (decided && b.campaign.ended) parted += 1;
    }
    expect(parted).toBeGreaterThan(3);
  });
});

describe("a view asked about one thing", () => {
  it("answers what its lists say, and nothing of what does not exist", () => {
    const rests = new Set<string>();
    const programs = [trip("memoir"), buildProgram(shipped("pork-soup"), { base: "memoir" })];
    for (const { program, strategy } of programs.flatMap((program) =>
      strategies(program, program.model.scenario.id).map((strategy) => ({ program, strategy })),
    )) {
      play(new Session(program, { seed: "asked" }), strategy, ({ view }) => {
        rests.add(view.rest.kind);
        for (const { id, has, stored, mostToBuy, mostToSell } of view.goods) {
          expect([view.held(id), view.mostToBuy(id), view.mostToSell(id)]).toEqual([
            { has, stored },
            mostToBuy,
            mostToSell,
          ]);
        }
        for (const { id, has, stored } of view.money) expect(view.held(id)).toEqual({ has, stored });
        for (const { id, open } of view.options) expect(view.mayChoose(id)).toBe(open);
        expect(view.firstOpen).toBe(view.options.find(({ open }) => open)?.id);
        expect([view.leastAnswer, view.mostAnswer]).toEqual([view.range?.from ?? 0, view.range?.to ?? 0]);
        expect(view.ration).toBe(view.household.ration);
        for (const { id, mostToRepay } of view.debts) expect(view.mostToRepay(id)).toBe(mostToRepay);
        for (const { id, most } of view.recipes) expect(view.mostToMake(id)).toBe(most);
        for (const of of view.activities) expect(view.activity(of.id)).toEqual(of);
        const { routes, endings } = program.model.scenario;
        const may = routes.filter(({ id }) => view.mayTravel(id)).map(({ id }) => id);
        expect(may).toEqual(view.routes.map(({ id }) => id));
        expect(endings.filter(({ id }) => view.mayFinish(id)).map(({ id }) => id)).toEqual(view.finishes);
        expect([view.held("x"), view.mostToBuy("x"), view.mostToSell("x")]).toEqual([{ has: 0, stored: 0 }, 0, 0]);
        expect([view.mostToRepay("x"), view.mostToMake("x"), view.activity("x")]).toEqual([0, 0, undefined]);
        expect([view.mayChoose("x"), view.mayTravel("x"), view.mayFinish("x")]).toEqual([false, false, false]);
      });
    }
    expect([...rests].sort()).toEqual(["ask", "begin", "choose", "plan"]);
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
    const asked = [
      "activity",
      "after",
      "comesOn",
      "costToBuy",
      "costsItsPrice",
      "dayOf",
      "elsewhere",
      "feeds",
      "held",
      "isFound",
      "isOpen",
      "lot",
      "mayChoose",
      "mayFinish",
      "mayTravel",
      "meanDay",
      "mostToBuy",
      "mostToMake",
      "mostToRepay",
      "mostToSell",
      "movedUntil",
      "offered",
      "offerQuote",
      "passage",
      "planning",
      "proceedsOfSelling",
      "quote",
      "supposes",
      "supposing",
      "taken",
      "underCover",
      "workDone",
    ];
    expect(others.map(([name]) => name).sort()).toEqual([...asked, "constructor", "read"].sort());
    expect(Object.keys(view)).toEqual(["rest"]);
  });

  it("would see an officer's number, a price elsewhere and tomorrow's price", () => {
    const other = twinOf(world, worldKey("not leak"));
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
