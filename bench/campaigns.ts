import { type ChildProcess, fork } from "node:child_process";
import type { Checked, Slice, Task } from "./player-process.js";
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

export interface CampaignOptions {
  readonly scenarios: readonly string[];
  readonly days: readonly number[];
  readonly rounds: number;
  readonly sliceMs: number;
  readonly checked: number;
}

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
async function check(processes: Processes, scenario: string, days: number, worlds: number): Promise<Checked> {
  const found = await forEachWay(async (way) => (await ask(processes[way], { do: "check", days, worlds })) as Checked);
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

async function measure(processes: Processes, scenario: string, options: CampaignOptions): Promise<readonly Row[]> {
  const { days: lengths, rounds, sliceMs } = options;
  await forEachWay((way) => ask(processes[way], { do: "prepare", scenario, days: lengths }));
  const checks = new Map<number, Checked>();
  for (const days of lengths) checks.set(days, await check(processes, scenario, days, options.checked));
  const perSecond = new Map(lengths.map((days) => [days, [] as Record<WayName, number>[]]));
  for (let round = -1; round < rounds; round += 1) {
    for (const days of lengths) {
      const slices = await forEachWay(async (way) => {
        const { perSecond: rate } = (await ask(processes[way], { do: "play", days, forMs: sliceMs })) as Slice;
        return rate;
      });
      if (round >= 0) perSecond.get(days)?.push(slices); // the first round only warms up
    }
  }
  return lengths.map((days) => rowOf(scenario, days, options.checked, checks.get(days), perSecond.get(days) ?? []));
}

function rowOf(
  scenario: string,
  days: number,
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
  const processes = Object.fromEntries(
    WAYS.map((way) => [way, fork(entry, ["--root", root, "--play", way])]),
  ) as Processes;
  try {
    const rows: Row[] = [];
    for (const scenario of options.scenarios) rows.push(...(await measure(processes, scenario, options)));
    return rows;
  } finally {
    for (const child of Object.values(processes)) child.kill();
  }
}
