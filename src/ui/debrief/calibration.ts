import { type Calibration, calibrationOf, type Session, type ShownOdds, shownOdds } from "../../engine/index.js";
import { t, tn } from "../../language/index.js";
import { formatNumber } from "../../units/index.js";
import { percent } from "../figures.js";

/** Odds shown in one band of which fewer tell nothing about whether they were right. */
export const FEW = 10;

const times = (count: number): string => tn(count, "{count} time", "{count} times", { count });

function bandLine({ from, to, shown, meanOdds, came }: Calibration["bins"][number]): string {
  const told = t("  {from} to {to}: shown {shown}, {mean} in the mean; came {came}", {
    from: percent(from),
    to: percent(to),
    shown: times(shown),
    mean: percent(meanOdds),
    came: times(came),
  });
  return shown < FEW ? t("{told} (too few to say)", { told }) : `${told}, ${percent(came / shown)}`;
}

/** How many of the odds were believed, and how many a choice or a question stated. */
function fromWhere(odds: readonly ShownOdds[]): string {
  const stated = odds.filter(({ belief }) => belief === undefined).length;
  return t(
    "  {believed} by what you believe of stops, searches, weather and people, which moves with what you see; {stated} by odds a choice states, which do not.",
    {
      believed: odds.length - stated,
      stated,
    },
  );
}

/** Which odds are not put to the test. */
const notCounted = (): string =>
  t(
    "  Counted are odds you believed and odds told with a choice, as they stood when it was taken. Not counted: what `why` told of another day, odds further down a choice than its first, what comes by itself from day to day, and what was not asked again but went as you had answered it before. Of a search what came is that something was found.",
  );

/** How often what the shown odds spoke of came, by the size of the odds, and which odds are meant. */
export function calibrationLines(session: Pick<Session, "played">): readonly string[] {
  const odds = shownOdds(session.played);
  const { bins, shown, came, expected } = calibrationOf(odds);
  if (shown === 0) return [t("The odds you were shown: nothing they spoke of was put to the test."), notCounted()];
  return [
    t("The odds you were shown, and what came ({count} put to the test; {expected} should have come, {came} came):", {
      count: shown,
      expected: formatNumber(expected, 1),
      came,
    }),
    ...bins.filter((of) => of.shown > 0).map(bandLine),
    fromWhere(odds),
    notCounted(),
  ];
}
