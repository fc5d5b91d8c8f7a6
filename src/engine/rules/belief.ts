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
  w.watch?.learned?.(belief, outcome, w.day);
}
