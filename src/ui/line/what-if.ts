import { type Decision, replayOn, type Session } from "../../engine/index.js";
import { t } from "../../language/index.js";
import { answeredText, saidText, whenText } from "../debrief/decisions.js";
import type { Otherwise } from "../debrief/findings.js";
import { hardlyLines, ledgersInColumns } from "../debrief/ledgers.js";
import { noDecision } from "../debrief/numbered.js";
import { Situations } from "../debrief/situations.js";
import type { Words } from "../words.js";

/** Opens a play in lines where a session stands, and takes typed lines there. */
export type OpensLines = (
  session: Session,
  print: (line: string) => void,
) => {
  readonly take: (line: string) => void;
};

/** A decision to be changed, or what is told to one who has not named one. */
export type WhatIfAsked = { readonly at: number; readonly instead: Decision } | { readonly told: readonly string[] };

/**
 * What typed words decide where a run stood before its decision `at` (from 0): just what a player would have typed there,
 * lines parted by `;`. Where they decide nothing, or nothing is typed, what a player is told there.
 */
export function decisionTyped(session: Session, at: number, typed: string, opens: OpensLines): WhatIfAsked {
  const { session: there } = replayOn(session.program, session.record(), at);
  const told: string[] = [];
  const line = opens(there, (text) => told.push(text));
  const before = told.length;
  for (const text of typed.split(";")) if (text.trim() !== "" && there.decisions.length === at) line.take(text.trim());
  const instead = there.decisions[at];
  return instead === undefined ? { told: told.slice(told.length > before ? before : 1) } : { at, instead }; // not that the play goes on
}

/** Every decision of a run by its number. */
function decisionsOf(session: Session, words: Words, situations: Situations): readonly string[] {
  return session.decisions.flatMap((decision, at) =>
    decision.do === "begin"
      ? []
      : [`  ${at + 1}  ${whenText(situations, words, at)}: ${answeredText(situations, words, at, decision)}`],
  );
}

/** `what-if`, `what-if 12`, `what-if 12 WORDS`: which decision, what could have been decided there, what instead. */
export function readWhatIf(session: Session, words: Words, text: string, opens: OpensLines): WhatIfAsked {
  const [number = "", ...typed] = text.split(/\s+/).filter((of) => of !== "");
  const situations = new Situations(session);
  const count = session.decisions.length;
  const at = Number(number) - 1;
  if (number === "")
    return {
      told: [
        t("Which decision is to be another? `what-if 5` tells what could be decided at decision 5."),
        ...decisionsOf(session, words, situations),
      ],
    };
  const taken = session.decisions[at];
  if (taken === undefined || taken.do === "begin") return { told: [noDecision(number, count)] };
  const asked = decisionTyped(session, at, typed.join(" "), opens);
  if (!("told" in asked))
    return JSON.stringify(asked.instead) === JSON.stringify(taken)
      ? { told: [t("That is what you decided there; nothing would be otherwise.")] }
      : asked;
  return {
    told: [
      t("Decision {number}. {when}, you: {yours}. What was to be decided:", {
        number: at + 1,
        when: whenText(situations, words, at),
        yours: saidText(situations, words, at, taken),
      }),
      ...asked.told,
      t("`what-if {number} WORDS`, with a choice's number or words, plays the run again with that instead.", {
        number: at + 1,
      }),
    ],
  };
}

/** Both ledgers of a run with one decision changed, in lines. */
export async function whatIfLines(
  session: Session,
  words: Words,
  { at, instead }: { readonly at: number; readonly instead: Decision },
  otherwise: Otherwise,
  columns?: number,
): Promise<readonly string[]> {
  const situations = new Situations(session);
  const ledgers = await otherwise(at, instead);
  const taken = session.decisions[at] ?? instead;
  return [
    t("{when} (decision {number})", { when: whenText(situations, words, at), number: at + 1 }),
    t("  You: {yours}. Otherwise: {other}.", {
      yours: saidText(situations, words, at, taken),
      other: saidText(situations, words, at, instead),
    }),
    t("All other luck is the same; what you decided afterwards goes on where it is still possible."),
    ...hardlyLines(ledgers.apart),
    ...ledgersInColumns(ledgers, columns),
    ...ledgers.told,
  ];
}
