import { RULES_HASH } from "../../engine/index.js";
import {
  type Comparison,
  type FailedStrategy,
  FEWEST_WORLDS,
  type Figure,
  isHandful,
  type PairSummary,
  type PlayedWorlds,
  playInOrder,
  type StrategySummary,
  Tally,
} from "../../lab/index.js";
import { t } from "../../language/index.js";
import { StreamedFile } from "../../store/index.js";
import { digitsFor, formatNumber, formatPoints, formatShare, type Write } from "../../units/index.js";
import { endsTold, type FoodADay, foodADay } from "../ends.js";
import { EXIT, UsageError } from "../errors.js";
import { namedBy } from "../failures.js";
import { type ManyOptions, progressOf, type Ready, sayStopped, withStudy } from "../many.js";
import { print, printJson, table } from "../output.js";
import { markedUnit } from "../real-value.js";
import { digestOf } from "../roster.js";
import { untilStopped } from "../stopping.js";
import { programName } from "../version.js";
import { unoptimised } from "../workers.js";
import { atTheirEnds, endsLookedAt } from "./lab/ends-of-range.js";
import { fewWorlds, range, shareRange } from "./lab/words.js";

export { serve } from "../workers.js";

export interface CompareOptions extends ManyOptions {
  readonly worlds: number;
  readonly rows?: string;
  /** The last day that is played: campaigns are left as they stand on the morning after. */
  readonly until?: number;
}

/** Rows of the plays as they come, in a file that is whole or not there. */
async function rowsInto({ names, unit, about, roster }: Ready, path: string, until: number | undefined) {
  const { columnsOf, csvLine, rowsOf } = await import("../../report/index.js");
  const digests = new Map(names.strategies.map((id, index) => [id, digestOf(roster, index)]));
  const versions = { rulesHash: RULES_HASH, program: programName(), digests };
  const plays = { names, unit: unit.factor, about: { ...about, until, ...versions } };
  const file = new StreamedFile(path);
  file.write(csvLine(columnsOf(plays).map(({ name }) => name)));
  return {
    add: (played: PlayedWorlds): void => {
      for (const row of rowsOf(plays, played)) file.write(csvLine(row));
    },
    finish: (): void => file.finish(),
    discard: (): void => file.discard(),
  };
}

/** With at least so many digits after the point; more where a figure or an end of its interval would read as 0. */
const digits =
  (least: number): Write =>
  (value, beside = [value]) =>
    formatNumber(value, digitsFor(beside, { least, most: 4 }));

const number: Write = (value, beside = [value]) =>
  digits(beside.every((of) => Math.abs(of) >= 10) ? 0 : 1)(value, beside);
const thousandths = digits(3);

/** Of what never differed there is no interval: it says nothing of what has not happened yet. */
const within = (of: Figure, write: Write): string => (of.low === of.high ? write(of.value) : range(of, write));

/** A quantile with the order statistics it lies between; alone where so few worlds do not bound it. */
const quantileCell = (value: number, low: number | null, high: number | null): string =>
  within({ value, low: low ?? Number.NaN, high: high ?? Number.NaN }, number);

function middleRows(strategies: readonly StrategySummary[]): readonly (readonly string[])[] {
  const head = [t("strategy"), t("mean"), t("median")];
  return [
    head,
    ...strategies.map((of) => [
      of.strategy,
      within({ value: of.mean, low: of.meanLow, high: of.meanHigh }, number),
      quantileCell(of.median, of.medianLow, of.medianHigh),
    ]),
  ];
}

function edgeRows(strategies: readonly StrategySummary[]): readonly (readonly string[])[] {
  const head = [t("strategy"), t("5 % of worlds below"), t("5 % of worlds above")];
  return [
    head,
    ...strategies.map((of) => [
      of.strategy,
      quantileCell(of.p05, of.p05Low, of.p05High),
      quantileCell(of.p95, of.p95Low, of.p95High),
    ]),
  ];
}

/** What a mean of wealth does not show: who was ruined, went hungry and died. */
function costRows(strategies: readonly StrategySummary[]): readonly (readonly string[])[] {
  const head = [t("strategy"), t("ruined"), t("hunger-days"), t("deaths")];
  return [
    head,
    ...strategies.map((of) => [
      of.strategy,
      shareRange({ value: of.ruined, low: of.ruinedLow, high: of.ruinedHigh }),
      within({ value: of.hungerDays, low: of.hungerDaysLow, high: of.hungerDaysHigh }, number),
      within({ value: of.deaths, low: of.deathsLow, high: of.deathsHigh }, thousandths),
    ]),
  ];
}

/** Never `-0.00`. */
const twoDecimals = (of: number): string => (Math.abs(of) < 0.005 ? 0 : of).toFixed(2);

function pairRows(pairs: readonly PairSummary[]): readonly (readonly string[])[] {
  const head = ["A", "B", t("A less B"), t("A beats B"), t("correlation")];
  return [
    head,
    ...pairs.map((of) => [
      of.a,
      of.b,
      within({ value: of.difference, low: of.low, high: of.high }, number),
      of.ties === 1
        ? t("tied in every world")
        : shareRange({ value: of.aBeatsB, low: of.aBeatsBLow, high: of.aBeatsBHigh }),
      twoDecimals(of.correlation),
    ]),
  ];
}

function pairCostRows(pairs: readonly PairSummary[]): readonly (readonly string[])[] {
  const head = ["A", "B", t("ruined, points"), t("hunger-days"), t("deaths")];
  return [
    head,
    ...pairs.map((of) => [
      of.a,
      of.b,
      within({ value: of.ruinDifference, low: of.ruinDifferenceLow, high: of.ruinDifferenceHigh }, formatPoints),
      within({ value: of.hungerDifference, low: of.hungerDifferenceLow, high: of.hungerDifferenceHigh }, number),
      within({ value: of.deathsDifference, low: of.deathsDifferenceLow, high: of.deathsDifferenceHigh }, thousandths),
    ]),
  ];
}

function printTable(rows: readonly (readonly string[])[]): void {
  for (const line of table(rows)) print(`  ${line}`);
}

/** The same figures under the names a reader is told: a strategy that failed is marked wherever it stands. */
function renamed({ strategies, pairs }: Comparison, named: (strategy: string) => string): Comparison {
  return {
    strategies: strategies.map((of) => ({ ...of, strategy: named(of.strategy) })),
    pairs: pairs.map((of) => ({ ...of, a: named(of.a), b: named(of.b) })),
  };
}

export function tell(
  found: Comparison,
  unit: string,
  failures: readonly FailedStrategy[],
  food?: FoodADay | undefined,
): void {
  const comparison = renamed(found, namedBy(failures));
  const worlds = Math.min(...comparison.strategies.map((of) => of.worlds));
  print(t("Real wealth in {unit}. In brackets 95 % intervals.", { unit }));
  if (worlds < FEWEST_WORLDS) print(fewWorlds());
  printTable(middleRows(comparison.strategies));
  printTable(edgeRows(comparison.strategies));
  printTable(costRows(comparison.strategies));
  for (const line of endsTold(
    comparison.strategies.map(({ strategy, endsOnDay }) => [strategy, endsOnDay]),
    food,
  ))
    print(`  ${line}`);
  for (const { strategy, followed = 0, followedWhole = 0 } of comparison.strategies.filter((of) => "followed" in of))
    print(
      t(
        "  {strategy}: {followed} of its decisions could be taken, over worlds; all of them in {whole} of the worlds.",
        { strategy, followed: formatShare(followed), whole: formatShare(followedWhole) },
      ),
    );
  if (comparison.pairs.length === 0) return;
  print("");
  print(
    t("Pairs: A less B in the same world, so below 0 where B has more. First of real wealth, then of what it cost."),
  );
  printTable(pairRows(comparison.pairs));
  printTable(pairCostRows(comparison.pairs));
}

interface Played {
  readonly worlds: number;
  readonly comparison: Comparison;
}

/** The study itself: plays, sums, writes the rows. The rows are whole or not there. */
async function playStudy(ready: Ready, options: CompareOptions): Promise<Played> {
  const { names, players, unit } = ready;
  const tally = new Tally(names, options.worlds, unit.factor);
  const rows = options.rows === undefined ? undefined : await rowsInto(ready, options.rows, options.until);
  const progress = progressOf(options.worlds, "world");
  const play = (): Promise<{ readonly result: number }> =>
    untilStopped((stop) =>
      playInOrder(
        players,
        options.worlds,
        (played) => {
          tally.add(played);
          rows?.add(played);
          progress(played.to);
        },
        stop,
      ),
    );
  try {
    const few = isHandful(options.worlds * names.strategies.length);
    const { result: worlds } = await (few ? unoptimised(play) : play());
    rows?.finish();
    return { worlds, comparison: tally.comparison() };
  } finally {
    rows?.discard();
  }
}

/** What is told of figures that stop on a day: what they still hold, and who stands later than it. */
function tellUntil(day: number, { strategies }: Comparison): void {
  const later = strategies.filter(({ latestDay }) => latestDay > day).map(({ strategy }) => strategy);
  print(t("Every campaign is left as it stands when day {day} is over.", { day }));
  print(t("Debts are taken off; what is shared out or handed over only later is still counted in wealth."));
  if (later.length > 0)
    print(
      t("Some plays of {later} stand on a later day: a road or an encounter led past it.", { later: later.join(", ") }),
    );
}

/** What is finished, in words or as JSON; that it was cut short is said first. */
async function tellPlayed({ worlds, comparison }: Played, ready: Ready, options: CompareOptions): Promise<void> {
  const { about, failures, program, choice } = ready;
  const food = foodADay(program, choice.seed, ready.unit);
  if (worlds < options.worlds) process.exitCode = EXIT.interrupted;
  sayStopped(worlds, options.worlds, "worlds");
  const { unit, ...rest } = about;
  const finished = worlds === options.worlds;
  if (options.json)
    return printJson({
      ...{ ...rest, worlds, finished, unit, until: options.until ?? null, failures: failures() },
      foodADay: food?.amount ?? null,
      ...(worlds === 0 ? {} : comparison),
    });
  const of = { unit: markedUnit(about), worlds, seed: rest.seed, base: rest.base, changed: about.set.join(", ") };
  const what =
    about.set.length === 0
      ? t("{unit}; {worlds} worlds of seed '{seed}', base {base}", of)
      : t("{unit}; {worlds} worlds of seed '{seed}', base {base}, with {changed}", of);
  if (worlds === 0) return;
  if (options.until !== undefined) tellUntil(options.until, comparison);
  tell(comparison, what, failures(), food);
  if (finished) await tellEnds(comparison, { ...ready, worlds }, options);
}

/** Which numbers that matter to the pairs stand at an end of their range. */
async function tellEnds({ pairs }: Comparison, field: Ready & { readonly worlds: number }, options: CompareOptions) {
  const found = await endsLookedAt(
    field,
    pairs.map(({ a, b }) => [a, b]),
    options,
  );
  const factors = new Map(found.flat().map(({ factor }) => [factor.name, factor]));
  const line = atTheirEnds(field.program, [...factors.values()]);
  if (line !== "") print(line);
}

/** `compare SCENARIO`: each world is played by every strategy. Ctrl-C ends early with what is finished. */
export async function compare(name: string, options: CompareOptions): Promise<void> {
  if (options.worlds < 1) throw new UsageError(t("--worlds 0 plays nothing; write at least 1"));
  const study = { nights: options.rows !== undefined, until: options.until };
  const figures = { ...options, rows: undefined }; // where rows are written changes no figure
  await withStudy(name, figures, { command: "compare", worlds: options.worlds, study }, async (ready) =>
    tellPlayed(await playStudy(ready, options), ready, options),
  );
}
