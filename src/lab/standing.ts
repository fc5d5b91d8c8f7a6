import { bootstrapT } from "./intervals.js";
import { Gathered } from "./outcomes.js";
import { kept } from "./search.js";
import { BARS, countsOf, mean, quantile, shareInterval } from "./statistics.js";
import type { PlayedWorlds, StudyNames } from "./study.js";
import type { Figure } from "./verdict.js";

/** How one strategy did in the run's own world, and over the worlds played beside it. Wealth is what is kept: nothing of it in ruin. */
export interface StandingRow {
  readonly strategy: string;
  readonly here: number;
  readonly ruinedHere: boolean;
  readonly mean: Figure;
  readonly ruined: Figure;
  /** Person-days of food missed: here, and in the mean. */
  readonly hungerHere: number;
  readonly hungerDays: number;
}

/**
 * Luck and decision apart, as duplicate play is scored (the datum of duplicate bridge; for chance games Zinkevich,
 * Bowling, Bard, Kan & Billings 2006, "Optimal unbiased estimators for evaluating agent performance"): luck is what the
 * simple strategies kept in this world, in their mean, less what they keep in the mean of worlds; decision is what the
 * run kept less what they kept in this world. The two add up to the run less the mean of all. What befell the run alone,
 * for having gone where no strategy goes, counts as decision.
 */
export interface LuckApart {
  readonly luck: Figure;
  readonly decision: number;
  /** Share of worlds less kind to the strategies than this one. */
  readonly kinder: number;
}

/** Where a run sits among plays of the same scenario by simple strategies. */
export interface Standing {
  readonly worlds: number;
  readonly run: { readonly wealth: number; readonly ruined: boolean; readonly hungerDays: number };
  readonly strategies: readonly StandingRow[];
  /** Share of all plays in other worlds that kept less than the run, ties shared. */
  readonly beats: Figure;
  /** Strategies that kept less in the run's own world. */
  readonly beatsHere: number;
  /** All plays by what they kept: bars of one width from the lowest hundredth to the highest, the outermost with what lies beyond. */
  readonly bars: readonly { readonly from: number; readonly to: number; readonly plays: number }[];
  readonly apart: LuckApart;
}

/** What is known of the run itself: real wealth in smallest units. */
export interface RunEnd {
  readonly wealth: number;
  readonly ruined: boolean;
  readonly hungerDays: number;
}

/** Bars over values that ascend. */
function barsOf(sorted: Float64Array, run: number): Standing["bars"] {
  const low = Math.min(quantile(sorted, 0.01), run);
  const high = Math.max(quantile(sorted, 0.99), run);
  const width = (high - low) / BARS || 1;
  return countsOf(sorted, low, high).map((count, at) => ({
    from: low + at * width,
    to: low + (at + 1) * width,
    plays: count,
  }));
}

interface Kept {
  readonly wealth: Float64Array;
  readonly ruined: Float64Array;
  readonly hungerDays: Float64Array;
}

function gatheredOf(names: StudyNames, parts: readonly PlayedWorlds[], unit: number): readonly Kept[] {
  const gathered = new Gathered(names, unit);
  let from = 0;
  for (const part of parts) {
    const worlds = part.to - part.from;
    gathered.add({ ...part, from, to: from + worlds });
    from += worlds;
  }
  return names.strategies.map((id) => {
    const { wealth, ruined, hungerDays } = gathered.of(id);
    return { wealth: wealth.map((value, world) => kept(value, ruined[world] ?? 0)), ruined, hungerDays };
  });
}

/** Of several columns, their mean place by place. */
const datumOf = (columns: readonly Float64Array[]): Float64Array =>
  (columns[0] ?? new Float64Array()).map((_none, at) => mean(columns.map((column) => column[at] ?? 0)));

/** Worlds from which on the spread of a mean share over them bounds it. */
const ENOUGH_WORLDS = 100;

/** A mean share that was nothing or all in every world has no spread of its own, and that of few worlds is too narrow near its ends: its bounds are then at least those of so many worlds alike. */
function sureOnlyOf(figure: Figure, worlds: number): Figure {
  const { value, low, high } = figure;
  if (value !== 0 && value !== 1 && worlds >= ENOUGH_WORLDS) return figure;
  const share = shareInterval(value * worlds, worlds);
  return { value, low: Math.min(low, share.low), high: Math.max(high, share.high) };
}

/** Share below a value, ties shared. */
const shareBelow = (values: ArrayLike<number>, value: number): number => {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) {
    const of = values[at] ?? 0;
    sum += of < value ? 1 : of === value ? 0.5 : 0;
  }
  return sum / Math.max(1, values.length);
};

/**
 * Where a run sits. `own` is the run's world played by the strategies; `others` are worlds beside it, none of them the
 * same. `unit`: smallest units of one shown unit of wealth.
 */
export function standingOf(
  names: StudyNames,
  run: RunEnd,
  own: PlayedWorlds,
  others: readonly PlayedWorlds[],
  unit: number,
): Standing {
  const [here, beside] = [gatheredOf(names, [own], unit), gatheredOf(names, others, unit)];
  const wealth = kept(run.wealth / unit, run.ruined ? 1 : 0);
  const worlds = beside[0]?.wealth.length ?? 0;
  const columns = beside.map((of) => of.wealth);
  const datum = datumOf(columns);
  const beaten = datum.map((_none, world) =>
    shareBelow(
      columns.map((column) => column[world] ?? 0),
      wealth,
    ),
  );
  const figures = bootstrapT([...columns, datum, beaten]).map(
    (interval, at): Figure => ({ value: mean([...columns, datum, beaten][at] ?? []), ...interval }),
  );
  const nothing: Figure = { value: 0, low: 0, high: 0 };
  const inAll = figures[columns.length] ?? nothing;
  const datumHere = mean(here.map((of) => of.wealth[0] ?? 0));
  const strategies = names.strategies.map((strategy, index): StandingRow => {
    const [of, at] = [beside[index], here[index]];
    const hits = (of?.ruined ?? new Float64Array()).reduce((sum, one) => sum + one, 0);
    return {
      strategy,
      here: at?.wealth[0] ?? 0,
      ruinedHere: (at?.ruined[0] ?? 0) > 0,
      mean: figures[index] ?? nothing,
      ruined: { value: hits / Math.max(1, worlds), ...shareInterval(hits, worlds) },
      hungerHere: at?.hungerDays[0] ?? 0,
      hungerDays: mean(of?.hungerDays ?? []),
    };
  });
  return {
    worlds,
    run: { wealth, ruined: run.ruined, hungerDays: run.hungerDays },
    strategies,
    beats: sureOnlyOf(figures[columns.length + 1] ?? nothing, worlds),
    beatsHere: strategies.filter((of) => of.here < wealth).length,
    bars: barsOf(Float64Array.from(columns.flatMap((column) => [...column])).sort(), wealth),
    apart: {
      luck: { value: datumHere - inAll.value, low: datumHere - inAll.high, high: datumHere - inAll.low },
      decision: wealth - datumHere,
      kinder: shareBelow(datum, datumHere),
    },
  };
}
