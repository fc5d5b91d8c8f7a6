import { type Decision, isForeseen, movesOf, type Session, withAmount } from "../../../engine/index.js";
import { t } from "../../../language/index.js";
import { playedText, spanText, strategyLines, verdictLines } from "../../debrief/comparison.js";
import {
  answeredText,
  effectLines,
  findingLines,
  goesOnHead,
  leadingLines,
  levelHead,
  matteredHead,
  methodLines,
  partedFindings,
  saidText,
  turnLines,
  whenText,
} from "../../debrief/decisions.js";
import type {
  ComparisonFindings,
  DecisionFinding,
  DecisionFindings,
  Findings,
  LedgersSideBySide,
} from "../../debrief/findings.js";
import { hardlyLines } from "../../debrief/ledgers.js";
import { progressText } from "../../debrief/lines.js";
import { Situations } from "../../debrief/situations.js";
import { type Placed, standingLines } from "../../debrief/standing.js";
import { Words } from "../../words.js";
import { columnsOf, type Line, type Look, paragraph, wrap } from "../text.js";
import { cells } from "../theme.js";
import type { About, Act, Report, Row } from "./model.js";
import { tellingRow, textRow } from "./rows.js";

const told = (lines: readonly string[], about?: About): readonly Row[] =>
  lines.map((line, at) => ({ ...tellingRow(line), id: `told ${at}`, ...(about === undefined ? {} : { about }) }));

/** What decisions are written with. */
export interface Told {
  readonly run: Placed;
  readonly words: Words;
  readonly situations: Situations;
}

export function toldOf({ program, choice, decisions, hindsight }: Session): Told {
  const run = { program, choice, decisions: [...decisions], foreseen: isForeseen(hindsight) };
  return { run, words: new Words(program), situations: new Situations(run) };
}

/** A decision in some lines: Enter opens the run with it changed. */
function turnRow({ at, instead }: DecisionFinding, [first = "", ...more]: readonly string[], look: Look): Row {
  const head = textRow(first, look);
  const rest = more.map((line) => textRow(line));
  return {
    ...head,
    id: `decision ${at}`,
    under: (columns) => [
      ...(head.under?.(columns) ?? []),
      ...rest.flatMap((row) => [row.line(columns), ...(row.under?.(columns) ?? [])]),
    ],
    enter: { kind: "otherwise", at, instead },
  };
}

/** The decisions that mattered, and below them those that were not seen to; of none is that said while it is still counted. */
function findingRows({ words, situations }: Told, decisions: DecisionFindings, running: boolean): readonly Row[] {
  const parted = partedFindings(decisions);
  const { mattered, level } = parted;
  const beneath = ([first = "", ...more]: readonly string[], number: string): readonly string[] => [
    `${number}  ${first}`,
    ...more.map((line) => `   ${line}`),
  ];
  const head = (columns: number) => paragraph(goesOnHead(decisions), columns, "dim");
  return [
    ...(mattered.length === 0 && level.length > 0 && !running ? [textRow(matteredHead(parted, words))] : []),
    ...mattered.map((of, index) => ({
      ...turnRow(of, beneath(findingLines(situations, words, of, decisions), `${index + 1}`), "strong"),
      ...(index === 0 ? { above: head } : {}),
    })),
    ...(level.length === 0 ? [] : [textRow(running ? t("Not told apart so far:") : levelHead(level))]),
    ...level.map((of) => turnRow(of, beneath(turnLines(situations, words, of), " "), "plain")),
  ];
}

/** How much of the piece of work at hand is done. */
function shareOf({ decisions, beside }: Findings): number {
  const { done = 0, all = 1 } = (decisions?.done === decisions?.all ? beside : decisions) ?? {};
  return done / Math.max(1, all);
}

/** What is found about a run, as far as it is: the decisions first, then where the run sits, then how it was found. */
export function findingsReport(of: Told, findings: Findings, running: boolean): Report {
  const { standing, decisions, sayings } = findings;
  const found = decisions === undefined ? [] : findingRows(of, decisions, running);
  const leading = decisions === undefined || found.length > 0 ? [] : leadingLines(of.situations, of.words, decisions);
  const foot = running ? [] : decisions === undefined ? [] : methodLines(decisions, of.words);
  return {
    title: t("Which decisions mattered"),
    progress: running ? { text: progressText(findings), share: shareOf(findings) } : undefined,
    keys: found.length === 0 ? [] : [t("enter sees it otherwise")],
    about: { word: "decisions", title: t("which decisions mattered") },
    rows: [
      ...found,
      ...told(leading),
      ...(found.length + leading.length === 0 ? [] : [textRow("")]),
      ...told(standing === undefined ? [] : [...standingLines(of.run, of.words, standing, sayings), ""], {
        word: "luck",
        title: t("luck and decision"),
      }),
      ...told(foot),
    ],
    empty: running ? t("Nothing is found yet.") : t("There was nothing to decide otherwise."),
  };
}

/** What is asked of a run with a decision changed. */
const otherwiseAbout = (): About => ({
  word: "",
  title: t("a run with one decision changed"),
  cause: [
    t(
      "Enter on one of your decisions tells what else could have been decided there; Enter on one of these plays the run again with that instead. All other luck is kept, and what you decided afterwards goes on where it is still possible. Both ledgers then stand side by side. It changes nothing in your run.",
    ),
  ],
});

/** All decisions of a run, each to be seen otherwise. */
export function turnsReport({ run, words, situations }: Told): Report {
  return {
    title: t("Your decisions: which is to be another?"),
    progress: undefined,
    keys: [t("enter chooses")],
    rows: run.decisions.flatMap((decision, at): readonly Row[] => {
      if (situations.at(at) === undefined || decision.do === "begin") return [];
      const number = `${at + 1}`.padStart(`${run.decisions.length}`.length);
      const text = `${number}  ${whenText(situations, words, at)}: ${answeredText(situations, words, at, decision)}`;
      return [{ ...textRow(text), id: `turn ${at}`, enter: { kind: "ways", at } }];
    }),
    empty: t("There was nothing to decide."),
    about: otherwiseAbout(),
  };
}

/** Steps in which the answers to a question are offered, from the least to the most. */
const STEPS = 10;

const stepsOf = (from: number, to: number): readonly number[] =>
  Array.from({ length: STEPS + 1 }, (_, step) => from + Math.floor(((to - from) / STEPS) * step));

/** What else could have been decided: of amounts half and the most, of a question from the least to the most in steps. */
export function waysReport({ run, words, situations }: Told, at: number): Report {
  const view = situations.at(at);
  const taken = run.decisions[at];
  const asked = view?.rest.kind === "ask"; // of a question none is an answer; nobody sells a grain
  const others = (view === undefined ? [] : movesOf(view)).flatMap(({ decision, from, to }) =>
    [...new Set(asked ? stepsOf(from, to) : [Math.floor((from + to) / 2), to])]
      .filter((amount) => amount >= from)
      .map((amount) => withAmount(decision, amount)),
  );
  return {
    title: t("{when}: what instead?", { when: whenText(situations, words, at) }),
    progress: undefined,
    keys: [t("enter plays it")],
    rows: others
      .filter((instead) => JSON.stringify(instead) !== JSON.stringify(taken))
      .map((instead): Row => {
        const enter: Act = { kind: "otherwise", at, instead };
        return { ...textRow(saidText(situations, words, at, instead)), id: JSON.stringify(instead), enter };
      }),
    empty: t("Nothing else could be decided there."),
    about: otherwiseAbout(),
  };
}

const WORDS_FROM = 70;

const strong = (line: Line): Line => line.map((span) => ({ ...span, look: "strong" }));

/** The row a page of two ledgers was opened from: what it counted, and by which strategy. */
export interface CountedRow {
  readonly finding: DecisionFinding;
  readonly policy: string;
}

/** The decision changed so among those found to be told, where it is one of them. */
export function countedRow(findings: Findings | undefined, at: number, instead: Decision): CountedRow | undefined {
  const { decisions } = findings ?? {};
  const same = JSON.stringify(instead);
  const finding = decisions?.found.find((of) => of.at === at && JSON.stringify(of.instead) === same);
  return finding === undefined || decisions === undefined ? undefined : { finding, policy: decisions.policy.id };
}

/** What the row counted and what this page is, each with its figure: they may well differ. */
const besideRow = (
  words: Words,
  counted: CountedRow | undefined,
  { kept }: LedgersSideBySide["apart"],
): readonly string[] =>
  counted === undefined
    ? []
    : [
        t("The row before: {row}", {
          row: effectLines(words, counted.finding, counted.policy)
            .map((of) => of.trim())
            .join(" "),
        }),
        t("This page: the one world you played, with its luck. There yours came to: {kept}", { kept }),
      ];

/** Both ledgers side by side; in a narrow window the difference is left out. */
export function ledgersReport(
  { words, situations }: Told,
  at: number,
  instead: Decision,
  { rows, told: more, apart }: LedgersSideBySide,
  counted: CountedRow | undefined,
): Report {
  const widest = Math.max(...rows.flatMap(([, ...figures]) => figures.map(columnsOf)));
  const cell = (columns: number): number => Math.max(widest, Math.floor(columns / (columns < WORDS_FROM ? 5 : 7)));
  const line = ([what, own, other, difference]: LedgersSideBySide["rows"][number], columns: number) => {
    const wide = cell(columns);
    const figures = columns < WORDS_FROM ? [own, other] : [own, other, difference];
    const first = columns - figures.length * (wide + 1);
    const told = wrap(what, Math.max(1, first));
    return told.map((part, at) =>
      cells([part, first], ...figures.map((text) => [at === told.length - 1 ? text : "", wide, "right"] as const)),
    );
  };
  const head = ["", t("as played"), t("otherwise"), t("difference")] as const;
  return {
    title: t("{when}, instead: {instead}", {
      when: whenText(situations, words, at),
      instead: saidText(situations, words, at, instead),
    }),
    progress: undefined,
    keys: [],
    rows: [
      ...told([...besideRow(words, counted, apart), ...hardlyLines(apart)]).map((row, index) => ({
        ...row,
        id: `beside ${index}`,
      })),
      ...[head, ...rows].map(
        (row, index): Row => ({
          id: `${index}`,
          search: row.join(" "),
          line: (columns) => (index === 0 ? strong(line(row, columns)[0] ?? []) : (line(row, columns)[0] ?? [])),
          under: (columns) => line(row, columns).slice(1),
        }),
      ),
      ...told(more),
    ],
    empty: "",
    about: otherwiseAbout(),
  };
}

/** Strategies of a scenario in the same worlds, as far as they have played. */
export function comparisonReport(of: ComparisonFindings, title: string, running: boolean): Report {
  return {
    title: t("Strategies compared: {title}", { title }),
    progress: running ? { text: of.all === 0 ? "" : playedText(of), share: of.done / Math.max(1, of.all) } : undefined,
    keys: [],
    rows: [
      ...(running ? [] : told([playedText(of), ""])),
      ...told(of.strategies.length === 0 ? [] : [...verdictLines(of), "", ...strategyLines(of), spanText(of)]),
    ],
    empty: t("Nothing is played yet."),
    about: {
      word: "",
      title: t("strategies compared"),
      cause: [
        t(
          "A strategy is a set of rules by which the program plays by itself, seeing no more than a player does. Each plays the same worlds with the same luck.",
        ),
        t(
          "What is counted is what is kept, as where a play is looked into: what is held at the end, in the staple food, less debts. Of what is held in ruin, an ending that nobody chooses (a death, an arrest, a post lost), nothing is kept; what is owed beyond it stays. Beside it: in how many worlds it ended so, and days of food missed. The strategies' strips show where their plays lie.",
        ),
        t(
          "The mean is over all worlds, and the figures in brackets are between which it lies with 95 % certainty. A single world may lie far from it.",
        ),
        ...(of.strategies.some(({ id }) => id.startsWith("@"))
          ? [
              t(
                "Your play as recorded takes in each world the decisions you took, in their order, wherever the same is asked and it is possible; where something is asked that you never met, it takes the first open option and names the least.",
              ),
            ]
          : []),
        t("Every number of the scenario has its source; in play, i tells it."),
      ],
    },
  };
}
