import { type Program, Session, View } from "../engine/index.js";
import { t } from "../language/index.js";
import { formatAmount, formatNumber } from "../units/index.js";

/** A strategy and the day on which its plays end, in the mean. */
export type Ends = readonly (readonly [strategy: string, day: number])[];

/** What feeds the whole household in full for a day, in the unit of wealth. */
export interface FoodADay {
  readonly amount: number;
  readonly unit: string;
}

/** Undefined where the good wealth is counted in is not what the household eats. */
export function foodADay(
  program: Program,
  seed: string,
  { factor, text }: { readonly factor: number; readonly text: string },
): FoodADay | undefined {
  const { campaign } = new Session(program, { seed });
  const { table, kitchen } = new View(program, campaign.world, campaign.rest).household;
  const { goods, numeraire } = program.model.scenario;
  const cooked = kitchen.find(({ share }) => share > 0);
  if (cooked === undefined || table !== goods[numeraire.good]?.id) return undefined;
  return { amount: cooked.cooked / cooked.share / factor, unit: text };
}

/** What lies between the first end and the last is in nobody's figures. */
function foodBetween(days: readonly number[], food: FoodADay | undefined): string {
  const [first, last] = [Math.min(...days), Math.max(...days)];
  if (Math.round(last) === Math.round(first)) return "";
  if (food === undefined) return t(" Who ends sooner has the food of later days still to buy.");
  const { amount, unit } = food;
  return t(
    " Who ends sooner has the food of later days still to buy: in full {food} {unit} a day for the household, {sum} from day {first} to day {last}.",
    {
      food: formatAmount(amount),
      sum: formatAmount(amount * (last - first)),
      unit,
      first: formatNumber(first, 0),
      last: formatNumber(last, 0),
    },
  );
}

/** Until when the figures of a table are counted, what that leaves out, and what hunger-days count. */
export function endsTold(ends: Ends, food: FoodADay | undefined): readonly string[] {
  const days = ends.map(([strategy, day]) => `${formatNumber(day, 0)} (${strategy})`).join(", ");
  const counted = t("Wealth, hunger-days and deaths are counted until a play ends, in the mean on day {days}.", {
    days,
  });
  const between = foodBetween(
    ends.map(([, day]) => day),
    food,
  );
  return [
    `${counted}${between}`,
    t("Hunger-days: days of food missed, summed over the household (half a ration misses half a day)."),
  ];
}
