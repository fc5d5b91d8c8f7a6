import type { Outlook } from "./outlook.js";
import { believed, observations } from "./rules/belief.js";
import { isInForce, regimeOdds, reviewedOn } from "./rules/enforcement.js";
import { findingOdds, loadOf } from "./rules/inspection.js";
import type { World } from "./world.js";

/** The odds a trader holds of something he has seen more or less often. */
export interface BeliefView {
  readonly id: string;
  readonly outcomes: Outlook;
  /** How many observations the prior is worth, and how many the trader has made himself. */
  readonly weight: number;
  readonly seen: number;
  /** How often the trader has seen the first outcome. */
  readonly came: number;
  /** Of a post: its odds at the attention drawn, the least and most the scenario's range for that gives. Undefined where none is drawn. */
  readonly noticed: { readonly low: number; readonly high: number } | undefined;
  /** Of a hiding place: the odds that a search finds what is in it now. Undefined for an empty one and for other beliefs. */
  readonly loaded: number | undefined;
}

/** The odds a trader holds of the regimes of an enforcement. */
export interface EnforcementView {
  readonly id: string;
  readonly regimes: Outlook;
  /** The last day on which another regime may have come, as he reckons; 0 before the first such day. */
  readonly reviewedOn: number;
}

/** Attention below this moves no odds that are told in whole per cent. */
const NOTED = 1;

export function noticedAt(w: World, belief: number): BeliefView["noticed"] {
  const { base, scenario } = w.model;
  const heat = scenario.posts.find((of) => of.belief === belief)?.heat;
  const range = scenario.parameters[heat ?? -1]?.literals.get(base);
  if (range === undefined || range.low <= 0 || w.exposure < NOTED) return undefined;
  const at = (of: number): number => Math.min(1, believed(w, belief, 0) * (1 + w.exposure / of));
  return { low: at(range.high), high: at(range.low) };
}

function loadedAt(w: World, belief: number): number | undefined {
  const place = w.model.scenario.hiding.findIndex((of) => of.belief === belief);
  return place < 0 || loadOf(w, place) <= 0 ? undefined : findingOdds(w, place);
}

/** All beliefs of the scenario as they stand. */
export function beliefsOf(w: World): readonly BeliefView[] {
  return w.model.scenario.beliefs.map((belief, index) => ({
    id: belief.id,
    outcomes: belief.outcomes.map((id, outcome) => ({ id, odds: believed(w, index, outcome) })),
    weight: w.parameter(belief.weight),
    seen: observations(w, index),
    came: w.evidence[w.model.firstBelief[index] ?? 0] ?? 0,
    noticed: noticedAt(w, index),
    loaded: loadedAt(w, index),
  }));
}

/** The odds of each regime, of what is in force at this time. None before the first day. */
export function enforcementOf(w: World): readonly EnforcementView[] {
  if (w.day < 1) return [];
  return w.model.scenario.enforcement.flatMap(({ id, regimes }, at) =>
    isInForce(w, at)
      ? [
          {
            id,
            regimes: regimes.map((of, regime) => ({ id: of.id, odds: regimeOdds(w, at, regime) })),
            reviewedOn: reviewedOn(w, at),
          },
        ]
      : [],
  );
}
