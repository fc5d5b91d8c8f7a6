import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { readRecord } from "../../src/store/index.js";
import { Client, page } from "../support/client.js";
import { freshFolder, jangmadang } from "../support/command.js";
import { type ServedClass, startServe } from "../support/serve.js";

const ROOM = ["--room", "kot-7", "--scenario", "hamhung-trip", "--worlds", "50"];
let served: ServedClass | undefined;
afterEach(async () => {
  await served?.end("SIGKILL");
});

const student = (port: number, name: string, token?: string): Promise<Client> =>
  new Client(port).joins({ name, room: "KOT-7", token });

describe("serve", () => {
  it("gives the pages of the build, and goes on with everybody after kill -9 by the same command", async () => {
    const data = freshFolder();
    served = await startServe(data, ...ROOM, "--port", "0", "--seed", "a seed to be hidden");
    const { port, teacher, folder } = served;
    for (const [path, text] of [
      ["/", "Join the class"],
      ["/teacher", "Teacher's page"],
      ["/student.js", "xterm"],
    ] as const)
      expect((await page(port, path)).body).toContain(text);
    const students: Awaited<ReturnType<typeof student>>[] = [];
    for (const name of ["Ann", "Bo", "Cho"]) students.push(await student(port, name)); // seats are given as they come
    for (const [at, one] of students.entries())
      for (const line of ["leave-none", "wait 3", "wait 2"].slice(0, at + 1)) await one.line(line);
    await served.end("SIGKILL");
    expect(statSync(folder).mode & 0o77).toBe(0);
    expect(statSync(join(folder, "class.json")).mode & 0o77).toBe(0);
    served = await startServe(data, ...ROOM, "--port", String(port), "--seed", "a seed to be hidden");
    expect(served.teacher).toBe(teacher);
    for (const [at, { token }] of students.entries()) {
      const back = await student(served.port, "", token);
      expect(back.messages[0]).toMatchObject({ t: "joined", resumed: true, decisions: at + 2 });
      await back.line("wait 1");
      const kept = (): number => readRecord(join(folder, "round-1", `student-${at + 1}.json`)).decisions.length;
      await expect.poll(kept, { timeout: 20_000 }).toBe(at + 3); // an answer may be one to what was typed before
      expect(back.bytes + (students[at]?.bytes ?? "")).not.toContain("a seed to be hidden");
    }
    const desk = new Client(served.port);
    await desk.opened;
    desk.send({ t: "teacher", token: teacher });
    const simulated = await desk.until(({ simulation }) => (simulation as { done?: number } | undefined)?.done === 50);
    expect(simulated).toMatchObject({ seed: "a seed to be hidden", unit: "kg of rice*", simulation: { all: 50 } });
    expect(await served.end("SIGINT")).toBe(130);
    expect(served.said()).toContain("3 students");
  });

  it("says what is wrong with a command, and writes nothing then", async () => {
    const data = freshFolder();
    const wrong = (...args: readonly string[]) => jangmadang(["serve", ...args], { data });
    for (const [args, why] of [
      [["--room", "kot-7"], "Write --scenario ID or --lesson ID"],
      [[...ROOM, "--lesson", "take-and-let-go"], "Write --scenario ID or --lesson ID"],
      [["--room", "kot-7", "--lesson", "take-and-let"], "there is no lesson 'take-and-let'"],
      [["--room", "a b", "--scenario", "hamhung-trip"], "is no room code"],
      [["--room", "kot-7", "--scenario", "hamhun-trip"], "did you mean 'hamhung-trip'"],
      [[...ROOM, "--host", "0.0.0.0"], "add --open-to-network"],
      [[...ROOM, "--treatment", "x"], "write its name, a colon and its settings"],
      [[...ROOM, "--treatment", "x: nothing=1"], "no number 'nothing'"],
      [[...ROOM, "--treatment", "x:", "--treatment", "x:"], "two treatments are called 'x'"],
      [[...ROOM, "--rounds", "0"], "--rounds is 1 to 20"],
      [[...ROOM, "--port", "70000"], "write a port"],
    ] as const) {
      const { code, err } = wrong(...args);
      expect(err).toContain(why);
      expect(code).toBe(2);
    }
    expect(existsSync(join(data, "jangmadang", "classes"))).toBe(false);
    served = await startServe(data, ...ROOM, "--port", "0");
    const { port } = served;
    expect(wrong(...ROOM, "--port", "0")).toMatchObject({
      code: 3,
      err: expect.stringContaining("another server of room KOT-7 is running"),
    });
    expect(wrong("--room", "other", "--scenario", "pork-soup", "--port", String(port)).err).toContain("is in use");
    await served.end("SIGKILL");
    expect(wrong("--room", "kot-7", "--scenario", "pork-soup").err).toContain(
      "it plays 'hamhung-trip', not 'pork-soup'",
    );
    expect(wrong(...ROOM, "--seed", "x").err).toContain("with another seed");
  });

  it("carries a lesson: its scenario, seed and treatments, its words before the play and after the reveal, its notes for the teacher", async () => {
    const data = freshFolder();
    const words = ["--room", "kot-7", "--lesson", "take-and-let-go", "--worlds", "20", "--port", "0"];
    served = await startServe(data, ...words);
    const ann = await student(served.port, "Ann");
    const before = await ann.until(({ t }) => t === "lesson");
    expect(JSON.stringify(before)).toContain("deaths on the railway and arrest"); // its scenario's content note
    expect(JSON.stringify(before)).toContain("Inspectors find metal in a bundle of fish");
    expect(before["after"]).toBeUndefined();
    await student(served.port, "Bo");
    const desk = new Client(served.port);
    await desk.opened;
    desk.send({ t: "teacher", token: served.teacher });
    const notes = await desk.until(({ t }) => t === "lesson");
    expect(JSON.stringify(notes)).toContain("Draw the officer's");
    const seen = await desk.until(({ students }) => (students as readonly unknown[] | undefined)?.length === 2);
    expect(seen).toMatchObject({
      ...{ scenario: "kimchaek-fish", seed: "lesson-gate" },
      students: [{ treatment: "a find is kept" }, { treatment: "a report pays" }],
    });
    expect(ann.bytes).not.toContain("lesson-gate");
    expect(ann.bytes).not.toContain("Keeping the metal is worth more to the inspector");
    expect(ann.bytes).not.toContain("Draw the officer's");
    desk.send({ t: "reveal" });
    const after = await ann.until(({ t, after: of }) => t === "lesson" && of !== undefined);
    expect(JSON.stringify(after)).toContain("Keeping the metal is worth more to the inspector");
    expect(ann.bytes).not.toContain("Draw the officer's");
    await served.end("SIGKILL");
    expect(jangmadang(["serve", ...ROOM, "--port", "0"], { data }).err).toContain("it plays 'kimchaek-fish', not");
  });
});
