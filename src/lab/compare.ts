import { notBelow0, quantileInterval, toldMeans } from "./intervals.js";
import { less, pairedCounts, pairedShares, winsOf } from "./paired.js";
import { correlation, type Interval, mean, quantile, shareInterval } from "./statistics.js";
import { lastDayOf, type PlayedWorlds, playsOf, type StudyNames } from "./study.js";

/** Quantiles of real wealth that are told, and their share of worlds. */
const QUANTILES = { p05: 0.05, p25: 0.25, median: 0.5, p75: 0.75, p95: 0.95 } as const;
type Quantile = keyof typeof QUANTILES;

/** By quantile, as `p05Low` and `p05High`: the order statistics between which it lies; null where so few worlds do not bound it. */
type QuantileLimits = Readonly<Record<`${Quantile}${"Low" | "High"}`, number | null>>;

/** How one strategy did over the study's worlds. */
export interface StrategySummary extends QuantileLimits {
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
  /** Person-days of food missed until the play ended, and the day on which it did, or the last that was over: means, and of the day the latest too. */
  readonly hungerDays: number;
  readonly hungerDaysLow: number;
  readonly hungerDaysHigh: number;
  readonly endsOnDay: number;
  readonly latestDay: number;
  readonly deaths: number;
  readonly deathsLow: number;
  readonly deathsHigh: number;
  /** Of a recorded play: the mean share of its decisions taken, and the share of worlds in which all were. */
  readonly followed?: number;
  readonly followedWhole?: number;
  /** Share of worlds in which the strategy failed, after which the trader decided as one who has no rule. */
  readonly failed: number;
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
  /** Share of worlds in which both end with the same. */
  readonly ties: number;
  /** Correlation of the two over worlds: what playing the same worlds saves. */
  readonly correlation: number;
  /** Share of worlds in which A is ruined less that of B, with its 95 % interval over the same worlds. */
  readonly ruinDifference: number;
  readonly ruinDifferenceLow: number;
  readonly ruinDifferenceHigh: number;
  /** Mean hunger-days of A less those of B, world by world, with its 95 % interval. */
  readonly hungerDifference: number;
  readonly hungerDifferenceLow: number;
  readonly hungerDifferenceHigh: number;
  /** Mean deaths of A less those of B, world by world, with its 95 % interval. */
  readonly deathsDifference: number;
  readonly deathsDifferenceLow: number;
  readonly deathsDifferenceHigh: number;
}

const spread = (prefix: string, { low, high }: Interval): Record<string, number> => ({
  [`${prefix}Low`]: low,
  [`${prefix}High`]: high,
});

/** What is kept world by world: quantiles and pairs need it. */
interface ByWorld {
  readonly wealth: Float64Array;
  /** 1 where the play ended in ruin. */
  readonly ruin: Float64Array;
  readonly hunger: Float64Array;
  readonly deaths: Float64Array;
}

/** One strategy's plays so far; what has no interval is counted. */
interface Kept extends ByWorld {
  readonly endings: Map<string, number>;
  days: number;
  latestDay: number;
  followed: number;
  followedWhole: number;
  failed: number;
  /** Whether it is a recorded play. */
  follows: boolean;
}

const nothingKept = (worlds: number): Kept => ({
  wealth: new Float64Array(worlds),
  ruin: new Float64Array(worlds),
  hunger: new Float64Array(worlds),
  deaths: new Float64Array(worlds),
  endings: new Map(),
  days: 0,
  latestDay: 0,
  followed: 0,
  followedWhole: 0,
  failed: 0,
  follows: false,
});

function follow(kept: Kept, followed: number): void {
  kept.follows = true;
  kept.followed += followed;
  kept.followedWhole += followed === 1 ? 1 : 0;
}

const NONE: Interval = { low: 0, high: 0 };

/** The means that have intervals by resampling, of a strategy or of a difference: wealth, hunger, deaths. */
const meansIn = ({ wealth, hunger, deaths }: ByWorld): readonly Float64Array[] => [wealth, hunger, deaths];
const MEANS = 3;

/** A less B, world by world. */
const apart = (a: ByWorld, b: ByWorld): ByWorld => ({
  wealth: less(a.wealth, b.wealth),
  ruin: less(a.ruin, b.ruin),
  hunger: less(a.hunger, b.hunger),
  deaths: less(a.deaths, b.deaths),
});

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly ofA: ByWorld;
  readonly ofB: ByWorld;
  readonly differences: ByWorld;
}

/** A against B over the same worlds, in the same order; intervals as `verdict` makes them. */
function comparePair({ a, b, ofA, ofB, differences }: Pair, intervals: readonly Interval[]): PairSummary {
  const [ofWealth = NONE, ofHunger = NONE, ofDeaths = NONE] = intervals;
  const { aBeatsB, ties } = winsOf(differences.wealth);
  const ruin = pairedShares(pairedCounts(ofA.ruin, ofB.ruin));
  return {
    a,
    b,
    difference: mean(differences.wealth),
    ...ofWealth,
    aBeatsB: aBeatsB.value,
    ...spread("aBeatsB", aBeatsB),
    ties,
    correlation: correlation(ofA.wealth, ofB.wealth),
    ruinDifference: ruin.difference,
    ...spread("ruinDifference", ruin),
    hungerDifference: mean(differences.hunger),
    ...spread("hungerDifference", ofHunger),
    deathsDifference: mean(differences.deaths),
    ...spread("deathsDifference", ofDeaths),
  } as PairSummary;
}

/** The quantiles told and their limits. `sorted` ascends. */
function quantilesOf(sorted: Float64Array): Record<string, number | null> {
  const told = Object.entries(QUANTILES).map(([name, share]) => {
    const { low = null, high = null } = quantileInterval(sorted, share);
    return { [name]: quantile(sorted, share), [`${name}Low`]: low, [`${name}High`]: high };
  });
  return Object.assign({}, ...told);
}

export interface Comparison {
  readonly strategies: readonly StrategySummary[];
  readonly pairs: readonly PairSummary[];
}

/**
 * Takes in finished worlds in world order and sums them one by one, so that every figure is the same for any number of
 * workers. It holds four numbers per world and strategy (for exact quantiles and pairs) and nothing else that grows.
 */
export class Tally {
  private readonly names: StudyNames;
  private readonly unit: number;
  private readonly kept: ReadonlyMap<string, Kept>;
  private worlds = 0;

  /** For at most `worlds` worlds. Wealth is divided by `unit`, the smallest units of one shown unit. */
  constructor(names: StudyNames, worlds: number, unit: number) {
    this.names = names;
    this.unit = unit;
    this.kept = new Map(names.strategies.map((id) => [id, nothingKept(worlds)]));
  }

  /** @throws RangeError when the worlds are not the ones that come next. */
  add(played: PlayedWorlds): void {
    if (played.from !== this.worlds) throw new RangeError(`world ${played.from} came where ${this.worlds} was due`);
    for (const play of playsOf(this.names, played)) {
      const kept = this.kept.get(play.strategy);
      if (kept === undefined) continue;
      kept.wealth[play.world] = play.wealth / this.unit;
      kept.endings.set(play.ending, (kept.endings.get(play.ending) ?? 0) + 1);
      kept.ruin[play.world] = play.ruined ? 1 : 0;
      kept.hunger[play.world] = play.hungerDays;
      kept.deaths[play.world] = play.deaths;
      const day = lastDayOf(play);
      kept.days += day;
      kept.latestDay = Math.max(kept.latestDay, day);
      kept.failed += play.fault === undefined ? 0 : 1;
      if (play.followed !== undefined) follow(kept, play.followed);
    }
    this.worlds = played.to;
  }

  private byWorld(strategy: string): ByWorld {
    const { wealth, ruin, hunger, deaths } = this.kept.get(strategy) ?? nothingKept(0);
    const played = (of: Float64Array): Float64Array => of.subarray(0, this.worlds);
    return { wealth: played(wealth), ruin: played(ruin), hunger: played(hunger), deaths: played(deaths) };
  }

  private summary(strategy: string, intervals: readonly Interval[]): StrategySummary {
    const kept = this.kept.get(strategy) ?? nothingKept(0);
    const { wealth, ruin, hunger, deaths } = this.byWorld(strategy);
    const [ofWealth = NONE, ofHunger = NONE, ofDeaths = NONE] = intervals;
    const plays = Math.max(1, this.worlds);
    const shares = this.names.endings.map(({ id }) => [`ending:${id}`, (kept.endings.get(id) ?? 0) / plays]);
    return {
      strategy,
      worlds: this.worlds,
      mean: mean(wealth),
      ...spread("mean", ofWealth),
      ...quantilesOf(wealth.slice().sort()),
      ruined: mean(ruin),
      ...spread("ruined", shareInterval(mean(ruin) * this.worlds, this.worlds)),
      hungerDays: mean(hunger),
      ...spread("hungerDays", notBelow0(ofHunger)),
      endsOnDay: kept.days / plays,
      latestDay: kept.latestDay,
      deaths: mean(deaths),
      ...spread("deaths", notBelow0(ofDeaths)),
      failed: kept.failed / plays,
      ...(kept.follows ? { followed: kept.followed / plays, followedWhole: kept.followedWhole / plays } : {}),
      ...Object.fromEntries(shares),
    } as StrategySummary;
  }

  /** Everything told about the worlds taken in so far; strategies in the order played. The resamples are drawn once for all means. */
  comparison(): Comparison {
    const ids = this.names.strategies;
    const all = ids.map((id) => this.byWorld(id));
    const pairs = ids.flatMap((a, index) =>
      ids.slice(index + 1).map((b, after): Pair => {
        const [ofA, ofB] = [all[index] ?? nothingKept(0), all[index + 1 + after] ?? nothingKept(0)];
        return { a, b, ofA, ofB, differences: apart(ofA, ofB) };
      }),
    );
    const intervals = toldMeans([...all, ...pairs.map(({ differences }) => differences)].flatMap(meansIn));
    const from = (index: number): readonly Interval[] => intervals.slice(MEANS * index, MEANS * (index + 1));
    return {
      strategies: ids.map((id, index) => this.summary(id, from(index))),
      pairs: pairs.map((pair, index) => comparePair(pair, from(ids.length + index))),
    };
  }
}
