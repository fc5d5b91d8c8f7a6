import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { type RunRecord, replayOn } from "../../src/engine/index.js";
import { Client } from "../support/client.js";
import { freshFolder } from "../support/command.js";
import { trip } from "../support/scenarios.js";
import { type ServedClass, startServe } from "../support/serve.js";
import type { Ask, Waits } from "./class-students.js";
import { inkProgram } from "./ink-program.js";

/** Students, and milliseconds between the keys of one: half a key a second. */
const STUDENTS = Number(process.env["CLASS_STUDENTS"] ?? 40);
const BETWEEN = Number(process.env["CLASS_BETWEEN"] ?? 2_000);
/** Megabytes, and milliseconds from a key to its first frame at the 95th percentile. */
const MOST_MEMORY = 300;
const MOST_WAIT = 100;

const ATTEND = 'import { attend } from "./tests/proof/class-students.ts"; attend();';

/** The students, in a process of their own. */
class Students {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, readonly [done: (answer: unknown) => void, fail: (why: Error) => void]>();
  private asked = 0;

  constructor(program: string) {
    this.child = fork(program, [`${STUDENTS}`, `${BETWEEN}`], { execArgv: [] });
    this.child.on("message", ({ at, answer, failed }: { at: number; answer?: unknown; failed?: string }) => {
      const [done, fail] = this.waiting.get(at) ?? [];
      if (failed === undefined) done?.(answer);
      else fail?.(new Error(failed));
    });
  }

  ask(ask: Ask & { readonly do: "figures" }): Promise<Waits>;
  ask(ask: Ask): Promise<readonly number[]>;
  ask(ask: Ask): Promise<unknown> {
    this.asked += 1;
    const at = this.asked;
    this.child.send({ at, ask });
    return new Promise((done, fail) => this.waiting.set(at, [done, fail]));
  }

  end(): void {
    this.child.kill();
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;

/** Megabytes a process holds now, and the most it ever held. */
function memory(pid: number): readonly [now: number, most: number] {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const of = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
  return [of("VmRSS"), of("VmHWM")];
}

/** Milliseconds of processor time a process has used. */
function busy(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** The cells of the exported table; records are JSON in quotes. */
function rowsOf(text: string): readonly { readonly hash: string; readonly record: RunRecord }[] {
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [, hash = "", json = ""] = /,([0-9a-f]+),"(\{.*\})"$/.exec(line) ?? [];
      return { hash, record: JSON.parse(json.replaceAll('""', '"')) as RunRecord };
    });
}

describe(`a class of ${STUDENTS} at 100x30`, () => {
  let served: ServedClass | undefined;
  let students: Students | undefined;
  afterAll(async () => {
    students?.end();
    await served?.end("SIGKILL");
  });

  it("plays to the end by keys, through a kill -9 in the middle, quickly and in little memory", async () => {
    const data = freshFolder();
    const words = ["--room", "LOAD", "--scenario", "hamhung-trip", "--base", "memoir"];
    students = new Students(await inkProgram("class-students", ATTEND));
    served = await startServe(data, ...words, "--port", "0");
    const { port } = served;
    await students.ask({ do: "join", port });
    const first = students.ask({ do: "play" });
    await pause(15 * BETWEEN);
    const [, mostBefore] = memory(served.pid);
    await students.ask({ do: "stop" });
    await served.end("SIGKILL");
    const seen = await first;
    const died = performance.now();
    served = await startServe(data, ...words, "--port", String(port));
    const resumed = await students.ask({ do: "join", port });
    const back = performance.now() - died;
    // What was shown was kept; a decision on its way when the server died may be kept and not shown.
    // Where a frame came later than the next key, what was seen may be one too many.
    const { missed } = await students.ask({ do: "figures" });
    for (const [at, decisions] of resumed.entries())
      expect(missed[at] === 0 ? [0, 1] : [-1, 0, 1]).toContain(decisions - (seen[at] ?? 0));
    const [before, keysBefore] = [busy(served.pid), (await students.ask({ do: "figures" })).waits.length];
    await students.ask({ do: "play", from: resumed });
    const [now, most] = memory(served.pid);
    const used = busy(served.pid) - before;
    const teacher = new Client(port);
    await teacher.opened;
    teacher.send({ t: "teacher", token: served.teacher });
    const overview = await teacher.until(({ t }) => t === "overview");
    teacher.send({ t: "export" });
    const rows = rowsOf(String((await teacher.until(({ t }) => t === "csv"))["text"]));
    const same = rows.filter(({ hash, record }) => replayOn(trip("memoir"), record).session.campaign.hash() === hash);
    const { undrawn, late, ...told } = await students.ask({ do: "figures" });
    const waits = told.waits.map(([wait]) => wait);
    const started = Math.min(...told.waits.map(([, sent]) => sent));
    const windows = Array.from({ length: 14 }, (_of, at) => {
      const within = told.waits.filter(([, sent]) => Math.floor((sent - started) / 10_000) === at);
      return Math.round(
        quantile(
          within.map(([wait]) => wait),
          0.95,
        ),
      );
    });
    const figures = {
      windows,
      late: quantile(late, 0.95),
      ...{
        students: STUDENTS,
        keys: waits.length,
        undrawn: [...new Set(undrawn)].map((key) => [key, undrawn.filter((of) => of === key).length]),
        back: Math.round(back),
      },
      ...{ median: quantile(waits, 0.5), p95: quantile(waits, 0.95), worst: Math.max(...waits) },
      ...{ processor: used / (waits.length - keysBefore) },
      ...{ megabytes: now, most: Math.max(most, mostBefore), resumed: resumed.length, same: same.length },
    };
    process.stderr.write(`${JSON.stringify(figures)}\n`);
    expect((overview["students"] as readonly { ending?: string }[]).filter(({ ending }) => ending).length).toBe(
      STUDENTS,
    );
    expect(same).toHaveLength(STUDENTS);
    expect(undrawn.length).toBeLessThan(waits.length / 20);
    expect(figures.most).toBeLessThan(MOST_MEMORY);
    expect(figures.p95).toBeLessThan(MOST_WAIT);
  });
});
