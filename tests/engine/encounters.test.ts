import { describe, expect, it } from "vitest";
import { type Decision, ImpossibleDraw, type Session } from "../../src/engine/index.js";
import { oddsOf } from "../../src/engine/rules/encounter.js";
import { begun, take, viewOf } from "../support/play.js";
import { type Change, small, smallScenario } from "../support/small.js";

const wait = (days: number): Decision => ({ do: "wait", days });

const MORNING = "morning: {at: town, nodes:";
const again = (often: string): Change => [MORNING, `morning: {at: town, again: ${often}, nodes:`];

const variable = (session: Session, id: string): number => {
  const { world } = session.campaign;
  return world.variables[world.model.scenario.variables.findIndex((of) => of.id === id)] ?? Number.NaN;
};

describe("an encounter that comes", () => {
  const met = (...changes: readonly Change[]): readonly number[] => {
    const session = begun(smallScenario(...changes));
    const counts = [variable(session, "seen")];
    for (const decision of [
      wait(1),
      wait(1),
      { do: "travel", route: "down" } as const,
      { do: "travel", route: "up" } as const,
      wait(1),
    ]) {
      take(session, decision);
      counts.push(variable(session, "seen"));
    }
    return counts;
  };

  it("once, when nothing else is said", () => {
    expect(met()).toEqual([1, 1, 1, 1, 1, 1]);
    expect(met(again("never"))).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it("daily, comes every morning at its place", () => {
    expect(met(again("daily"))).toEqual([1, 2, 3, 3, 4, 5]);
  });

  it("once a visit, comes again after a journey", () => {
    expect(met(again("visit"))).toEqual([1, 1, 1, 1, 2, 2]);
  });

  it("under a condition, waits for it", () => {
    const early: Change = ["variables:", "numbers: {early: 1 day}\nvariables:"];
    expect(met([MORNING, "morning: {at: town, when: day > early, nodes:"], early)).toEqual([0, 1, 1, 1, 1, 1]);
  });

  it("interrupts a wait", () => {
    const session = begun(
      smallScenario(
        [MORNING, "morning: {at: town, when: day >= third, nodes:"],
        ["variables:", "numbers: {third: 3 day}\nvariables:"],
      ),
    );
    take(session, wait(9));
    expect(session.campaign.world.day).toBe(3);
    take(session, wait(9));
    expect(session.campaign.world.day).toBe(12);
  });
});

/** An encounter whose choice `knock` may be taken twice. */
const DOOR: readonly Change[] = [
  [
    "encounters:\n",
    `encounters:
  door:
    at: town
    again: daily
    nodes:
      start: {choose: {knock: {to: again, max: 2, else: shut, do: [{set: {tries: tries + 1}}]}, go: end}}
      again: {then: start}
      shut: {choose: {leave: end}}
`,
  ],
  ["encounters: {stopped:", "encounters: {door: {start: {knock: Knock., go: Go.}, shut: {leave: Leave.}}, stopped:"],
];
const knock: Decision = { do: "choose", option: "knock" };

describe("a way with a bound", () => {
  it("may be taken so often in one encounter, then leads elsewhere without its deeds", () => {
    const session = begun(smallScenario(...DOOR));
    take(session, knock, knock);
    expect([variable(session, "tries"), session.campaign.rest]).toEqual([
      2,
      { kind: "choose", encounter: "door", node: "start" },
    ]);
    take(session, knock);
    expect([variable(session, "tries"), session.campaign.rest]).toEqual([
      2,
      { kind: "choose", encounter: "door", node: "shut" },
    ]);
  });

  it("is free again when the encounter opens the next time", () => {
    const session = begun(smallScenario(...DOOR));
    take(session, knock, knock, knock, { do: "choose", option: "leave" }, wait(1), knock, knock);
    expect([variable(session, "tries"), session.campaign.rest]).toEqual([
      4,
      { kind: "choose", encounter: "door", node: "start" },
    ]);
  });

  it("is shown as open exactly while the chart takes it", () => {
    const session = begun(smallScenario(...DOOR));
    for (let taken = 0; taken < 3; taken += 1) {
      const shown = viewOf(session).options.find(({ id }) => id === "knock")?.open;
      expect(shown, `after ${taken}`).toBe(true);
      take(session, knock);
    }
  });
});

describe("an option that is not shown yet", () => {
  const hidden = (key: string): Session =>
    begun(
      smallScenario(
        [DOOR[0]?.[0] ?? "", (DOOR[0]?.[1] ?? "").replace("go: end", `go: {to: end, ${key}: tries > 0}`)],
        ...DOOR.slice(1),
      ),
    );
  const go: Decision = { do: "choose", option: "go" };

  it("is left out and refused, then there", () => {
    const session = hidden("shown");
    expect(viewOf(session).options.map(({ id }) => id)).toEqual(["knock"]);
    expect(session.decide(go).ok).toBe(false);
    take(session, knock);
    expect(viewOf(session).options.map(({ id, open }) => [id, open])).toEqual([
      ["knock", true],
      ["go", true],
    ]);
    take(session, go);
    expect(session.campaign.rest).toEqual({ kind: "plan" });
  });

  it("is no closed one: that is told of", () => {
    expect(viewOf(hidden("when")).options.map(({ id, open }) => [id, open])).toEqual([
      ["knock", true],
      ["go", false],
    ]);
  });
});

describe("a question for a number", () => {
  const asked = (): Session => {
    const session = begun(
      smallScenario(
        [
          "encounters:\n",
          "encounters:\n  purse: {at: town, nodes: {start: {ask: {number: part, from: 0, to: has(mark), then: {to: end, do: [{give: {what: mark, amount: part, from: you, to: home}}]}}}}}\n",
        ],
        ["encounters: {stopped:", "encounters: {purse: {start: {ask: How much?}}, stopped:"],
      ),
    );
    return session;
  };

  it("takes whole amounts within its bounds", () => {
    const session = asked();
    expect(viewOf(session).range).toMatchObject({ from: 0, to: 10_000 });
    for (const amount of [-1, 10_001, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(session.decide({ do: "answer", amount }), String(amount)).toEqual({ ok: false, why: "out of range" });
    expect(session.decide({ do: "answer", amount: 10_000 })).toEqual({ ok: true });
    expect(viewOf(session).money).toEqual([{ id: "mark", has: 0, stored: 10_000 }]);
  });
});

describe("names of things", () => {
  it("of the chart's own states may be names of encounters and nodes too", () => {
    const rename = (from: string, to: string): readonly Change[] => [[`  ${from}:`, `  ${to}:`]];
    for (const name of ["hub", "check", "over", "dawn", "plan", "road"]) {
      const session = begun(
        smallScenario(
          ...rename("morning", name),
          again("daily").map((text) => text.replace("morning", name)) as unknown as Change,
        ),
      );
      expect(variable(session, "seen"), name).toBe(1);
      take(session, wait(2));
      expect(variable(session, "seen"), name).toBe(2);
    }
    const over = begun(
      smallScenario([
        "start: {do: [{set: {seen: seen + 1}}], then: end}",
        "start: {then: over}, over: {do: [{set: {seen: seen + 1}}], then: end}",
      ]),
    );
    expect(variable(over, "seen")).toBe(1);
  });
});

describe("odds", () => {
  const chance = (value: number) => () => value;
  const w = small().world();

  it("leave the rest to the outcome without any, and never add up to more than one", () => {
    expect(oddsOf(w, [chance(0.25), undefined])).toEqual([0.25, 0.75]);
    expect(oddsOf(w, [chance(0.75), chance(0.75), undefined])).toEqual([0.5, 0.5, 0]);
    expect(oddsOf(w, [chance(-1), chance(7), undefined])).toEqual([0, 1, 0]);
  });
});

describe("a forced draw", () => {
  const ROLL: Change = [
    "morning: {at: town, nodes: {start: {do: [{set: {seen: seen + 1}}], then: end}}}",
    "morning: {at: town, again: daily, nodes: {start: {roll: {odds: {good: half, bad: rest}}, on: {good: up, bad: end}}, up: {do: [{set: {seen: seen + 1}}], then: end}}}",
  ];
  const numbers = (half: string): Change => ["variables:", `numbers: {half: ${half}}\nvariables:`];

  it("comes out as it is told, every time or on one visit", () => {
    const good = begun(smallScenario(ROLL, numbers("1/2")), { forced: [{ draw: "odds:morning.start", is: "good" }] });
    take(good, wait(9), wait(1), wait(1), wait(1));
    expect(variable(good, "seen")).toBe(good.campaign.world.day);
    const once = begun(smallScenario(ROLL, numbers("1/100")), {
      forced: [{ draw: "odds:morning.start", is: "good", at: 1 }],
    });
    expect(variable(once, "seen")).toBe(0);
    take(once, wait(1));
    expect(variable(once, "seen")).toBe(1);
    expect(once.journal.draws.filter(({ subject }) => subject === "odds:morning.start")).toEqual([
      { day: 1, subject: "odds:morning.start", index: 0, outcome: "bad", chance: 0.99 },
      { day: 2, subject: "odds:morning.start", index: 1, outcome: "good", chance: 0.01 },
    ]);
  });

  it("that could not have come, or is no outcome, is refused by name", () => {
    const play = (half: string, is: string) => () =>
      begun(smallScenario(ROLL, numbers(half)), { forced: [{ draw: "odds:morning.start", is }] });
    expect(play("0", "good")).toThrow(ImpossibleDraw);
    expect(play("0", "good")).toThrow("'odds:morning.start' cannot come out 'good'");
    expect(play("1/2", "splendid")).toThrow("cannot come out 'splendid'");
  });

  it("leaves every other draw as it was", () => {
    const draws = (forced: readonly { draw: string; is: string }[]) => {
      const session = begun(smallScenario(ROLL, numbers("1/2")), { forced: [...forced] });
      take(session, { do: "travel", route: "down" }, { do: "travel", route: "up" });
      return session.journal.draws.filter(({ subject }) => subject !== "odds:morning.start");
    };
    expect(draws([{ draw: "odds:morning.start", is: "good" }])).toEqual(draws([]));
    expect(draws([]).length).toBeGreaterThan(2);
  });
});
