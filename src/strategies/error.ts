/** A strategy that cannot go on: it was refused, or never comes to an end. */
export class StrategyError extends Error {
  override readonly name = "StrategyError";
}
