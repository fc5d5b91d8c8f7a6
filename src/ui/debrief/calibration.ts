import { type Calibration, calibrationOf, type Session, shownOdds } from "../../engine/index.js";
import { formatNumber } from "../../units/index.js";
import { percent } from "../words.js";

/** Odds shown in one band of which fewer tell nothing about whether they were right. */
const FEW = 10;

const times = (count: number): string => (count === 1 ? "once" : count === 2 ? "twice" : `${count} times`);

function bandLine({ from, to, shown, meanOdds, came }: Calibration["bins"][number]): string {
  const few = shown < FEW ? " (too few to say)" : "";
  return `  ${percent(from)} to ${percent(to)}: shown ${times(shown)}, ${percent(meanOdds)} in the mean; came ${times(came)}, ${percent(came / shown)}${few}`;
}

/** How often what the shown odds spoke of came, by the size of the odds. */
export function calibrationLines(session: Pick<Session, "played">): readonly string[] {
  const { bins, shown, came, expected } = calibrationOf(shownOdds(session.played));
  if (shown === 0) return ["The odds you were shown: nothing they spoke of was ever put to the test in this run."];
  return [
    `The odds you were shown, and what came: ${shown} put to the test, ${formatNumber(expected, 1)} should have come had each been right, ${came} came.`,
    ...bins.filter((of) => of.shown > 0).map(bandLine),
    ...(shown < FEW ? ["So few tell nothing of whether the odds were right."] : []),
  ];
}
