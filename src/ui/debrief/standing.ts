import { msg, t } from "../../language/index.js";
import { percent, rounded } from "../figures.js";
import type { Words } from "../words.js";
import { plainNumber } from "./decisions.js";
import type { Findings, StandingFindings } from "./findings.js";
import type { Finished } from "./situations.js";

const FORESEEN = msg(
  "This run is foreseen: decisions were taken back, or the world had been played before. What was known beforehand is neither luck nor decision, so neither is told, and its place among the plays says little.",
);
const FORCED = msg("Some of this run's draws were fixed beforehand, so its luck cannot be told.");

/** A run, and whether whoever played it may have known what was to come. */
export type Placed = Finished & { readonly foreseen: boolean };

/** Why a run has no figures of luck and decision: its player may have known the world, or its draws were fixed. */
export function noLuckWhy({ choice, foreseen }: Pick<Placed, "choice" | "foreseen">): string | undefined {
  if (foreseen) return t(FORESEEN);
  const { forced = [], nature } = choice;
  return forced.length > 0 || nature?.still === true || nature?.middle === true ? t(FORCED) : undefined;
}

const SHADES = [" ", ".", ":", "-", "=", "#"];

/** Counts as one line of signs, denser where there are more. */
export function shades(counts: readonly number[]): string {
  const most = Math.max(1, ...counts);
  return counts
    .map((count) => SHADES[count === 0 ? 0 : Math.max(1, Math.ceil((count / most) * (SHADES.length - 1)))])
    .join("");
}

/** Bars as one line of signs, and one that marks the run below it. */
export function distributionLines(
  { bars, run }: Pick<StandingFindings, "bars" | "run">,
  write: (wealth: number) => string,
): readonly string[] {
  const dense = shades(bars.map(({ plays }) => plays));
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return [];
  const at = bars.findIndex(({ to }) => run.wealth < to);
  const mark = " ".repeat(at < 0 ? bars.length - 1 : at);
  return [
    t("|{dense}|  {low} to {high}", { dense, low: write(first.from), high: write(last.to) }),
    t(" {mark}^ this run, {own}", { mark, own: write(run.wealth) }),
  ];
}

/** The least of what is kept that is told, as its interval is. */
const LEAST = 0.1;

const isBelow = (value: number): boolean => value !== 0 && Math.abs(value) < LEAST / 2;

/** What is kept, no more exactly than its interval tells it. */
function keptText(words: Words, value: number): string {
  if (!isBelow(value)) return words.realOf(value);
  const least = words.realOf(LEAST);
  return value < 0 ? t("less than {least} below nothing", { least }) : t("under {least}", { least });
}

/** The same of a difference, whose sign is told in both directions; what is too small for it is told in words. */
const signedText = (words: Words, value: number): string =>
  isBelow(value) ? keptText(words, value) : `${value < 0 ? "-" : "+"}${words.realOf(Math.abs(value))}`;

/** The interval of a mean; none where all of it is below what is told. */
function meanEnds({ value, low, high }: StandingFindings["strategies"][number]["mean"]): string {
  const isNone = [value, low, high].every((of) => of === 0 || isBelow(of));
  return isNone ? "" : ` [${plainNumber(rounded(low))} .. ${plainNumber(rounded(high))}]`;
}

/** A share of plays that is not all of them is never told as 100 %. */
export const shareOfPlays = (share: number): string =>
  share < 1 && share > 0.99 ? percent(0.99) : share > 0 && share < 0.01 ? percent(0.01) : percent(share);

/** Luck and decision apart, in sentences; or why they are not told. */
function apartLines(
  run: Placed,
  { apart, worlds }: StandingFindings,
  signed: (wealth: number) => string,
): readonly string[] {
  const why = noLuckWhy(run);
  if (why !== undefined) return [why];
  const { luck, decision, kinder } = apart;
  const lucky = {
    luck: signed(luck.value),
    low: signed(luck.low),
    high: signed(luck.high),
    worlds,
    kinder: percent(kinder),
  };
  const decided = { decision: signed(decision) };
  return [
    luck.value < 0
      ? t(
          "Luck: {luck} [{low} .. {high}]. In this world the strategies kept that much less than in the mean of {worlds} worlds; it was kinder to them than {kinder} of worlds.",
          lucky,
        )
      : t(
          "Luck: {luck} [{low} .. {high}]. In this world the strategies kept that much more than in the mean of {worlds} worlds; it was kinder to them than {kinder} of worlds.",
          lucky,
        ),
    decision < 0
      ? t("Decision: {decision}. This run kept that much less than the strategies did in the same world.", decided)
      : t("Decision: {decision}. This run kept that much more than the strategies did in the same world.", decided),
    t(
      "Where you went and no strategy goes, you met chances none of them met; what those brought or cost is in it too, and cannot be told from what you decided.",
    ),
  ];
}

/** One strategy, here and in the mean. */
const rowText = (of: StandingFindings["strategies"][number], real: (wealth: number) => string): string =>
  t("  {strategy}: here {here}; in the mean {mean}{between}, ruined in {ruined}, {days} days of food missed", {
    strategy: of.strategy,
    here: of.ruinedHere ? t("{kept} (ruined)", { kept: real(of.here) }) : real(of.here),
    mean: real(of.mean.value),
    between: meanEnds(of.mean),
    ruined: percent(of.ruined.value),
    days: plainNumber(of.hungerDays),
  });

/** That what is kept and what was eaten are two things, where some strategy missed food. */
const missedText = ({ strategies }: StandingFindings): readonly string[] =>
  strategies.every(({ hungerDays }) => hungerDays < 1)
    ? []
    : [
        t(
          "Days of food missed are meals that were not there on their day, of all the household together; what is held at the end makes none of them good. Who is away with the money leaves those at home what was put away for them, and who cooks lean to make it last misses the rest: so a strategy may keep more than one that stays at home and buys every evening, and yet miss more.",
        ),
      ];

const sayingLine = (says = ""): readonly string[] => (says === "" ? [] : [`    ${says}`]);

/** A line, and the word under which it is explained what it measures. */
export interface Measured {
  readonly text: string;
  readonly word: string;
}

export const measured = (word: string, lines: readonly string[]): readonly Measured[] =>
  lines.map((text) => ({ text, word }));

/** Where a run sits among plays of simple strategies, in lines. */
export const standingLines = (
  run: Placed,
  words: Words,
  standing: StandingFindings,
  sayings: Findings["sayings"] = {},
): readonly string[] => standingRows(run, words, standing, sayings).map(({ text }) => text);

/** The same, each line with the word that explains it. */
export function standingRows(
  run: Placed,
  words: Words,
  standing: StandingFindings,
  sayings: Findings["sayings"] = {},
): readonly Measured[] {
  const real = (wealth: number): string => keptText(words, wealth);
  const { strategies, worlds, beats, beatsHere } = standing;
  const own = real(standing.run.wealth);
  const place = [
    t("Where this run sits: {worlds} worlds beside it, each played by {strategies}.", {
      worlds,
      strategies: strategies.map(({ strategy }) => strategy).join(", "),
    }),
    t("What is kept: real wealth at the end; in ruin nothing of what is held, only what is owed beyond it."),
    ...distributionLines(standing, real).map((line) => `  ${line}`),
    t(
      "It kept {own}, more than {beats} of these plays [{low} .. {high}], and more than {here} of {all} of the strategies in this very world; {days} days of food were missed.",
      {
        own: standing.run.ruined ? t("{kept} (ruined)", { kept: own }) : own,
        beats: shareOfPlays(beats.value),
        low: percent(beats.low),
        high: percent(beats.high),
        here: beatsHere,
        all: strategies.length,
        days: plainNumber(standing.run.hungerDays),
      },
    ),
    ...strategies.flatMap((of) => [rowText(of, real), ...sayingLine(sayings[of.strategy])]),
    ...missedText(standing),
  ];
  return [
    ...measured("percentile", place),
    ...measured(
      "luck",
      apartLines(run, standing, (of) => signedText(words, of)),
    ),
  ];
}
