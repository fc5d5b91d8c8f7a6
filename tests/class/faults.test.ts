import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { replayOn } from "../../src/engine/index.js";
import { openScreens } from "../../src/ui/screens.js";
import { SEEDS, TestClass } from "../support/class.js";
import { Client, ROOM } from "../support/client.js";
import { trip } from "../support/scenarios.js";

/** Faults in all; the proof has 200. */
const FAULTS = Number(process.env["CLASS_FAULTS"] ?? 26);

const HOSTILE = [
  "\u001b]0;owned\u0007\u001b]52;c;eA==\u0007",
  "<img src=x onerror=alert(1)>",
  "\u202e<gnitseretni>\u2066",
  "k".repeat(3_000),
  "=cmd|' /C calc'!A0",
  "\0\r\n\n",
  "a\u0300".repeat(900),
  "../../../etc/passwd",
];

let of: TestClass;
let broken: Client;
/** A while passes after each fault, so that limits on openings do not hide the faults behind them. */
let later = 0;

const join = (name: string, more: object = {}): object => ({
  ...{ t: "join", room: ROOM, name, mode: "plain", columns: 80, rows: 24 },
  ...more,
});

/** Somebody who is in, in a seat only faults use, and can be misused. */
async function misused(at: number): Promise<Client> {
  const token = broken.token;
  return at % 2 === 0 ? of.student("", { token }) : of.student("", { token, mode: "screens" });
}

/** One connection that sends something first, and how it ended. */
async function says(first: object | string | Buffer, from = "127.0.0.9"): Promise<string> {
  const client = new Client(of.port, { from });
  await client.opened;
  client.socket.send(Buffer.isBuffer(first) ? first : typeof first === "string" ? first : JSON.stringify(first));
  return client.closed;
}

/** Bytes on a bare socket, until the other side is done with it. */
const raw = (bytes: string): Promise<string> =>
  new Promise((done) => {
    let got = "";
    const socket = connect(of.port, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (data) => {
      got += data.toString("latin1");
    });
    socket.on("error", () => done(got));
    socket.on("close", () => done(got));
  });

/** An upgrade asked for by a page of another origin. */
const foreign = (origin: string): Promise<string> =>
  new Promise((done) => {
    const socket = new WebSocket(`ws://127.0.0.1:${of.port}/class`, { origin });
    socket.on("unexpected-response", (_request, response) => done(String(response.statusCode)));
    socket.on("open", () => done("open"));
    socket.on("error", (error) => done(error.message));
  });

/** Every kind of fault, by turns: each answers what the server made of it. */
const KINDS: readonly (readonly [name: string, fault: (at: number) => Promise<string>, expected: RegExp])[] = [
  [
    "bad JSON",
    (at) => says(["{", "[]", "null", '{"t":"keys","d":1}', '{"__proto__":1}'][at % 5] ?? "x"),
    /1008 not understood/,
  ],
  ["an oversized frame", () => says("x".repeat(5_000 + 200_000)), /1009|1006/],
  ["a binary frame", () => says(Buffer.from([1, 2, 3])), /1006/],
  ["a hostile nickname", (at) => says(join(HOSTILE[at % HOSTILE.length] ?? "")), /1008 refused/],
  ["a wrong room", (at) => says(join("Kim", { room: `ROOM-${at}` }), `127.0.1.${1 + (at % 200)}`), /1008 refused/],
  [
    "a guessed student's token",
    (at) => says(join("", { token: `guess${at}` }), `127.0.2.${1 + (at % 200)}`),
    /1008 refused/,
  ],
  [
    "a guessed teacher's token",
    (at) => says({ t: "teacher", token: `${at}` }, `127.0.3.${1 + (at % 200)}`),
    /1008 refused/,
  ],
  ["a teacher's order from a stranger", () => says({ t: "reveal" }), /1008 say first/],
  ["a foreign Origin", (at) => foreign(["http://evil.example", "null", "http://127.0.0.1:1"][at % 3] ?? ""), /403/],
  [
    "a flood",
    async (at) => {
      const client = await misused(at);
      for (let count = 0; count < 400; count += 1) client.send({ t: "keys", d: "jk" });
      return client.closed;
    },
    /1008 too many messages|1008 opened too often/,
  ],
  [
    "a connection cut in the middle of a frame",
    async (at) => {
      const client = await misused(at);
      (client.socket as unknown as { _socket: { write(bytes: Buffer): void; destroy(): void } })._socket.write(
        Buffer.from([0x81, 0xfe, 0x00]),
      );
      client.socket.terminate();
      return client.closed;
    },
    /1006/,
  ],
  [
    "bytes that are no WebSocket",
    (at) =>
      raw(
        [
          "GET / HTTP/9.9\r\n\r\n",
          "\u0016\u0003\u0001\u0002",
          "POST / HTTP/1.1\r\nHost: x\r\n\r\n",
          `GET /class HTTP/1.1\r\nHost: 127.0.0.1:${of.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
        ][at % 4] ?? "",
      ),
    /HTTP\/1.1 4|^$/,
  ],
  [
    "screens that throw",
    async (at) => {
      const client = await of.student("", { token: broken.token, mode: "screens" });
      if (client.refused !== "") return "refused";
      const told = client.next(({ t }) => t === "note" || t === "left");
      client.keys("Z");
      const { text, why } = await told;
      await client.leave();
      return `${at < 0 ? "" : (text ?? why)}`;
    },
    /go on from your last decision|keep failing|refused/,
  ],
];

/** Fails with a name where an answer does not come. */
const answered = <T>(what: string, promise: Promise<T>): Promise<T> =>
  Promise.race([
    promise,
    new Promise<never>((_done, fail) => setTimeout(() => fail(new Error(`no answer: ${what}`)), 8_000).unref()),
  ]);

/** A play that the faults must not touch, on screens and in lines. */
const LINES = ["leave-none", "wait 3", "buy rice 5", "wait 2", "why rice", "ration thin", "wait 4", "status"];

describe("faults of one client", () => {
  beforeAll(async () => {
    // Screens that throw at Z, as a fault of ours would: in the seat of the one who breaks things.
    const screens: typeof openScreens = (ports) =>
      openScreens({
        ...ports,
        terminal: {
          get columns() {
            return ports.terminal.columns;
          },
          get rows() {
            return ports.terminal.rows;
          },
          write: (text) => ports.terminal.write(text),
          soon: (run) => ports.terminal.soon(run),
          listen: (to) =>
            ports.terminal.listen({
              ...to,
              input: (input) =>
                to.input(
                  input.kind === "key" && input.key.text === "Z" ? { ...input, key: undefined as never } : input,
                ),
            }),
        },
      });
    of = await new TestClass({ screens, now: () => Date.now() + later }).open();
    broken = await of.student("Broken");
  });
  afterAll(() => of.close());

  it(`disturb no other student, ${FAULTS} of them`, async () => {
    const [lines, keyed, quiet] = [
      await of.student("Lines"),
      await of.student("Keyed", { mode: "screens" }),
      await of.student("Quiet"),
    ];
    await keyed.until(({ t }) => t === "out");
    const teacher = await of.teaching();
    const met = new Map<string, number>();
    for (let at = 0; at < FAULTS; at += 1) {
      const kind = KINDS[at % KINDS.length];
      if (kind === undefined) break;
      const [name, fault, expected] = kind;
      const ended = answered(`${name}, fault ${at}`, fault(Math.floor(at / KINDS.length)));
      const [answer] = await Promise.all([ended, answered("lines", lines.line(LINES[at] ?? "status"))]);
      expect(answer, `${name}, fault ${at}`).toMatch(expected);
      const drawn = keyed.next(({ t }) => t === "out");
      keyed.keys(at === 0 ? "\r" : at % 2 === 0 ? "?" : "\u001b");
      await answered(`a frame after fault ${at}`, drawn);
      later += 60_000;
      met.set(name, (met.get(name) ?? 0) + 1);
    }
    expect(met.size).toBe(KINDS.length);
    for (const { socket } of [lines, keyed, quiet, teacher]) expect(socket.readyState).toBe(socket.OPEN);
    // Whoever was not misused stands where his own decisions led, as alone.
    const alone = await new TestClass().open();
    const other = await alone.student("Lines");
    for (const line of LINES) await other.line(line);
    expect(of.classroom.results()[1]?.hash()).toBe(alone.classroom.results()[0]?.hash());
    expect(lines.messages.filter(({ t }) => t === "note" || t === "refused")).toEqual([]);
    await alone.close();
    for (const { record, hash } of of.classroom.results())
      expect(replayOn(trip("memoir"), record()).session.campaign.hash()).toBe(hash());
    for (const { bytes } of [lines, keyed, quiet, broken]) expect(bytes).not.toContain(SEEDS[0]);
    expect(of.classroom.state.seats.map(({ name }) => name)).toEqual(["Broken", "Lines", "Keyed", "Quiet"]);
    expect(of.notes.join("\n")).toContain("Broken's play failed");
  });
});

describe("limits of one address", () => {
  it("make who guesses wait, and nobody who has a token", async () => {
    const class_ = await new TestClass().open();
    const inside = await class_.student("In", { from: "127.0.0.5" });
    const tries: string[] = [];
    for (let at = 0; at < 10; at += 1)
      tries.push((await class_.student(`x${at}`, { room: "WRONG", from: "127.0.0.5" })).refused);
    expect(tries.slice(0, 8).every((why) => why.includes("no such room"))).toBe(true);
    expect(tries.at(-1)).toContain("Too many wrong tries");
    expect((await class_.student("Right", { from: "127.0.0.5" })).refused).toContain("Too many wrong tries");
    expect((await class_.student("", { token: inside.token, from: "127.0.0.5" })).token).toBe(inside.token);
    expect((await class_.student("Other", { from: "127.0.0.6" })).token).not.toBe("");
    await class_.close();
  });

  it("make who guesses the teacher's address wait, and not the teacher", async () => {
    const class_ = await new TestClass().open();
    const tries: string[] = [];
    for (let at = 0; at < 10; at += 1) {
      const client = new Client(class_.port, { from: "127.0.0.5" });
      await client.opened;
      const refused = client.until(({ t }) => t === "refused");
      client.send({ t: "teacher", token: `${at}` });
      await refused;
      tries.push(client.bytes);
    }
    expect(tries[7]).toContain("not the teacher's address");
    expect(tries[8]).toContain("Too many wrong tries");
    expect((await class_.teaching()).socket.readyState).toBe(WebSocket.OPEN);
    await class_.close();
  });

  it("leave room for who comes, however many connections stay silent", async () => {
    const class_ = await new TestClass().open();
    const silent = Array.from({ length: 120 }, () => new Client(class_.port));
    await Promise.all(silent.map(({ opened }) => opened));
    expect((await class_.student("Late")).token).not.toBe("");
    expect(await silent[0]?.closed).toContain("too many connections");
    await class_.close();
  });

  it("leave frames out for a reader who does not read, and then draw a whole one", async () => {
    const { RemoteTerminal } = await import("../../src/class/wire/remote-terminal.js");
    const [sent, resized]: [string[], number[]] = [[], []];
    let slow = false;
    const terminal = new RemoteTerminal({ columns: 80, rows: 24 }, (text) => !slow && sent.push(text) > 0);
    const silence = terminal.listen({ input: () => undefined, resized: () => void resized.push(1) });
    terminal.write("a");
    slow = true;
    terminal.write("b");
    slow = false;
    terminal.write("c"); // a change on top of a frame that was never seen
    terminal.refresh();
    expect(sent.slice(1, 2)).toEqual(["a"]);
    expect(sent).not.toContain("c");
    expect(resized).toEqual([1]);
    silence();
  });
});
