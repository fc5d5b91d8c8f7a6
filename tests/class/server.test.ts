import { afterEach, describe, expect, it } from "vitest";
import { replayOn } from "../../src/engine/index.js";
import { SEEDS, TestClass } from "../support/class.js";
import { page, ROOM } from "../support/client.js";
import { trip } from "../support/scenarios.js";
import { TRIP_LINES } from "../support/trip-lines.js";

/** The same on screens: Enter begins, then as a player would press. */
const KEYS = "\r1\r2b20\rt\r1\r1\r0\r50\r3\r2\r2\r20\r";
/** Days that pass until the last one. */
const WAITS = ["leave-none", ...Array.from({ length: 8 }, () => "wait 10")];

let open: TestClass | undefined;
const served = async (options: ConstructorParameters<typeof TestClass>[0] = {}): Promise<TestClass> => {
  open = await new TestClass(options).open();
  return open;
};
afterEach(async () => {
  await open?.close();
  open = undefined;
});

describe("a class over the wire", () => {
  it("plays the same on screens and in plain text, keeps every decision, and replays to the same hash", async () => {
    const of = await served({ seeds: ["34"] });
    const plain = await of.student("Plain");
    for (const line of TRIP_LINES) await plain.line(line);
    const keyed = await of.student("Keyed", { mode: "screens" });
    await keyed.until(({ t, d }) => t === "out" && String(d).includes("The Hamhung trip"));
    const there = keyed.next(({ d }) => String(d).includes("the pass"));
    keyed.keys(KEYS);
    await there;
    const [first, second] = [of.keeper.record(1), of.keeper.record(2)];
    expect(first?.decisions).toHaveLength(12);
    expect(second).toEqual(first);
    for (const [seat, record] of [first, second].entries()) {
      if (record === undefined) throw new Error("not kept");
      const hash = replayOn(trip("memoir"), record).session.campaign.hash();
      expect(of.classroom.results()[seat]?.hash()).toBe(hash);
    }
  });

  it("tells no student the seed before it is revealed, whatever is asked, to the last line of the account", async () => {
    const of = await served();
    const student = await of.student("Asks");
    for (const line of [...WAITS, "why", "why seed", "odds", "ledger all", "status", "help", "home", "prices"])
      await student.line(line);
    expect(of.classroom.progress(of.classroom.state.seats[0] ?? expect.fail()).ending).toBeDefined();
    const screens = await of.student("Looks", { mode: "screens" });
    await screens.until(({ t }) => t === "out");
    for (const key of [
      "\r",
      "1",
      "\r",
      ..."23456789?".split(""),
      "\u001b",
      ":",
      "seed",
      "\u001b",
      "6",
      "w",
      "\r",
      "P",
      "L",
    ]) {
      const drawn = screens.next(({ t }) => t === "out" || t === "lines");
      screens.keys(key);
      await drawn;
    }
    expect(screens.bytes).toContain("Risks as you believe them");
    expect(screens.bytes).toContain("one play");
    const teacher = await of.teaching();
    expect(teacher.bytes).toContain(SEEDS[0]);
    for (const { bytes } of [student, screens]) for (const seed of SEEDS) expect(bytes).not.toContain(seed);
    teacher.send({ t: "reveal" });
    await student.until(({ t }) => t === "reveal");
    expect(student.bytes).toContain(SEEDS[0]);
    expect(student.bytes).not.toContain(SEEDS[1]);
  });

  it("holds keys while the teacher pauses, shows his message, and opens the next round for everybody", async () => {
    const of = await served();
    const student = await of.student("Waits");
    const teacher = await of.teaching();
    teacher.send({ t: "pause", on: true });
    await student.until((news) => news.t === "class" && news["paused"] === true);
    expect(await student.line("leave-none")).toEqual([]);
    expect(student.bytes).toContain("Keys are held");
    expect(of.keeper.record(1)?.decisions).toHaveLength(1);
    teacher.send({ t: "message", text: "Look up\u001b[31m\u202e please" });
    await student.until(({ message }) => message === "Look up[31m please");
    teacher.send({ t: "pause", on: false });
    await student.until((news) => news.t === "class" && news["paused"] === false, 4);
    await student.line("leave-none");
    expect(of.keeper.record(1)?.decisions).toHaveLength(2);
    teacher.send({ t: "reveal" });
    teacher.send({ t: "advance", from: 1 });
    await student.until(({ t, round }) => t === "class" && round === 2);
    teacher.send({ t: "advance", from: 1 }); // pressed twice
    await student.line("leave-none");
    expect(of.classroom.state.round).toBe(2);
    expect(of.keeper.record(1, 2)?.seed).toBe(SEEDS[1]);
    expect(of.keeper.record(1, 1)?.decisions).toHaveLength(2);
    const back = await of.student("", { token: student.token }); // what came out of the first stays to be looked at
    await back.until(
      ({ t, round, lines }) => t === "reveal" && round === 1 && `${String(lines)}`.includes(SEEDS[0] ?? "?"),
    );
    await teacher.until(({ t, earlier }) => t === "overview" && JSON.stringify(earlier).includes(SEEDS[0] ?? "?"));
  });

  it("takes a student back by his token, closes the window he had open, and lets nobody else in under his name", async () => {
    const of = await served();
    const first = await of.student("Han");
    await first.line("leave-none");
    expect((await of.student("hAN")).refused).toContain("taken");
    const second = await of.student("", { token: first.token });
    expect(await first.closed).toContain("opened elsewhere");
    expect(second.messages.find(({ t }) => t === "joined")).toMatchObject({ name: "Han", resumed: true, decisions: 2 });
    const teacher = await of.teaching();
    teacher.send({ t: "readmit", seat: 1 });
    await teacher.next(({ t }) => t === "overview");
    const third = await of.student("Han");
    expect(third.token).not.toBe(first.token);
    expect((await of.student("Han")).refused).toContain("taken");
  });

  it("resumes everybody after it was stopped, and says which round it is", async () => {
    const of = await served({ treatments: ["memoir", "historical"] });
    const names = ["Ann", "Bo", "Cho"];
    const students = await Promise.all(names.map((name) => of.student(name)));
    for (const student of students) for (const line of WAITS.slice(0, 3)) await student.line(line);
    const hashes = of.classroom.results().map(({ hash }) => hash());
    await of.close();
    const again = await served({ treatments: ["memoir", "historical"], keeper: of.keeper });
    expect(again.classroom.results().map(({ hash }) => hash())).toEqual(hashes);
    expect(again.classroom.state.seats.map(({ treatment }) => treatment)).toEqual([0, 1, 0]);
    expect(again.teacher).toBe(of.teacher);
    for (const [at, { token }] of students.entries()) {
      const back = await again.student("", { token });
      expect(back.messages[0]).toMatchObject({ t: "joined", name: names[at], decisions: 4 });
    }
  });

  it("gives the teacher a table whose records replay, and nobody else", async () => {
    const of = await served();
    const student = await of.student("Row 1");
    for (const line of TRIP_LINES) await student.line(line);
    const teacher = await of.teaching();
    teacher.send({ t: "export" });
    const { text, note } = await teacher.until(({ t }) => t === "csv");
    expect(note).toContain("every record of this round plays again to its hash");
    const [head, row] = String(text).trim().split("\n");
    expect(head).toMatch(/^room,scenario,scenario_hash/);
    const record = JSON.parse((/"(\{.*\})"$/.exec(row ?? "")?.[1] ?? "").replaceAll('""', '"'));
    expect(record).toEqual(of.keeper.record(1));
    expect(row).toContain(replayOn(trip("memoir"), record).session.campaign.hash());
    student.send({ t: "export" });
    expect(await student.closed).toContain("not for students");
  });
});

describe("the pages", () => {
  it("come with a strict policy, from this address alone", async () => {
    const of = await served();
    const { status, headers, body } = await page(of.port, "/");
    expect(status).toBe(200);
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'; script-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(policy).toContain(`nonce-${/nonce (\S+)<|nonce (\S+)/.exec(body)?.[1]}`);
    expect(await page(of.port, "/../../etc/passwd")).toMatchObject({ status: 404 });
    expect(await page(of.port, "/", { host: "rebound.example" })).toMatchObject({ status: 421 });
    expect(ROOM).not.toBe("");
  });

  it("lets the teacher rename a student and take one out, who is told; the nickname is free and the seat nobody else's", async () => {
    const of = await served();
    const [rude, other] = [await of.student("Rude"), await of.student("Other")];
    await rude.line("leave-none");
    const teacher = await of.teaching();
    teacher.send({ t: "rename", seat: 1, name: "other" });
    expect(await teacher.until(({ t, text }) => t === "told" && text !== "")).toMatchObject({
      text: "That nickname is taken; choose another.",
    });
    teacher.send({ t: "rename", seat: 1, name: "Polite" });
    await rude.until(({ t, name }) => t === "named" && name === "Polite");
    const back = await of.student("", { token: rude.token });
    expect(back.messages[0]).toMatchObject({ t: "joined", name: "Polite", decisions: 2 });
    teacher.send({ t: "remove", seat: 1 });
    expect((await back.until(({ t }) => t === "refused"))["why"]).toContain("taken this seat out");
    expect((await of.student("", { token: rude.token })).refused).not.toBe("");
    const next = await of.student("Polite");
    expect(of.classroom.state.seats.map(({ id, name }) => [id, name])).toEqual([
      [2, "Other"],
      [3, "Polite"],
    ]);
    expect(next.messages[0]).toMatchObject({ t: "joined", resumed: false });
    expect(of.classroom.results()).toHaveLength(2);
    expect(of.keeper.record(1)?.decisions).toHaveLength(2); // what was played stays written down
    expect(await other.line("leave-none")).not.toEqual([]);
    expect(JSON.parse(of.keeper.state)).toMatchObject({ lastSeat: 2 });
    rude.socket.close();
  });
});
