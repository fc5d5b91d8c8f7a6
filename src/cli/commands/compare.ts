import { availableParallelism } from "node:os";
import {
  type Comparison,
  chunkCount,
  namesOf,
  type PairSummary,
  type PlayedWorlds,
  type Players,
  playInOrder,
  playsOf,
  prepareStudy,
  type StrategySummary,
  type StudyNames,
  Tally,
} from "../../lab/index.js";
import { StreamedFile } from "../../store/index.js";
import { formatNumber, formatShare } from "../../units/index.js";
import { EXIT, UsageError } from "../errors.js";
import { print, printJson, say, table } from "../output.js";
import type { WorkerPool } from "../pool.js";
import { readRoster, strategiesOf } from "../roster.js";
import { prepare, type WorldOptions } from "../scenario.js";
import { oneThread } from "../workers.js";

export { serve } from "../workers.js";

export interface CompareOptions extends WorldOptions {
  readonly worlds: number;
  readonly strategies?: string;
  readonly rows?: string;
  readonly workers?: number;
  readonly json?: boolean;
}

const HEADER = ["world", "strategy", "ending", "ruined", "day", "real_wealth", "hunger_days", "deaths"];

/** A field of a CSV row (RFC 4180): in quotes where it holds a comma or a quote. */
const field = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function rowsOf(names: StudyNames, played: PlayedWorlds, unit: number): string {
  let rows = "";
  for (const { world, strategy, ending, ruined, day, wealth, hungerDays, deaths } of playsOf(names, played))
    rows += `${[world, field(strategy), ending, ruined ? 1 : 0, day, wealth / unit, hungerDays, deaths].join(",")}\n`;
  return rows;
}

const number = (value: number): string => formatNumber(value, Math.abs(value) < 10 ? 1 : 0);

function strategyRows(strategies: readonly StrategySummary[]): readonly (readonly string[])[] {
  const head = ["strategy", "mean", "5 %", "median", "95 %", "ruined", "hunger-days", "deaths"];
  return [
    head,
    ...strategies.map((of) => [
      of.strategy,
      number(of.mean),
      number(of.p05),
      number(of.median),
      number(of.p95),
      `${formatShare(of.ruined)} [${formatShare(of.ruinedLow)}..${formatShare(of.ruinedHigh)}]`,
      number(of.hungerDays),
      formatNumber(of.deaths, 3),
    ]),
  ];
}

function pairRows(pairs: readonly PairSummary[]): readonly (readonly string[])[] {
  const head = ["A", "B", "A less B, same world", "95 % interval", "A beats B", "correlation"];
  return [
    head,
    ...pairs.map((of) => [
      of.a,
      of.b,
      number(of.difference),
      `${number(of.low)} .. ${number(of.high)}`,
      formatShare(of.aBeatsB),
      of.correlation.toFixed(2),
    ]),
  ];
}

function tell(comparison: Comparison, unit: string): void {
  print(`Real wealth in ${unit}.`);
  for (const line of table(strategyRows(comparison.strategies))) print(`  ${line}`);
  for (const { strategy, followed = 0, followedWhole = 0 } of comparison.strategies.filter((of) => "followed" in of))
    print(
      `  ${strategy}: ${formatShare(followed)} of its decisions could be taken, over worlds; all of them in ${formatShare(followedWhole)} of the worlds.`,
    );
  print("");
  for (const line of table(pairRows(comparison.pairs))) print(`  ${line}`);
}

const PROGRESS_EVERY = 200;

/** Tells how far it is and about how long it still takes, where a person looks on. */
function progressOf(worlds: number): (done: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  const began = performance.now();
  let told = began;
  return (done) => {
    const now = performance.now();
    if (now - told < PROGRESS_EVERY && done < worlds) return;
    told = now;
    const left = ((now - began) / done) * (worlds - done);
    process.stderr.write(`\rworld ${done} of ${worlds}, about ${(left / 1000).toFixed(0)} s left   `);
  };
}

/** Fewer worlds than this take less time than starting workers does. */
const FEW_WORLDS = 500;

/** As many workers as told, else as there are cores; never more than there are chunks. */
function workersFor({ workers, worlds }: CompareOptions): number {
  return Math.min(workers ?? (worlds < FEW_WORLDS ? 1 : availableParallelism()), chunkCount(worlds));
}

/** Plays until all is done or Ctrl-C is pressed; answers how many worlds are finished, from the first on. */
async function playUntilStopped(
  players: Players,
  worlds: number,
  each: (played: PlayedWorlds) => void,
): Promise<number> {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  const progress = progressOf(worlds);
  process.once("SIGINT", stop);
  try {
    const done = await playInOrder(
      players,
      worlds,
      (played) => {
        each(played);
        progress(played.to);
      },
      stopping.signal,
    );
    if (process.stderr.isTTY) say("");
    return done;
  } finally {
    process.off("SIGINT", stop);
  }
}

interface Played {
  readonly worlds: number;
  readonly comparison: Comparison;
}

/** The study itself: plays, sums, writes the rows. The rows are whole or not there. */
async function playStudy(names: StudyNames, players: Players, unit: number, options: CompareOptions): Promise<Played> {
  const tally = new Tally(names, options.worlds, unit);
  const rows = options.rows === undefined ? undefined : new StreamedFile(options.rows);
  rows?.write(`${HEADER.join(",")}\n`);
  try {
    const worlds = await playUntilStopped(players, options.worlds, (played) => {
      tally.add(played);
      rows?.write(rowsOf(names, played, unit));
    });
    rows?.finish();
    return { worlds, comparison: tally.comparison() };
  } finally {
    rows?.discard();
  }
}

/** What is finished, in words or as JSON; that it was cut short is said first. */
function tellPlayed(
  { worlds, comparison }: Played,
  about: {
    readonly scenario: string;
    readonly base: string;
    readonly seed: string;
    readonly unit: string;
    /** What was set with `--set`, as it was written. */
    readonly set: readonly string[];
  },
  options: CompareOptions,
): void {
  if (worlds < options.worlds) {
    process.exitCode = EXIT.interrupted;
    say(`Stopped after ${worlds} of ${options.worlds} worlds${worlds === 0 ? "." : "; these are finished:"}`);
  }
  const { unit, ...rest } = about;
  const finished = worlds === options.worlds;
  if (options.json) return printJson({ ...rest, worlds, finished, unit, ...(worlds === 0 ? {} : comparison) });
  const changed = about.set.length === 0 ? "" : `, with ${about.set.join(", ")}`;
  if (worlds > 0) tell(comparison, `${unit}; ${worlds} worlds of seed '${rest.seed}', base ${rest.base}${changed}`);
}

async function study(name: string, options: CompareOptions, pool: WorkerPool | undefined): Promise<void> {
  if (options.seed?.includes("#"))
    throw new UsageError(
      `a study's seed has no '#': its worlds are SEED#0, SEED#1, ...; \`run --seed ${options.seed}\` plays one of them`,
    );
  const { located, program, choice } = await prepare(name, options);
  const { scenario, base } = program.model;
  const roster = await readRoster(located, program, options.strategies);
  const strategies = strategiesOf(roster, program);
  const names = namesOf(program, strategies);
  const good = scenario.goods[scenario.numeraire.good];
  const unit = scenario.commodities[good?.commodity ?? -1]?.unit ?? { text: "", factor: 1 };
  pool?.begin({ scenario, options: { base, changes: choice.changes }, roster, seed: choice.seed });
  const players = pool ?? oneThread(prepareStudy(program, strategies, choice.seed));
  const played = await playStudy(names, players, unit.factor, options);
  const about = {
    scenario: scenario.id,
    base,
    seed: choice.seed,
    unit: `${unit.text} of ${good?.id ?? ""}`,
    set: options.set ?? [],
  };
  tellPlayed(played, about, options);
}

/** `compare SCENARIO`: each world is played by every strategy. Ctrl-C ends early with what is finished. */
export async function compare(name: string, options: CompareOptions): Promise<void> {
  if (options.worlds < 1) throw new UsageError("--worlds 0 plays nothing; write at least 1");
  const count = workersFor(options);
  const pool = count > 1 ? new (await import("../pool.js")).WorkerPool(count) : undefined;
  try {
    await study(name, options, pool);
  } finally {
    await pool?.close();
  }
}
