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
import { Client, type JoinOptions, ROOM } from "./client.js";
import { TRIP, trip } from "./scenarios.js";

// What the screens load late is loaded already, so that a test need not wait for it.
await Promise.all([import("../../src/ui/screen/player.js"), import("../../src/ui/screen/scene/campaign.js")]);

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

  setAside(seat: number, round: number): string {
    const key = `${round}/${seat}`;
    this.records.set(`${key} aside`, this.records.get(key) ?? "");
    this.records.delete(key);
    return `${key} aside`;
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
  /** The last day the class plays. */
  readonly until?: number;
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
        until: options.until,
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
