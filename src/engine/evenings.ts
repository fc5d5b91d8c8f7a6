import type { Posting } from "./watch.js";

/** What the household ate of one commodity on an evening. Smallest units. */
interface Evening {
  readonly day: number;
  readonly amount: number;
}

/** Evenings one after the other on which as much of a commodity was eaten. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** On each of them, in smallest units. */
  readonly amount: number;
}

/** Amounts alike to a thousandth are one: what is eaten comes in whole smallest units. */
const ALIKE = 1e-3;

function eveningsBy(postings: readonly Posting[]): ReadonlyMap<number, readonly Evening[]> {
  const sums = new Map<number, Map<number, number>>();
  for (const { reason, commodity, day, amount } of postings) {
    if (reason !== "eaten") continue;
    const days = sums.get(commodity) ?? new Map<number, number>();
    days.set(day, (days.get(day) ?? 0) + amount);
    sums.set(commodity, days);
  }
  return new Map([...sums].map(([of, days]) => [of, [...days].map(([day, amount]) => ({ day, amount }))]));
}

function stretches(evenings: readonly Evening[]): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const { day, amount } of evenings) {
    const last = found.at(-1);
    if (last !== undefined && last.to === day - 1 && Math.abs(last.amount - amount) <= ALIKE * amount)
      found[found.length - 1] = { ...last, to: day };
    else found.push({ from: day, to: day, amount });
  }
  return found;
}

/** What was eaten at home of each commodity, by its position, in stretches of evenings. */
export const eatenAtHome = (postings: readonly Posting[]): ReadonlyMap<number, readonly Stretch[]> =>
  new Map([...eveningsBy(postings)].map(([of, evenings]) => [of, stretches(evenings)]));

/** Evenings in a row, at least two, whose sum is what is looked for: the latest such; undefined where there are none. */
export function eveningsOf(
  postings: readonly Posting[],
  isSum: (commodity: number, amount: number) => boolean,
): { readonly commodity: number; readonly sum: number; readonly evenings: readonly Stretch[] } | undefined {
  for (const [commodity, evenings] of eveningsBy(postings))
    for (let to = evenings.length; to > 1; to -= 1) {
      let sum = evenings[to - 1]?.amount ?? 0;
      for (let from = to - 2; from >= 0; from -= 1) {
        sum += evenings[from]?.amount ?? 0;
        if (isSum(commodity, sum)) return { commodity, sum, evenings: stretches(evenings.slice(from, to)) };
      }
    }
  return undefined;
}
