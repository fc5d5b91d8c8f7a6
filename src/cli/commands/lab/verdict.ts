import {
  type Decision,
  type DrawsAsked,
  drawsAsked,
  type Figure,
  Gathered,
  looksUpTo,
  mean,
  type OtherEnd,
  playToLook,
  type Verdict,
  widestHalf,
  worldsForHalf,
} from "../../../lab/index.js";
import { msg, t } from "../../../language/index.js";
import { formatNumber, formatShare } from "../../../units/index.js";
import { endsTold, type FoodADay, foodADay } from "../../ends.js";
import { UsageError } from "../../errors.js";
import { type ManyOptions, progressOf, type Ready, sayStopped, withStudy } from "../../many.js";
import { print, printJson, table } from "../../output.js";
import { untilStopped } from "../../stopping.js";
import { endsLookedAt, otherEndJson, otherEndLine } from "./ends-of-range.js";
import { amount, headline, points, range, shares } from "./words.js";

export interface VerdictOptions extends ManyOptions {
  readonly worlds?: number;
  readonly untilHalfWidth?: number;
}

const WORLDS = 2000;
const MOST_WORLDS = 100_000;
/** Worlds whose chances are looked at one by one. */
const LOOKED_AT = 200;

interface Card extends Verdict {
  /** What the numbers at an end of their range would change at the other. */
  readonly ends: readonly OtherEnd[];
  readonly draws: DrawsAsked;
  /** The day on which plays end, in the mean. */
  readonly endsOnDay: { readonly a: number; readonly b: number };
}

interface Judged {
  readonly gathered: Gathered;
  readonly worlds: number;
  readonly wanted: number;
  readonly verdicts: readonly Verdict[];
  readonly looks: readonly number[];
}

/** Plays to the first look whose intervals are narrow enough; without a width there is one look, at the end. */
async function play({ names, players, unit }: Ready, options: VerdictOptions): Promise<Judged> {
  const { untilHalfWidth: width } = options;
  const most = options.worlds ?? (width === undefined ? WORLDS : MOST_WORLDS);
  const looks = width === undefined ? [most] : looksUpTo(most);
  const gathered = new Gathered(names, unit.factor);
  const progress = progressOf(most, "world");
  const enough = (verdicts: readonly Verdict[]): boolean => width !== undefined && widestHalf(verdicts) <= width;
  const { result, stopped } = await untilStopped((stop) =>
    playToLook(players, gathered, looks, enough, ({ to }) => progress(to), stop),
  );
  const { worlds } = gathered;
  return { gathered, worlds, wanted: stopped ? most : worlds, verdicts: result, looks };
}

function decided({ better, moreWorlds }: Decision, how: string): string {
  if (better !== undefined) return t(how, { better });
  if (moreWorlds === undefined) return t("undecided: no difference found");
  return moreWorlds > 1_000_000
    ? t("undecided at this budget: more than a million more worlds")
    : t("undecided at this budget: about {more} more worlds", { more: formatNumber(moreWorlds, 0) });
}

/** Both shares with the digits their difference needs: 4.7 % against 5.3 %, where it is below a point. */
function shareRow(what: string, { a, b, difference }: Verdict["ruin"], says: string): readonly string[] {
  const share = (of: number): string => formatShare(of, [of, Math.abs(difference.value)]);
  return [what, t("{a} against {b}: {difference}", { a: share(a), b: share(b), difference: points(difference) }), says];
}

const row = (what: string, of: Figure, says: string): readonly string[] => [
  what,
  of.low === of.high ? amount(of.value) : range(of, amount),
  says,
];

/** Who is ahead where no number of worlds is foretold. */
const ahead = ({ better }: Decision, how: string): string =>
  better === undefined ? t("undecided") : t(how, { better });

/** Real wealth by its mean, by the middle, and by who has more in how many worlds, each with who is ahead by it. */
function wealthRows({ a, mean: of, median, aBeatsB, ties, decided: by }: Verdict): readonly (readonly string[])[] {
  if (ties === 1) return [row(t("mean difference"), of, t("none: tied in every world"))];
  const beats = t("{share} of worlds [{range}]", { share: formatShare(aBeatsB.value), range: shares(aBeatsB) });
  const most = ahead(by.most, msg("{better} in most worlds"));
  const halved = ties > 0 ? t("; ties, counted half: {ties}", { ties: formatShare(ties) }) : "";
  return [
    row(t("mean difference"), of, decided(by.wealth, msg("{better} has more"))),
    row(t("median difference"), median, ahead(by.median, msg("{better} has more in the middle"))),
    [t("{a} has more in", { a }), beats, `${most}${halved}`],
  ];
}

/** A mean that says one thing and the middle another. */
function tellDiscord({ wealth, median, most }: Card["decided"]): void {
  const [mean, middle] = [wealth.better, median.better ?? most.better];
  if (mean === undefined || middle === undefined || mean === middle) return;
  print(
    t("  Mean and middle differ: {mean} has more in the mean, {middle} in most worlds. A few worlds make the mean.", {
      mean,
      middle,
    }),
  );
}

function tell({ draws, endsOnDay, ends: standing, ...of }: Card, food: FoodADay | undefined): void {
  const { a, b, pairing, decided: by } = of;
  print(t("\n{a} against {b}; differences are {a} less {b}", { a, b }));
  const rows = [
    ...wealthRows(of),
    shareRow(t("ruin"), of.ruin, decided(by.ruin, msg("{better} is ruined less often"))),
    shareRow(t("worlds with a death"), of.deaths, decided(by.deaths, msg("{better} has fewer"))),
    row(t("deaths a world, difference"), of.meanDeaths, ""),
    row(t("hunger-days, difference"), of.hungerDays, ""),
  ];
  for (const line of table(rows)) print(`  ${line}`);
  tellDiscord(by);
  const ends = [
    [a, endsOnDay.a],
    [b, endsOnDay.b],
  ] as const;
  for (const line of endsTold(ends, food)) print(`  ${line}`);
  const alone = Number.isFinite(pairing.worldsAlone)
    ? t("{worlds} worlds with luck of their own would tell as much", { worlds: formatNumber(pairing.worldsAlone, 0) })
    : t("the two do the same in every world");
  print(
    t("  same worlds: correlation {correlation}, variance ratio {ratio}; {alone}", {
      correlation: pairing.correlation.toFixed(2),
      ratio: pairing.varianceRatio.toFixed(2),
      alone,
    }),
  );
  print(
    t("  chances asked a world (first {worlds}): {both} by both, {onlyA} by {a} alone, {onlyB} by {b} alone", {
      worlds: draws.worlds,
      both: formatNumber(draws.both, 1),
      onlyA: formatNumber(draws.onlyA, 1),
      onlyB: formatNumber(draws.onlyB, 1),
      a,
      b,
    }),
  );
  for (const end of standing.slice(0, MOST_ENDS)) print(`  ${otherEndLine(end, a, b)}`);
}

/** Numbers at an end of their range told with each pair. */
const MOST_ENDS = 3;

/** How it was decided when to stop, fixed before the first world. */
const ruleOf = ({ looks, verdicts }: Judged, { untilHalfWidth }: VerdictOptions) =>
  untilHalfWidth === undefined
    ? { rule: "worlds" }
    : {
        rule: "half-width",
        halfWidth: untilHalfWidth,
        looks,
        reached: widestHalf(verdicts) <= untilHalfWidth,
        worldsWanted: worldsForHalf(verdicts, untilHalfWidth),
      };

/** Where a study that stops by itself stopped, and by which rule. */
function tellRule({ worlds, verdicts, looks }: Judged, halfWidth: number): void {
  const fixed = looks.length > 6 ? `${looks.slice(0, 6).join(", ")}, ...` : looks.join(", ");
  const of = { fixed, worlds, halfWidth, wanted: formatNumber(worldsForHalf(verdicts, halfWidth), 0) };
  print(
    widestHalf(verdicts) <= halfWidth
      ? t(
          "Looks were fixed at {fixed} worlds; it stopped at {worlds}, where every interval of a mean difference reaches {halfWidth} or less to a side.",
          of,
        )
      : t(
          "Looks were fixed at {fixed} worlds; it stopped at {worlds}, where not every interval of a mean difference reaches {halfWidth} or less to a side. About {wanted} worlds would do (--worlds).",
          of,
        ),
  );
}

/** Under the names a reader is told. */
function renamed(card: Card, named: Ready["named"]): Card {
  const by = ({ better, moreWorlds }: Decision): Decision => ({
    better: better === undefined ? undefined : named(better),
    moreWorlds,
  });
  const { wealth, median, most, ruin, deaths } = card.decided;
  return {
    ...card,
    a: named(card.a),
    b: named(card.b),
    decided: { wealth: by(wealth), median: by(median), most: by(most), ruin: by(ruin), deaths: by(deaths) },
  };
}

function tellAll(
  found: Judged,
  cards: readonly Card[],
  { about, named }: Ready,
  options: VerdictOptions,
  food: FoodADay | undefined,
): void {
  print(headline(about, found.worlds));
  if (options.untilHalfWidth !== undefined) tellRule(found, options.untilHalfWidth);
  for (const card of cards) tell(renamed(card, named), food);
}

/** `lab verdict SCENARIO`: every two of the strategies held against each other. */
export async function verdicts(name: string, options: VerdictOptions): Promise<void> {
  if (options.worlds === 0) throw new UsageError(t("--worlds 0 plays nothing; write at least 1"));
  const told = options.untilHalfWidth === undefined ? { ...options, worlds: options.worlds ?? WORLDS } : options;
  await withStudy(name, told, { command: "lab verdict", worlds: options.worlds ?? WORLDS }, async (ready) => {
    if (ready.names.strategies.length < 2)
      throw new UsageError(t("a verdict needs two strategies; name them with --strategies a,b"));
    const found = await play(ready, options);
    const { worlds, wanted } = found;
    sayStopped(worlds, wanted, "worlds");
    const looked = Math.min(LOOKED_AT, worlds);
    const day = (id: string): number => mean(found.gathered.of(id).day);
    const ends = await endsLookedAt(
      { ...ready, worlds },
      found.verdicts.map(({ a, b }) => [a, b]),
      options,
    );
    const cards = found.verdicts.map((of, at) => ({
      ...of,
      ends: ends[at] ?? [],
      draws: drawsAsked(ready.study, of.a, of.b, looked),
      endsOnDay: { a: day(of.a), b: day(of.b) },
    }));
    const finished = worlds >= wanted;
    const food = foodADay(ready.program, ready.choice.seed, ready.unit);
    if (options.json)
      printJson({
        ...ready.about,
        worlds,
        finished,
        failures: ready.failures(),
        stopping: ruleOf(found, options),
        foodADay: food?.amount ?? null,
        verdicts: cards.map((card) => ({ ...card, ends: card.ends.map(otherEndJson) })),
      });
    else if (worlds > 0) tellAll(found, cards, ready, options, food);
  });
}
