import { describe, expect, it } from "vitest";
import {
  type Decision,
  isForeseen,
  MOST_RECORDED,
  RECORD_VERSION,
  RULES_HASH,
  type RunRecord,
  recordSchema,
  replay,
  replayOn,
  Session,
} from "../../src/engine/index.js";
import { begun, play, take } from "../support/play.js";
import { shipped, strategies, trip } from "../support/scenarios.js";
import { smallScenario } from "../support/small.js";

const program = trip("memoir");
const records = strategies(program).flatMap((strategy) =>
  ["fork#0", "fork#1", "fork#2", "fork#3", "fork#4"].map((seed) => {
    const session = play(new Session(program, { seed }), strategy);
    return { name: `${strategy.id} ${seed}`, record: session.record(), hash: session.campaign.hash() };
  }),
);

const withDecision = (record: RunRecord, at: number, decision: Decision): RunRecord => ({
  ...record,
  decisions: record.decisions.map((taken, index) => (index === at ? decision : taken)),
});

describe("a run record", () => {
  it("takes no more decisions than it can be read with", () => {
    const session = begun(smallScenario(), { seed: "long" });
    take(session, { do: "wait", days: 3 });
    const decisions = Array.from(
      { length: MOST_RECORDED - 2 },
      (_, at): Decision => ({
        do: at % 2 === 0 ? "leave" : "take",
        what: "mark",
        amount: 1,
      }),
    );
    for (const decision of decisions) take(session, decision);
    expect(session.decide({ do: "wait", days: 1 })).toEqual({ ok: false, why: "the record is full" });
    expect(recordSchema.safeParse(session.record()).success).toBe(true);
  });

  it("holds the world, the decisions and two hashes, and survives as JSON", () => {
    const session = begun(smallScenario(), { seed: "kept#3", forced: [{ draw: "snow:hill", is: "yes" }] });
    take(session, { do: "wait", days: 2 });
    const record = session.record();
    expect(record).toEqual({
      recordVersion: RECORD_VERSION,
      scenario: "small",
      scenarioHash: session.program.model.scenario.hash,
      rulesHash: RULES_HASH,
      base: "plain",
      seed: "kept#3",
      changes: {},
      forced: [{ draw: "snow:hill", is: "yes" }],
      nature: {},
      decisions: [{ do: "begin" }, { do: "wait", days: 2 }],
      rewinds: 0,
      rewindLimit: 0,
      replayed: false,
    });
    expect(recordSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
  });

  it("replays from the scenario alone, with its base, changed numbers and forced nature", () => {
    const scenario = shipped();
    const changes = { "numbers.straw-price": 100 };
    const choice = { seed: "all of it#2", base: "historical", changes, nature: { still: true, middle: true } };
    const session = begun(scenario, choice);
    take(session, { do: "choose", option: "leave-none" }, { do: "travel", route: "out" });
    const again = replay(scenario, session.record());
    expect(again.misfit).toBeUndefined();
    expect(again.session.campaign.hash()).toBe(session.campaign.hash());
    expect(again.session.record()).toEqual(session.record());
  });

  it("forks at every decision: the same rest of decisions comes to the same end", () => {
    for (const { name, record, hash } of records) {
      for (let at = 0; at <= record.decisions.length; at += 1) {
        const fork = replayOn(program, record, at).session;
        expect(fork.decisions).toEqual(record.decisions.slice(0, at));
        take(fork, ...record.decisions.slice(at));
        expect(fork.campaign.hash(), `${name} at ${at}`).toBe(hash);
      }
    }
  });

  it("stops at the first decision that no longer fits, and names it", () => {
    for (const { name, record } of records) {
      const at = record.decisions.findIndex((decision) => decision.do === "travel");
      const decision: Decision = { do: "buy", good: "duckling", amount: 1_000_000 };
      const edited = replayOn(program, withDecision(record, at, decision));
      expect(edited.misfit, name).toEqual({ at, decision, why: "no market here" });
      expect(edited.session.campaign.hash()).toBe(replayOn(program, record, at).session.campaign.hash());
      expect(edited.session.decisions).toEqual(record.decisions.slice(0, at));
    }
  });

  it("names a decision that never was possible and one that comes at the wrong time", () => {
    const [first] = records;
    if (first === undefined) throw new Error("no records");
    const misfit = (at: number, decision: Decision) =>
      replayOn(program, withDecision(first.record, at, decision)).misfit;
    expect(misfit(0, { do: "wait", days: 1 })).toMatchObject({ at: 0, why: "not now" });
    expect(misfit(1, { do: "choose", option: "fly" })).toMatchObject({ at: 1, why: "not yet possible" });
    expect(misfit(1, { do: "choose", option: "__proto__" })).toMatchObject({ at: 1, why: "not yet possible" });
  });

  it("says whether scenario and rules are the ones it was made with", () => {
    const [first] = records;
    if (first === undefined) throw new Error("no records");
    expect(replayOn(program, first.record, 0).same).toEqual({ scenario: true, rules: true });
    expect(replayOn(program, { ...first.record, scenarioHash: "other" }, 0).same).toEqual({
      scenario: false,
      rules: true,
    });
    expect(replayOn(program, { ...first.record, rulesHash: "other" }, 0).same).toEqual({
      scenario: true,
      rules: false,
    });
  });

  it("is refused when it is no record", () => {
    const [first] = records;
    if (first === undefined) throw new Error("no records");
    const { record } = first;
    const broken: readonly unknown[] = [
      { ...record, recordVersion: RECORD_VERSION + 1 },
      { ...record, extra: 1 },
      { ...record, decisions: [{ do: "steal" }] },
      { ...record, decisions: [{ do: "buy", good: "duckling", amount: 1.5 }] },
      { ...record, decisions: [{ do: "buy", good: "duckling", amount: -1 }] },
      { ...record, changes: { x: Number.NaN } },
    ];
    for (const one of broken) expect(recordSchema.safeParse(one).success, JSON.stringify(one)).toBe(false);
  });

  it("is shortened by a rewind, which is counted, limited, and makes the run a foreseen one", () => {
    const session = new Session(
      begun(smallScenario()).program,
      { seed: "back" },
      { rewinds: 0, rewindLimit: 1, replayed: false },
    );
    take(session, { do: "begin" });
    expect(session.rewind()).toBeUndefined();
    const hash = session.campaign.hash();
    const postings = [...session.journal.postings];
    take(session, { do: "wait", days: 2 });
    const later = session.campaign.hash();
    expect(isForeseen(session.record())).toBe(false);
    expect(session.rewind()).toEqual([{ do: "wait", days: 2 }]);
    expect(session.campaign.hash()).toBe(hash);
    expect(session.journal.postings).toEqual(postings);
    expect(session.record()).toMatchObject({ decisions: [{ do: "begin" }], rewinds: 1, rewindLimit: 1 });
    expect(isForeseen(session.record())).toBe(true);
    take(session, { do: "wait", days: 2 });
    expect(session.campaign.hash()).toBe(later);
    expect(session.rewindsLeft).toBe(0);
    expect(session.rewind()).toBeUndefined();
    expect(begun(smallScenario()).rewind()).toBeUndefined();
  });

  it("leaves no trace of a refused decision", () => {
    const session = begun(smallScenario());
    const hash = session.campaign.hash();
    expect(session.decide({ do: "buy", good: "grain", amount: 10_000_000 })).toEqual({
      ok: false,
      why: "not enough money",
    });
    expect(session.campaign.hash()).toBe(hash);
    expect(session.decisions).toEqual([{ do: "begin" }]);
  });
});
