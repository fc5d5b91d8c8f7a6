import type { World } from "../world.js";

/**
 * What a trader believes: a declared prior worth `weight` observations, moved only by what he has seen (Dirichlet mean).
 * `evidence` is what he has seen by now, unless what he had seen earlier is asked about.
 */
export function believed(w: World, belief: number, outcome: number, evidence = w.evidence): number {
  const of = w.model.scenario.beliefs[belief];
  if (of === undefined) return 0;
  const first = w.model.firstBelief[belief] ?? 0;
  const weight = w.parameter(of.weight);
  const seen = observations(w, belief, evidence);
  const lone = of.prior[0];
  const stated = of.prior[outcome];
  const prior =
    of.prior.length > 1
      ? w.parameter(stated ?? 0)
      : outcome === 0
        ? w.parameter(lone ?? 0)
        : 1 - w.parameter(lone ?? 0);
  return (prior * weight + (evidence[first + outcome] ?? 0)) / (weight + seen);
}

/** How often the trader has seen any outcome of it himself: a sum of weights, not always whole. */
export function observations(w: World, belief: number, evidence = w.evidence): number {
  const first = w.model.firstBelief[belief] ?? 0;
  const count = w.model.scenario.beliefs[belief]?.outcomes.length ?? 0;
  let seen = 0;
  for (let cell = first; cell < first + count; cell += 1) seen += evidence[cell] ?? 0;
  return seen;
}

/** Notes an outcome the trader witnessed; `weight` is 1 for a full observation, less where it says less. */
export function learn(w: World, belief: number, outcome: number, weight = 1): void {
  const cell = (w.model.firstBelief[belief] ?? 0) + outcome;
  w.evidence[cell] = (w.evidence[cell] ?? 0) + weight;
  w.watch?.learned?.(belief, outcome, w.day, weight);
}

/**
 * How much a pass says of a chance `p` that stood at a share `s` of itself: part of a load, a lookout who kept most of it
 * away. It comes with chance `s·p`, as if somebody looked with chance `s` and found with `p`. A find shows that he looked
 * and is one full observation. A pass counts as the expected number of looks behind it, P(looked | passed) = s(1-p)/(1-s·p) at the chance believed: 1
 * for a share of 1, towards 0 for a share of nothing (quasi-Bayes, Makov & Smith 1977).
 */
export function lookBehindPass(share: number, believedChance: number): number {
  const passes = 1 - share * believedChance;
  return passes <= 0 ? 1 : (share * (1 - believedChance)) / passes;
}
