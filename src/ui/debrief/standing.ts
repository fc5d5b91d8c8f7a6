import { formatNumber } from "../../units/index.js";
import { percent, rounded, type Words } from "../words.js";
import { plainNumber } from "./decisions.js";
import type { StandingFindings } from "./findings.js";
import type { Finished } from "./situations.js";

/** Why a run has no figures of luck and decision: its player may have known the world, or its draws were fixed. */
export function noLuckWhy({
  choice,
  foreseen,
}: Pick<Finished, "choice"> & { readonly foreseen: boolean }): string | undefined {
  if (foreseen)
    return "This run is foreseen: decisions were taken back, or the world had been played before. What was known beforehand is neither luck nor decision, so neither is told, and its place among the plays says little.";
  if ((choice.forced ?? []).length > 0 || choice.nature?.still === true || choice.nature?.middle === true)
    return "Some of this run's draws were fixed beforehand, so its luck cannot be told.";
  return undefined;
}

const SHADES = [" ", ".", ":", "-", "=", "#"];

/** Bars as one line of signs, denser where more plays lie, and one that marks the run below it. */
export function distributionLines(
  { bars, run }: Pick<StandingFindings, "bars" | "run">,
  write: (wealth: number) => string,
): readonly string[] {
  const most = Math.max(1, ...bars.map(({ plays }) => plays));
  const dense = bars
    .map(({ plays }) => SHADES[plays === 0 ? 0 : Math.max(1, Math.ceil((plays / most) * (SHADES.length - 1)))])
    .join("");
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return [];
  const at = bars.findIndex(({ to }) => run.wealth < to);
  const mark = " ".repeat(at < 0 ? bars.length - 1 : at);
  return [`|${dense}|  ${write(first.from)} to ${write(last.to)}`, ` ${mark}^ this run, ${write(run.wealth)}`];
}

const signed = (value: number, write: (of: number) => string): string =>
  `${value < 0 ? "-" : "+"}${write(Math.abs(value))}`;

/** Luck and decision apart, in sentences; or why they are not told. */
function apartLines(
  run: Finished & { readonly foreseen: boolean },
  { apart, worlds }: StandingFindings,
  real: (wealth: number) => string,
): readonly string[] {
  const why = noLuckWhy(run);
  if (why !== undefined) return [why];
  const { luck, decision, kinder } = apart;
  return [
    `Luck: ${signed(luck.value, real)}. So much more (+) or less (-) than in the mean of ${worlds} worlds the strategies kept in this world [${signed(luck.low, real)} .. ${signed(luck.high, real)}]; it was kinder to them than ${percent(kinder)} of worlds.`,
    `Decision: ${signed(decision, real)}. So much more or less than they did this run keep in the same world. Luck of this run alone, for having gone where no strategy goes, is in it.`,
  ];
}

/** Where a run sits among plays of simple strategies, in lines. */
export function standingLines(
  run: Finished & { readonly foreseen: boolean },
  words: Words,
  standing: StandingFindings,
): readonly string[] {
  const real = (wealth: number): string => words.realOf(wealth);
  const { strategies, worlds, beats, beatsHere } = standing;
  const rows = strategies.map(
    (of) =>
      `  ${of.strategy}: here ${real(of.here)}${of.ruinedHere ? " (ruined)" : ""}, ${formatNumber(of.hungerHere, 0)} days of food missed; in the mean ${real(of.mean.value)} [${plainNumber(rounded(of.mean.low))} .. ${plainNumber(rounded(of.mean.high))}], ruined in ${percent(of.ruined.value)}, ${formatNumber(of.hungerDays, 0)} days missed`,
  );
  return [
    `Where this run sits: ${worlds} worlds beside it, each played by ${strategies.map(({ strategy }) => strategy).join(", ")}.`,
    "What is kept: real wealth at the end, and none of it in ruin.",
    ...distributionLines(standing, real).map((line) => `  ${line}`),
    `It kept ${real(standing.run.wealth)}${standing.run.ruined ? " (ruined)" : ""}, more than ${percent(beats.value)} of these plays [${percent(beats.low)} .. ${percent(beats.high)}], and more than ${beatsHere} of ${strategies.length} of the strategies in this very world; ${formatNumber(standing.run.hungerDays, 0)} days of food were missed.`,
    ...rows,
    ...apartLines(run, standing, real),
  ];
}
