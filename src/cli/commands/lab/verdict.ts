import {
  type Decision,
  type DrawsAsked,
  drawsAsked,
  type Figure,
  Gathered,
  looksUpTo,
  mean,
  playToLook,
  type Verdict,
  widestHalf,
} from "../../../lab/index.js";
import { formatNumber, formatShare } from "../../../units/index.js";
import { UsageError } from "../../errors.js";
import { hungerUntil } from "../../hunger.js";
import { type ManyOptions, progressOf, type Ready, sayStopped, untilStopped, withStudy } from "../../many.js";
import { print, printJson, table } from "../../output.js";
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
  if (better !== undefined) return `${better} ${how}`;
  if (moreWorlds === undefined) return "undecided: no difference found";
  const more = moreWorlds > 1_000_000 ? "more than a million" : `about ${formatNumber(moreWorlds, 0)}`;
  return `undecided at this budget: ${more} more worlds`;
}

const shareRow = (what: string, { a, b, difference }: Verdict["ruin"], says: string): readonly string[] => [
  what,
  `${formatShare(a)} against ${formatShare(b)}: ${points(difference)}`,
  says,
];

const row = (what: string, of: Figure, says: string): readonly string[] => [what, range(of, amount), says];

function tell({ draws, endsOnDay, ...of }: Card): void {
  const { a, b, pairing, decided: by } = of;
  print(`\n${a} against ${b}`);
  const beats = `${formatShare(of.aBeatsB.value)} of worlds [${shares(of.aBeatsB)}]`;
  const rows = [
    row("mean difference", of.mean, decided(by.wealth, "has more")),
    row("median difference", of.median, ""),
    [`${a} has more in`, beats, of.ties > 0 ? `ties, counted half: ${formatShare(of.ties)}` : ""],
    shareRow("ruin", of.ruin, decided(by.ruin, "is ruined less often")),
    shareRow("worlds with a death", of.deaths, decided(by.deaths, "has fewer")),
    row("deaths a world, difference", of.meanDeaths, ""),
    row("hunger-days, difference", of.hungerDays, ""),
  ];
  for (const line of table(rows)) print(`  ${line}`);
  print(
    `  ${hungerUntil([
      [a, endsOnDay.a],
      [b, endsOnDay.b],
    ])}`,
  );
  const alone = Number.isFinite(pairing.worldsAlone)
    ? `${formatNumber(pairing.worldsAlone, 0)} worlds with luck of their own would tell as much`
    : "the two do the same in every world";
  print(
    `  same worlds: correlation ${pairing.correlation.toFixed(2)}, variance ratio ${pairing.varianceRatio.toFixed(2)}; ${alone}`,
  );
  print(
    `  chances asked a world (first ${draws.worlds}): ${formatNumber(draws.both, 1)} by both, ${formatNumber(draws.onlyA, 1)} by ${a} alone, ${formatNumber(draws.onlyB, 1)} by ${b} alone`,
  );
}

/** How it was decided when to stop, fixed before the first world. */
const ruleOf = ({ looks }: Judged, { untilHalfWidth }: VerdictOptions) =>
  untilHalfWidth === undefined ? { rule: "worlds" } : { rule: "half-width", halfWidth: untilHalfWidth, looks };

/** Where a study that stops by itself stopped, and by which rule. */
function tellRule({ worlds, verdicts, looks }: Judged, halfWidth: number): void {
  const reached = widestHalf(verdicts) <= halfWidth ? "every" : "not every";
  const fixed = looks.length > 6 ? `${looks.slice(0, 6).join(", ")}, ...` : looks.join(", ");
  print(
    `Looks were fixed at ${fixed} worlds; it stopped at ${worlds}, where ${reached} interval of a mean difference reaches ${halfWidth} or less to a side.`,
  );
}

function tellAll(found: Judged, cards: readonly Card[], { about }: Ready, options: VerdictOptions): void {
  print(headline(about, found.worlds));
  if (options.untilHalfWidth !== undefined) tellRule(found, options.untilHalfWidth);
  for (const card of cards) tell(card);
}

/** `lab verdict SCENARIO`: every two of the strategies held against each other. */
export async function verdicts(name: string, options: VerdictOptions): Promise<void> {
  if (options.worlds === 0) throw new UsageError("--worlds 0 plays nothing; write at least 1");
  await withStudy(name, options, { worlds: options.worlds ?? WORLDS }, async (ready) => {
    if (ready.names.strategies.length < 2)
      throw new UsageError("a verdict needs two strategies; name them with --strategies a,b");
    const found = await play(ready, options);
    const { worlds, wanted } = found;
    sayStopped(worlds, wanted, "worlds");
    const looked = Math.min(LOOKED_AT, worlds);
    const day = (id: string): number => mean(found.gathered.of(id).day);
    const cards = found.verdicts.map((of) => ({
      ...of,
      draws: drawsAsked(ready.study, of.a, of.b, looked),
      endsOnDay: { a: day(of.a), b: day(of.b) },
    }));
    const finished = worlds >= wanted;
    if (options.json)
      printJson({
        ...ready.about,
        worlds,
        finished,
        failures: ready.failures(),
        stopping: ruleOf(found, options),
        verdicts: cards,
      });
    else if (worlds > 0) tellAll(found, cards, ready, options);
  });
}
