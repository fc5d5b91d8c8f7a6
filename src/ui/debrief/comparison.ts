import { t } from "../../language/index.js";
import { percent, pointsText, sharesApart } from "../figures.js";
import { ends, isDecided, plainNumber } from "./decisions.js";
import type { ComparisonFindings, Figured } from "./findings.js";
import { shades } from "./standing.js";

const interval = ({ low, high }: Figured, write: (of: number) => string): string => `[${write(low)} .. ${write(high)}]`;

/** What a strategy is called: a record by what it is, its file stands in the list of saves. */
const calledText = (id: string): string => (id.startsWith("@") ? t("your play as recorded") : id);

/** How strategies stand, in lines: a figure and where its plays lie, each. */
export const strategyLines = ({ strategies, unit }: ComparisonFindings): readonly string[] =>
  strategies.flatMap((of) => [
    t("{id}: {mean} {unit} kept in the mean {ends}, ruined in {ruined} {between}, {days} days of food missed", {
      id: calledText(of.id),
      mean: plainNumber(of.mean.value),
      unit,
      ends: interval(of.mean, plainNumber),
      ruined: percent(of.ruined.value),
      between: interval(of.ruined, percent),
      days: plainNumber(of.hungerDays),
    }),
    `  |${shades(of.bars)}|`,
  ]);

const isMoreOften = ({ low }: Figured): boolean => low > 0;
const isLessOften = ({ high }: Figured): boolean => high < 0;

/** Worlds from which a verdict is told while more are played. */
const ENOUGH = 100;

/** The verdict card: the first against the second on the same worlds. */
export function verdictLines({ verdict, unit }: ComparisonFindings): readonly string[] {
  if (verdict === undefined)
    return [t("A verdict is told from 100 worlds on; ended before, what the fewer worlds say.")];
  const { a, b, worlds, mean, aBeatsB, ruin, hungerDays, better, moreWorlds } = verdict;
  const ruinText = isDecided(ruin.difference)
    ? t("ruin in {yours} against {other}: {points} points {ends}", {
        ...sharesApart(ruin.a, ruin.b),
        ends: ends(ruin.difference, pointsText),
      })
    : t("ruin in {a} against {b}: no difference found", { a: percent(ruin.a), b: percent(ruin.b) });
  const decided =
    better === undefined
      ? moreWorlds === undefined
        ? t("Undecided: no difference found.")
        : t("Undecided; about {count} more worlds would decide it, were the difference the one found.", {
            count: moreWorlds,
          })
      : (better === a ? isMoreOften(ruin.difference) : isLessOften(ruin.difference))
        ? t("'{better}' keeps more in the mean, and is ruined in more worlds.", { better: calledText(better) })
        : t("'{better}' keeps more in the mean.", { better: calledText(better) });
  const few = worlds < ENOUGH ? [t("Ended before 100 worlds: with so few, who is ahead may still turn.")] : [];
  return [
    ...few,
    t("'{a}' against '{b}' in the same {worlds} worlds:", { a: calledText(a), b: calledText(b), worlds }),
    t("  kept, mean difference {mean} {unit} {ends}; more in {share} of worlds {between}", {
      mean: plainNumber(mean.value),
      unit,
      ends: interval(mean, plainNumber),
      share: percent(aBeatsB.value),
      between: interval(aBeatsB, percent),
    }),
    `  ${ruinText}`,
    t("  days of food missed, difference {days} {ends}", {
      days: plainNumber(hungerDays.value),
      ends: interval(hungerDays, plainNumber),
    }),
    `  ${decided}`,
  ];
}

/** How far a comparison is. */
export const playedText = ({
  base,
  seed,
  done,
  all,
}: Pick<ComparisonFindings, "base" | "seed" | "done" | "all">): string =>
  t("{done} of {all} worlds of seed '{seed}', prices '{base}', each played by all.", { done, all, seed, base });

/** What all bars span. */
export const spanText = ({ low, high, unit }: ComparisonFindings): string =>
  t("Each bar from {low} to {high} {unit}; denser where more plays ended.", {
    low: plainNumber(low),
    high: plainNumber(high),
    unit,
  });
