import { dayOfWork } from "./day-ahead.js";
import type { Foresee } from "./outlook.js";
import { inTableGood } from "./rules/household.js";
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

/** What a day of an order comes to, chance in the mean, by good; nothing where it hangs on buyers: that brings money, not meals. */
function meanDay(w: World, outlooks: ReadonlyMap<string, Foresee>, index: number): ReadonlyMap<string, number> {
  const { activities, variables } = w.model.scenario;
  const asked = activities[index]?.asks?.number;
  const number = asked === undefined ? -1 : variables.findIndex(({ id }) => id === asked);
  const [day] = dayOfWork(w, outlooks, index, w.orders[index] ?? 0, number < 0 ? 0 : (w.variables[number] ?? 0));
  const sums = new Map<string, number>();
  if (day === undefined || day.kind !== undefined) return sums;
  for (const { net, odds } of day.low)
    for (const { id, amount } of net) sums.set(id, (sums.get(id) ?? 0) + amount * odds);
  return sums;
}

/** What the orders given bring to eat, by rehearsing a day of each that can be done today. */
export function gatheringOf(w: World, outlooks: ReadonlyMap<string, Foresee>): readonly GatheringView[] {
  const { activities, goods } = w.model.scenario;
  return activities.flatMap(({ id, levels, when }, index) => {
    const level = levels[(w.orders[index] ?? 0) - 1];
    if (level === undefined || (when !== undefined && w.model.expr(when)(w) === 0)) return [];
    const sums = meanDay(w, outlooks, index);
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
