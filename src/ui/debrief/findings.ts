import type { Decision } from "../../engine/index.js";

/** What was found out about a finished run, as it is shown. The lab finds it; it comes in through a port. */

/** A figure with its 95 % interval. */
export interface Figured {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

interface Shares {
  /** As it was decided, and otherwise. */
  readonly a: number;
  readonly b: number;
  readonly difference: Figured;
}

/** One decision against another way, in the same futures: as it was decided less otherwise. Wealth in the numeraire's unit. */
export interface DecisionFinding {
  readonly at: number;
  readonly played: Decision;
  readonly instead: Decision;
  /** Whether the run did nowhere what would be done instead. */
  readonly never: boolean;
  /** Whether it would be done before what was decided, not in its place. */
  readonly before: boolean;
  /** Positions of other decisions of its kind, which seemed to matter less in few futures. */
  readonly alike: readonly number[];
  readonly worlds: number;
  /** Who went on from the decision as it was taken and from the other: the player as he then did, or the policy. */
  readonly goings: { readonly taken: "own" | "policy"; readonly other: "own" | "policy" };
  readonly wealth: Figured;
  readonly ruin: Shares;
  readonly deaths: Shares;
  readonly hungerDays: Figured;
  readonly undecided: boolean;
}

export interface DecisionFindings {
  /** The strategy that goes on where the player's own way does not, and how often it would have decided as the run did. */
  readonly policy: { readonly id: string; readonly agrees: number; readonly of: number };
  readonly horizon: number;
  readonly tested: number;
  readonly ways: number;
  readonly firstLook: { readonly worlds: number; readonly days: number };
  readonly done: number;
  readonly all: number;
  /** Those that lead while nothing is found yet. */
  readonly leading: readonly Pick<DecisionFinding, "at" | "played" | "instead" | "never" | "before" | "alike">[];
  readonly found: readonly DecisionFinding[];
}

export interface StandingFindings {
  readonly worlds: number;
  readonly run: { readonly wealth: number; readonly ruined: boolean; readonly hungerDays: number };
  readonly strategies: readonly {
    readonly strategy: string;
    readonly here: number;
    readonly ruinedHere: boolean;
    readonly mean: Figured;
    readonly ruined: Figured;
    readonly hungerHere: number;
    readonly hungerDays: number;
  }[];
  readonly beats: Figured;
  readonly beatsHere: number;
  readonly bars: readonly { readonly from: number; readonly to: number; readonly plays: number }[];
  readonly apart: { readonly luck: Figured; readonly decision: number; readonly kinder: number };
}

/** What is found so far; what is undefined has not been looked for yet. */
export interface Findings {
  readonly standing?: StandingFindings | undefined;
  readonly decisions?: DecisionFindings | undefined;
  /** Worlds beside the run that are played, and how many there will be. */
  readonly beside?: { readonly done: number; readonly all: number } | undefined;
  /** What each strategy it is held against says of itself, by its id. */
  readonly sayings?: Readonly<Record<string, string>>;
}

/** Looks into a finished run on threads of its own: `tell` hears what is found so far, the answer is all of it. Ends early once `stop` is aborted. */
export type Inquire = (tell: (so: Findings) => void, stop: AbortSignal) => Promise<Findings>;

/** A run as it was played beside one with a decision changed and all other luck kept: figures in words, line by line. */
export interface LedgersSideBySide {
  readonly rows: readonly (readonly [what: string, asPlayed: string, otherwise: string, difference: string])[];
  /** What is kept as it was played less otherwise, in words; later decisions, and how many of them found no place. */
  readonly apart: { readonly kept: string; readonly later: number; readonly dropped: number };
  /** What else is to be told of them: how each ended, and which later decisions found no place. */
  readonly told: readonly string[];
}

/** Plays the run again with decision `at` (from 0) changed, on a thread of its own. Rejects with a sentence where it is not possible. */
export type Otherwise = (at: number, instead: Decision) => Promise<LedgersSideBySide>;

/** Strategies of a scenario held against each other, as far as they have played. Of wealth what is kept, in the numeraire's unit. */
export interface ComparisonFindings {
  readonly scenario: string;
  /** The set of prices, and what the worlds are drawn from; none before it has begun. */
  readonly base: string;
  readonly seed: string;
  readonly done: number;
  readonly all: number;
  /** `kg of rice`, with a mark where real values are not to be relied on. */
  readonly unit: string;
  readonly strategies: readonly {
    readonly id: string;
    readonly mean: Figured;
    readonly ruined: Figured;
    readonly hungerDays: number;
    /** Plays by wealth, in bars every strategy shares. */
    readonly bars: readonly number[];
  }[];
  /** The lowest and the highest of what the bars span. */
  readonly low: number;
  readonly high: number;
  /** The first by the mean of what is kept against the second, at the last look. */
  readonly verdict:
    | {
        readonly a: string;
        readonly b: string;
        readonly worlds: number;
        readonly mean: Figured;
        readonly aBeatsB: Figured;
        readonly ruin: Shares;
        readonly hungerDays: Figured;
        readonly better: string | undefined;
        readonly moreWorlds: number | undefined;
      }
    | undefined;
}

/** Lets strategies play the same worlds on threads of their own; as `Inquire`. */
export type Compare = (tell: (so: ComparisonFindings) => void, stop: AbortSignal) => Promise<ComparisonFindings>;
