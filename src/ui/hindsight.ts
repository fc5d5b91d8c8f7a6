import { type Hindsight, isForeseen, type Session } from "../engine/index.js";
import { msg, t, tn } from "../language/index.js";
import { textOfDecision } from "./line/said.js";
import type { Words } from "./words.js";

const times = (count: number): string => (count === 1 ? t("once") : t("{count} times", { count }));

/** How many rewinds are left, for a reader. */
export const leftText = ({ rewinds, rewindLimit }: Hindsight): string =>
  rewindLimit === 0 ? t("none: strict play") : t("{max} left", { max: Math.max(0, rewindLimit - rewinds) });

/** Why a play counts as foreseen; undefined where it does not. */
export function foreseenLine(hindsight: Hindsight): string | undefined {
  if (!isForeseen(hindsight)) return undefined;
  const { rewinds, replayed } = hindsight;
  const why = [
    ...(rewinds > 0 ? [t("decisions were taken back {times}", { times: times(rewinds) })] : []),
    ...(replayed ? [t("this world was played before")] : []),
  ];
  return t(
    "Foreseen: {why}. You may have known what would come, so this play is left out where luck and decisions are told apart.",
    { why: why.join("; ") },
  );
}

/** How undo stands, and whether the play is foreseen. */
export const hindsightLines = (hindsight: Hindsight): readonly string[] => {
  const foreseen = foreseenLine(hindsight);
  return [t("Undo: {leftText}.", { leftText: leftText(hindsight) }), ...(foreseen === undefined ? [] : [foreseen])];
};

/** Why nothing, or not so much, can be taken back; undefined where it can. */
export function whyNoUndo({ hindsight, rewindsLeft, decisions }: Session, steps: number): string | undefined {
  const most = decisions.length - 1;
  if (hindsight.rewindLimit === 0) return t("This is strict play: nothing can be taken back.");
  if (rewindsLeft === 0)
    return t("No rewind is left of the {rewindLimit} this play had.", { rewindLimit: hindsight.rewindLimit });
  if (most < 1) return t("There is no decision to take back yet.");
  if (steps < 1) return t("`undo 1` takes the last decision back, `undo 2` the last two.");
  return steps > most
    ? tn(most, "There is {most} decision to take back.", "There are {most} decisions to take back.", { most })
    : undefined;
}

/** What taking back means, said before it is done: it is not free. */
export const UNDO_MEANS = msg(
  "The same luck comes again, and what you have seen of it you know: the play counts as foreseen from then on, and at its end luck and decisions are not told apart. A rewind that is used does not come back.",
);

/** The decisions that would be taken back, the latest first, as a reader would say them. */
export const toTakeBack = (session: Session, steps: number, words: Words): readonly string[] =>
  Array.from({ length: steps }, (_, back) => textOfDecision(session, session.decisions.length - 1 - back, words));
