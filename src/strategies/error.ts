/** A strategy that cannot go on: it was refused, or never comes to an end. */
export class StrategyError extends Error {
  override readonly name: string = "StrategyError";
}

/**
 * How a strategy fails a campaign: it throws or dies, does not answer in time, answers more than it was asked, decides
 * what may not be decided, or never comes to an end.
 */
export const FAULT_KINDS = ["error", "late", "flood", "illegal", "endless"] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A failure of a strategy that is code, told by whoever asks it. */
export class StrategyFault extends StrategyError {
  readonly kind: FaultKind;
  constructor(kind: FaultKind, says: string) {
    super(says);
    this.kind = kind;
  }
}
