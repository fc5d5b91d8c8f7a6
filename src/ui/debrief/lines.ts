import { isForeseen, type Session } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Words } from "../words.js";
import { decisionLines } from "./decisions.js";
import type { Findings, Inquire } from "./findings.js";
import { Situations } from "./situations.js";
import { SoFar } from "./so-far.js";
import { type Measured, measured, standingRows } from "./standing.js";

/** What was found out about a finished run, in lines. */
export const findingsLines = (
  session: Session,
  words: Words,
  findings: Findings,
  situations?: Situations,
): readonly string[] => findingRows(session, words, findings, situations).map(({ text }) => text);

/** The same, each line with the word that explains what it measures. */
export function findingRows(
  session: Session,
  words: Words,
  { standing, decisions, sayings }: Findings,
  situations = new Situations(session),
): readonly Measured[] {
  const { program, choice, decisions: taken, hindsight } = session;
  const run = { program, choice, decisions: taken, foreseen: isForeseen(hindsight) };
  return [
    ...(standing === undefined ? [] : [...standingRows(run, words, standing, sayings), { text: "", word: "" }]),
    ...(decisions === undefined ? [] : measured("decisions", decisionLines(situations, words, decisions))),
  ];
}

/** How far an inquiry is: `12 of about 2,000 futures are played.` */
export function progressText({ decisions, beside }: Findings): string {
  if (decisions === undefined) return t("The strategies play worlds beside it.");
  const { done, all } = decisions;
  if (done >= all && beside !== undefined)
    return t("{done} of {all} worlds beside it are played.", { done: beside.done, all: beside.all });
  return t("{done} of about {all} futures are played.", { done, all });
}

/** Has a run looked into and tells what is found so far, and at every quarter how far it is; the answer is what was found, in lines. */
export async function inquireInLines(
  inquire: Inquire,
  session: Session,
  words: Words,
  stop: AbortSignal,
  tell: (lines: readonly string[]) => void,
): Promise<readonly string[]> {
  let quarters = 0;
  const soFar = new SoFar(session, words);
  const found = await inquire((so) => {
    const news = soFar.hear(so);
    if (news.length > 0) tell(news);
    const { done = 0, all = 1 } = so.decisions ?? {};
    const now = Math.floor((4 * done) / Math.max(1, all));
    if (now <= quarters || now === 4) return;
    quarters = now;
    tell([progressText(so)]);
  }, stop);
  const head = stop.aborted
    ? [t("Stopped; this is what was found by then."), ""]
    : soFar.hasTold
      ? [t("All is played: this is what stands at the end, in the place of what was told so far."), ""]
      : [];
  return [...head, ...findingsLines(session, words, found, soFar.situations)];
}
