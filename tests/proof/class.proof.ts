import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { type RunRecord, replayOn } from "../../src/engine/index.js";
import { Client } from "../support/class.js";
import { freshFolder } from "../support/command.js";
import { trip } from "../support/scenarios.js";
import { type ServedClass, startServe } from "../support/serve.js";

/** Students, and milliseconds between the keys of one: half a key a second. */
const STUDENTS = Number(process.env["CLASS_STUDENTS"] ?? 40);
const BETWEEN = Number(process.env["CLASS_BETWEEN"] ?? 2_000);
/** Megabytes, and milliseconds from a key to its first frame at the 95th percentile. */
const MOST_MEMORY = 300;
const MOST_WAIT = 100;

/** Begin and leave the metal; then, as long as there are days: look at prices and risks, and let ten pass. */
const FIRST = ["\r", "\r"];
const CYCLE = ["2", "6", "n", "1", "0", "\r"];

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** One student: keys at his pace, the time each waits for its frame, and his way back after the server was killed. */
class Player {
  readonly waits: number[] = [];
  /** When each of these keys was pressed. */
  readonly sent: number[] = [];
  /** Keys that changed nothing on the screen. */
  readonly undrawn: string[] = [];
  decisions = 0;
  ended = false;
  token = "";
  readonly resumedAt: number[] = [];
  private readonly name: string;
  private readonly at: number;
  private client: Client | undefined;

  constructor(at: number) {
    this.name = `s${at + 1}`;
    this.at = at;
  }

  async join(port: number): Promise<void> {
    const client = await new Client(port).joins({ name: this.name, room: "LOAD", mode: "screens", token: this.token });
    const joined = client.messages.find(({ t }) => t === "joined");
    if (joined === undefined) throw new Error(`${this.name}: ${client.refused}`);
    if (this.token !== "") this.resumedAt.push(Number(joined["decisions"]));
    this.token = client.token;
    this.client = client;
    await client.until(({ t, d }) => t === "out" && String(d).length > 200);
  }

  private async key(key: string): Promise<string> {
    const { client } = this;
    if (client === undefined) return "";
    const drawn = client.next(({ t }) => t === "out");
    const sent = performance.now();
    client.keys(key);
    const frame = await Promise.race([
      drawn,
      pause(BETWEEN - 50).then(() => undefined),
      client.closed.then(() => undefined),
    ]);
    if (frame === undefined) this.undrawn.push(key);
    else {
      this.waits.push(performance.now() - sent);
      this.sent.push(sent);
    }
    return String(frame?.["d"] ?? "");
  }

  /** Plays on from where the record stands until the campaign has ended or `stop` says so. */
  async play(stop: () => boolean): Promise<void> {
    if (this.decisions >= FIRST.length) await this.press(this.glances, stop);
    while (!this.ended && !stop()) {
      const keys = this.decisions < FIRST.length ? FIRST.slice(this.decisions) : CYCLE;
      await this.press(keys, stop);
      if (this.decisions === FIRST.length && keys !== CYCLE) await this.press(this.glances, stop);
    }
  }

  /** Nobody presses in step with all others: each looks about a while of his own. */
  private get glances(): readonly string[] {
    return Array.from({ length: this.at % CYCLE.length }, (_of, at) => (at % 2 === 0 ? "2" : "6"));
  }

  private async press(keys: readonly string[], stop: () => boolean): Promise<void> {
    for (const key of keys) {
      if (stop()) return;
      const began = performance.now();
      const shown = await this.key(key);
      if (stop()) return;
      const decides = this.decisions < FIRST.length || key === "\r";
      if (decides && shown !== "") this.decisions += 1;
      if (shown.includes("How it ended")) this.ended = true;
      await pause(Math.max(0, BETWEEN - (performance.now() - began)));
    }
  }

  leave(): void {
    this.client?.socket.terminate();
  }
}

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
  afterAll(() => served?.end("SIGKILL"));

  it("plays to the end by keys, through a kill -9 in the middle, quickly and in little memory", async () => {
    const data = freshFolder();
    const words = ["--room", "LOAD", "--scenario", "hamhung-trip", "--base", "memoir"];
    served = await startServe(data, ...words, "--port", "0");
    const { port } = served;
    const players = Array.from({ length: STUDENTS }, (_of, at) => new Player(at));
    await Promise.all(players.map((player) => player.join(port)));
    // How late this process's own timers are: what the machine is too busy for, whatever the server does.
    const late: number[] = [];
    let due = performance.now() + 20;
    const clock = setInterval(() => {
      const now = performance.now();
      late.push(now - due);
      due = now + 20;
    }, 20);
    let killed = false;
    const first = players.map(async (player, at) => {
      await pause((at * BETWEEN) / STUDENTS);
      await player.play(() => killed);
    });
    await pause(15 * BETWEEN);
    const [, mostBefore] = memory(served.pid);
    killed = true;
    await served.end("SIGKILL");
    await Promise.all(first);
    const seen = players.map(({ decisions }) => decisions);
    const died = performance.now();
    served = await startServe(data, ...words, "--port", String(port));
    await Promise.all(players.map((player) => player.join(port)));
    const back = performance.now() - died;
    const resumed = players.map(({ resumedAt }) => resumedAt[0] ?? -1);
    // What was shown was kept; a decision on its way when the server died may be kept and not shown.
    for (const [at, decisions] of resumed.entries()) expect([0, 1]).toContain(decisions - (seen[at] ?? 0));
    for (const [at, player] of players.entries()) player.decisions = resumed[at] ?? 0;
    const [before, keysBefore] = [busy(served.pid), players.flatMap((player) => player.waits).length];
    await Promise.all(
      players.map(async (player, at) => {
        await pause((at * BETWEEN) / STUDENTS);
        await player.play(() => false);
      }),
    );
    clearInterval(clock);
    const [now, most] = memory(served.pid);
    const used = busy(served.pid) - before;
    const teacher = new Client(port);
    await teacher.opened;
    teacher.send({ t: "teacher", token: served.teacher });
    const overview = await teacher.until(({ t }) => t === "overview");
    teacher.send({ t: "export" });
    const rows = rowsOf(String((await teacher.until(({ t }) => t === "csv"))["text"]));
    const same = rows.filter(({ hash, record }) => replayOn(trip("memoir"), record).session.campaign.hash() === hash);
    const waits = players.flatMap((player) => player.waits);
    const undrawn = players.flatMap((player) => player.undrawn);
    const started = Math.min(...players.flatMap((player) => player.sent));
    const windows = Array.from({ length: 14 }, (_of, at) => {
      const within = players.flatMap((player) =>
        player.waits.filter((_wait, key) => Math.floor(((player.sent[key] ?? 0) - started) / 10_000) === at),
      );
      return Math.round(quantile(within, 0.95));
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
    for (const player of players) player.leave();
  });
});
