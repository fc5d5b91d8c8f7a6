import { describe, expect, it } from "vitest";
import {
  buildProgram,
  type Decision,
  movesOf,
  realWealth,
  Session,
  type View,
  worldKey,
} from "../../src/engine/index.js";
import {
  alwaysBribes,
  BASELINES,
  ownLuck,
  playWith,
  readTerms,
  type Strategy,
  stopsAfter,
  strategyOf,
  TermError,
  timid,
} from "../../src/strategies/index.js";
import { ownDraw } from "../../src/strategies/own-luck.js";
import { play, take, viewOf } from "../support/play.js";
import { BASES, shipped, strategies, trip } from "../support/scenarios.js";
import { seeds } from "../support/small.js";

const program = trip("memoir");
const named = (id: string): Strategy => {
  const found = BASELINES.get(id) ?? strategies(program).find((of) => of.id === id);
  if (found === undefined) throw new Error(`no strategy '${id}'`);
  return found;
};

interface Taken {
  readonly view: View;
  readonly decision: Decision;
  /** What the inner strategy would have decided. */
  readonly inner: Decision;
}

/** Every decision of some campaigns of a combinator over a rule list (which has no memory), and what the rule list says. */
function decisions(outer: Strategy, inner: Strategy, each: (taken: Taken) => void, count = 60): void {
  for (const seed of seeds(count))
    play(new Session(program, { seed }), outer, ({ view, decision }) =>
      each({ view, decision, inner: inner.decide(view, undefined) }),
    );
}

describe("timid", () => {
  it("buys and names at most half of what is possible, and otherwise decides as the one inside or more surely", () => {
    let [cut, surer] = [0, 0];
    const greedy = named("greedy");
    decisions(timid(greedy), greedy, ({ view, decision, inner }) => {
      if (decision.do === "answer") {
        expect(decision.amount).toBeLessThanOrEqual(((view.range?.from ?? 0) + (view.range?.to ?? 0)) / 2);
        expect(inner.do).toBe("answer");
        if (inner.do === "answer" && inner.amount > decision.amount) cut += 1;
      } else if (decision.do === "choose" && inner.do === "choose" && decision.option !== inner.option) {
        const outlook = (id: string) => view.options.find((option) => option.id === id)?.outlook;
        expect(outlook(inner.option)).toBeDefined();
        expect(outlook(decision.option)).toBeUndefined();
        surer += 1;
      } else expect(decision).toEqual(inner);
    });
    expect(cut).toBeGreaterThan(20);
    expect(surer).toBeGreaterThan(5);
  });
});

describe("alwaysBribes", () => {
  it("takes an open option that offers something wherever there is one, and then offers the most", () => {
    let [bribes, others] = [0, 0];
    const loyal = named("memoir");
    decisions(
      alwaysBribes(loyal),
      loyal,
      ({ view, decision, inner }) => {
        const options = view.options.filter(({ open, offers }) => open && offers).map(({ id }) => id);
        if (options.length > 0) expect(decision).toEqual({ do: "choose", option: options[0] });
        else if (view.range?.offers) {
          expect(decision).toEqual({ do: "answer", amount: Math.max(view.range.from, view.range.to) });
          bribes += 1;
        } else {
          expect(decision).toEqual(inner);
          others += 1;
        }
      },
      200,
    );
    expect(bribes).toBeGreaterThan(10);
    expect(others).toBeGreaterThan(1_000);
  });

  it("is told from the encounter's form: asking for mercy offers nothing", () => {
    const seen = new Map<string, boolean>();
    for (const seed of seeds(50))
      play(new Session(program, { seed }), named("memoir"), ({ view }) => {
        if (view.rest.kind === "choose" && view.rest.encounter === "stopped")
          for (const { id, offers } of view.options) seen.set(id, offers);
      });
    expect(Object.fromEntries(seen)).toEqual({ cash: true, part: true, plead: false, "half-truth": false });
  });
});

describe("stopsAfter", () => {
  const memoir = named("memoir");

  it("decides as the one inside up to its day", () => {
    decisions(stopsAfter(5, memoir), memoir, ({ view, decision, inner }) => {
      if (view.day <= 5 || view.rest.kind !== "plan") expect(decision).toEqual(inner);
    });
  });

  it("after it buys nothing, does not set out from home, and ends as soon as it may", () => {
    for (const strategy of [memoir, named("random"), named("first")])
      for (const seed of seeds(40))
        play(new Session(program, { seed }), stopsAfter(3, strategy), ({ view, decision }) => {
          if (view.day <= 3 || view.rest.kind !== "plan") return;
          if (view.finishes.length > 0) expect(decision).toEqual({ do: "finish", ending: view.finishes[0] });
          expect(decision.do).not.toBe("buy");
          if (view.atHome) expect(decision.do).not.toBe("travel");
        });
  });

  it("calls off a standing order and gives none, so that an ending that asks for it can be chosen", () => {
    const stall = buildProgram(shipped("pork-soup"), { base: "memoir" });
    let closed = 0;
    for (const strategy of strategies(stall, "pork-soup"))
      for (const seed of seeds(6)) {
        const { campaign } = play(new Session(stall, { seed }), stopsAfter(25, strategy), ({ view, decision }) => {
          if (view.day > 25 && decision.do === "order") expect(decision.level).toBe("off");
        });
        if (campaign.rest.kind === "ended" && campaign.rest.ending === "closed") closed += 1;
      }
    expect(closed).toBeGreaterThan(6); // of 24; before, none
  });

  it("of a day that never comes is the one inside", () => {
    for (const seed of seeds(20))
      expect(playWith(program, { seed }, stopsAfter(10_000, memoir)).campaign.hash()).toBe(
        playWith(program, { seed }, memoir).campaign.hash(),
      );
  });
});

describe.each(BASES)("every baseline and combinator, in the base '%s'", (base) => {
  it("ends every world without being refused, over every strategy inside", () => {
    const of = trip(base);
    const inside = [...strategies(of), ...BASELINES.values()];
    for (const inner of inside)
      for (const outer of [inner, timid(inner), alwaysBribes(inner), stopsAfter(4, inner), timid(alwaysBribes(inner))])
        for (const seed of seeds(6)) expect(playWith(of, { seed }, outer).campaign.ended, outer.id).toBe(true);
  });
});

describe("random", () => {
  const random = named("random");

  it("chooses each open option equally often (n about 600, chi-square below its 99.9 % point)", () => {
    const counts = new Map<string, number>();
    let [times, options] = [0, 0];
    for (const seed of seeds(600)) {
      const session = new Session(program, { seed });
      const memory = random.start(ownLuck(worldKey(seed)));
      while (!session.campaign.ended) {
        const view = viewOf(session);
        const decision = random.decide(view, memory);
        take(session, decision);
        if (view.rest.kind !== "choose" || view.rest.node !== "start" || view.rest.encounter !== "leaving") continue;
        if (decision.do === "choose") counts.set(decision.option, (counts.get(decision.option) ?? 0) + 1);
        options = view.options.length;
        times += 1;
        break; // it is met once; the rest of the campaign tells nothing
      }
    }
    expect([options, counts.size]).toEqual([2, 2]);
    const expected = times / 2;
    const chi = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chi).toBeLessThan(10.83); // chi-square, 1 degree of freedom
  });

  it("names quarters of what is possible", () => {
    for (const seed of seeds(30))
      play(new Session(program, { seed }), random, ({ view, decision }) => {
        if (decision.do !== "answer") return;
        const [{ from, to } = { from: 0, to: 0 }] = movesOf(view);
        expect([0, 1, 2, 3, 4].map((of) => from + Math.floor(((to - from) * of) / 4))).toContain(decision.amount);
      });
  });

  it("needs luck of its own, and says so", () => {
    expect(() => random.decide({} as View, random.start())).toThrow("started without luck of its own");
  });

  it("leaves the world's luck alone: forbidden draws move no price", () => {
    const before = playWith(program, { seed: "quiet" }, named("memoir")).campaign.hash();
    playWith(program, { seed: "quiet" }, random);
    expect(playWith(program, { seed: "quiet" }, named("memoir")).campaign.hash()).toBe(before);
  });

  it("draws uniformly and independently over worlds, names, counts and parts (n = 4,000 each, within 4 standard errors)", () => {
    const n = 4_000;
    const streams: readonly ((index: number) => number)[] = [
      (index) => ownDraw(ownLuck(worldKey(`s#${index}`)), "a", 0, 0),
      (index) => ownDraw(ownLuck(worldKey("s")), `name-${index}`, 0, 0),
      (index) => ownDraw(ownLuck(worldKey("s")), "a", index, 0),
      (index) => ownDraw(ownLuck(worldKey("s")), "a", index, 1),
      (index) => ownDraw(ownLuck(worldKey("s")), "b", index, 0),
    ];
    const drawn = streams.map((stream) => Array.from({ length: n }, (_, index) => stream(index) - 0.5));
    const product = (x: readonly number[], y: readonly number[]): number =>
      x.reduce((sum, value, index) => sum + value * (y[index] ?? 0), 0) / n;
    for (const [index, x] of drawn.entries()) {
      // A uniform has variance 1/12; so has its mean 1/12n, and a product of two 1/144n.
      expect(Math.abs(x.reduce((sum, value) => sum + value, 0) / n)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
      expect(Math.abs(product(x, x) - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / n));
      for (const y of drawn.slice(index + 1)) expect(Math.abs(product(x, y))).toBeLessThan(4 * Math.sqrt(1 / 144 / n));
    }
  });
});

describe("strategies as written", () => {
  const make = (text: string): readonly string[] => readTerms(text).map((term) => strategyOf(term, named).id);

  it("are names and combinators applied to them, at commas outside brackets", () => {
    expect(make("memoir, timid(memoir),stopsAfter(10, alwaysBribes( random ))")).toEqual([
      "memoir",
      "timid(memoir)",
      "stopsAfter(10, alwaysBribes(random))",
    ]);
    expect(readTerms("/tmp/a(1).yaml,@saves/b.json").map((term) => term.kind)).toEqual(["name", "name"]);
  });

  it.each([
    ["timd(memoir)", "no combinator 'timd' (did you mean 'timid'?)"],
    ["stopsAfter(memoir)", "'stopsAfter(memoir)' is not possible (write stopsAfter(DAYS, NAME))"],
    ["stopsAfter(soon, memoir)", "needs a whole number of days first"],
    ["timid(memoir, greedy)", "(write timid(NAME))"],
    ["timid()", "a strategy is missing"],
    ["memoir,,greedy", "a strategy is missing between two commas"],
    ["timid(memoir", "a bracket without its partner"],
    [`${"timid(".repeat(30)}memoir${")".repeat(30)}`, "more than 20 deep"],
  ])("%s ends with a sentence", (text, sentence) => {
    expect(() => make(text)).toThrow(TermError);
    expect(() => make(text)).toThrow(sentence);
  });

  it("give the same campaign as the library's functions", () => {
    const [term] = readTerms("timid(stopsAfter(8, greedy))");
    if (term === undefined) throw new Error("no term");
    const [written, made] = [strategyOf(term, named), timid(stopsAfter(8, named("greedy")))];
    for (const seed of seeds(10))
      expect(realWealth(playWith(program, { seed }, written).campaign.world)).toBe(
        realWealth(playWith(program, { seed }, made).campaign.world),
      );
  });
});
