import { dayOfWork } from "./day-ahead.js";
import type { Foresee } from "./outlook.js";
import { isOrderedAndPossible } from "./rules/activity.js";
import { caloriesInTable, inTableGood } from "./rules/kitchen.js";
import type { World } from "./world.js";

/** Food that a standing order brings on a day of it, chance in the mean. */
export interface GatheringView {
  readonly activity: string;
  readonly level: string;
  /** By good, smallest units of it. */
  readonly food: readonly { readonly id: string; readonly amount: number }[];
  /** All of it, as so many smallest units of the household's `table`. */
  readonly table: number;
}

/** What a day of a standing order takes of food beyond what everyone needs, as so many smallest units of the household's `table`. */
export interface EffortView {
  readonly activity: string;
  readonly table: number;
}

/** Orders given that can be done today and are hard work. */
export function effortsOf(w: World): readonly EffortView[] {
  return w.model.scenario.activities.flatMap(({ id, work }, index) => {
    if (work === undefined || !isOrderedAndPossible(w.model, index)(w)) return [];
    const table = caloriesInTable(w, w.parameter(work));
    return table > 0 ? [{ activity: id, table }] : [];
  });
}

/** What a day of an activity feeds, chance in the mean, in food value: what it brings, what its work takes more, and the rest. */
export interface FeedsView {
  readonly brought: number;
  readonly work: number;
  readonly net: number;
  /** The rest as so many smallest units of the household's `table`. */
  readonly table: number;
}

/** What a day of an activity at a level comes to, chance in the mean, by good; nothing where it hangs on buyers: that brings money, not meals. */
function meanDay(
  w: World,
  outlooks: ReadonlyMap<string, Foresee>,
  index: number,
  level: number,
  amount: number,
): ReadonlyMap<string, number> {
  const [day] = dayOfWork(w, outlooks, index, level, amount);
  const sums = new Map<string, number>();
  if (day === undefined || day.kind !== undefined) return sums;
  for (const { net, odds } of day.low)
    for (const { id, amount: of } of net) sums.set(id, (sums.get(id) ?? 0) + of * odds);
  return sums;
}

/** What a day of an activity at a level (its position from 1) feeds; undefined where no food comes or goes in it. */
export function feedsOf(
  w: World,
  outlooks: ReadonlyMap<string, Foresee>,
  index: number,
  level: number,
  amount: number,
): FeedsView | undefined {
  const { activities, goods } = w.model.scenario;
  const sums = meanDay(w, outlooks, index, level, amount);
  const food = goods.filter(({ id, kcal }) => kcal !== undefined && (sums.get(id) ?? 0) !== 0);
  if (food.length === 0) return undefined;
  const brought = food.reduce((sum, { id, kcal }) => sum + (sums.get(id) ?? 0) * w.parameter(kcal ?? -1), 0);
  const effort = activities[index]?.work;
  const work = effort === undefined ? 0 : w.parameter(effort);
  const net = brought - work;
  return { brought, work, net, table: caloriesInTable(w, net) };
}

/** What the orders given bring to eat, by rehearsing a day of each that can be done today. */
export function gatheringOf(w: World, outlooks: ReadonlyMap<string, Foresee>): readonly GatheringView[] {
  const { activities, goods, variables } = w.model.scenario;
  return activities.flatMap(({ id, levels, asks }, index) => {
    const level = levels[(w.orders[index] ?? 0) - 1];
    if (level === undefined || !isOrderedAndPossible(w.model, index)(w)) return [];
    const number = asks === undefined ? -1 : variables.findIndex((of) => of.id === asks.number);
    const sums = meanDay(w, outlooks, index, w.orders[index] ?? 0, w.variables[number] ?? 0);
    const brought = goods.flatMap(({ id: good, kcal }, at) => {
      const amount = kcal === undefined ? 0 : Math.floor(sums.get(good) ?? 0);
      return amount > 0 ? [{ id: good, amount, table: inTableGood(w, at, amount) }] : [];
    });
    const food = brought.map(({ id: good, amount }) => ({ id: good, amount }));
    return food.length === 0
      ? []
      : [{ activity: id, level, food, table: brought.reduce((sum, { table }) => sum + table, 0) }];
  });
}
