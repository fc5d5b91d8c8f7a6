import { skewedInterval } from "./intervals.js";
import type { Outcomes } from "./outcomes.js";
import { less, pairedCounts, pairedShares } from "./paired.js";
import { pairsOf, simultaneousFactor } from "./simultaneous.js";
import { deviation, type Interval, mean } from "./statistics.js";
import { type Figure, foretold } from "./verdict.js";

/** What strategies are held against each other by. No one of them outweighs another. */
const MEASURES = ["wealth", "ruin", "hunger", "deaths"] as const;
export type Measure = (typeof MEASURES)[number];

/** Two strategies in one measure: A less B in the same worlds. */
export interface Duel {
  readonly a: string;
  readonly b: string;
  readonly difference: Figure;
  /** Who is better off in this measure; undefined while the interval holds 0. */
  readonly better: string | undefined;
  /** While undecided: about how many more worlds would most likely decide it; undefined where the two never differ. */
  readonly moreWorlds: number | undefined;
}

/** Strategies that cannot be told apart, directly or through one between them; in the order given. */
export type Group = readonly string[];

export interface Grouping {
  readonly measure: Measure;
  /** From better off to worse off. Whoever stands in an earlier group is better off than everybody in a later one. */
  readonly groups: readonly Group[];
  readonly duels: readonly Duel[];
}

/** Of the whole variance of real wealth over all plays: what goes with the strategy, with the world, and with both together. */
export interface VarianceParts {
  readonly strategy: number;
  readonly world: number;
  readonly together: number;
}

export interface Tournament {
  readonly worlds: number;
  /** Standard errors to either side: all intervals of all measures hold at once with 95 %. */
  readonly factor: number;
  readonly groupings: readonly Grouping[];
  readonly parts: VarianceParts;
  /** By strategy: the share of worlds in which it alone, or with others in equal shares, ends with the most. */
  readonly first: ReadonlyMap<string, number>;
}

const columnOf = (of: Outcomes, measure: Measure): Float64Array => {
  switch (measure) {
    case "wealth":
      return of.wealth;
    case "ruin":
      return of.ruined;
    case "hunger":
      return of.hungerDays;
    case "deaths":
      return of.deaths.map((count) => (count > 0 ? 1 : 0));
  }
};

/** Shares of worlds have an interval of their own, which holds for rare events. */
const isShare = (measure: Measure): boolean => measure === "ruin" || measure === "deaths";

function differenceOf(
  a: Float64Array,
  b: Float64Array,
  share: boolean,
  z: number,
): Figure & { readonly spread: number } {
  const differences = less(a, b);
  const spread = deviation(differences);
  if (share) {
    const { difference: value, low, high } = pairedShares(pairedCounts(a, b), z);
    return spread === 0 && value === 0 ? { value, low: 0, high: 0, spread } : { value, low, high, spread };
  }
  const { low, high }: Interval = skewedInterval(differences, z);
  return { value: mean(differences), low, high, spread };
}

function duel(a: string, b: string, measure: Measure, columns: readonly [Float64Array, Float64Array], z: number): Duel {
  const { spread, ...difference } = differenceOf(columns[0], columns[1], isShare(measure), z);
  const { value, low, high } = difference;
  if (low <= 0 && high >= 0) {
    return { a, b, difference, better: undefined, moreWorlds: foretold(value, spread, columns[0].length, z) };
  }
  const aHasMore = low > 0;
  return { a, b, difference, better: aHasMore === (measure === "wealth") ? a : b, moreWorlds: undefined };
}

/** Strategies joined wherever two cannot be told apart; groups from better off to worse off. */
function groupsOf(ids: readonly string[], duels: readonly Duel[], goodness: ReadonlyMap<string, number>): Group[] {
  const group = new Map(ids.map((id) => [id, id]));
  for (const { a, b, better } of duels) {
    if (better !== undefined) continue;
    const [kept, gone] = [group.get(a), group.get(b)];
    for (const [id, of] of group) if (of === gone) group.set(id, kept ?? id);
  }
  const members = new Map<string, string[]>();
  for (const [id, of] of group) members.set(of, [...(members.get(of) ?? []), id]);
  const height = (of: Group): number => Math.max(...of.map((id) => goodness.get(id) ?? 0));
  return [...members.values()].sort((x, y) => height(y) - height(x));
}

function groupingOf(all: readonly Outcomes[], measure: Measure, z: number): Grouping {
  const columns = all.map((of) => columnOf(of, measure));
  const duels = pairsOf(all.length).flatMap(([a, b]) => {
    const [x, y, ofA, ofB] = [columns[a], columns[b], all[a], all[b]];
    return x && y && ofA && ofB ? [duel(ofA.strategy, ofB.strategy, measure, [x, y], z)] : [];
  });
  const sign = measure === "wealth" ? 1 : -1;
  const goodness = new Map(all.map(({ strategy }, at) => [strategy, sign * mean(columns[at] ?? [])]));
  const ids = all.map(({ strategy }) => strategy);
  return { measure, groups: groupsOf(ids, duels, goodness), duels };
}

/** Two-way analysis of variance with one play a cell: strategies by worlds. */
function partsOf(all: readonly Outcomes[]): VarianceParts {
  const worlds = all[0]?.wealth.length ?? 0;
  const whole = mean(all.map(({ wealth }) => mean(wealth)));
  let total = 0;
  let byWorld = 0;
  for (let world = 0; world < worlds; world += 1) {
    let sum = 0;
    for (const { wealth } of all) {
      const value = wealth[world] ?? 0;
      sum += value;
      total += (value - whole) ** 2;
    }
    byWorld += all.length * (sum / Math.max(1, all.length) - whole) ** 2;
  }
  const byStrategy = all.reduce((sum, { wealth }) => sum + worlds * (mean(wealth) - whole) ** 2, 0);
  if (total === 0) return { strategy: 0, world: 0, together: 0 };
  const [strategy, world] = [byStrategy / total, byWorld / total];
  return { strategy, world, together: Math.max(0, 1 - strategy - world) };
}

function firstOf(all: readonly Outcomes[]): ReadonlyMap<string, number> {
  const worlds = all[0]?.wealth.length ?? 0;
  const count = new Map(all.map(({ strategy }) => [strategy, 0]));
  for (let world = 0; world < worlds; world += 1) {
    const most = Math.max(...all.map(({ wealth }) => wealth[world] ?? 0));
    const best = all.filter(({ wealth }) => wealth[world] === most);
    for (const { strategy } of best) count.set(strategy, (count.get(strategy) ?? 0) + 1 / best.length / worlds);
  }
  return count;
}

/** Holds every two strategies against each other over the worlds all have played, in four measures at once. */
export function tournament(all: readonly Outcomes[]): Tournament {
  const factor = simultaneousFactor(MEASURES.map((measure) => all.map((of) => columnOf(of, measure))));
  return {
    worlds: all[0]?.wealth.length ?? 0,
    factor,
    groupings: MEASURES.map((measure) => groupingOf(all, measure, factor)),
    parts: partsOf(all),
    first: firstOf(all),
  };
}

/** How two tournaments of the same strategies on other worlds agree in one measure. */
export interface Agreement {
  readonly measure: Measure;
  /** Pairs told apart in the first; of these in the second the same way, the other way round, undecided. */
  readonly decided: number;
  readonly same: number;
  readonly turned: number;
  readonly undecided: number;
}

export const agreements = (one: Tournament, other: Tournament): readonly Agreement[] =>
  one.groupings.map(({ measure, duels }, at) => {
    const again = other.groupings[at]?.duels ?? [];
    const decided = duels
      .map((of, index) => [of.better, again[index]?.better])
      .filter(([better]) => better !== undefined);
    const same = decided.filter(([better, then]) => better === then).length;
    const undecided = decided.filter(([, then]) => then === undefined).length;
    return { measure, decided: decided.length, same, undecided, turned: decided.length - same - undecided };
  });
