import type { FailedStrategy } from "../lab/index.js";
import { t } from "../language/index.js";
import { formatShare } from "../units/index.js";

/** A strategy's failures in words: in how many plays, and the first error of its code. */
export const failureOf = ({ strategy, failed, plays, first: { world, day, at, kind, says } }: FailedStrategy): string =>
  t("{strategy} failed in {failed} of {plays} plays, first in world {world} on day {day} at '{at}' ({kind}): {says}", {
    strategy,
    failed,
    plays,
    world,
    day,
    at,
    kind,
    says,
  });

/** What is said below figures of which some are of strategies that failed; nothing where none did. */
export const failureLines = (failures: readonly FailedStrategy[]): readonly string[] =>
  failures.length === 0
    ? []
    : [
        t(
          "Strategies that failed; from there on the trader decided as one who has no rule, and figures after it are of that, not of the strategy:",
        ),
        ...failures.map((of) => `  ${failureOf(of)}`),
      ];

/** How a strategy is called among figures: one that failed bears the share of its plays in which it did, wherever it stands. */
export function namedBy(failures: readonly FailedStrategy[]): (strategy: string) => string {
  const shares = new Map(failures.map(({ strategy, failed, plays }) => [strategy, failed / Math.max(1, plays)]));
  return (strategy) => {
    const share = shares.get(strategy);
    return share === undefined
      ? strategy
      : t("{strategy} (failed in {share} of plays)", { strategy, share: formatShare(share) });
  };
}
