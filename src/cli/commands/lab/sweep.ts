import {
  contrastFigure,
  type Design,
  type Factor,
  FEWEST_WORLDS,
  type Figure,
  type Gathered,
  grid,
  latinHypercube,
  playDesign,
} from "../../../lab/index.js";
import { t } from "../../../language/index.js";
import { UsageError } from "../../errors.js";
import { type ManyOptions, progressOf, type Ready, sayStopped, withStudy } from "../../many.js";
import { print, printJson, say, table } from "../../output.js";
import { untilStopped } from "../../stopping.js";
import { factorValue, fixedBy, others, readFactors, standsAt } from "./factors.js";
import { amount, headline, range, shareRange } from "./words.js";

export interface SweepOptions extends ManyOptions {
  readonly vary: readonly string[];
  readonly steps: number;
  readonly points?: number;
  readonly worlds: number;
}

interface AtPoint {
  readonly strategy: string;
  readonly mean: Figure;
  readonly ruined: Figure;
}

interface Point {
  /** By number: its value, in the unit the scenario writes it in. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly strategies: readonly AtPoint[];
  /** The strategy with the most mean real wealth. */
  readonly first: string;
  /** By how much, over the strategy behind it, in the same worlds; undefined of one strategy alone. */
  readonly lead: (Figure & { readonly over: string }) | undefined;
}

const MOST_POINTS = 10_000;

function designFor(factors: readonly Factor[], { steps, points }: SweepOptions, seed: string): Design {
  const wanted = points ?? steps ** factors.length;
  if (wanted < 1 || wanted > MOST_POINTS)
    throw new UsageError(
      t("a sweep of {wanted} points (1 to {most} are possible; fewer --steps, or --points N for a Latin hypercube)", {
        wanted,
        most: MOST_POINTS,
      }),
    );
  return points === undefined ? grid(factors.length, steps) : latinHypercube(factors.length, points, `sweep ${seed}`);
}

function summary(gathered: Gathered): Omit<Point, "numbers"> {
  const strategies = gathered.names.strategies.map((strategy) => ({
    strategy,
    mean: contrastFigure(gathered, { of: "wealth", a: strategy }),
    ruined: contrastFigure(gathered, { of: "ruin", a: strategy }),
  }));
  const [first, second] = [...strategies].sort((a, b) => b.mean.value - a.mean.value);
  if (first === undefined || second === undefined) return { strategies, first: first?.strategy ?? "", lead: undefined };
  const figure = contrastFigure(gathered, { of: "wealth", a: first.strategy, b: second.strategy });
  return { strategies, first: first.strategy, lead: { over: second.strategy, ...figure } };
}

async function play(
  ready: Ready,
  factors: readonly Factor[],
  design: Design,
  worlds: number,
): Promise<readonly Point[]> {
  const points: Point[] = [];
  const progress = progressOf(design.length, "point");
  await untilStopped((stop) =>
    playDesign({ ...ready, worlds, stop, progress }, factors, design, (gathered, at) => {
      const shares = design[at] ?? new Float64Array();
      const numbers = factors.map(({ name, low, high, unit }, index) => [
        name,
        (low + (high - low) * (shares[index] ?? 0)) / unit.factor,
      ]);
      points.push({ numbers: Object.fromEntries(numbers), ...summary(gathered) });
    }),
  );
  return points;
}

/** Under the names a reader is told. */
const renamed = (point: Point, named: Ready["named"]): Point => ({
  ...point,
  strategies: point.strategies.map((of) => ({ ...of, strategy: named(of.strategy) })),
  first: named(point.first),
  lead: point.lead === undefined ? undefined : { ...point.lead, over: named(point.lead.over) },
});

/** Who has the most, and by how much; both names where the interval does not tell them apart. */
function leadOf({ first, lead }: Point, worlds: number): readonly string[] {
  if (lead === undefined) return [first, ""];
  if (lead.value === 0 && lead.low === 0 && lead.high === 0)
    return [t("{a} and {b} alike", { a: first, b: lead.over }), ""];
  return lead.low > 0 && worlds >= FEWEST_WORLDS
    ? [first, range(lead, amount)]
    : [t("{a} or {b}", { a: first, b: lead.over }), t("undecided: {lead}", { lead: range(lead, amount) })];
}

/** Points in the order of their numbers, the first number first. */
const inOrder = (factors: readonly Factor[], points: readonly Point[]): readonly Point[] =>
  [...points].sort((a, b) => {
    const apart = factors.map(({ name }) => (a.numbers[name] ?? 0) - (b.numbers[name] ?? 0));
    return apart.find((of) => of !== 0) ?? 0;
  });

/** What stands at a point of a strategy's figures, as one text: points of one text are alike to the last digit. */
const figuresAt = ({ strategies }: Point): string => JSON.stringify(strategies);

/** Points that are alike in every figure of every strategy: between them the numbers change nobody's worlds. */
function alikeSentence(points: readonly Point[]): string | undefined {
  const kinds = new Set(points.map(figuresAt)).size;
  if (points.length < 2 || kinds === points.length) return undefined;
  const told = { points: points.length, kinds };
  return kinds === 1
    ? t("All {points} points are alike in every figure: what was moved moves none of these strategies.", told)
    : t(
        "The {points} points have {kinds} different outcomes; where rows are alike nothing in these worlds turns between the values.",
        told,
      );
}

/** A row for each strategy at each point; the numbers and who leads stand in the first of a point. */
function tell(factors: readonly Factor[], points: readonly Point[], worlds: number): void {
  const head = [
    ...factors.map(({ name }) => name),
    t("strategy"),
    t("mean"),
    t("ruined"),
    t("most real wealth"),
    t("by"),
  ];
  const rows = inOrder(factors, points).flatMap((point) =>
    point.strategies.map(({ strategy, mean, ruined }, at) => [
      ...factors.map((factor) =>
        at === 0 ? factorValue(factor, (point.numbers[factor.name] ?? 0) * factor.unit.factor) : "",
      ),
      strategy,
      range(mean, amount),
      shareRange(ruined),
      ...(at === 0 ? leadOf(point, worlds) : ["", ""]),
    ]),
  );
  for (const line of table([head, ...rows])) print(`  ${line}`);
  const alike = alikeSentence(points);
  if (alike !== undefined) print(alike);
}

/** `lab sweep SCENARIO`: the same worlds played at many values of one number or several. */
export async function sweep(name: string, options: SweepOptions): Promise<void> {
  if (options.vary.length === 0)
    throw new UsageError(t("say what is moved: --vary NAME (its stated range) or --vary NAME=LOW..HIGH"));
  if (options.worlds < 1) throw new UsageError(t("--worlds 0 plays nothing; write at least 1"));
  const many = options.worlds * (options.points ?? options.steps ** options.vary.length);
  await withStudy(
    name,
    options,
    { command: "lab sweep", worlds: many, fixed: fixedBy(options.vary) },
    async (ready) => {
      const factors = readFactors(ready.program, options.vary, say);
      const design = designFor(factors, options, ready.about.seed);
      const points = await play(ready, factors, design, options.worlds);
      sayStopped(points.length, design.length, "points");
      const finished = points.length === design.length;
      const kind = options.points === undefined ? "grid" : "latin hypercube";
      if (options.json)
        return printJson({
          ...ready.about,
          worlds: options.worlds,
          design: kind,
          finished,
          failures: ready.failures(),
          points,
        });
      if (points.length === 0) return;
      print(headline(ready.about, options.worlds));
      print(t("Mean real wealth and ruin at {points} points, each on the same worlds.", { points: points.length }));
      tell(
        factors,
        points.map((point) => renamed(point, ready.named)),
        options.worlds,
      );
      for (const factor of factors) print(`${standsAt(ready, factor)}${others(ready.program, factor)}`);
    },
  );
}
