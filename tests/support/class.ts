import { request } from "node:http";
import { WebSocket } from "ws";
import {
  type ClassKeeper,
  Classroom,
  type ClassState,
  digestOf,
  newToken,
  type Serving,
  serveClass,
  unitOf,
} from "../../src/class/index.js";
import type { RunRecord } from "../../src/engine/index.js";
import type { openScreens } from "../../src/ui/screens.js";
import { TRIP, trip } from "./scenarios.js";

// What the screens load late is loaded already, so that a test need not wait for it.
await Promise.all([import("../../src/ui/screen/player.js"), import("../../src/ui/screen/scene/campaign.js")]);

export const ROOM = "TEST-7";
export const SEEDS = ["hidden-seed-one", "hidden-seed-two"] as const;

/** A class kept in memory, as texts, so that nothing is shared with what is running. */
export class MemoryKeeper implements ClassKeeper {
  state = "";
  readonly records = new Map<string, string>();
  failing: string | undefined;

  write(state: ClassState): void {
    if (this.failing !== undefined) throw new Error(this.failing);
    this.state = JSON.stringify(state);
  }

  keep(seat: number, round: number, record: RunRecord): void {
    if (this.failing !== undefined) throw new Error(this.failing);
    this.records.set(`${round}/${seat}`, JSON.stringify(record));
  }

  open(seat: number, round: number) {
    const text = this.records.get(`${round}/${seat}`);
    return text === undefined ? undefined : { record: JSON.parse(text) as RunRecord, damage: undefined };
  }

  record(seat: number, round = 1): RunRecord | undefined {
    return this.open(seat, round)?.record;
  }
}

export interface ClassOptions {
  readonly keeper?: MemoryKeeper;
  readonly treatments?: readonly ("memoir" | "historical")[];
  readonly screens?: typeof openScreens;
  readonly seeds?: readonly string[];
  readonly scenario?: string;
  readonly now?: () => number;
}

/** A class served on loopback from this process. */
export class TestClass {
  readonly keeper: MemoryKeeper;
  readonly classroom: Classroom;
  readonly notes: string[] = [];
  private readonly options: ClassOptions;
  private serving: Serving | undefined;

  constructor(options: ClassOptions = {}) {
    this.options = options;
    this.keeper = options.keeper ?? new MemoryKeeper();
    const bases = options.treatments ?? ["memoir"];
    const scenario = options.scenario ?? TRIP;
    const begun: ClassState = {
      version: 1,
      setting: {
        room: ROOM,
        scenario,
        scenarioHash: "",
        treatments: bases.map((base) => ({ id: base, base, set: [], changes: {} })),
      },
      teacher: newToken(),
      seeds: [...(options.seeds ?? SEEDS)],
      round: 1,
      paused: false,
      message: "",
      revealed: [],
      seats: [],
    };
    const state = this.keeper.state === "" ? begun : (JSON.parse(this.keeper.state) as ClassState);
    this.classroom = new Classroom(
      {
        programs: bases.map((base) => trip(base, scenario)),
        keeper: this.keeper,
        newToken,
        digest: digestOf,
        told: (note) => void this.notes.push(note),
      },
      state,
    );
  }

  async open(): Promise<this> {
    const { screens, now } = this.options;
    this.serving = await serveClass({
      classroom: this.classroom,
      says: undefined,
      simulation: () => ({
        samples: [[{ name: "idle", wealth: [1, 2, 3], ruined: 1, withDeaths: 0 }]],
        done: 3,
        all: 3,
      }),
      unit: unitOf([trip("memoir")]),
      log: (note) => void this.notes.push(note),
      pages: new Map([["/", { type: "text/html", body: "<p>nonce __NONCE__</p>" }]]),
      host: "127.0.0.1",
      port: 0,
      ...(screens === undefined ? {} : { openScreens: screens }),
      ...(now === undefined ? {} : { now }),
    });
    return this;
  }

  get port(): number {
    return this.serving?.port ?? 0;
  }

  get teacher(): string {
    return this.classroom.state.teacher;
  }

  close(): Promise<void> {
    return this.serving?.close() ?? Promise.resolve();
  }

  student(name: string, how: Partial<JoinOptions> = {}): Promise<Client> {
    return new Client(this.port, how).joins({ name, ...how });
  }

  async teaching(): Promise<Client> {
    const client = new Client(this.port);
    await client.opened;
    client.send({ t: "teacher", token: this.teacher });
    await client.until((of) => of.t === "overview");
    return client;
  }
}

interface JoinOptions {
  readonly name: string;
  readonly room: string;
  readonly mode: "screens" | "plain";
  readonly token: string | undefined;
  readonly columns: number;
  readonly rows: number;
  /** The client's own address: 127.0.0.2 is another than 127.0.0.1. */
  readonly from: string;
  readonly origin: string;
}

type Message = { readonly t: string } & Readonly<Record<string, unknown>>;

/** A browser's end of the wire, without the browser. */
export class Client {
  readonly socket: WebSocket;
  readonly opened: Promise<unknown>;
  /** Resolves with code and reason when the connection is gone. */
  readonly closed: Promise<string>;
  readonly messages: Message[] = [];
  /** Everything that was received, as bytes. */
  bytes = "";
  private waiting: { readonly fits: (of: Message) => boolean; readonly done: (of: Message) => void }[] = [];

  constructor(port: number, { from, origin = `http://127.0.0.1:${port}` }: Partial<JoinOptions> = {}) {
    this.socket = new WebSocket(`ws://127.0.0.1:${port}/class`, { origin, ...(from && { localAddress: from }) });
    this.opened = new Promise((done, fail) => {
      this.socket.once("open", () => done(undefined));
      this.socket.once("error", fail);
    });
    this.opened.catch(() => undefined);
    this.closed = new Promise((done) => this.socket.once("close", (code, why) => done(`${code} ${why}`)));
    this.socket.on("error", () => undefined);
    this.socket.on("message", (data) => this.take(data.toString()));
  }

  private take(text: string): void {
    this.bytes += text;
    const message = JSON.parse(text) as Message;
    this.messages.push(message);
    this.waiting = this.waiting.filter(({ fits, done }) => {
      const found = fits(message);
      if (found) done(message);
      return !found;
    });
  }

  /** The next message that fits, or one that has come already since `from`. */
  until(fits: (of: Message) => boolean, from = 0): Promise<Message> {
    const known = this.messages.slice(from).find(fits);
    return known === undefined ? new Promise((done) => this.waiting.push({ fits, done })) : Promise.resolve(known);
  }

  /** The next message that fits and has not come yet. */
  next(fits: (of: Message) => boolean): Promise<Message> {
    return this.until(fits, this.messages.length);
  }

  send(message: object | string): void {
    this.socket.send(typeof message === "string" ? message : JSON.stringify(message));
  }

  async joins({
    name = "",
    room = ROOM,
    mode = "plain",
    token,
    columns = 100,
    rows = 30,
  }: Partial<JoinOptions>): Promise<this> {
    await this.opened;
    this.send({ t: "join", room, name, mode, columns, rows, ...(token && { token }) });
    await this.until(({ t }) => t === "refused" || (mode === "plain" ? t === "lines" : t === "joined"));
    return this;
  }

  get token(): string {
    return String(this.messages.find(({ t }) => t === "joined")?.["token"] ?? "");
  }

  get refused(): string {
    return String(this.messages.find(({ t }) => t === "refused")?.["why"] ?? "");
  }

  /** Types a line and waits for what is told. */
  async line(text: string): Promise<readonly string[]> {
    const answer = this.next(({ t }) => t === "lines" || t === "note");
    this.send({ t: "line", d: text });
    const { lines = [] } = await answer;
    return lines as readonly string[];
  }

  keys(text: string): void {
    this.send({ t: "keys", d: text });
  }

  async leave(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}

/** Asks for a page, with any headers. */
export function page(port: number, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ readonly status: number; readonly headers: Record<string, unknown>; readonly body: string }>(
    (done, fail) => {
      const asked = request({ port, host: "127.0.0.1", path, headers }, (response) => {
        let body = "";
        response.on("data", (part: Buffer) => {
          body += part.toString();
        });
        response.on("end", () => done({ status: response.statusCode ?? 0, headers: response.headers, body }));
      });
      asked.on("error", fail);
      asked.end();
    },
  );
}
