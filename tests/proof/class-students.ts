import { Client } from "../support/client.js";

// Students of a class as a process of their own, so that what they cost is not counted as the server's. Told what to do by messages.

/** What the process is asked to do. */
export type Ask =
  | { readonly do: "join"; readonly port: number }
  /** Goes on from so many decisions, each of its own. */
  | { readonly do: "play"; readonly from?: readonly number[] }
  | { readonly do: "stop" }
  | { readonly do: "figures" };

export interface Waits {
  /** Milliseconds from a key to its first frame, and when the key was pressed. */
  readonly waits: readonly (readonly [wait: number, sent: number])[];
  /** Keys that changed nothing on the screen. */
  readonly undrawn: readonly string[];
  /** How many keys of each student had no frame in time. */
  readonly missed: readonly number[];
  /** How late this process's own timers are: what the machine is too busy for, whatever the server does. */
  readonly late: readonly number[];
}

/** Begin and leave the metal; then, as long as there are days: look at prices and risks, and let ten pass. */
const FIRST = [["\r"], ["1", "\r"]];
const CYCLE = ["2", "6", "n", "1", "0", "\r"];

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

const [students = 0, between = 0] = process.argv.slice(2).map(Number);

/** One student: keys at his pace, the time each waits for its frame, and his way back after the server was killed. */
class Player {
  readonly waits: (readonly [wait: number, sent: number])[] = [];
  readonly undrawn: string[] = [];
  decisions = 0;
  stopped = false;
  private ended = false;
  private token = "";
  private readonly at: number;
  private client: Client | undefined;

  constructor(at: number) {
    this.at = at;
  }

  /** Answers how many decisions were there already. */
  async join(port: number): Promise<number> {
    const name = `s${this.at + 1}`;
    const client = await new Client(port).joins({ name, room: "LOAD", mode: "screens", token: this.token });
    const joined = client.messages.find(({ t }) => t === "joined");
    if (joined === undefined) throw new Error(`${name}: ${client.refused}`);
    this.token = client.token;
    this.client = client;
    await client.until(({ t, d }) => t === "out" && String(d).length > 200);
    return Number(joined["decisions"]);
  }

  private async key(key: string): Promise<string> {
    const { client } = this;
    if (client === undefined) return "";
    const before = client.messages.length;
    const drawn = client.next(({ t }) => t === "out");
    const sent = performance.now();
    client.keys(key);
    const never = pause(between - 50).then(() => undefined);
    const frame = await Promise.race([drawn, never, client.closed.then(() => undefined)]);
    if (frame === undefined) this.undrawn.push(key);
    else this.waits.push([performance.now() - sent, sent]);
    // A frame that came too late for its own key tells the end all the same.
    if (client.messages.slice(Math.max(0, before - 2)).some(({ d }) => String(d).includes("How it ended")))
      this.ended = true;
    return String(frame?.["d"] ?? "");
  }

  /** Plays on from where the record stands until the campaign has ended or he is stopped. Nobody presses in step with all others. */
  async play(): Promise<void> {
    this.stopped = false;
    await pause((this.at * between) / students);
    if (this.decisions >= FIRST.length) await this.press(this.glances);
    while (!this.ended && !this.stopped) {
      const opens = this.decisions < FIRST.length;
      await this.press(opens ? FIRST.slice(this.decisions).flat() : CYCLE);
      if (opens && this.decisions === FIRST.length) await this.press(this.glances);
    }
  }

  /** Each looks about a while of his own. */
  private get glances(): readonly string[] {
    return Array.from({ length: this.at % CYCLE.length }, (_of, at) => (at % 2 === 0 ? "2" : "6"));
  }

  private async press(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      if (this.stopped) return;
      const began = performance.now();
      const shown = await this.key(key);
      if (this.stopped) return;
      if (key === "\r" && shown !== "") this.decisions += 1;
      await pause(Math.max(0, between - (performance.now() - began)));
    }
  }
}

const players = Array.from({ length: students }, (_of, at) => new Player(at));
const late: number[] = [];
const TICK = 20;
let due = performance.now() + TICK;
setInterval(() => {
  const now = performance.now();
  late.push(now - due);
  due = now + TICK;
}, TICK);

/** `play` answers how many decisions each has taken once all have ended or were stopped. */
async function answered(ask: Ask): Promise<readonly number[] | Waits> {
  switch (ask.do) {
    case "join":
      return Promise.all(players.map((player) => player.join(ask.port)));
    case "play":
      for (const [at, player] of players.entries()) player.decisions = ask.from?.[at] ?? player.decisions;
      await Promise.all(players.map((player) => player.play()));
      return players.map(({ decisions }) => decisions);
    case "stop":
      for (const player of players) player.stopped = true;
      return [];
    case "figures":
      return {
        waits: players.flatMap(({ waits }) => waits),
        missed: players.map(({ undrawn }) => undrawn.length),
        undrawn: players.flatMap(({ undrawn }) => undrawn),
        late,
      };
  }
}

/** Does what it is told until it is ended. */
export function attend(): void {
  process.on("message", ({ at, ask }: { readonly at: number; readonly ask: Ask }) => {
    answered(ask).then(
      (answer) => process.send?.({ at, answer }),
      (error) => process.send?.({ at, failed: String(error) }),
    );
  });
}
