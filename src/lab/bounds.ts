import type { Program } from "../engine/index.js";
import type { Strategy } from "../strategies/index.js";
import { bootstrapT, FEWEST_WORLDS, notBelow0 } from "./intervals.js";
import { Gathered } from "./outcomes.js";
import { less } from "./paired.js";
import { kept, SEARCHED } from "./search.js";
import { deviation, mean, shareInterval } from "./statistics.js";
import { namesOf, type PlayedWorlds, playWorlds, prepareStudy } from "./study.js";
import type { Figure } from "./verdict.js";

/** Two bounds on what could be had in the worlds played, and what each strategy is short of them. What is kept: real wealth in the unit shown, nothing of what is held in ruin. */
export interface Bounds {
  readonly worlds: number;
  /** Knows this world's draws; at least the best of every candidate's play. What it has more than a policy could is luck. */
  readonly hindsight: Bound;
  /** Knows what the trader sees. A lower bound of the best policy there is. */
  readonly policy: Bound;
  /** Hindsight less policy: luck, or decisions the search has not found. */
  readonly luck: Figure;
  readonly strategies: readonly Regret[];
  /** Fixed before: the search must not lose to a strategy by more. */
  readonly margin: number;
  /** Whether the intervals show that it does not; never of fewer than `FEWEST_WORLDS`. */
  readonly holds: boolean;
  /** What would show it, where it is not shown; undefined where it is. */
  readonly wanting: Wanting | undefined;
  /** Campaigns tried out. */
  readonly rollouts: number;
}

export interface Bound {
  readonly mean: Figure;
  readonly ruined: Figure;
}

/** Why it is not shown that the search loses to no strategy by more than the margin. */
export interface Wanting {
  /** The strategy whose interval reaches furthest below. */
  readonly strategy: string;
  /** About how many worlds would show it, were the difference the one found; undefined where the search did worse by the margin and more: then it needs more rollouts. */
  readonly worlds: number | undefined;
}

/** What a strategy is short of the bounds: at least so much, since the bounds are only the best found. */
export interface Regret extends Bound {
  readonly strategy: string;
  /** Hindsight less the strategy. */
  readonly regret: Figure;
  /** Policy less the strategy: what better decisions would have brought. */
  readonly decisions: Figure;
}

/** Worlds on which the strategy to start from is chosen; of a seed of their own, none of them played again. */
const TRAINING = 400;
/** The margin, as a share of the spread of the strategy started from. */
const MARGIN = 0.05;

const keptOf = ({ wealth, ruined }: { readonly wealth: Float64Array; readonly ruined: Float64Array }): Float64Array =>
  wealth.map((value, world) => kept(value, ruined[world] ?? 0));

/** Where a search starts: the strategy that keeps most in the mean on worlds of their own, and the margin that follows from its spread. */
export function rehearsed(
  program: Program,
  strategies: readonly Strategy[],
  seed: string,
  unit: number,
): { readonly base: number; readonly margin: number; readonly worlds: number } {
  const gathered = new Gathered(namesOf(program, strategies), unit);
  gathered.add(playWorlds(prepareStudy(program, strategies, `${seed} rehearsal`), 0, TRAINING));
  const columns = strategies.map(({ id }) => keptOf(gathered.of(id)));
  const means = columns.map((column) => mean(column));
  const base = means.indexOf(means.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY));
  return { base, margin: MARGIN * deviation(columns[base] ?? []), worlds: TRAINING };
}

const share = (column: Float64Array): Figure => {
  const hits = column.reduce((sum, value) => sum + value, 0);
  return { value: hits / Math.max(1, column.length), ...shareInterval(hits, column.length) };
};

/** The searched worlds, column by column; wealth in the unit shown. */
function columnsOf(parts: readonly PlayedWorlds[], unit: number): readonly Float64Array[] {
  const cells = parts.flatMap((part) => [...part.cells]);
  return Array.from({ length: SEARCHED }, (_, column) =>
    Float64Array.from(
      { length: cells.length / SEARCHED },
      (_none, world) => (cells[world * SEARCHED + column] ?? 0) / (column === 0 || column === 2 ? unit : 1),
    ),
  );
}

/** Where a candidate, the search itself among them, did better than hindsight found, it is what hindsight has. */
function atLeast(
  hindsight: { readonly wealth: Float64Array; readonly ruined: Float64Array },
  candidates: readonly { readonly wealth: Float64Array; readonly ruined: Float64Array }[],
): { readonly wealth: Float64Array; readonly ruined: Float64Array } {
  const [wealth, ruined] = [hindsight.wealth.slice(), hindsight.ruined.slice()];
  for (const of of candidates)
    for (let world = 0; world < wealth.length; world += 1) {
      const better = (of.wealth[world] ?? 0) > (wealth[world] ?? 0);
      if (!better) continue;
      wealth[world] = of.wealth[world] ?? 0;
      ruined[world] = of.ruined[world] ?? 0;
    }
  return { wealth, ruined };
}

/** How far the search is from showing its margin, by the strategy that stands most in its way. */
export function wantingFor(
  strategies: readonly Pick<Regret, "strategy" | "decisions">[],
  margin: number,
  worlds: number,
): Wanting | undefined {
  const [most] = [...strategies].sort((a, b) => a.decisions.low - b.decisions.low);
  const few = worlds < FEWEST_WORLDS;
  if (most === undefined || (!few && most.decisions.low >= -margin)) return undefined;
  const { value, low } = most.decisions;
  const slack = value + margin;
  if (slack <= 0 && !few) return { strategy: most.strategy, worlds: undefined };
  const wanted = slack <= 0 ? 0 : Math.ceil(worlds * ((value - low) / slack) ** 2);
  return { strategy: most.strategy, worlds: Math.max(FEWEST_WORLDS, worlds + 1, wanted) };
}

/** Bounds and regrets from the strategies' plays and the searched worlds, which must be the same worlds. */
export function bounds(gathered: Gathered, parts: readonly PlayedWorlds[], unit: number, margin: number): Bounds {
  const ids = gathered.names.strategies;
  const [policyWealth, policyRuined, found, foundRuined, rollouts] = columnsOf(parts, unit);
  const none = new Float64Array(0);
  const policy = { wealth: policyWealth ?? none, ruined: policyRuined ?? none };
  const worlds = policy.wealth.length;
  const own = ids.map((id) => {
    const { wealth, ruined } = gathered.of(id);
    return { wealth: keptOf({ wealth: wealth.subarray(0, worlds), ruined }), ruined: ruined.subarray(0, worlds) };
  });
  const hindsight = atLeast({ wealth: found ?? none, ruined: foundRuined ?? none }, [...own, policy]);
  const columns = [
    hindsight.wealth,
    policy.wealth,
    less(hindsight.wealth, policy.wealth),
    ...own.flatMap(({ wealth }) => [wealth, less(hindsight.wealth, wealth), less(policy.wealth, wealth)]),
  ];
  const figures = bootstrapT(columns).map((interval, at): Figure => ({ value: mean(columns[at] ?? []), ...interval }));
  const at = (index: number): Figure => figures[index] ?? { value: 0, low: 0, high: 0 };
  const strategies = ids.map((strategy, index) => ({
    strategy,
    mean: at(3 + 3 * index),
    ruined: share(own[index]?.ruined ?? none),
    regret: notBelow0(at(4 + 3 * index)),
    decisions: at(5 + 3 * index),
  }));
  const wanting = wantingFor(strategies, margin, worlds);
  return {
    worlds,
    hindsight: { mean: at(0), ruined: share(hindsight.ruined) },
    policy: { mean: at(1), ruined: share(policy.ruined) },
    luck: notBelow0(at(2)),
    strategies,
    margin,
    holds: wanting === undefined,
    wanting,
    rollouts: (rollouts ?? none).reduce((sum, one) => sum + one, 0),
  };
}
