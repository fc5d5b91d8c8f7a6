import { correlation, deviation, type Interval, mean, meanBootstrap, Z95 } from "../lab/index.js";
import { t } from "../language/index.js";
import { LIMITS } from "./limits.js";

/** One student's outcome in two rounds: the same person in two worlds. */
export interface TwoRounds {
  readonly treatment: number;
  readonly first: number;
  readonly second: number;
}

export interface LuckOrSkill {
  readonly students: number;
  /** Spearman's rank correlation of the two rounds, treatments taken out; with its 95 % interval. Undefined where there are too few. */
  readonly ranks: (Interval & { readonly value: number }) | undefined;
  /** How much more the second world gave the same students; 95 % interval by bootstrap-t. */
  readonly worlds: (Interval & { readonly value: number }) | undefined;
}

/** Ranks from 1, ties at their mean. */
export function ranksOf(values: readonly number[]): readonly number[] {
  const order = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
  const ranks: number[] = new Array(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (order[to]?.value === order[from]?.value) to += 1;
    for (const { at } of order.slice(from, to)) ranks[at] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/** Values less the mean of their group. */
function withinGroups(values: readonly number[], groups: readonly number[]): readonly number[] {
  const means = new Map<number, number>();
  for (const group of new Set(groups)) means.set(group, mean(values.filter((_value, at) => groups[at] === group)));
  return values.map((value, at) => value - (means.get(groups[at] ?? 0) ?? 0));
}

/** Fewer degrees of freedom than these say nothing. */
const LEAST = 3;

/**
 * Interval of a rank correlation: Fisher's z with the variance of Bonett & Wright (2000, Psychometrika 65:23),
 * (1 + r^2/2) / (n - 3), less one for each further treatment that was taken out.
 */
function rankInterval(value: number, students: number, treatments: number): Interval | undefined {
  const free = students - 3 - (treatments - 1);
  if (free < LEAST) return undefined;
  const held = Math.max(-0.9999, Math.min(0.9999, value));
  const half = Z95 * Math.sqrt((1 + (held * held) / 2) / free);
  return { low: Math.tanh(Math.atanh(held) - half), high: Math.tanh(Math.atanh(held) + half) };
}

/**
 * What two rounds with different luck tell. Everybody in a round met the same luck. Whoever stands high in both worlds
 * did so by what he decided; where the order of one round says nothing of the other, it was luck, or chance in how one
 * decided. The shift between the rounds is the luck that befell all.
 */
export function luckOrSkill(of: readonly TwoRounds[]): LuckOrSkill {
  const groups = of.map(({ treatment }) => treatment);
  const [x, y] = [of.map(({ first }) => first), of.map(({ second }) => second)].map((values) =>
    withinGroups(ranksOf(values), groups),
  );
  const value = correlation(x ?? [], y ?? []);
  const moves = deviation(x ?? []) > 0 && deviation(y ?? []) > 0;
  const ranks = moves ? rankInterval(value, of.length, new Set(groups).size) : undefined;
  const shifts = of.map(({ first, second }) => second - first);
  return {
    students: of.length,
    ranks: ranks === undefined ? undefined : { value, ...ranks },
    worlds: of.length < LIMITS.told ? undefined : { value: mean(shifts), ...meanBootstrap(shifts) },
  };
}

const two = (value: number): string => value.toFixed(2);
const whole = (value: number): string => Math.round(value).toLocaleString("en-US");

function ranksSaid({ students, ranks }: LuckOrSkill): string {
  if (ranks === undefined)
    return t(
      "Skill: too few who ended both rounds ({students}), or nothing that tells them apart; nothing can be said.",
      { students },
    );
  const figures = t("rank correlation {value} [{low} .. {high}], {students} students", {
    ...{ value: two(ranks.value), low: two(ranks.low), high: two(ranks.high), students },
  });
  if (ranks.low > 0)
    return t("Skill: who fared well in one world tended to in the other ({figures}). That is what they decided.", {
      figures,
    });
  if (ranks.high < 0)
    return t("Skill: who fared well in one world tended to fare badly in the other ({figures}).", { figures });
  return t("Skill: undecided ({figures}). So few cannot tell it from luck; a good place in one round proves nothing.", {
    figures,
  });
}

function worldsSaid({ worlds }: LuckOrSkill, unit: string): string {
  if (worlds === undefined) return t("Luck of the world: too few who ended both rounds.");
  const figures = `${whole(worlds.value)} ${unit} [${whole(worlds.low)} .. ${whole(worlds.high)}]`;
  if (worlds.low > 0)
    return t(
      "Luck of the world: the second gave the same people more, in the mean {figures}. What was learnt in between is in it too.",
      { figures },
    );
  if (worlds.high < 0)
    return t("Luck of the world: the second gave the same people less, in the mean {figures}.", { figures });
  return t("Luck of the world: undecided, the second world gave {figures} more or less.", { figures });
}

/** The same in two plain sentences. */
export const luckOrSkillSaid = (of: LuckOrSkill, unit: string): readonly string[] => [
  ranksSaid(of),
  worldsSaid(of, unit),
];
