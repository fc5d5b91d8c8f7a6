import type { Curve, ParameterIndex } from "./model.js";

/** One regime of an enforcement. What is undefined changes nothing. */
export interface Regime {
  readonly id: string;
  /** How often it is the first, beside the others. */
  readonly starts: ParameterIndex;
  /** Per regime, in order: the chance at a review of going over into it; undefined for never, and for itself. */
  readonly to: readonly (Curve | undefined)[];
  /** Times as often patrols come, times as likely a stop. */
  readonly comes: ParameterIndex | undefined;
  readonly stops: ParameterIndex | undefined;
  /** What a report brings an officer on top. */
  readonly reporting: ParameterIndex | undefined;
  /** Times as much a bribe costs an officer. */
  readonly bribes: ParameterIndex | undefined;
  readonly pressure: ParameterIndex | undefined;
}

/** Something heard of a regime: a rumour, an announcement. */
export interface Signal {
  readonly id: string;
  /** Position of the place where it is heard; undefined for everywhere. */
  readonly place: number | undefined;
  /** Per regime, in order: the chance of hearing it on a day; undefined for never. */
  readonly chance: readonly (ParameterIndex | undefined)[];
}

/** How hard the state presses in one jurisdiction: a Markov chain over regimes, which a trader sees only through signals. */
export interface Enforcement {
  readonly id: string;
  readonly review: ParameterIndex;
  readonly regimes: readonly Regime[];
  readonly signals: readonly Signal[];
  /** Positions of the timed episodes it belongs to; none for what is there always. */
  readonly episodes: readonly number[];
}
