import { type Hindsight, isForeseen, type Session } from "../engine/index.js";
import { textOfDecision } from "./line/said.js";
import type { Words } from "./words.js";

const times = (count: number): string => (count === 1 ? "once" : `${count} times`);

/** How many rewinds are left, for a reader. */
export const leftText = ({ rewinds, rewindLimit }: Hindsight): string =>
  rewindLimit === 0 ? "none: strict play" : `${Math.max(0, rewindLimit - rewinds)} left`;

/** Why a play counts as foreseen; undefined where it does not. */
export function foreseenLine(hindsight: Hindsight): string | undefined {
  if (!isForeseen(hindsight)) return undefined;
  const { rewinds, replayed } = hindsight;
  const why = [
    ...(rewinds > 0 ? [`decisions were taken back ${times(rewinds)}`] : []),
    ...(replayed ? ["this world was played before"] : []),
  ];
  return `Foreseen: ${why.join("; ")}. You may have known what would come, so this play is left out where luck and decisions are told apart.`;
}

/** How undo stands, and whether the play is foreseen. */
export const hindsightLines = (hindsight: Hindsight): readonly string[] => {
  const foreseen = foreseenLine(hindsight);
  return [`Undo: ${leftText(hindsight)}.`, ...(foreseen === undefined ? [] : [foreseen])];
};

/** Why nothing, or not so much, can be taken back; undefined where it can. */
export function whyNoUndo({ hindsight, rewindsLeft, decisions }: Session, steps: number): string | undefined {
  const most = decisions.length - 1;
  if (hindsight.rewindLimit === 0) return "This is strict play: nothing can be taken back.";
  if (rewindsLeft === 0) return `No rewind is left of the ${hindsight.rewindLimit} this play had.`;
  if (most < 1) return "There is no decision to take back yet.";
  return steps > most ? `There ${most === 1 ? "is 1 decision" : `are ${most} decisions`} to take back.` : undefined;
}

/** What taking back means, said before it is done: it is not free. */
export const UNDO_MEANS =
  "The same luck comes again, and what you have seen of it you know: the play counts as foreseen from then on. A rewind that is used does not come back.";

/** The decisions that would be taken back, the latest first, as a reader would say them. */
export const toTakeBack = (session: Session, steps: number, words: Words): readonly string[] =>
  Array.from({ length: steps }, (_, back) => textOfDecision(session, session.decisions.length - 1 - back, words));
