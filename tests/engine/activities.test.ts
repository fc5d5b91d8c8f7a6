import { describe, expect, it } from "vitest";
import { buildProgram, compileProgram, runCompiled, type Session, worldKey } from "../../src/engine/index.js";
import { payoffs, search } from "../../src/engine/rules/inspection.js";
import { lookAround } from "../../src/engine/rules/market.js";
import { Books } from "../support/books.js";
import { begun, take, viewOf } from "../support/play.js";
import { seeds, small, smallScenario } from "../support/small.js";
import { STALL } from "../support/stall.js";

const scenario = smallScenario(...STALL);
const program = buildProgram(scenario);
const { you } = program.model.account;
const id = (name: string): number => scenario.commodities.findIndex((of) => of.id === name);
const loafOf = (session: Session): number => session.campaign.world.balance(you, id("loaf"));
const large = { do: "order", activity: "stand", level: "large", amount: 3 } as const;

/** A world of some seed in which the wardens first come on a day we want, and catch. */
function seedWith(test: (session: Session) => boolean): Session {
  for (const seed of seeds(200, "stall")) {
    const session = take(begun(program, { seed }), { do: "buy", good: "grain", amount: 60_000 });
    if (test(session)) return session;
  }
  throw new Error("no such world");
}

describe("a standing order", () => {
  it("is refused with a reason, and shown as it stands", () => {
    const session = begun(program);
    expect(session.decide({ do: "order", activity: "stand", level: "small", amount: 0 })).toEqual({
      ok: false,
      why: "out of range",
    });
    expect(session.decide({ do: "order", activity: "stand", level: "huge", amount: 2 })).toEqual({
      ok: false,
      why: "unknown name",
    });
    expect(session.decide({ do: "order", activity: "stand", level: "off" })).toEqual({
      ok: false,
      why: "not yet possible",
    });
    take(session, { ...large, level: "small" });
    expect(viewOf(session).activities).toEqual([
      expect.objectContaining({
        id: "stand",
        level: "small",
        open: true,
        number: expect.objectContaining({ from: 1, to: 6, ordered: 3 }),
      }),
    ]);
    take(session, { do: "order", activity: "stand", level: "off" });
    expect(viewOf(session).activities[0]?.level).toBeUndefined();
    take(session, { do: "travel", route: "down" });
  });

  it("cannot be given from elsewhere", () => {
    const session = take(begun(program), { do: "travel", route: "down" });
    expect(viewOf(session).place).toBe("port");
    expect(session.decide(large)).toEqual({ ok: false, why: "not from here" });
  });

  it("is carried out on each day of a wait, at its place, and the trader is back by night", () => {
    const session = take(begun(program), { do: "buy", good: "grain", amount: 10_000 });
    take(session, { ...large, level: "small" }, { do: "wait", days: 1 });
    const { world } = session.campaign;
    expect(world.daysDone[0]).toBe(1);
    expect(viewOf(session).place).toBe("town");
    const sold = session.journal.postings.filter(({ reason }) => reason === "sold");
    expect(sold.map(({ to }) => program.model.accounts[to]).filter((name) => name !== "you")).toContain(
      "market:square",
    );
    new Books(session).check();
  });

  it("adds its work to what the household must eat that day", () => {
    const eaten = (order: boolean): number => {
      const session = take(begun(program, { seed: "work" }), { do: "buy", good: "grain", amount: 10_000 });
      if (order) take(session, { ...large, level: "small", amount: 1 });
      take(session, { do: "wait", days: 1 });
      const kcal = (name: string, each: number): number =>
        session.campaign.world.balance(program.model.account.eaten, id(name)) * each;
      return kcal("grain", 3) + kcal("loaf", 1_000);
    };
    expect(Math.abs(eaten(true) - eaten(false) - 300)).toBeLessThanOrEqual(3);
  });

  it("lets a wait run on, and ends it when its encounter asks", () => {
    const session = seedWith((of) => {
      take(of, large, { do: "wait", days: 10 });
      return of.campaign.rest.kind === "choose" && of.campaign.world.day > 2;
    });
    expect(session.campaign.world.daysDone[0]).toBe(session.campaign.world.day);
    const day = session.campaign.world.day;
    take(session, { do: "choose", option: "stay" });
    expect([session.campaign.rest, session.campaign.world.day]).toEqual([{ kind: "plan" }, day + 1]);
  });

  it("is not carried out on days on which its condition fails", () => {
    const poor = { do: "leave", what: "mark", amount: 10_000 } as const;
    const session = take(begun(program), poor, { ...large, level: "small" }, { do: "wait", days: 3 });
    expect([session.campaign.world.daysDone[0], loafOf(session)]).toEqual([0, 0]);
    expect(viewOf(session).activities[0]?.level).toBe("small");
  });

  it("gives the same world on every executor", () => {
    const compiled = compileProgram(program);
    for (const seed of seeds(60, "stall")) {
      const session = take(begun(program, { seed }), { do: "buy", good: "grain", amount: 60_000 }, large);
      while (!session.campaign.ended) {
        const { rest } = session.campaign;
        const open = viewOf(session).options.find((option) => option.open)?.id ?? "";
        if (rest.kind === "choose") take(session, { do: "choose", option: open });
        else take(session, { do: "wait", days: Math.min(10, viewOf(session).longestWait) });
      }
      for (const executor of ["tables", "compiled"] as const) {
        let at = 0;
        const run = runCompiled(compiled, { executor, nature: { key: worldKey(seed) } }, () => {
          const decision = session.decisions[at];
          at += 1;
          if (decision === undefined) throw new Error("no more decisions");
          return decision;
        });
        expect(run.hash(), `${executor} ${seed}`).toBe(session.campaign.hash());
      }
    }
  });
});

describe("what an officer carries off", () => {
  const of = small(...STALL);
  const officer = of.scenario.officers[0];

  it("is what brings more than its carrying: metal, not bread", () => {
    if (officer === undefined) throw new Error("no officer");
    const w = of.world();
    lookAround(w);
    w.place = of.scenario.places.indexOf("square");
    of.stock(w, of.model.account.you, "metal", 1_000);
    of.stock(w, of.model.account.you, "loaf", 10);
    expect(search(w)).toBe(1);
    // A kilogram of metal sells at 100 mark, an eightieth less for its own weight on a market of depth 20; he gets half and
    // a mark's trouble. A loaf brings him 2 mark * 10 % * 50 % = 0.1 and costs 0.5 to carry, so bread adds nothing.
    expect(payoffs(w, officer).keeps).toBeCloseTo(0.5 * 9_875 - 100 - 20_000, 6);
    const light = { ...officer, carrying: undefined };
    expect(payoffs(w, light).keeps).toBeCloseTo(0.5 * 9_875 + 0.05 * 2_000 - 20_000, 6);
  });
});
