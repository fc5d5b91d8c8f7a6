import type { FailedStrategy } from "../lab/index.js";
import { msg, t } from "../language/index.js";
import { formatShare } from "../units/index.js";

/** What is kept of code that failed, in English, for whoever reads it. */
export const FAULTS: readonly string[] = [
  msg("more than {most} decisions"),
  msg("prints without end"),
  msg("exports no function `decide(view)`"),
  msg("answers what is no JSON: {answer} (print what is for you to standard error)"),
  msg("decides {decision}, which is no decision"),
  msg("given up after failing {times} times in these worlds"),
  msg("gave no answer within {seconds} s"),
  msg("cannot be started ({why})"),
  msg("ended by itself ({how}){told}"),
  msg("writes without end to its error output"),
  msg("answers with more than {most} characters in one line"),
  msg("answers more than it was asked (print what is for you to standard error)"),
];

/** A fault's sentence as a pattern: its holes are groups of their names. */
const patternOf = (fault: string): RegExp =>
  new RegExp(`^${fault.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, "(?<$1>[^]*?)")}$`);

/** What is kept of code that failed, in the reader's language; the code's own words as they are. */
export function faultTold(says: string): string {
  for (const fault of FAULTS) {
    const found = patternOf(fault).exec(says);
    if (found !== null) return t(fault, found.groups ?? {});
  }
  return says;
}

/** How a strategy failed, as its plays keep it. */
const KINDS: Readonly<Record<string, string>> = {
  error: msg("error"),
  late: msg("late"),
  flood: msg("flood"),
  illegal: msg("illegal"),
  endless: msg("endless"),
};

/** A strategy's failures in words: in how many plays, and the first error of its code. */
export const failureOf = ({ strategy, failed, plays, first: { world, day, at, kind, says } }: FailedStrategy): string =>
  t("{strategy} failed in {failed} of {plays} plays, first in world {world} on day {day} at '{at}' ({kind}): {says}", {
    strategy,
    failed,
    plays,
    world,
    day,
    at,
    kind: t(KINDS[kind] ?? kind),
    says: faultTold(says),
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
