import { describe, expect, it } from "vitest";
import { compileProgram, keyOfWorld, Nature, rootKey, Session, type World } from "../../src/engine/index.js";
import { playCompiled } from "../../src/strategies/index.js";
import { whyIdle } from "../../src/ui/answers/closed.js";
import { Words } from "../../src/ui/words.js";
import { netsOf, type Sample, sampleOf } from "../support/campaigns.js";
import { begun, play, take, viewOf } from "../support/play.js";
import { BASES, shipped, strategies, trip } from "../support/scenarios.js";

const ID = "pork-soup";
const WORLDS = 200;

/** Smallest unit of the numeraire: grams of rice. What a winter's food of the household costs, for a scale: about 40 kg. */
const studies = new Map<string, Sample>();
function net(base: string, changes: Readonly<Record<string, number>> = {}): Sample {
  const key = JSON.stringify([base, changes]);
  const known = studies.get(key);
  if (known !== undefined) return known;
  const sample = sampleOf(netsOf(ID, "memoir", { base, worlds: WORLDS, changes }).map((grams) => grams / 1000));
  studies.set(key, sample);
  return sample;
}

const named = (names: readonly string[], value: number): Readonly<Record<string, number>> => {
  const known = new Set(shipped(ID).parameters.map(({ name }) => name));
  for (const name of names) if (!known.has(name)) throw new Error(`no number '${name}'`);
  return Object.fromEntries(names.map((name) => [name, value]));
};

const FED = named(["household.issue"], 458); // g/person/day: the cereal need the state once met (E070)
const NO_SWEEPS = named(
  ["1995-11-01", "1995-12-25", "1996-02-20"].map((date) => `posts.police.comes.${date}`),
  0,
);

describe("the soup stall does not pay", () => {
  it.each(BASES)("leaves no more than it began with, in the base '%s'", (base) => {
    const { low, mean } = net(base);
    expect(low).toBeLessThan(0);
    expect(mean).toBeLessThan(5); // kg of rice, after three months of two people's work
  });

  it.each(BASES)("because the household eats from it: fed by the state it leaves a gain, in the base '%s'", (base) => {
    const [plain, fed] = [net(base), net(base, FED)];
    expect(fed.low).toBeGreaterThan(0);
    expect(fed.low).toBeGreaterThan(plain.high + 15);
  });

  it("and because of the sweeps, which take about as much as they eat", () => {
    const [plain, quiet] = [net("memoir"), net("memoir", NO_SWEEPS)];
    expect(quiet.low).toBeGreaterThan(plain.high);
    expect(quiet.low).toBeGreaterThan(0);
  });

  it("and would pay with a pig at two thirds of the price, or lose all with one half as dear again", () => {
    const price = named(["credit.pig.cost"], (20 * 100) / 1000);
    const dear = named(["credit.pig.cost"], (45 * 100) / 1000);
    expect(net("memoir", price).low).toBeGreaterThan(30);
    expect(net("memoir", dear).high).toBeLessThan(-60);
  });
});

/** The police press in one way all winter. */
function always(regime: "slack" | "usual" | "drive"): Readonly<Record<string, number>> {
  const of = (name: string): string => `enforcement.market-police.regimes.${name}`;
  const none = ["slack.starts", "usual.starts", "drive.starts", "slack.to.usual", "usual.to.slack", "usual.to.drive"];
  return { ...named([...none, "drive.to.usual"].map(of), 0), ...named([of(`${regime}.starts`)], 1) };
}

describe("what a day of the stall needs", () => {
  it("is bought for the bowls there is meat for, and no fire is lit for less than a bowl", () => {
    const program = trip("memoir", ID);
    const id = (name: string): number => program.model.scenario.commodities.findIndex((of) => of.id === name);
    const [rice, greens] = [id("rice"), id("greens")];
    const [memoir] = strategies(program, ID).filter((of) => of.id === "memoir");
    if (memoir === undefined) throw new Error("no strategy 'memoir'");
    let lastDays = 0;
    for (const seed of ["needs#1", "needs#2", "needs#3"]) {
      const { journal } = play(new Session(program, { seed, changes: NO_SWEEPS }), memoir);
      for (const [at, { from, to }] of journal.work.entries()) {
        const next = journal.work[at + 1]?.from;
        const day = journal.postings.slice(from, to);
        const sum = (reason: string, commodity: number): number =>
          day
            .filter((of) => of.reason === reason && of.commodity === commodity)
            .reduce((all, of) => all + of.amount, 0);
        expect(sum("made", id("bowl")), `${seed} ${at}`).toBeGreaterThan(0);
        for (const good of [rice, greens]) expect(sum("bought", good)).toBeLessThanOrEqual(sum("used", good));
        if (next === undefined) lastDays += 1;
      }
    }
    expect(lastDays).toBe(3);
  });
});

describe("a stall without money for what a bowl needs", () => {
  /** The stall ordered, and all money with the trader given back to the lender. */
  function broke(): Session {
    const session = begun(trip("memoir", ID), { seed: "broke" });
    take(session, { do: "answer", amount: 5 }, { do: "choose", option: "whole" }, { do: "choose", option: "plain" });
    take(session, { do: "choose", option: "at-home" });
    take(session, { do: "order", activity: "stall", level: "long-day", amount: 6 });
    const money = viewOf(session).money.find(({ id }) => id === "won")?.has ?? 0;
    return take(session, {
      do: "repay",
      credit: "pig",
      amount: Math.min(money, viewOf(session).debts[0]?.mostToRepay ?? 0),
    });
  }

  it("is not done: nothing is made, nobody takes notice, no patrol is met", () => {
    const session = broke();
    const before = viewOf(session).exposure;
    take(session, { do: "wait", days: 12 });
    const view = viewOf(session);
    expect([session.campaign.rest.kind, view.day]).toEqual(["plan", 13]);
    expect(view.activity("stall")?.daysDone).toBe(0);
    expect(view.exposure).toBeLessThanOrEqual(before);
  });

  it("tells what money is missing and where some lies, and is done again with it", () => {
    const session = take(broke(), { do: "wait", days: 4 });
    const view = viewOf(session);
    const stored = view.money.find(({ id }) => id === "won")?.stored ?? 0;
    expect(view.activity("stall")?.lacks?.money).toEqual(expect.objectContaining({ id: "won", has: 0 }));
    const words = new Words(trip("memoir", ID));
    const told = whyIdle(words, view, "stall", view.activity("stall")?.needs);
    expect(told).toMatch(
      /^No money for it: a day of it costs 3 won, and you have 0 won with you\. [\d.]+ won lie at home/,
    );
    take(session, { do: "take", what: "won", amount: Math.ceil(stored / 2) }); // what one day costs, and no other
    expect(viewOf(session).activity("stall")?.lacks).toBeUndefined();
    take(session, { do: "wait", days: 1 });
    expect(viewOf(session).activity("stall")?.daysDone).toBe(1);
    expect(viewOf(session).activity("stall")?.lacks?.money?.goods).toEqual(["rice", "greens"]); // their prices are known now
  });
});

describe("what the stall has come to", () => {
  it("counts each day at the prices of that day, and the whole is their sum", () => {
    const program = trip("memoir", ID);
    const [memoir] = strategies(program, ID).filter((of) => of.id === "memoir");
    if (memoir === undefined) throw new Error("no strategy 'memoir'");
    const told = new Map<number, number>();
    const session = new Session(program, { seed: "come-to" });
    play(session, memoir, ({ view }) => {
      const { all, days } = view.workDone("stall", session.journal);
      expect(days.reduce((sum, { worth }) => sum + worth, 0)).toBe(all.worth);
      for (const { day, worth } of days.slice(0, -1)) {
        expect(told.get(day) ?? worth, `day ${day}`).toBe(worth);
        told.set(day, worth);
      }
    });
    expect(told.size).toBeGreaterThan(20);
  });

  it("and a day to come counts what it uses at what it sells for at home now, own purchases in it", () => {
    const program = trip("memoir", ID);
    const session = begun(program, { seed: "price-now" });
    take(
      session,
      { do: "answer", amount: 10 },
      { do: "choose", option: "half-pig" },
      { do: "choose", option: "plain" },
    );
    take(session, { do: "choose", option: "at-home" }, { do: "wait", days: 2 });
    const spentEach = (): number => {
      const [spent] = viewOf(session).dayOf("stall", "long-day", 4)[0]?.low[0]?.spent ?? [];
      return (spent?.value ?? 0) / (spent?.amount ?? 1);
    };
    const bid = (): number => viewOf(session).goods.find(({ id }) => id === "pork")?.bid ?? 0;
    expect(spentEach()).toBeCloseTo(bid(), 1);
    const before = bid();
    take(session, { do: "buy", good: "pork", amount: 4000 });
    expect(bid()).toBeGreaterThan(before * 1.02);
    expect(spentEach()).toBeCloseTo(bid(), 1);
  });
});

describe("seasons of the police", () => {
  it("cost the stall what it earns: a winter of a drive leaves less than a slack one", () => {
    expect(net("memoir", always("drive")).high).toBeLessThan(net("memoir", always("slack")).low - 10);
  });
});

describe("what police take", () => {
  const program = trip("memoir", ID);
  const [memoir] = strategies(program, ID).filter(({ id }) => id === "memoir");

  /** Postings to the policeman over some worlds, by good and reason. */
  function taken(changes: Readonly<Record<string, number>> = {}): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    for (let index = 0; index < 25; index += 1) {
      if (memoir === undefined) throw new Error("no strategy 'memoir'");
      const session = play(new Session(program, { seed: `taken#${index}`, changes }), memoir);
      for (const { reason, commodity, to } of session.journal.postings) {
        const name = program.model.accounts[to];
        if (name !== "policeman" || reason !== "seized") continue;
        const id = program.model.scenario.commodities[commodity]?.id ?? "";
        found.set(id, (found.get(id) ?? 0) + 1);
      }
    }
    return found;
  }

  it("is the meat; the cooked food is left, though it is banned as well", () => {
    const found = taken();
    expect(found.get("pork")).toBeGreaterThan(5);
    expect(found.has("bowl")).toBe(false);
  });
});

describe("the same winter for everyone", () => {
  it("every strategy meets the same buyers, sweeps and regimes on the same days", () => {
    const program = trip("memoir", ID);
    const compiled = compileProgram(program);
    const nature = new Nature(program.model, keyOfWorld(rootKey("winter"), 3));
    const days = strategies(program, ID).map((strategy) => {
      const seen = new Map<string, string>();
      const watch = {
        posted: () => undefined,
        told: () => undefined,
        learned: () => undefined,
        drawn: ({ day, subject, outcome }: { day: number; subject: string; outcome: string }) => {
          if (/^(buyers|patrol|regime|signal):/.test(subject)) seen.set(`${subject} ${day}`, outcome);
        },
      };
      const run: { world: World } = playCompiled(compiled, { executor: "compiled", nature, watch }, strategy);
      expect(run.world.day).toBeGreaterThan(20);
      return seen;
    });
    const [first, ...others] = days;
    for (const other of others)
      for (const [key, outcome] of other) if (first?.has(key)) expect(outcome, key).toBe(first.get(key));
    expect(first?.size).toBeGreaterThan(40);
  });
});

describe("what stands beside a choice", () => {
  const program = trip("memoir", ID);

  it("of packing up: the stall stands still for days, and bowls left are not sold", () => {
    for (let at = 0; at < 40; at += 1) {
      const session = begun(program, { seed: `pack#${at}` });
      take(session, { do: "answer", amount: 10 }, { do: "choose", option: "whole" }, { do: "choose", option: "plain" });
      take(session, { do: "choose", option: "at-home" });
      take(session, { do: "order", activity: "stall", level: "long-day", amount: 8 }, { do: "wait", days: 20 });
      const { rest } = viewOf(session);
      if (rest.kind !== "choose" || rest.node !== "warned") continue;
      const told = new Words(program).about("stall-day warned pack", viewOf(session)) ?? "";
      expect(told).toMatch(/not sold.*no stall is set up for 2 days after today/s);
      return;
    }
    throw new Error("nobody came");
  });

  it("of the end: only the order stands in its way, which is said", () => {
    const session = begun(program, { seed: "only-order", changes: NO_SWEEPS });
    take(session, { do: "answer", amount: 10 }, { do: "choose", option: "none" });
    take(session, { do: "buy", good: "pork", amount: 5000 }, { do: "wait", days: 1 });
    take(session, { do: "choose", option: "plain" }, { do: "choose", option: "at-home" });
    const words = new Words(program);
    const closed = (): string | undefined => {
      const needs = viewOf(session).endings.find(({ id }) => id === "closed")?.needs;
      return needs === undefined ? undefined : words.onlyOrders(needs, viewOf(session));
    };
    expect(closed()).toBeUndefined();
    take(session, { do: "order", activity: "stall", level: "long-day", amount: 4 }, { do: "wait", days: 5 });
    while (viewOf(session).rest.kind === "choose") take(session, { do: "choose", option: "pack" });
    expect(viewOf(session).activity("stall")?.daysDone).toBeGreaterThan(0);
    expect(closed()).toBe("the soup stall is not ordered any more");
  });
});
