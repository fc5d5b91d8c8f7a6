import {
  aloneDesign,
  confirmed,
  contrastFigure,
  countNumbers,
  type Design,
  type DoubtPoint,
  doubtfulNumbers,
  type Factor,
  type Field,
  type Figure,
  type FirstPlaces,
  figuresOf,
  firstPlaces,
  type Gathered,
  type Indices,
  latinHypercube,
  leaders,
  mean,
  meansOf,
  playDesign,
  sobolDesign,
  sobolIndices,
  sourcesOf,
  type Turning,
  tiedInRuin,
  turning,
} from "../../../lab/index.js";
import { t } from "../../../language/index.js";
import { UsageError } from "../../errors.js";
import { type ManyOptions, progressOf, type Ready, sayStopped, withStudy } from "../../many.js";
import { print, printJson } from "../../output.js";
import { untilStopped } from "../../stopping.js";
import { type Found, type Grounds, tell, tellDesign } from "./doubt-words.js";
import { differencesOf } from "./factors.js";
import { headline } from "./words.js";

export interface DoubtOptions extends ManyOptions {
  readonly worlds: number;
  readonly points: number;
  readonly rows: number;
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

/** Position of the one who is first most often beside the leader. */
const rivalOf = (places: readonly FirstPlaces[], leader: number, second: number): number =>
  places.reduce(
    (most, { byWealth }, at) => (at !== leader && byWealth.value > (places[most]?.byWealth.value ?? 0) ? at : most),
    second,
  );

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
  const places = firstPlaces(ids, rest);
  const rival = rivalOf(places, first, second);
  const pair = [ids[first] ?? "", ids[rival] ?? ""] as const;
  const differences = rest.map(({ wealth }) => (wealth[first] ?? 0) - (wealth[rival] ?? 0));
  const design: Design = drawn.slice(0, rest.length);
  const after = (more: number): void => progress(1 + options.points + more);
  return {
    leader: pair[0],
    second: ids[second] ?? "",
    rival: pair[1],
    lead,
    worlds: field.worlds,
    points: rest.length,
    first: places,
    tiedInRuin: tiedInRuin(rest),
    turns: await turningOf({ ...field, progress: undefined }, factors, design, { rest, first }),
    sources: sourcesOf(factors, design, differences),
    grounds: await groundsOf({ ...field, progress: after }, factors, pair, options.rows),
  };
}

const json = ({ turns: { chance, flips }, ...rest }: Found) => ({
  ...rest,
  chance,
  flips: flips.map(({ factor, parts, ...of }) => ({
    number: factor.name,
    unit: factor.unit.text,
    source: factor.source,
    numbers: factor.together.map(({ name }) => name),
    stands: factor.value / factor.unit.factor,
    low: factor.low / factor.unit.factor,
    high: factor.high / factor.unit.factor,
    parts: parts / factor.unit.factor,
    ...of,
  })),
});

/** Under the names a reader is told. */
const renamed = (found: Found, named: Ready["named"]): Found => ({
  ...found,
  leader: named(found.leader),
  second: named(found.second),
  rival: named(found.rival),
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
        ...{ ...ready.about, worlds, doubtful: countNumbers(factors), finished, failures: ready.failures() },
        ...json(result),
      });
    if (result.points === 0) return;
    print(headline(ready.about, worlds));
    tellDesign(ready.program, factors, result.points);
    tell(ready.program, renamed(result, ready.named), factors, options.rows);
  });
}
