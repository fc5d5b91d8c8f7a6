import {
  compileProgram,
  deathCount,
  hungerDays,
  keyOfWorld,
  Nature,
  type Program,
  realWealth,
  rootKey,
  splitSeed,
} from "../engine/index.js";
import { playCompiled, type Strategy } from "../strategies/index.js";
import { deviation, type Interval, mean, meanInterval, quantile, shareInterval } from "./statistics.js";

/** One campaign of a study: what a tidy table has a row for. */
export interface Play {
  readonly world: number;
  readonly strategy: string;
  readonly ending: string;
  readonly ruined: boolean;
  readonly day: number;
  /** Smallest units of the numeraire. */
  readonly wealth: number;
  /** Person-days of food missed. */
  readonly hungerDays: number;
  readonly deaths: number;
}

/** How one strategy did over the study's worlds. */
export interface StrategySummary {
  readonly strategy: string;
  readonly worlds: number;
  readonly mean: number;
  readonly meanLow: number;
  readonly meanHigh: number;
  readonly median: number;
  readonly p05: number;
  readonly p25: number;
  readonly p75: number;
  readonly p95: number;
  readonly ruined: number;
  readonly ruinedLow: number;
  readonly ruinedHigh: number;
  readonly hungerDays: number;
  readonly deaths: number;
  /** Share of worlds by ending, as `ending:<id>`. */
  readonly [ending: `ending:${string}`]: number;
}

/** Two strategies in the same worlds. */
export interface PairSummary {
  readonly a: string;
  readonly b: string;
  /** Mean of A less B, world by world, with its 95 % interval. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Share of worlds in which A ends with more real wealth than B, ties shared, with its 95 % interval. */
  readonly aBeatsB: number;
  readonly aBeatsBLow: number;
  readonly aBeatsBHigh: number;
  /** Correlation of the two over worlds: what playing the same worlds saves. */
  readonly correlation: number;
}

/**
 * Plays worlds `from` to `to - 1` of a study, each by every strategy (world-major, so any prefix is balanced). World i is
 * the seed text `seed#i`; the outside of a world is worked out once and shared.
 */
export function playWorlds(
  program: Program,
  strategies: readonly Strategy[],
  study: { readonly seed: string; readonly from: number; readonly to: number },
  each: (play: Play) => void,
): void {
  const compiled = compileProgram(program);
  const root = rootKey(splitSeed(study.seed).root);
  const ruins = new Set(program.model.scenario.endings.filter(({ kind }) => kind === "ruin").map(({ id }) => id));
  for (let world = study.from; world < study.to; world += 1) {
    const nature = new Nature(program.model, keyOfWorld(root, world));
    for (const strategy of strategies) {
      const run = playCompiled(compiled, { executor: "compiled", nature }, strategy);
      const ending = run.rest.kind === "ended" ? run.rest.ending : "";
      each({
        world,
        strategy: strategy.id,
        ending,
        ruined: ruins.has(ending),
        day: run.world.day,
        wealth: realWealth(run.world),
        hungerDays: hungerDays(run.world),
        deaths: deathCount(run.world),
      });
    }
  }
}

const spread = (prefix: string, { low, high }: Interval): Record<string, number> => ({
  [`${prefix}Low`]: low,
  [`${prefix}High`]: high,
});

/** One strategy's figures over its plays. Wealth is divided by `unit`, the smallest units of one shown unit. */
export function summarise(
  strategy: string,
  plays: readonly Play[],
  endings: readonly string[],
  unit: number,
): StrategySummary {
  const wealth = plays.map((play) => play.wealth / unit);
  const sorted = [...wealth].sort((a, b) => a - b);
  const ruined = plays.filter((play) => play.ruined).length;
  const shares = endings.map((id) => [
    `ending:${id}`,
    plays.filter(({ ending }) => ending === id).length / Math.max(1, plays.length),
  ]);
  return {
    strategy,
    worlds: plays.length,
    mean: mean(wealth),
    ...spread("mean", meanInterval(wealth)),
    median: quantile(sorted, 0.5),
    p05: quantile(sorted, 0.05),
    p25: quantile(sorted, 0.25),
    p75: quantile(sorted, 0.75),
    p95: quantile(sorted, 0.95),
    ruined: ruined / Math.max(1, plays.length),
    ...spread("ruined", shareInterval(ruined, plays.length)),
    hungerDays: mean(plays.map((play) => play.hungerDays)),
    deaths: mean(plays.map((play) => play.deaths)),
    ...Object.fromEntries(shares),
  } as StrategySummary;
}

function correlation(x: readonly number[], y: readonly number[]): number {
  const [mx, my, sx, sy] = [mean(x), mean(y), deviation(x), deviation(y)];
  if (sx === 0 || sy === 0) return 0;
  return (mean(x.map((value, index) => (value - mx) * ((y[index] ?? 0) - my))) * x.length) / ((x.length - 1) * sx * sy);
}

/** A against B over the same worlds, in the same order. */
export function comparePair(a: readonly Play[], b: readonly Play[], unit: number): PairSummary {
  const [x, y] = [a.map(({ wealth }) => wealth / unit), b.map(({ wealth }) => wealth / unit)];
  const differences = x.map((value, index) => value - (y[index] ?? 0));
  const wins = differences.reduce((sum, difference) => sum + (difference > 0 ? 1 : difference === 0 ? 0.5 : 0), 0);
  const { low, high } = meanInterval(differences);
  return {
    a: a[0]?.strategy ?? "",
    b: b[0]?.strategy ?? "",
    difference: mean(differences),
    low,
    high,
    aBeatsB: wins / Math.max(1, differences.length),
    ...spread("aBeatsB", shareInterval(wins, differences.length)),
    correlation: correlation(x, y),
  } as PairSummary;
}

export interface Comparison {
  readonly strategies: readonly StrategySummary[];
  readonly pairs: readonly PairSummary[];
}

/** The whole comparison of finished plays; strategies in the order given. */
export function compare(
  plays: readonly Play[],
  order: readonly string[],
  endings: readonly string[],
  unit: number,
): Comparison {
  const by = new Map(order.map((strategy) => [strategy, plays.filter((play) => play.strategy === strategy)]));
  const of = (strategy: string): readonly Play[] => by.get(strategy) ?? [];
  const pairs = order.flatMap((a, index) => order.slice(index + 1).map((b) => comparePair(of(a), of(b), unit)));
  return { strategies: order.map((strategy) => summarise(strategy, of(strategy), endings, unit)), pairs };
}
