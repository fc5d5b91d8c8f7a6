import type { Played } from "./record.js";
import { believed } from "./rules/belief.js";

/** Odds as they stood before a trader's eyes just before something came of them. */
export interface ShownOdds {
  /** Position of the belief in the scenario; undefined where an encounter states the odds. */
  readonly belief: number | undefined;
  /** Position of the outcome. */
  readonly outcome: number;
  /** The odds shown of it, 0 to 1. */
  readonly odds: number;
  readonly came: boolean;
}

/** Odds of a range, and how often what they spoke of came. */
export interface CalibrationBin {
  /** The range: from `from` (held) to `to` (not held; the last one holds 1). */
  readonly from: number;
  readonly to: number;
  readonly shown: number;
  /** The mean of the odds shown; 0 where nothing was. */
  readonly meanOdds: number;
  readonly came: number;
}

export interface Calibration {
  readonly bins: readonly CalibrationBin[];
  readonly shown: number;
  readonly came: number;
  /** How many should have come if every one of the odds had been right. */
  readonly expected: number;
  /** Mean squared distance of odds and what came, 0 (foreknown) to 1 (Brier 1950); undefined where nothing was shown. */
  readonly brier: number | undefined;
}

const BINS = 5;

/** Odds believed: the declared prior and what the trader had seen until then (`believed`), rebuilt from the journal. */
function believedOdds({ program: { model }, journal, world }: Played): readonly ShownOdds[] {
  const evidence = new Float64Array(model.beliefCells);
  return journal.lessons.flatMap(({ belief, outcome, weight }) => {
    const of = model.scenario.beliefs[belief];
    if (of === undefined) return [];
    const told = of.prior.map((_prior, at) => ({
      belief,
      outcome: at,
      odds: believed(world, belief, at, evidence),
      came: at === outcome,
    }));
    const cell = (model.firstBelief[belief] ?? 0) + outcome;
    evidence[cell] = (evidence[cell] ?? 0) + weight;
    return told;
  });
}

/** Odds an encounter states, as they stood just before what was decided. */
const statedOdds = ({ journal }: Played): readonly ShownOdds[] =>
  journal.foreseen.flatMap(({ outlook, came }) =>
    (outlook.length === 2 ? outlook.slice(0, 1) : outlook).map(({ id, odds }, outcome) => ({
      belief: undefined,
      outcome,
      odds,
      came: id === came,
    })),
  );

/**
 * All odds a session showed its trader, each time something came of them: those believed (stops, searches, snow, cold,
 * officers, contacts), and those an encounter states with a choice or a question that was then decided. Of odds with one
 * outcome of interest, or with two, the first is told; of odds with more each of them. What is seen in a rehearsed day of
 * work, where nothing is decided in between, is not counted.
 */
export const shownOdds = (played: Played): readonly ShownOdds[] => [...believedOdds(played), ...statedOdds(played)];

/** How often what odds spoke of came, by the size of the odds. Several campaigns' odds may be given together. */
export function calibrationOf(odds: readonly ShownOdds[]): Calibration {
  const binOf = (of: ShownOdds): number => Math.min(BINS - 1, Math.floor(of.odds * BINS));
  const bins = Array.from({ length: BINS }, (_none, index): CalibrationBin => {
    const within = odds.filter((of) => binOf(of) === index);
    const sum = within.reduce((total, of) => total + of.odds, 0);
    return {
      from: index / BINS,
      to: (index + 1) / BINS,
      shown: within.length,
      meanOdds: within.length === 0 ? 0 : sum / within.length,
      came: within.filter(({ came }) => came).length,
    };
  });
  const square = (of: ShownOdds): number => (of.odds - (of.came ? 1 : 0)) * (of.odds - (of.came ? 1 : 0));
  return {
    bins,
    shown: odds.length,
    came: odds.filter(({ came }) => came).length,
    expected: odds.reduce((total, of) => total + of.odds, 0),
    brier: odds.length === 0 ? undefined : odds.reduce((total, of) => total + square(of), 0) / odds.length,
  };
}
