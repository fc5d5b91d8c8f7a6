import type { Program } from "../../src/engine/index.js";
import { namesOf, pairedShares, playsOf, playWorlds, prepareStudy } from "../../src/lab/index.js";
import { bootstrapT, quantileInterval } from "../../src/lab/intervals.js";
import { pairedCounts } from "../../src/lab/paired.js";
import { looksUpTo } from "../../src/lab/stopping.js";
import type { Strategy } from "../../src/strategies/index.js";

/** Every play of many worlds, small: real wealth in kilograms, and ruin. World i is place i. */
interface Pool {
  readonly ids: readonly string[];
  readonly wealth: readonly Float64Array[];
  readonly ruined: readonly Uint8Array[];
}

const BLOCK = 5_000;

export function poolOf(program: Program, strategies: readonly Strategy[], worlds: number): Pool {
  const names = namesOf(program, strategies);
  const study = prepareStudy(program, strategies, "calibration");
  const wealth = strategies.map(() => new Float64Array(worlds));
  const ruined = strategies.map(() => new Uint8Array(worlds));
  for (let from = 0; from < worlds; from += BLOCK) {
    let at = 0;
    for (const play of playsOf(names, playWorlds(study, from, Math.min(worlds, from + BLOCK)))) {
      const by = at % strategies.length;
      at += 1;
      const [own, ruin] = [wealth[by], ruined[by]];
      if (own !== undefined) own[play.world] = play.wealth / 1000;
      if (ruin !== undefined) ruin[play.world] = play.ruined ? 1 : 0;
    }
  }
  return { ids: names.strategies, wealth, ruined };
}

interface Covered {
  readonly what: string;
  readonly truth: number;
  /** Share of studies whose 95 % interval holds the truth. */
  readonly coverage: number;
  /** From end to end, of the widest. */
  readonly widest: number;
}

const UNBOUNDED = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

const meanOf = (column: ArrayLike<number>): number => {
  let sum = 0;
  for (let index = 0; index < column.length; index += 1) sum += column[index] ?? 0;
  return sum / column.length;
};

const less = (x: ArrayLike<number>, y: ArrayLike<number>): Float64Array =>
  Float64Array.from({ length: x.length }, (_, index) => (x[index] ?? 0) - (y[index] ?? 0));

const pairs = (count: number): readonly (readonly [number, number])[] =>
  Array.from({ length: count }, (_, a) => a).flatMap((a) =>
    Array.from({ length: count - a - 1 }, (_, more) => [a, a + 1 + more] as const),
  );

/** Coverage of the intervals a verdict tells, over studies of `size` worlds that share no world. */
export function coverageOf(
  pool: Pool,
  studies: number,
  size: number,
): Readonly<Record<"means" | "medians" | "ruin", readonly Covered[]>> {
  const of = pairs(pool.ids.length).map(([a, b]) => ({
    what: `${pool.ids[a]} less ${pool.ids[b]}`,
    differences: less(pool.wealth[a] ?? [], pool.wealth[b] ?? []),
    ruin: [pool.ruined[a] ?? new Uint8Array(), pool.ruined[b] ?? new Uint8Array()] as const,
  }));
  const truths = of.map(({ differences, ruin }) => ({
    mean: meanOf(differences),
    median: differences.slice().sort()[Math.floor(differences.length / 2)] ?? 0,
    ruin: meanOf(ruin[0]) - meanOf(ruin[1]),
  }));
  const held = of.map(() => ({ mean: 0, median: 0, ruin: 0 }));
  const widest = of.map(() => new Map<string, number>());
  const holds = ({ low, high }: { low: number; high: number }, truth: number): number =>
    low <= truth && high >= truth ? 1 : 0;
  for (let study = 0; study < studies; study += 1) {
    const [from, to] = [study * size, (study + 1) * size];
    const means = bootstrapT(of.map(({ differences }) => differences.subarray(from, to)));
    for (const [index, { differences, ruin }] of of.entries()) {
      const [truth, count] = [truths[index], held[index]];
      const mean = means[index];
      if (truth === undefined || count === undefined || mean === undefined) continue;
      count.mean += holds(mean, truth.mean);
      const median = { ...UNBOUNDED, ...quantileInterval(differences.slice(from, to).sort(), 0.5) };
      count.median += holds(median, truth.median);
      const [a, b] = [ruin[0].subarray(from, to), ruin[1].subarray(from, to)];
      const shares = pairedShares(pairedCounts(a, b));
      count.ruin += holds(shares, truth.ruin);
      for (const [of, { low, high }] of [
        ["mean", mean],
        ["median", median],
        ["ruin", shares],
      ] as const)
        widest[index]?.set(of, Math.max(widest[index]?.get(of) ?? 0, high - low));
    }
  }
  const told = (figure: "mean" | "median" | "ruin"): readonly Covered[] =>
    of.map(({ what }, index) => ({
      what,
      truth: truths[index]?.[figure] ?? 0,
      coverage: (held[index]?.[figure] ?? 0) / studies,
      widest: widest[index]?.get(figure) ?? 0,
    }));
  return { means: told("mean"), medians: told("median"), ruin: told("ruin") };
}

/** Coverage where a study stops by itself: at the first look whose interval reaches no further than `share` of the spread to a side. */
export function stoppedCoverage(
  pool: Pool,
  a: number,
  b: number,
  studies: number,
  most: number,
  share: number,
): { readonly coverage: number; readonly meanWorlds: number } {
  const differences = less(pool.wealth[a] ?? [], pool.wealth[b] ?? []);
  const truth = meanOf(differences);
  let spread = 0;
  for (const value of differences) spread += (value - truth) * (value - truth);
  const width = share * Math.sqrt(spread / differences.length);
  let [held, worlds] = [0, 0];
  for (let study = 0; study < studies; study += 1) {
    for (const look of looksUpTo(most)) {
      const [interval = { low: 0, high: 0 }] = bootstrapT(
        [differences.subarray(study * most, study * most + look)],
        399,
      );
      if ((interval.high - interval.low) / 2 > width && look < most) continue;
      held += interval.low <= truth && interval.high >= truth ? 1 : 0;
      worlds += look;
      break;
    }
  }
  return { coverage: held / studies, meanWorlds: worlds / studies };
}
