import { bootstrapFigure, FEWEST_WORLDS, quantileInterval, toldAmount, UNKNOWN } from "./intervals.js";
import type { Outcomes } from "./outcomes.js";
import { deviation, type Interval, mean, quantile, shareInterval, Z95 } from "./statistics.js";
import { type StudyNames, WEEK } from "./study.js";
import type { Figure } from "./verdict.js";

/** The shares of a week that come without their interval beside them. */
const UNRUINED = ["playing", "chosen", "outOfTime"] as const;

/** How a strategy's worlds stand at the end of a week. The four shares sum to 1; 95 % intervals as `chosenLow` and `chosenHigh`. */
export interface Week extends Readonly<Record<`${(typeof UNRUINED)[number]}${"Low" | "High"}`, number>> {
  /** From 1; the last may be a part of a week. */
  readonly week: number;
  readonly lastDay: number;
  readonly playing: number;
  /** Ended in ruin by then, with its 95 % interval. */
  readonly ruined: Figure;
  /** Ended by the trader's choice by then, and because time was up. */
  readonly chosen: number;
  readonly outOfTime: number;
  /** Kaplan-Meier: the chance to be out of ruin by then for who never stops of himself, if those who stop run the same risk as those who go on. */
  readonly staying: number;
}

/** One ending: in what share of worlds, on what day in the middle. */
export interface Ended {
  readonly ending: string;
  readonly kind: string;
  readonly share: Figure;
  /** Null where it never came; its limits where so few worlds do not bound it. */
  readonly medianDay: number | null;
  readonly medianDayLow: number | null;
  readonly medianDayHigh: number | null;
}

/** Who bore it: means a world. */
export interface Burden {
  readonly members: readonly {
    readonly member: string;
    readonly hungerDays: number;
    readonly hungerDaysLow: number;
    readonly hungerDaysHigh: number;
    readonly died: Figure;
  }[];
  /** By credit: share of worlds in which the lender was not paid in full, and what he was left without in those, with its interval over them. */
  readonly lenders: readonly {
    readonly credit: string;
    readonly unpaid: Figure;
    readonly amount: number;
    readonly amountLow: number;
    readonly amountHigh: number;
  }[];
}

/** A strategy's ruin with its cause, its bad tail, and who bore the cost. */
export interface Survival {
  readonly strategy: string;
  readonly worlds: number;
  readonly weeks: readonly Week[];
  readonly endings: readonly Ended[];
  /** Mean real wealth of the worst 5 % of worlds (conditional value at risk), with a bootstrap interval; without (NaN) below 200 worlds. */
  readonly cvar: Figure;
  /** Deepest fall of real wealth below an earlier height: mean, median and the worst 5 %. */
  readonly drawdown: { readonly mean: Figure; readonly median: number; readonly p95: number };
  readonly hungerDays: { readonly mean: Figure; readonly p95: number };
  readonly deaths: Figure;
  readonly burden: Burden;
}

const TAIL = 0.05;

const figure = (value: number, { low, high }: Interval): Figure => ({ value, low, high });
const shareOf = (count: number, n: number): Figure => figure(count / Math.max(1, n), shareInterval(count, n));

/** Counts by kind of ending, on each day an ending came. */
function endsByDay(
  names: StudyNames,
  { ending, day }: Outcomes,
): { readonly ruin: number[]; readonly choice: number[]; readonly time: number[] } {
  const last = Math.ceil(day.reduce((most, of) => Math.max(most, of), 0));
  const empty = (): number[] => new Array<number>(last + 1).fill(0);
  const counts: Record<string, number[]> = { ruin: empty(), choice: empty(), time: empty() };
  for (let world = 0; world < day.length; world += 1) {
    const of = counts[names.endings[ending[world] ?? -1]?.kind ?? "time"];
    const at = Math.round(day[world] ?? 0);
    if (of !== undefined) of[at] = (of[at] ?? 0) + 1;
  }
  return counts as ReturnType<typeof endsByDay>;
}

/** The curve by week: shares of worlds (cumulative incidence, so that leaving is not taken for luck), and Kaplan-Meier beside it. */
function weeksOf(names: StudyNames, outcomes: Outcomes): readonly Week[] {
  const { ruin, choice, time } = endsByDay(names, outcomes);
  const n = outcomes.day.length;
  const weeks: Week[] = [];
  const sum = { ruin: 0, choice: 0, time: 0 };
  let staying = 1;
  for (let day = 1; day < ruin.length; day += 1) {
    const before = n - sum.ruin - sum.choice - sum.time;
    const [ruined, chosen, out] = [ruin[day] ?? 0, choice[day] ?? 0, time[day] ?? 0];
    if (before > 0) staying *= 1 - ruined / before;
    sum.ruin += ruined;
    sum.choice += chosen;
    sum.time += out;
    if (day % WEEK !== 0 && day !== ruin.length - 1) continue;
    weeks.push({
      week: Math.ceil(day / WEEK),
      lastDay: day,
      ruined: shareOf(sum.ruin, n),
      staying,
      ...standing(n, { playing: n - sum.ruin - sum.choice - sum.time, chosen: sum.choice, outOfTime: sum.time }),
    });
  }
  return weeks;
}

type Standing = Pick<Week, (typeof UNRUINED)[number] | `${(typeof UNRUINED)[number]}${"Low" | "High"}`>;

/** Counts as shares, each with its limits. */
const standing = (n: number, counts: Readonly<Record<(typeof UNRUINED)[number], number>>): Standing =>
  Object.assign(
    {},
    ...UNRUINED.map((name) => ({ [name]: counts[name] / n, ...limits(name, shareInterval(counts[name], n)) })),
  );

function endingsOf(names: StudyNames, { ending, day }: Outcomes): readonly Ended[] {
  return names.endings.map(({ id, kind }, at) => {
    const days = day.filter((_day, world) => ending[world] === at).sort();
    const { low = null, high = null } = quantileInterval(days, 0.5);
    return {
      ending: id,
      kind,
      share: shareOf(days.length, day.length),
      medianDay: days.length === 0 ? null : quantile(days, 0.5),
      medianDayLow: low,
      medianDayHigh: high,
    };
  });
}

/** Mean of the least 5 % of values, the last of them in part (Acerbi & Tasche 2002). */
function worst(values: Float64Array): number {
  const sorted = values.slice().sort();
  const wanted = Math.max(1, values.length * TAIL);
  const whole = Math.floor(wanted);
  let sum = 0;
  for (let index = 0; index < whole; index += 1) sum += sorted[index] ?? 0;
  return (sum + (wanted - whole) * (sorted[whole] ?? 0)) / wanted;
}

/** Above so many worlds the tail's interval comes from a formula. */
const MOST_TAILS_RESAMPLED = 2_000;

/** The interval of a tail mean in large samples: only what lies beyond the quantile moves it. */
function tailInterval(wealth: Float64Array, value: number): Interval {
  const edge = quantile(wealth.slice().sort(), TAIL);
  const half = (Z95 * deviation(wealth.map((of) => Math.min(0, of - edge)))) / TAIL / Math.sqrt(wealth.length);
  return { low: value - half, high: value + half };
}

function tail(wealth: Float64Array): Figure {
  const value = worst(wealth);
  const figureOf = (chosen: Uint32Array): number => worst(Float64Array.from(chosen, (world) => wealth[world] ?? 0));
  // A tail of fewer worlds than decide anything: resampling knows none worse than the worst of them.
  if (wealth.length * TAIL < FEWEST_WORLDS) return figure(value, UNKNOWN);
  const few = wealth.length <= MOST_TAILS_RESAMPLED;
  return figure(value, few ? bootstrapFigure(wealth.length, figureOf) : tailInterval(wealth, value));
}

const limits = <Name extends string>(name: Name, { low, high }: Interval) =>
  ({ [`${name}Low`]: low, [`${name}High`]: high }) as Record<`${Name}Low` | `${Name}High`, number>;

/** Who bore it: a row for each member of the household and each lender. */
export function burdenOf(names: StudyNames, { missed, died, unpaid }: Outcomes): Burden {
  const positive = (column: Float64Array): Float64Array => column.filter((value) => value > 0);
  return {
    members: names.members.map((member, at) => ({
      member,
      hungerDays: mean(missed[at] ?? []),
      ...limits("hungerDays", toldAmount(missed[at] ?? [])),
      died: shareOf(positive(died[at] ?? new Float64Array()).length, died[at]?.length ?? 0),
    })),
    lenders: names.credits.map((credit, at) => {
      const left = positive(unpaid[at] ?? new Float64Array());
      return {
        credit,
        unpaid: shareOf(left.length, unpaid[at]?.length ?? 0),
        amount: mean(left),
        ...limits("amount", toldAmount(left)),
      };
    }),
  };
}

const p95 = (values: Float64Array): number => quantile(values.slice().sort(), 0.95);

/** What a strategy's worlds came to: when ruin came, by which rule, how deep the falls, and on whom it fell. */
export function survival(names: StudyNames, outcomes: Outcomes): Survival {
  const { wealth, drawdown, hungerDays, deaths } = outcomes;
  return {
    strategy: outcomes.strategy,
    worlds: wealth.length,
    weeks: weeksOf(names, outcomes),
    endings: endingsOf(names, outcomes),
    cvar: tail(wealth),
    drawdown: {
      mean: figure(mean(drawdown), toldAmount(drawdown)),
      median: quantile(drawdown.slice().sort(), 0.5),
      p95: p95(drawdown),
    },
    hungerDays: { mean: figure(mean(hungerDays), toldAmount(hungerDays)), p95: p95(hungerDays) },
    deaths: figure(mean(deaths), toldAmount(deaths)),
    burden: burdenOf(names, outcomes),
  };
}
