import { describe, expect, it } from "vitest";
import { classCsv, revealLines, sampleOf } from "../../src/class/account.js";
import { distributionOf } from "../../src/class/distribution.js";
import { Bucket, Buckets, sizeWithin } from "../../src/class/limits.js";
import { messageText, nameKey, nickname, roomCode } from "../../src/class/names.js";
import { readMessage } from "../../src/class/protocol.js";
import { ClassSession, resumed, unitOf, VEIL } from "../../src/class/session.js";
import { seated, whatDiffers } from "../../src/class/state.js";
import { Session } from "../../src/engine/index.js";
import { MemoryKeeper, SEEDS, TestClass } from "../support/class.js";
import { trip } from "../support/scenarios.js";

describe("words from strangers", () => {
  it("are a nickname only where they are short and plain", () => {
    for (const fine of ["Kim", "ㄱ 나비 2", "Anne-Marie O'Neil", "J. R.", "Zoë"]) expect(nickname(fine)).toBe(fine);
    expect(nickname("  a   b ")).toBe("a b");
    expect(nickname("Ki\u202em\u200b")).toBe("Kim");
    const hostile = ["", "   ", "<b>x</b>", "\u001b[2J", "a\u001b]52;c;eA==\u0007", "=1+1", "@x", "x".repeat(25)];
    for (const text of [...hostile, "x".repeat(10_000), "a\u0300\u0301\u0302\u0303", "...", "a;b", "a\nb\n<"])
      expect(nickname(text), JSON.stringify(text.slice(0, 30))).toBeUndefined();
    expect(nameKey("ＫＩＭ")).toBe(nameKey("kim"));
  });

  it("are a room's code, or none; and a message in one clean line", () => {
    expect(roomCode(" kot-7 ")).toBe("KOT-7");
    for (const wrong of ["", "ab", "../etc", "a b c", "x".repeat(25), "-abc", "кот-7"])
      expect(roomCode(wrong)).toBeUndefined();
    expect(messageText("a\u001b[31m\n b\u202e")).toBe("a[31m b");
    expect(messageText("x".repeat(5_000))).toHaveLength(300);
  });

  it("are messages only where they are whole and of a known kind", () => {
    expect(readMessage('{"t":"keys","d":"a"}')).toEqual({ t: "keys", d: "a" });
    for (const wrong of ["", "{", "null", "[]", '{"t":"keys"}', '{"t":"keys","d":1}', '{"t":"line","d":"a","x":1}'])
      expect(readMessage(wrong), wrong).toBeUndefined();
    expect(readMessage(JSON.stringify({ t: "line", d: "x".repeat(401) }))).toBeUndefined();
    expect(readMessage('{"t":"size","columns":1e9,"rows":-1}')).toBeUndefined();
    expect(sizeWithin(9_999, 1)).toEqual({ columns: 300, rows: 5 });
  });
});

describe("limits", () => {
  it("let a burst through and then so many a second, each client for itself", () => {
    const bucket = new Bucket({ burst: 3, perSecond: 2 }, 0);
    expect([0, 0, 0, 0].map((at) => bucket.take(at))).toEqual([true, true, true, false]);
    expect([bucket.take(499), bucket.take(500), bucket.take(501)]).toEqual([false, true, false]);
    expect(bucket.isFull(60_000)).toBe(true);
    const each = new Buckets({ burst: 1, perSecond: 1 });
    expect([each.of("a", 0).take(0), each.of("a", 0).take(0), each.of("b", 0).take(0)]).toEqual([true, false, true]);
  });
});

describe("a class", () => {
  it("gives out treatments by counting, so that no two differ by more than one", () => {
    let { state } = new TestClass({ treatments: ["memoir", "historical"] }).classroom;
    const given: number[] = [];
    for (let at = 0; at < 7; at += 1) {
      const next = seated(state, `s${at}`, "");
      state = next.state;
      given.push(next.seat.treatment);
    }
    expect(given).toEqual([0, 1, 0, 1, 0, 1, 0]);
  });

  it("says in what a command differs from the one it was begun with", () => {
    const { setting } = new TestClass().classroom.state;
    expect(whatDiffers(setting, setting)).toBeUndefined();
    expect(whatDiffers(setting, { ...setting, scenario: "other" })).toContain("not 'other'");
    expect(whatDiffers(setting, { ...setting, treatments: [] })).toContain("memoir");
  });

  it("takes nobody in whom it could not write down", () => {
    const keeper = new MemoryKeeper();
    const { classroom } = new TestClass({ keeper });
    keeper.failing = "'class.json' could not be saved: the disk is full";
    expect(() => classroom.join("Kim", undefined)).toThrow("the disk is full");
    expect(classroom.state.seats).toEqual([]);
  });

  it("goes on where a decision cannot be kept, says so once, and keeps it with the next", () => {
    const keeper = new MemoryKeeper();
    const { classroom, notes } = new TestClass({ keeper });
    const joined = classroom.join("Kim", undefined);
    if (!("seat" in joined)) throw new Error("not in");
    const session = classroom.sessionOf(joined.seat);
    session.decide({ do: "begin" });
    keeper.failing = "'student-1.json' could not be saved: the disk is full";
    expect([classroom.keep(joined.seat), classroom.keep(joined.seat)]).toEqual([keeper.failing, keeper.failing]);
    expect(notes).toEqual([`Kim's last decision is not kept: ${keeper.failing}.`]);
    keeper.failing = undefined;
    session.decide({ do: "choose", option: "leave-none" });
    expect(classroom.keep(joined.seat)).toBeUndefined();
    expect(keeper.record(1)?.decisions).toHaveLength(2);
  });

  it("keeps what could not be kept once more before the next round, and says what is lost", () => {
    const keeper = new MemoryKeeper();
    const { classroom, notes } = new TestClass({ keeper });
    const joined = classroom.join("Kim", undefined);
    if (!("seat" in joined)) throw new Error("not in");
    classroom.sessionOf(joined.seat).decide({ do: "begin" });
    keeper.failing = "'student-1.json' could not be saved: the disk is full";
    classroom.keep(joined.seat);
    keeper.failing = undefined;
    expect([classroom.advance(1), keeper.record(1)?.decisions.length, notes.length]).toEqual([true, 1, 1]);
  });

  it("never writes over what it could not go on with: decisions that no longer fit stay in a record set aside", () => {
    const keeper = new MemoryKeeper();
    const { classroom } = new TestClass({ keeper });
    const joined = classroom.join("Kim", undefined);
    if (!("seat" in joined)) throw new Error("not in");
    classroom.sessionOf(joined.seat).decide({ do: "begin" });
    classroom.keep(joined.seat);
    const record = keeper.record(1);
    keeper.records.set(
      "1/1",
      JSON.stringify({ ...record, decisions: [...(record?.decisions ?? []), { do: "finish" }] }),
    );
    const { notes } = new TestClass({ keeper });
    expect(notes).toEqual([expect.stringMatching(/^Kim: 1 decisions no longer fit .* lies in '1\/1 aside'\.$/)]);
    expect(JSON.parse(keeper.records.get("1/1 aside") ?? "").decisions).toHaveLength(2);
    expect(keeper.record(1)?.decisions).toHaveLength(1);
    expect(new TestClass({ keeper }).notes).toEqual([]);
  });

  it("leads nobody to a place by its nickname alone until the teacher lets in again", () => {
    const { classroom } = new TestClass();
    const joined = classroom.join("Kim", undefined);
    if (!("seat" in joined)) throw new Error("not in");
    expect(classroom.seatOf("kim", undefined)).toBeUndefined();
    classroom.readmit(joined.seat.id);
    expect(classroom.seatOf("kim", undefined)?.id).toBe(joined.seat.id);
    expect(classroom.isOpen(joined.seat.id)).toBe(true);
  });

  it("tells outcomes by their shape, over bins that simulated worlds and students share", () => {
    const sample = { name: "a", wealth: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], ruined: 1, withDeaths: 0 };
    const { edges, students, simulated } = distributionOf({ ...sample, wealth: [6], name: "students" }, [sample]);
    expect(edges).toHaveLength(12);
    expect(students.shares.filter((share) => share > 0)).toEqual([1]);
    expect(simulated[0]?.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    expect(simulated[0]).toMatchObject({ count: 13, median: 6, ruined: 1 / 13 });
    expect(distributionOf({ name: "students", wealth: [], ruined: 0, withDeaths: 0 }, []).students.count).toBe(0);
  });

  it("reveals without a name, and exports with one cell for each", () => {
    const { classroom } = new TestClass();
    for (const name of ["Kim", "Lee"]) classroom.join(name, undefined);
    const told = revealLines(classroom, classroom.results(), [], unitOf([trip("memoir")])).join("\n");
    expect(told).toContain(SEEDS[0]);
    expect(told).toMatch(/^\* /m); // printed prices mix levels, and it is said
    expect(told).not.toMatch(/Kim|Lee/);
    const table = classCsv(classroom.state, classroom.results(), "kg of rice").trim().split("\n");
    expect(table).toHaveLength(3);
    expect(table[1]).toContain(`,1,${SEEDS[0]},Kim,0,`);
  });
});

describe("a class that stops before the campaign ends", () => {
  const UNTIL = 5;
  const opens = ["leave-none", "wait 10"];

  it("stops everybody on the same morning, tells it, and counts all who have begun as they stand", async () => {
    const held = await new TestClass({ until: UNTIL }).open();
    try {
      const names = ["a", "b", "c", "d", "e", "f"];
      const students = await Promise.all(names.map((name) => held.student(name)));
      for (const student of students.slice(0, 4)) for (const line of opens) await student.line(line);
      for (const student of students.slice(4, 5)) await student.line("leave-none");
      const [first] = students;
      expect((await first?.line("help"))?.join("\n")).toMatch(/status(?![\s\S]*(undo|what-if) {2})/);
      const told = (await first?.line("wait 1"))?.join("\n");
      expect(told).toContain("The play stops here: day 5 is over.");
      const { classroom } = held;
      const stands = classroom.results().map(({ progress: { day, through, ending } }) => [day, through, ending]);
      expect(stands.slice(0, 4)).toEqual(Array(4).fill([UNTIL + 1, true, undefined]));
      expect(stands[4]?.[1]).toBe(false);
      expect(distributionOf(sampleOf(classroom.results(), 1, 0, "students"), []).students.later).toBe(0);
      const onTheRoad = classroom.results().map((of) => ({ ...of, progress: { ...of.progress, day: UNTIL + 3 } }));
      expect(revealLines(classroom, onTheRoad, [], unitOf([trip("memoir")])).join("\n")).toContain(
        "6 of them were on a road when the last day was over",
      );
      const lines = () => revealLines(classroom, classroom.results(), [], unitOf([trip("memoir")])).join("\n");
      expect(lines()).toContain("students (6): with a death in the household 0 %, ruined 0 %;");
      expect(lines()).toContain("2 of them are still under way");
      expect(lines()).toContain("to the same day 5");
    } finally {
      await held.close();
    }
  });

  it("tells nothing of fewer than five, whose outcome it would be", async () => {
    const held = await new TestClass({ until: UNTIL }).open();
    try {
      for (const name of ["a", "b", "c", "d"]) {
        const student = await held.student(name);
        for (const line of opens) await student.line(line);
      }
      const { classroom } = held;
      const told = revealLines(classroom, classroom.results(), [], unitOf([trip("memoir")])).join("\n");
      expect(told).toContain("students: fewer than 5 have played");
      expect(told).not.toContain("half stand above");
    } finally {
      await held.close();
    }
  });
});

describe("the veil over the seed", () => {
  it("hides it from whoever asks, and not from what is played: again from nothing it is the same world", () => {
    const program = trip("memoir");
    const session = new ClassSession(program, { seed: "hidden", base: "memoir", changes: {} });
    for (const decision of [{ do: "begin" }, { do: "choose", option: "leave-none" }, { do: "wait", days: 9 }] as const)
      session.decide(decision);
    const played = (again: Session): string => {
      for (const decision of session.decisions) again.decide(decision);
      return again.campaign.hash();
    };
    expect(session.decisions.length).toBeGreaterThan(1);
    expect(session.choice.seed).toBe(VEIL);
    expect(session.record().seed).toBe("hidden");
    expect(played(session.anew())).toBe(session.campaign.hash());
    expect(resumed(program, session.record(), undefined).session.campaign.hash()).toBe(session.campaign.hash());
    expect(played(new Session(program, session.choice))).not.toBe(session.campaign.hash());
  });
});
