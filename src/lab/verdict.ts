import { keyOfWorld, Nature, type Watch } from "../engine/index.js";
import { playThrough } from "../strategies/index.js";
import { FEWEST_WORLDS, quantileInterval, toldMeans } from "./intervals.js";
import type { Outcomes } from "./outcomes.js";
import { less, type Paired, pairedCounts, pairedShares, winsOf } from "./paired.js";
import { correlation, deviation, type Interval, mean, quantile, Z95 } from "./statistics.js";
import type { Study } from "./study.js";

/** A figure with its 95 % interval. */
export interface Figure extends Interval {
  readonly value: number;
}

/** A share of worlds for A and for B, and their difference over the same worlds. */
export interface SharePair extends Paired {
  readonly a: number;
  readonly b: number;
  readonly difference: Figure;
}

/** What is decided between two strategies at this budget. */
export interface Decision {
  /** The strategy with more (wealth) or fewer (ruin, deaths); undefined while the interval holds 0. */
  readonly better: string | undefined;
  /** While undecided: about how many more worlds would decide it, were the difference the one found, to two digits; undefined where it is less than half its standard error, of which nothing can be foretold. */
  readonly moreWorlds: number | undefined;
}

/** A against B on the same worlds. */
export interface Verdict {
  readonly a: string;
  readonly b: string;
  readonly worlds: number;
  /** A less B in real wealth, world by world. */
  readonly mean: Figure;
  readonly median: Figure;
  /** Share of worlds in which A ends with more real wealth; ties count half. */
  readonly aBeatsB: Figure;
  readonly ties: number;
  readonly ruin: SharePair;
  /** Worlds in which anybody died. */
  readonly deaths: SharePair;
  /** A less B in deaths a world. */
  readonly meanDeaths: Figure;
  readonly hungerDays: Figure;
  /** `wealth` by its mean, `median` by the middle of the differences, `most` by who has more in how many worlds: the three may name different ones. */
  readonly decided: Readonly<Record<"wealth" | "median" | "most" | "ruin" | "deaths", Decision>>;
  readonly pairing: Pairing;
}

/** What playing the same worlds saved. */
export interface Pairing {
  readonly correlation: number;
  /** Variance of A less B over that of as many independent worlds: below 1 the pairing saves worlds. */
  readonly varianceRatio: number;
  /** Worlds each strategy would need for the same interval with luck of its own. */
  readonly worldsAlone: number;
}

/** Chances asked in the same worlds, by what they are about and the day or visit; means a world. */
export interface DrawsAsked {
  readonly worlds: number;
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
}

/** 80 % of the standard normal: an undecided study is told the size that decides it four times in five. */
const POWER = 0.8416212335729143;

const figure = (value: number, { low, high }: Interval): Figure => ({ value, low, high });

/** Worlds in all after which a difference of this size would most likely show; `z` is how many standard errors decide. */
const worldsFor = (difference: number, spread: number, z = Z95): number | undefined =>
  difference === 0 || spread === 0 ? undefined : Math.ceil((((z + POWER) * spread) / difference) ** 2);

/** Least difference, in standard errors, by which a number of worlds is foretold: one nearer 0 may be any, its size luck. */
const LEAST_FOUND = 0.5;

const twoDigits = (worlds: number): number => Number(worlds.toPrecision(2));

/** About how many more worlds than these would decide a difference, to two digits; undefined where nothing can be foretold of it. */
export function foretold(value: number, spread: number, worlds: number, z = Z95): number | undefined {
  const foretells = Math.abs(value) * Math.sqrt(worlds) >= LEAST_FOUND * spread;
  const all = foretells ? worldsFor(value, spread, z) : undefined;
  return all === undefined ? undefined : twoDigits(Math.max(1, Math.max(FEWEST_WORLDS, all) - worlds));
}

function decide(
  { a, b }: { readonly a: string; readonly b: string },
  { value, low, high }: Figure,
  spread: number,
  worlds: number,
): Decision {
  const enough = worlds >= FEWEST_WORLDS;
  if (enough && low > 0) return { better: a, moreWorlds: undefined };
  if (enough && high < 0) return { better: b, moreWorlds: undefined };
  return { better: undefined, moreWorlds: foretold(value, spread, worlds) };
}

/** Who has more by an interval that no number of worlds is foretold for; `even` says neither. */
function clear(
  { a, b }: { readonly a: string; readonly b: string },
  { low, high }: Interval,
  even: number,
  worlds: number,
): Decision {
  const better = worlds < FEWEST_WORLDS ? undefined : low > even ? a : high < even ? b : undefined;
  return { better, moreWorlds: undefined };
}

function sharePair(a: ArrayLike<number>, b: ArrayLike<number>): SharePair {
  const counts = pairedCounts(a, b);
  const n = Math.max(1, a.length);
  const { difference, low, high } = pairedShares(counts);
  return {
    ...counts,
    a: (counts.both + counts.onlyA) / n,
    b: (counts.both + counts.onlyB) / n,
    difference: figure(difference, { low, high }),
  };
}

/** Spread of the difference of two yes-no columns, world by world. */
const shareSpread = ({ onlyA, onlyB, difference }: SharePair, n: number): number =>
  Math.sqrt(Math.max(0, (onlyA + onlyB) / Math.max(1, n) - difference.value ** 2));

function pairingOf(x: Float64Array, y: Float64Array, differences: Float64Array): Pairing {
  const apart = deviation(x) ** 2 + deviation(y) ** 2;
  const varianceRatio = apart === 0 ? 1 : deviation(differences) ** 2 / apart;
  const worldsAlone = varianceRatio === 0 ? Number.POSITIVE_INFINITY : Math.round(x.length / varianceRatio);
  return { correlation: correlation(x, y), varianceRatio, worldsAlone };
}

/** Who of the two had the fewer: the signs of a difference turned, so that less is better. */
const fewer = ({ value, low, high }: Figure): Figure => ({ value: -value, low: -high, high: -low });

/** What is resampled of a pair. */
const columnsOf = (a: Outcomes, b: Outcomes): readonly Float64Array[] => [
  less(a.wealth, b.wealth),
  less(a.deaths, b.deaths),
  less(a.hungerDays, b.hungerDays),
];

/** Holds A against B over the worlds both have played. */
export const verdict = (a: Outcomes, b: Outcomes): Verdict => {
  const columns = columnsOf(a, b);
  return verdictFrom(a, b, columns, toldMeans(columns));
};

/** Every two held against each other, in order. The resamples are drawn once for all of them, which changes none. */
export function verdicts(all: readonly Outcomes[]): readonly Verdict[] {
  const pairs = all.flatMap((a, index) => all.slice(index + 1).map((b) => ({ a, b, columns: columnsOf(a, b) })));
  const intervals = toldMeans(pairs.flatMap(({ columns }) => columns));
  return pairs.map(({ a, b, columns }, index) => verdictFrom(a, b, columns, intervals.slice(3 * index, 3 * index + 3)));
}

function verdictFrom(
  a: Outcomes,
  b: Outcomes,
  columns: readonly Float64Array[],
  intervals: readonly Interval[],
): Verdict {
  const differences = columns[0] ?? new Float64Array();
  const n = differences.length;
  const [wealth, meanDeaths, hungerDays] = intervals.map((interval, at) =>
    figure(mean(columns[at] ?? []), interval),
  ) as [Figure, Figure, Figure];
  const sorted = differences.slice().sort();
  const names = { a: a.strategy, b: b.strategy };
  const ends = { low: sorted[0] ?? 0, high: sorted.at(-1) ?? 0 }; // of fewer than six worlds, which bound no median
  const median = figure(quantile(sorted, 0.5), { ...ends, ...quantileInterval(sorted, 0.5) });
  const wins = winsOf(differences);
  const ruin = sharePair(a.ruined, b.ruined);
  const deaths = sharePair(a.deaths, b.deaths);
  return {
    ...names,
    worlds: n,
    mean: wealth,
    median,
    ...wins,
    ruin,
    deaths,
    meanDeaths,
    hungerDays,
    decided: {
      wealth: decide(names, wealth, deviation(differences), n),
      median: clear(names, median, 0, n),
      most: clear(names, wins.aBeatsB, 0.5, n),
      ruin: decide(names, fewer(ruin.difference), shareSpread(ruin, n), n),
      deaths: decide(names, fewer(deaths.difference), shareSpread(deaths, n), n),
    },
    pairing: pairingOf(a.wealth, b.wealth, differences),
  };
}

/** Every chance one strategy asks for in one world, by subject and day or visit. */
function askedBy({ compiled, strategies }: Study, nature: Nature, id: string): ReadonlySet<string> {
  const asked = new Set<string>();
  const strategy = strategies.find((of) => of.id === id);
  const watch: Watch = { drawn: ({ subject, index }) => void asked.add(`${subject} ${index}`) };
  if (strategy !== undefined) playThrough(compiled, { executor: "compiled", nature, watch }, strategy);
  return asked;
}

/** Which chances two strategies of a study ask for, over its first worlds: draws are keyed, so what both ask comes out the same for both. */
export function drawsAsked(study: Study, a: string, b: string, worlds: number): DrawsAsked {
  const count = { both: 0, onlyA: 0, onlyB: 0 };
  for (let index = 0; index < worlds; index += 1) {
    const nature = new Nature(study.compiled.program.model, keyOfWorld(study.root, index));
    const [ofA, ofB] = [askedBy(study, nature, a), askedBy(study, nature, b)];
    let both = 0;
    for (const draw of ofA) both += ofB.has(draw) ? 1 : 0;
    count.both += both;
    count.onlyA += ofA.size - both;
    count.onlyB += ofB.size - both;
  }
  const of = Math.max(1, worlds);
  return { worlds, both: count.both / of, onlyA: count.onlyA / of, onlyB: count.onlyB / of };
}
