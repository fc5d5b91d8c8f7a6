import { t } from "../language/index.js";
import { formatNumber } from "../units/index.js";

/** What hunger-days count, below a table that shows them: `ends` gives each strategy and the day on which its plays end, in the mean. */
export function hungerUntil(ends: readonly (readonly [strategy: string, day: number])[]): string {
  const days = ends.map(([strategy, day]) => `${formatNumber(day, 0)} (${strategy})`).join(", ");
  return t(
    "Hunger-days: days of food missed, summed over the household (half a ration misses half a day), until the play ends, in the mean on day {days}.",
    { days },
  );
}
