// What the server reckons and the teacher's page draws. Types alone, since the page is built for browsers.

/** Outcomes of one strategy in simulated worlds, or of the students of one treatment. */
export interface Sample {
  readonly name: string;
  /** What a strategy goes by. */
  readonly says?: string;
  readonly wealth: readonly number[];
  /** How many ended in ruin, and how many lost somebody of the household. */
  readonly ruined: number;
  readonly withDeaths: number;
  /** How many had not come to the last day. */
  readonly underway?: number;
  /** How many stand later than the morning after it, kept by a road or an encounter. */
  readonly later?: number;
}

/** A sample as it is drawn: shares by bin, from the poorest to the richest, and figures in words. */
export interface Drawn {
  readonly name: string;
  readonly says?: string | undefined;
  readonly count: number;
  readonly underway: number;
  readonly later: number;
  readonly shares: readonly number[];
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly ruined: number;
  readonly withDeaths: number;
}

export interface Distribution {
  /** Lower edges of the bins; the first and the last hold what lies beyond. */
  readonly edges: readonly number[];
  readonly students: Drawn;
  readonly simulated: readonly Drawn[];
}
