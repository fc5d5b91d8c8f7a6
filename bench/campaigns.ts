import { type ChildProcess, fork } from "node:child_process";
import type { Campaigns, Checked, Slice, Task } from "./player-process.js";
import { WAYS, type WayName } from "./players.js";
import { type Spread, spreadOf } from "./spread.js";

/** Campaigns per second of processor time, of one scenario at one length. */
export interface Row {
  readonly scenario: string;
  /** The scenario's last day; `played` are the days a campaign lasted in the mean. */
  readonly days: number;
  readonly played: number;
  readonly decisions: number;
  readonly strategy: string;
  readonly actor: Spread;
  readonly tables: Spread;
  readonly compiled: Spread;
  readonly loop: Spread;
  /** Ratios of slices of one round, which lay next to each other in time. */
  readonly compiledToActor: Spread;
  readonly compiledToLoop: Spread;
  /** Days per second of the generated code: equal at every length where cost is linear in days. */
  readonly daysPerSecond: Spread;
  /** Worlds whose final hash was the same in all four. */
  readonly checked: number;
}

/** Slices that only warm up. */
const WARM = 4;

export interface CampaignOptions {
  readonly scenarios: readonly string[];
  readonly days: readonly number[];
  readonly rounds: number;
  readonly sliceMs: number;
  readonly checked: number;
}

/** A process of its own for each way of playing, of one scenario at one length. */
type Processes = Readonly<Record<WayName, ChildProcess>>;

/** One task at a time: the next message is its answer. */
function ask(child: ChildProcess, task: Task): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const answered = (message: unknown): void => {
      child.off("exit", failed);
      resolve(message);
    };
    const failed = (): void => {
      child.off("message", answered);
      reject(new Error("a way of playing failed; its own message is above"));
    };
    child.once("message", answered);
    child.once("exit", failed);
    child.send(task);
  });
}

const forEachWay = async <T>(each: (way: WayName) => Promise<T>): Promise<Record<WayName, T>> => {
  const found: [WayName, T][] = [];
  for (const way of WAYS) found.push([way, await each(way)]); // one at a time: they would disturb each other
  return Object.fromEntries(found) as Record<WayName, T>;
};

/** The first world whose hash is not the actor's, told in a sentence; undefined when all agree. */
export function disagreement(hashes: Readonly<Record<WayName, readonly string[]>>): string | undefined {
  for (const way of WAYS) {
    const world = hashes.actor.findIndex((hash, index) => hashes[way][index] !== hash);
    if (world >= 0)
      return `${way} ends world ${world} with ${hashes[way][world]}, the actor with ${hashes.actor[world]}`;
  }
  return undefined;
}

/** The same worlds end with the same hash in every way of playing, or the bench stops: a wrong answer has no speed. */
async function check(processes: Processes, { scenario, days }: Campaigns, worlds: number): Promise<Checked> {
  const found = await forEachWay(async (way) => (await ask(processes[way], { do: "check", worlds })) as Checked);
  const { actor, tables, compiled, loop } = found;
  const wrong = disagreement({
    actor: actor.hashes,
    tables: tables.hashes,
    compiled: compiled.hashes,
    loop: loop.hashes,
  });
  if (wrong !== undefined) throw new Error(`${scenario}, ${days} days: ${wrong}`);
  return actor;
}

/** What the ways of playing take for whole campaigns of one length, in turn. */
class Length {
  readonly of: Campaigns;
  private readonly processes: Processes;
  private readonly slices: Record<WayName, number>[] = [];
  private checked: Checked | undefined;

  constructor(entry: string, root: string, of: Campaigns) {
    this.of = of;
    const way = (name: WayName): ChildProcess => fork(entry, ["--root", root, "--play", name]);
    this.processes = { actor: way("actor"), tables: way("tables"), compiled: way("compiled"), loop: way("loop") };
  }

  /** Nothing is timed yet, so the four may get ready at once. */
  async prepare(worlds: number, warmMs: number): Promise<void> {
    await Promise.all(Object.values(this.processes).map((child) => ask(child, { do: "prepare", ...this.of })));
    this.checked = await check(this.processes, this.of, worlds);
    await forEachWay((way) => ask(this.processes[way], { do: "play", forMs: warmMs }));
  }

  async play(forMs: number): Promise<void> {
    const slice = await forEachWay(async (way) => (await ask(this.processes[way], { do: "play", forMs })) as Slice);
    const { actor, tables, compiled, loop } = slice;
    this.slices.push({
      actor: actor.perSecond,
      tables: tables.perSecond,
      compiled: compiled.perSecond,
      loop: loop.perSecond,
    });
  }

  row(checked: number): Row {
    return rowOf(this.of, checked, this.checked, this.slices);
  }

  end(): void {
    for (const child of Object.values(this.processes)) child.kill();
  }
}

/** Lengths take turns within a round, and within a length the ways of playing. */
async function measure(lengths: readonly Length[], options: CampaignOptions): Promise<readonly Row[]> {
  for (const length of lengths) await length.prepare(options.checked, WARM * options.sliceMs);
  for (let round = 0; round < options.rounds; round += 1)
    for (const length of lengths) await length.play(options.sliceMs);
  return lengths.map((length) => length.row(options.checked));
}

function rowOf(
  { scenario, days }: Campaigns,
  checked: number,
  check: Checked | undefined,
  slices: readonly Record<WayName, number>[],
): Row {
  const of = (value: (slice: Record<WayName, number>) => number): Spread => spreadOf(slices.map(value));
  const played = check?.played ?? 0;
  return {
    scenario,
    days,
    played,
    decisions: check?.decisions ?? 0,
    strategy: check?.strategy ?? "",
    actor: of(({ actor }) => actor),
    tables: of(({ tables }) => tables),
    compiled: of(({ compiled }) => compiled),
    loop: of(({ loop }) => loop),
    compiledToActor: of(({ compiled, actor }) => compiled / actor),
    compiledToLoop: of(({ compiled, loop }) => compiled / loop),
    daysPerSecond: of(({ compiled }) => compiled * played),
    checked,
  };
}

/** Measures every scenario at every length, the ways of playing in turn within each round. `entry` is the bench's own file. */
export async function measureCampaigns(entry: string, root: string, options: CampaignOptions): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const scenario of options.scenarios) {
    const lengths = options.days.map((days) => new Length(entry, root, { scenario, days }));
    try {
      rows.push(...(await measure(lengths, options)));
    } finally {
      for (const length of lengths) length.end();
    }
  }
  return rows;
}
