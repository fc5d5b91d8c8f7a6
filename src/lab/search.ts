import {
  type CompiledProgram,
  type CompiledRun,
  type Decision,
  isRuin,
  keyOfWorld,
  likelihoodOf,
  movesOf,
  Nature,
  RefusedDecision,
  realWealth,
  resumeCompiled,
  runCompiled,
  twinOf,
  type View,
  type World,
  type WorldKey,
  withAmount,
} from "../engine/index.js";
import { fallback, MOST_DECIDED, ownLuck, type Strategy, StrategyError } from "../strategies/index.js";
import type { PlayedWorlds, Study } from "./study.js";

/**
 * Search over campaigns: at every rest the ways to go on are tried out in rollouts, each followed to the end by one of the
 * strategies (policy switching and parallel rollout: Chang, Givan & Chong 2004; rollout policies: Bertsekas & Castanon
 * 1999). What a rollout may know decides what is found: see `honest` and `clairvoyant`.
 */

/** The worlds one decision is tried out in: the same for every way to go on. */
export type Imagine = (world: World, decision: number) => readonly World[];

export interface SearchSettings {
  /** Position of the strategy that is followed where nothing better is found. */
  readonly base: number;
  /** Worlds each way is tried out in. */
  readonly rollouts: number;
}

/** What a search seeks: real wealth, of which nothing is kept in ruin; debts are. */
export const kept = (wealth: number, ruined: number): number => (ruined > 0 ? Math.min(0, wealth) : wealth);

/** Ruined or not, as a number: 1 or 0. */
export const ruinOf = ({ world, rest }: CompiledRun): number => (isRuin(world.model.scenario, rest) ? 1 : 0);

/** A way to go on: a decision, then a strategy. */
interface Way {
  readonly decision: Decision;
  readonly by: number;
  readonly memory: unknown;
}

/** How many of its own standard errors a way must be better than the one it takes the place of. */
const SURE = 1;
/** Worlds imagined for one that is kept, where the trader's evidence weighs them. */
const SPARE = 4;

export const sameDecision = (a: Decision, b: Decision): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What could be decided here beside what the strategies would: every open option, and none, half and all of what is asked. */
export function alternatives(view: View): readonly Decision[] {
  const { kind } = view.rest;
  if (kind !== "choose" && kind !== "ask") return [];
  return movesOf(view).flatMap(({ decision, from, to }) =>
    [...new Set([from, from + Math.floor((to - from) / 2), to])].map((amount) => withAmount(decision, amount)),
  );
}

/** What a strategy decides; undefined where it fails. */
function decided(strategy: Strategy, view: View, memory: unknown): Decision | undefined {
  try {
    return strategy.decide(view, memory);
  } catch {
    return undefined;
  }
}

/** One searcher in one campaign: what each strategy remembers of it, and which is followed. */
class Searcher {
  private readonly compiled: CompiledProgram;
  private readonly strategies: readonly Strategy[];
  private readonly imagine: Imagine;
  private readonly memories: readonly unknown[];
  private following: number;
  private decisions = 0;
  /** Campaigns tried out. */
  rollouts = 0;

  constructor({ compiled, strategies }: Study, base: number, key: WorldKey, imagine: Imagine) {
    this.compiled = compiled;
    this.strategies = strategies;
    this.imagine = imagine;
    this.following = base;
    this.memories = strategies.map((strategy) => strategy.start(ownLuck(key)));
  }

  /** The ways to go on: each strategy's own decision followed by itself, then the alternatives followed by the one followed now. */
  private ways(view: View): readonly Way[] {
    const own = this.strategies.map((strategy, by): Way => {
      const memory = this.memories[by];
      return { decision: decided(strategy, view, memory) ?? fallback(view), by, memory };
    });
    const { following } = this;
    const others = alternatives(view)
      .filter((decision) => !own.some((way) => sameDecision(way.decision, decision)))
      .map((decision): Way => ({ decision, by: following, memory: this.memories[following] }));
    return [...own, ...others];
  }

  /** What is kept at the end of a campaign that goes on from here in one of the worlds imagined; a strategy lost there counts as the worst. */
  private tryOut({ decision, by, memory }: Way, world: World, leaf: number): number {
    const strategy = this.strategies[by];
    const own = memory === undefined ? undefined : structuredClone(memory);
    let decisions = 0;
    this.rollouts += 1;
    try {
      const run = resumeCompiled(this.compiled, { world: world.copy(), leaf }, (view) => {
        decisions += 1;
        if (decisions > MOST_DECIDED) throw new StrategyError("a way that never comes to an end");
        if (decisions === 1 || strategy === undefined) return decision;
        const next = decided(strategy, view, own);
        if (next === undefined) throw new StrategyError(`strategy '${strategy.id}' failed`);
        return next;
      });
      return kept(realWealth(run.world), ruinOf(run));
    } catch (error) {
      if (error instanceof RefusedDecision || error instanceof StrategyError) return Number.NEGATIVE_INFINITY;
      throw error;
    }
  }

  decide(view: View, world: World, leaf: number): Decision {
    this.decisions += 1;
    const ways = this.ways(view);
    const now = ways[this.following];
    if (now === undefined) throw new Error("no strategy is followed");
    if (ways.every(({ decision }) => sameDecision(decision, now.decision))) return now.decision;
    const worlds = this.imagine(world, this.decisions);
    const best = this.best(ways, now, worlds, leaf);
    this.following = best.by;
    return best.decision;
  }

  /** The way that is best over the worlds imagined; the one followed now unless another is surely better. */
  private best(ways: readonly Way[], now: Way, worlds: readonly World[], leaf: number): Way {
    const values = (way: Way): readonly number[] => worlds.map((world) => this.tryOut(way, world, leaf));
    const held = values(now);
    let best = { way: now, saved: 0, gain: 0 };
    for (const way of ways) {
      if (way === now) continue;
      const { saved, gain } = betterBy(values(way), held);
      if (saved > best.saved || (saved === best.saved && gain > best.gain)) best = { way, saved, gain };
    }
    return best.way;
  }
}

/**
 * How much better a way is than the one held: `saved` counts in how many worlds fewer it is lost, which comes before any
 * gain; `gain` is that of the worlds in which neither is lost.
 */
export function betterBy(
  values: readonly number[],
  held: readonly number[],
): { readonly saved: number; readonly gain: number } {
  const lost = (of: readonly number[]): number => of.filter((value) => !Number.isFinite(value)).length;
  const gains = values.map((value, index) => value - (held[index] ?? 0)).filter(Number.isFinite);
  return { saved: lost(held) - lost(values), gain: surelyMore(gains) };
}

/** Mean of gains, where it lies above its standard error; else 0. */
function surelyMore(gains: readonly number[]): number {
  const n = gains.length;
  if (n === 0) return 0;
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / n;
  if (n === 1) return mean;
  const spread = Math.sqrt(gains.reduce((sum, gain) => sum + (gain - mean) * (gain - mean), 0) / (n - 1));
  return mean > (SURE * spread) / Math.sqrt(n) ? mean : 0;
}

/** Which of the worlds imagined fit what the trader has seen: so many of them, each as often as its weight says (systematic resampling). */
function fitting(weights: readonly number[], wanted: number): readonly number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return weights.map((_weight, index) => index).slice(0, wanted); // too unlikely to be told apart: the first ones
  const chosen: number[] = [];
  let reached = 0;
  for (const [index, weight] of weights.entries()) {
    reached += weight;
    while (chosen.length < wanted && reached >= ((chosen.length + 0.5) / wanted) * all * (1 - 1e-12))
      chosen.push(index);
  }
  return chosen;
}

/**
 * What an honest search may know: the history the trader has seen. Every rollout has luck of its own, so chance is redrawn
 * wherever it is met; what is hidden, hidden numbers and the day's unseen patrols and buyers included, is redrawn from its
 * range and kept as often as it fits what he has seen at posts and hiding places. Nothing of the world's own luck enters:
 * a twin of the world gives the same worlds.
 */
export function honest(key: WorldKey, rollouts: number): Imagine {
  const own = ownLuck(key);
  return (world, decision) => {
    const root = keyOfWorld(own, decision);
    const hides = world.model.varying.length > 0;
    const keys = Array.from({ length: hides ? rollouts * SPARE : rollouts }, (_, index) => keyOfWorld(root, index));
    const weights = keys.map((one) => (hides ? likelihoodOf(world, new Nature(world.model, one)) : 1));
    return fitting(weights, rollouts).map((index) => twinOf(world, keys[index] ?? root));
  };
}

/** What hindsight knows: this very world, its hidden numbers and all its future. No trader can know it. */
export const clairvoyant: Imagine = (world) => [world];

/** A searcher for one campaign; `imagine` says what it may know. */
export const searcherFor = (study: Study, { base }: SearchSettings, key: WorldKey, imagine: Imagine): Searcher =>
  new Searcher(study, base, key, imagine);

export interface SearchRun extends CompiledRun {
  readonly rollouts: number;
}

/** One campaign by search. Where what it decides is refused, the trader decides there as one who has no rule. */
function playSearch(study: Study, settings: SearchSettings, nature: Nature, imagine: Imagine): SearchRun {
  const searcher = searcherFor(study, settings, nature.key, imagine);
  let decisions = 0;
  const decide = (view: View, leaf: number, world: World): Decision => {
    decisions += 1;
    if (decisions > 2 * MOST_DECIDED) throw new StrategyError("waiting does not end the searched campaign");
    return decisions > MOST_DECIDED ? fallback(view) : searcher.decide(view, world, leaf);
  };
  const otherwise = (view: View, refused: RefusedDecision): Decision => {
    const decision = fallback(view);
    if (sameDecision(decision, refused.decision)) throw refused;
    return decision;
  };
  const run = runCompiled(study.compiled, { executor: "compiled", nature }, decide, otherwise);
  return { ...run, rollouts: searcher.rollouts };
}

/** Numbers a searched world is packed into: what policy and hindsight keep and whether they are ruined, and campaigns tried out. */
export const SEARCHED = 5;

/** Searches worlds `from` to `to - 1` of a study, honestly and with hindsight: `SEARCHED` numbers each. */
export function searchWorlds(study: Study, settings: SearchSettings, from: number, to: number): PlayedWorlds {
  const cells = new Float64Array((to - from) * SEARCHED);
  for (let index = from; index < to; index += 1) {
    const nature = new Nature(study.compiled.program.model, keyOfWorld(study.root, index));
    const policy = playSearch(study, settings, nature, honest(nature.key, settings.rollouts));
    const hindsight = playSearch(study, settings, nature, clairvoyant);
    cells.set(
      [
        kept(realWealth(policy.world), ruinOf(policy)),
        ruinOf(policy),
        kept(realWealth(hindsight.world), ruinOf(hindsight)),
        ruinOf(hindsight),
        policy.rollouts + hindsight.rollouts,
      ],
      (index - from) * SEARCHED,
    );
  }
  return { from, to, cells, weekly: new Float64Array(0) };
}
