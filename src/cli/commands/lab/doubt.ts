import {
  aloneDesign,
  confirmed,
  contrastFigure,
  type Design,
  type DoubtPoint,
  doubtfulNumbers,
  type Factor,
  FEWEST_WORLDS,
  type Field,
  type Figure,
  type FirstPlaces,
  type Flip,
  figuresOf,
  firstPlaces,
  type Gathered,
  type Indices,
  latinHypercube,
  leaders,
  mean,
  meansOf,
  playDesign,
  type Source,
  sobolDesign,
  sobolIndices,
  sourcesOf,
  type Turning,
  tiedInRuin,
  turning,
} from "../../../lab/index.js";
import { t, tn } from "../../../language/index.js";
import { formatShare, type Write } from "../../../units/index.js";
import { UsageError } from "../../errors.js";
import { type ManyOptions, progressOf, type Ready, sayStopped, withStudy } from "../../many.js";
import { print, printJson, table } from "../../output.js";
import { untilStopped } from "../../stopping.js";
import { differencesOf, factorValue } from "./factors.js";
import { amount, headline, range } from "./words.js";

export interface DoubtOptions extends ManyOptions {
  readonly worlds: number;
  readonly points: number;
  readonly rows: number;
}

/** Shares of the verdict's variance that rest on assumptions, and on cited numbers. */
interface Grounds {
  readonly assumed: Indices;
  readonly cited: Indices | undefined;
}

interface Found {
  /** The strategies in the order of mean real wealth with the numbers as they stand: the first two. */
  readonly leader: string;
  readonly second: string;
  /** How far the first is ahead of the second there, on the worlds of a point, and how many these are. */
  readonly lead: Figure;
  readonly worlds: number;
  readonly points: number;
  readonly first: readonly FirstPlaces[];
  /** Share of points at which several are ruined as seldom as any. */
  readonly tiedInRuin: number;
  readonly turns: Turning;
  readonly sources: readonly Source[];
  readonly grounds: Grounds | undefined;
}

const summary = (gathered: Gathered): DoubtPoint => meansOf(gathered.names.strategies.map((id) => gathered.of(id)));

const ALL = { value: 1, low: 1, high: 1 };
const WHOLLY: Indices = { first: ALL, total: ALL, together: { value: 0, low: 0, high: 0 } };

/** How much of the variance of the difference of the first two goes with the assumed numbers, and with the cited ones. */
async function groundsOf(
  field: Field,
  factors: readonly Factor[],
  [a, b]: readonly [string, string],
  rows: number,
): Promise<Grounds | undefined> {
  const of = (assumed: boolean): readonly number[] =>
    factors.flatMap((factor, index) => (factor.assumed === assumed ? [index] : []));
  const groups = [of(true), of(false)];
  if (groups[1]?.length === 0) return { assumed: WHOLLY, cited: undefined };
  if (rows === 0 || field.stop?.aborted) return undefined;
  const design = sobolDesign(factors.length, groups, rows);
  const figures = await figuresOf(field, factors, design, (gathered) => mean(differencesOf(gathered, "wealth", a, b)));
  if (figures.length < design.length) return undefined;
  const [assumed = WHOLLY, cited] = sobolIndices(figures, 2, rows);
  return { assumed, cited };
}

/** What turns the ranking over the drawn points, each number held against what it does when it is moved alone. */
async function turningOf(
  field: Field,
  factors: readonly Factor[],
  design: Design,
  { rest, first }: { readonly rest: readonly DoubtPoint[]; readonly first: number },
): Promise<Turning> {
  const seeming = turning(factors, design, rest, first);
  const moved: DoubtPoint[] = [];
  await playDesign(field, factors, aloneDesign(factors, design, seeming), (gathered) => moved.push(summary(gathered)));
  return confirmed(seeming, moved, first);
}

async function play(field: Field, factors: readonly Factor[], options: DoubtOptions, seed: string): Promise<Found> {
  const ids = field.names.strategies;
  const drawn = latinHypercube(factors.length, options.points, `doubt ${seed}`);
  const asTheyStand = Float64Array.from(factors, ({ value, low, high }) => (value - low) / (high - low));
  const progress = progressOf(1 + options.points + options.rows * 4, "point");
  const points: DoubtPoint[] = [];
  let lead: Figure = { value: 0, low: 0, high: 0 };
  await playDesign({ ...field, progress }, factors, [asTheyStand, ...drawn], (gathered, at) => {
    const point = summary(gathered);
    points.push(point);
    const [a = "", b = ""] = leaders(point).map((index) => ids[index]);
    if (at === 0) lead = contrastFigure(gathered, { of: "wealth", a, b });
  });
  const [stand, ...rest] = points;
  const [first, second] = leaders(stand ?? { wealth: [], ruined: [] });
  const pair = [ids[first] ?? "", ids[second] ?? ""] as const;
  const differences = rest.map(({ wealth }) => (wealth[first] ?? 0) - (wealth[second] ?? 0));
  const design: Design = drawn.slice(0, rest.length);
  const after = (more: number): void => progress(1 + options.points + more);
  return {
    leader: pair[0],
    second: pair[1],
    lead,
    worlds: field.worlds,
    points: rest.length,
    first: firstPlaces(ids, rest),
    tiedInRuin: tiedInRuin(rest),
    turns: await turningOf({ ...field, progress: undefined }, factors, design, { rest, first }),
    sources: sourcesOf(factors, design, differences),
    grounds: await groundsOf({ ...field, progress: after }, factors, pair, options.rows),
  };
}

const MOST_ROWS = 6;
const within = (value: number): number => Math.min(1, Math.max(0, value));
const share: Write = (value, beside = [value]) => formatShare(within(value), beside.map(within));
const withRange = (of: Figure): string => range(of, share);

/** `34 % [26 .. 42]`: narrow, for a table of many columns. */
const narrow = (of: Figure): string => range(of, share).replace(/ %(?= \.\.|\])/g, "");

/** Numbers that turn the ranking, each on a line of its own above its figures. */
function tellClear(clear: readonly Flip[], leader: string): void {
  print(t("What turns the ranking: share of points at which {leader} is first, on both sides of a value.", { leader }));
  const head = [
    t("stands at"),
    t("parted at"),
    t("{leader} first below", { leader }),
    t("above"),
    t("takes away"),
    t("alone, it moves the lead by"),
  ];
  const shown = clear.slice(0, MOST_ROWS);
  const lines = table([
    head,
    ...shown.map(({ factor, parts, below, above, explains, alone }) => [
      factorValue(factor, factor.value),
      factorValue(factor, parts),
      narrow(below),
      narrow(above),
      share(explains),
      alone === undefined ? "" : amount(alone),
    ]),
  ]);
  print(`    ${lines[0]}`);
  for (const [at, { factor }] of shown.entries()) print(`  ${factor.name} (${factor.source})\n    ${lines[at + 1]}`);
  if (clear.length > shown.length)
    print(t("  and {count} more; --json has all", { count: clear.length - shown.length }));
}

/** What turns the ranking; numbers that say no more than chance are counted. */
function tellTurning({ turns: { chance, flips } }: Found, leader: string): void {
  const clear = flips.filter((flip) => flip.clear);
  const rest = flips.length - clear.length;
  if (flips.length === 0)
    return print(t("Nothing turns the ranking: {leader} is first at all points or at none.", { leader }));
  if (clear.length > 0) tellClear(clear, leader);
  if (rest > 0)
    print(
      clear.length === 0
        ? t(
            "No single number takes away more of the doubt than chance does ({chance} in 19 of 20 shuffles of the points) and moves the lead when it is moved alone.",
            { chance: share(chance) },
          )
        : t(
            "No other of the {count} takes away more of the doubt than chance does ({chance} in 19 of 20 shuffles of the points) and moves the lead when it is moved alone.",
            { count: flips.length, chance: share(chance) },
          ),
    );
}

/** Who is first with the numbers as they stand: that too is known only as well as so many worlds tell. */
function leadSentence({ leader, second, lead, worlds }: Found): string {
  const of = { leader, second, worlds, lead: range(lead, amount) };
  return lead.low > 0 && worlds >= FEWEST_WORLDS
    ? t("With the numbers as they stand {leader} is first in these {worlds} worlds, {lead} ahead of {second}.", of)
    : t(
        "With the numbers as they stand it is undecided in these {worlds} worlds whether {leader} or {second} is first: {leader} less {second} {lead}. What follows takes {leader} for the first; more --worlds would tell.",
        of,
      );
}

function tell(found: Found, factors: readonly Factor[], rows: number): void {
  const { leader, first } = found;
  const places = first.map(({ strategy, byWealth, byRuin }) => [strategy, withRange(byWealth), withRange(byRuin)]);
  const head = [t("strategy"), t("first by real wealth"), t("ruined least often")];
  for (const line of table([head, ...places])) print(`  ${line}`);
  if (found.tiedInRuin > 0)
    print(
      t("At {share} of the points several are ruined as seldom as any; these are shared out among them.", {
        share: share(found.tiedInRuin),
      }),
    );
  print(leadSentence(found));
  tellTurning(found, leader);
  tellSources(found);
  tellGrounds(found.grounds, factors, rows);
}

function tellSources({ leader, second, sources }: Found): void {
  const clear = sources.filter((of) => of.clear);
  const rest = sources.length - clear.length;
  if (clear.length > 0)
    print(t("Of the variance of {leader} less {second} from point to point goes with", { leader, second }));
  const rows = clear
    .slice(0, MOST_ROWS)
    .map((of) => [
      of.source,
      tn(of.numbers, "{count} number", "{count} numbers", { count: of.numbers }),
      share(of.share),
    ]);
  for (const line of table(rows)) print(`  ${line}`);
  if (clear.length > rows.length) print(t("  and {count} more; --json has all", { count: clear.length - rows.length }));
  if (rest > 0)
    print(
      clear.length === 0
        ? t("No source moves {leader} less {second} more than chance would seem to.", { leader, second })
        : t("The other {count} sources move it no more than chance would seem to.", { count: rest }),
    );
}

/** Fewer rows of a Sobol design tell no share apart from another. */
const FEWEST_ROWS = 32;

function tellGrounds(grounds: Grounds | undefined, factors: readonly Factor[], rows: number): void {
  const assumed = factors.filter((factor) => factor.assumed).length;
  if (grounds === undefined) return;
  if (grounds.cited === undefined) {
    print(
      t("All {count} doubtful numbers are assumptions: what doubt there is about the verdict rests on them.", {
        count: assumed,
      }),
    );
    return;
  }
  print(
    t(
      "Of the variance of the verdict {ofAssumed} rests on the {assumed} assumed numbers, {ofCited} on the {cited} cited ones (total Sobol indices; what both move together counts in both).",
      {
        ofAssumed: withRange(grounds.assumed.total),
        assumed,
        ofCited: withRange(grounds.cited.total),
        cited: factors.length - assumed,
      },
    ),
  );
  if (rows < FEWEST_ROWS)
    print(t("* {rows} rows are few for these two; --rows {more} tells more.", { rows, more: FEWEST_ROWS }));
}

const json = ({ turns: { chance, flips }, ...rest }: Found) => ({
  ...rest,
  chance,
  flips: flips.map(({ factor, parts, ...of }) => ({
    number: factor.name,
    unit: factor.unit.text,
    source: factor.source,
    parts: parts / factor.unit.factor,
    ...of,
  })),
});

/** Under the names a reader is told. */
const renamed = (found: Found, named: Ready["named"]): Found => ({
  ...found,
  leader: named(found.leader),
  second: named(found.second),
  first: found.first.map((of) => ({ ...of, strategy: named(of.strategy) })),
});

/** `lab doubt SCENARIO`: does the ranking hold when every doubtful number is drawn from its range? */
export async function doubt(name: string, options: DoubtOptions): Promise<void> {
  if (options.worlds < 1 || options.points < 10) throw new UsageError(t("write at least --worlds 1 and --points 10"));
  const many = options.worlds * options.points;
  await withStudy(name, options, { command: "lab doubt", worlds: many }, async (ready) => {
    if (ready.names.strategies.length < 2)
      throw new UsageError(t("a ranking needs two strategies or more; name them with --strategies a,b"));
    const factors = doubtfulNumbers(ready.program);
    if (factors.length === 0) throw new UsageError(t("the scenario has no doubtful number that is not set"));
    const { worlds } = options;
    const { result, stopped } = await untilStopped((stop) =>
      play({ ...ready, worlds, stop }, factors, options, ready.about.seed),
    );
    sayStopped(result.points, options.points, "points");
    const finished = !stopped;
    if (options.json)
      return printJson({
        ...{ ...ready.about, worlds, doubtful: factors.length, finished, failures: ready.failures() },
        ...json(result),
      });
    if (result.points === 0) return;
    print(headline(ready.about, worlds));
    print(
      t(
        "{count} doubtful numbers drawn from their ranges at {points} points (Latin hypercube), each on the same worlds. Intervals of first places are of the points and of the worlds, those of a cut of the points alone.",
        { count: factors.length, points: result.points },
      ),
    );
    tell(renamed(result, ready.named), factors, options.rows);
  });
}
