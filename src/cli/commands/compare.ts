import {
  type Comparison,
  compare as compareStrategies,
  type PairSummary,
  type Play,
  playWorlds,
  type StrategySummary,
} from "../../lab/index.js";
import { formatNumber, formatShare } from "../../units/index.js";
import { UsageError } from "../errors.js";
import { print, printJson, say, table } from "../output.js";
import { findStrategies, prepare, type WorldOptions } from "../scenario.js";

export interface CompareOptions extends WorldOptions {
  readonly worlds: number;
  readonly strategies?: string;
  readonly rows?: string;
  readonly json?: boolean;
}

const HEADER = ["world", "strategy", "ending", "ruined", "day", "real_wealth", "hunger_days", "deaths"];

function csv(plays: readonly Play[], unit: number): string {
  const rows = plays.map((play) =>
    [
      play.world,
      play.strategy,
      play.ending,
      play.ruined ? 1 : 0,
      play.day,
      play.wealth / unit,
      play.hungerDays,
      play.deaths,
    ].join(","),
  );
  return `${[HEADER.join(","), ...rows].join("\n")}\n`;
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
  print("");
  for (const line of table(pairRows(comparison.pairs))) print(`  ${line}`);
}

/** How often the clock is looked at and an interrupt let through. */
const SLICE_WORLDS = 200;

/** Plays slice by slice, so that an interrupt ends it with whole worlds; answers how many were played. */
async function playUntilStopped(worlds: number, slice: (from: number, to: number) => void): Promise<number> {
  let stopped = false;
  const stop = (): void => {
    stopped = true;
  };
  process.once("SIGINT", stop);
  const began = performance.now();
  let done = 0;
  while (done < worlds && !stopped) {
    const to = Math.min(worlds, done + SLICE_WORLDS);
    slice(done, to);
    done = to;
    showProgress(done, worlds, performance.now() - began);
    await new Promise((next) => setImmediate(next));
  }
  process.off("SIGINT", stop);
  if (process.stderr.isTTY) say("");
  if (done < worlds) say(`Stopped after ${done} of ${worlds} worlds; these are finished:`);
  return done;
}

function showProgress(done: number, worlds: number, elapsed: number): void {
  if (!process.stderr.isTTY) return;
  const left = (elapsed / done) * (worlds - done);
  process.stderr.write(`\rworld ${done} of ${worlds}, about ${(left / 1000).toFixed(0)} s left `);
}

/** `compare SCENARIO`: each world is played by every strategy. Ctrl-C ends early with what is finished. */
export async function compare(name: string, options: CompareOptions): Promise<void> {
  const { located, program, choice } = await prepare(name, options);
  if (options.worlds < 1) throw new UsageError("--worlds 0 plays nothing; write at least 1");
  const strategies = await findStrategies(located, program, options.strategies);
  const plays: Play[] = [];
  const worlds = await playUntilStopped(options.worlds, (from, to) =>
    playWorlds(program, strategies, { seed: choice.seed, from, to }, (play) => plays.push(play)),
  );
  const { scenario, base } = program.model;
  const good = scenario.goods[scenario.numeraire.good];
  const unit = scenario.commodities[good?.commodity ?? -1]?.unit ?? { text: "", factor: 1 };
  const endings = scenario.endings.map(({ id }) => id);
  const comparison = compareStrategies(
    plays,
    strategies.map(({ id }) => id),
    endings,
    unit.factor,
  );
  if (options.rows !== undefined) (await import("../writing.js")).writeWhole(options.rows, csv(plays, unit.factor));
  const shown = `${unit.text} of ${good?.id ?? ""}`;
  if (options.json) printJson({ scenario: scenario.id, base, seed: choice.seed, worlds, unit: shown, ...comparison });
  else tell(comparison, `${shown}; ${worlds} worlds of seed '${choice.seed}', base ${base}`);
}
