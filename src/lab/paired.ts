import { type Interval, shareInterval, Z95 } from "./statistics.js";

/** What came about in the same worlds for A and for B: how often for one alone, who had more. Intervals at 95 % unless another `z` is given. */

/** X less Y, world by world. */
export const less = (x: Float64Array, y: Float64Array): Float64Array =>
  x.map((value, index) => value - (y[index] ?? 0));

/** How often each of two things came about in the same worlds. */
export interface Paired {
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
  readonly neither: number;
}

export function pairedCounts(a: ArrayLike<number>, b: ArrayLike<number>): Paired {
  const count = { both: 0, onlyA: 0, onlyB: 0, neither: 0 };
  for (let index = 0; index < a.length; index += 1) {
    const [x, y] = [(a[index] ?? 0) > 0, (b[index] ?? 0) > 0];
    count[x ? (y ? "both" : "onlyA") : y ? "onlyB" : "neither"] += 1;
  }
  return count;
}

/** Correlation of two yes-no columns, its numerator taken half a world nearer to none (Newcombe's continuity correction). */
function phi({ both, onlyA, onlyB, neither }: Paired): number {
  const [a, b] = [both + onlyA, both + onlyB];
  const [notA, notB] = [neither + onlyB, neither + onlyA];
  const scale = Math.sqrt(a * b * notA * notB);
  if (scale === 0) return 0;
  const product = both * neither - onlyA * onlyB;
  const n = a + notA;
  return (product > 0 ? Math.max(product - n / 2, 0) : product) / scale;
}

/**
 * Difference of two shares over the same worlds, A less B, with Newcombe's paired interval (Newcombe 1998, Statistics in
 * Medicine 17:2635, method 10): Wilson's limits of each, joined under their correlation. Holds for rare events and none. Of 95 % unless another `z` is given.
 */
export function pairedShares(counts: Paired, z = Z95): Interval & { readonly difference: number } {
  const { both, onlyA, onlyB, neither } = counts;
  const n = both + onlyA + onlyB + neither;
  if (n === 0) return { difference: 0, low: -1, high: 1 };
  const [a, b] = [(both + onlyA) / n, (both + onlyB) / n];
  const [ofA, ofB] = [shareInterval(both + onlyA, n, z), shareInterval(both + onlyB, n, z)];
  const related = phi(counts);
  const joined = (x: number, y: number): number => Math.sqrt(Math.max(0, x * x - 2 * related * x * y + y * y));
  return {
    difference: a - b,
    low: Math.max(-1, a - b - joined(a - ofA.low, ofB.high - b)),
    high: Math.min(1, a - b + joined(ofA.high - a, b - ofB.low)),
  };
}

/** Where a function that falls from `low` to `high` crosses 0, to a rounding. */
function crossing(of: (at: number) => number, low: number, high: number): number {
  let [from, to] = [low, high];
  for (let step = 0; step < 60; step += 1) {
    const middle = (from + to) / 2;
    if (of(middle) > 0) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

/**
 * Wins less losses as a share of `n` worlds, with Tango's score interval (Tango 1998, Statistics in Medicine 17:891):
 * Wilson's where no world is tied, z^2 / (n + z^2) to a side where all are. Ties say how seldom there is a difference.
 */
export function winsLessLosses(
  wins: number,
  losses: number,
  n: number,
  z = Z95,
): Interval & { readonly value: number } {
  if (n === 0) return { value: 0, low: -1, high: 1 };
  const score = (at: number): number => {
    const b = (2 * n - wins + losses) * at - wins - losses;
    const lost = (Math.sqrt(Math.max(0, b * b + 8 * n * losses * at * (1 - at))) - b) / (4 * n);
    const spread = Math.sqrt(Math.max(0, n * (2 * lost + at * (1 - at))));
    const off = wins - losses - n * at;
    return spread === 0 ? Math.sign(off) * Number.POSITIVE_INFINITY : off / spread;
  };
  const value = (wins - losses) / n;
  return {
    value,
    low: wins - losses === -n ? -1 : crossing((at) => score(at) - z, -1, value),
    high: wins - losses === n ? 1 : crossing((at) => score(at) + z, value, 1),
  };
}

/** Share of worlds in which A has more, ties counted half, with its score interval, and the share of ties; `differences` are A less B. */
export function winsOf(differences: Float64Array): {
  readonly aBeatsB: Interval & { readonly value: number };
  readonly ties: number;
} {
  const n = differences.length;
  let wins = 0;
  let ties = 0;
  for (const difference of differences) {
    if (difference > 0) wins += 1;
    if (difference === 0) ties += 1;
  }
  const { low, high } = winsLessLosses(wins, n - wins - ties, n);
  return {
    aBeatsB: { value: n === 0 ? 0.5 : (wins + ties / 2) / n, low: (1 + low) / 2, high: (1 + high) / 2 },
    ties: n === 0 ? 0 : ties / n,
  };
}
