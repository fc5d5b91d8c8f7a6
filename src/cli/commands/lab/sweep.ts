import {
  type Design,
  type Factor,
  type Figure,
  type Gathered,
  grid,
  latinHypercube,
  mean,
  meanBootstrap,
  playDesign,
  shareInterval,
} from "../../../lab/index.js";
import { formatShare } from "../../../units/index.js";
import { UsageError } from "../../errors.js";
import { type ManyOptions, progressOf, type Ready, sayStopped, untilStopped, withStudy } from "../../many.js";
import { print, printJson, table } from "../../output.js";
import { differencesOf, factorValue, fixedBy, readFactors } from "./factors.js";
import { amount, headline, range } from "./words.js";

export interface SweepOptions extends ManyOptions {
  readonly vary: readonly string[];
  readonly steps: number;
  readonly points?: number;
  readonly worlds: number;
}

interface Point {
  /** By number: its value, in the unit the scenario writes it in. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly strategies: readonly { readonly strategy: string; readonly mean: Figure; readonly ruined: Figure }[];
  /** The strategy with the most mean real wealth. */
  readonly first: string;
  /** By how much, over the strategy behind it, in the same worlds; undefined of one strategy alone. */
  readonly lead: (Figure & { readonly over: string }) | undefined;
}

const MOST_POINTS = 10_000;

function designFor(factors: readonly Factor[], { steps, points }: SweepOptions): Design {
  const wanted = points ?? steps ** factors.length;
  if (wanted < 1 || wanted > MOST_POINTS)
    throw new UsageError(
      `a sweep of ${wanted} points (1 to ${MOST_POINTS} are possible; fewer --steps, or --points N for a Latin hypercube)`,
    );
  return points === undefined ? grid(factors.length, steps) : latinHypercube(factors.length, points);
}

function summary(gathered: Gathered): Omit<Point, "numbers"> {
  const strategies = gathered.names.strategies.map((strategy) => {
    const { wealth, ruined } = gathered.of(strategy);
    const hits = ruined.reduce((sum, one) => sum + one, 0);
    return {
      strategy,
      mean: { value: mean(wealth), ...meanBootstrap(wealth) },
      ruined: { value: hits / Math.max(1, ruined.length), ...shareInterval(hits, ruined.length) },
    };
  });
  const [first, second] = [...strategies].sort((a, b) => b.mean.value - a.mean.value);
  if (first === undefined || second === undefined) return { strategies, first: first?.strategy ?? "", lead: undefined };
  const apart = differencesOf(gathered, "wealth", first.strategy, second.strategy);
  const lead = { over: second.strategy, value: mean(apart), ...meanBootstrap(apart) };
  return { strategies, first: first.strategy, lead };
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

/** Who has the most, and by how much; both names where the interval does not tell them apart. */
function leadOf(first: string, lead: Point["lead"]): readonly string[] {
  if (lead === undefined) return [first, ""];
  return lead.low > 0 ? [first, range(lead, amount)] : [`${first} or ${lead.over}`, "undecided"];
}

function tell(factors: readonly Factor[], points: readonly Point[]): void {
  const ids = points[0]?.strategies.map(({ strategy }) => strategy) ?? [];
  const head = [...factors.map(({ name }) => name), ...ids.flatMap((id) => [id, "ruined"]), "most real wealth", "by"];
  const rows = points.map(({ numbers, strategies, first, lead }) => [
    ...factors.map((factor) => factorValue(factor, (numbers[factor.name] ?? 0) * factor.unit.factor)),
    ...strategies.flatMap(({ mean: of, ruined }) => [amount(of.value), formatShare(ruined.value)]),
    ...leadOf(first, lead),
  ]);
  for (const line of table([head, ...rows])) print(`  ${line}`);
}

/** `lab sweep SCENARIO`: the same worlds played at many values of one number or several. */
export async function sweep(name: string, options: SweepOptions): Promise<void> {
  if (options.vary.length === 0)
    throw new UsageError("say what is moved: --vary NAME (its stated range) or --vary NAME=LOW..HIGH");
  if (options.worlds < 1) throw new UsageError("--worlds 0 plays nothing; write at least 1");
  const many = options.worlds * (options.points ?? options.steps ** options.vary.length);
  await withStudy(name, options, { worlds: many, fixed: fixedBy(options.vary) }, async (ready) => {
    const factors = readFactors(ready.program, options.vary);
    const design = designFor(factors, options);
    const points = await play(ready, factors, design, options.worlds);
    sayStopped(points.length, design.length, "points");
    const finished = points.length === design.length;
    const kind = options.points === undefined ? "grid" : "latin hypercube";
    if (options.json) return printJson({ ...ready.about, worlds: options.worlds, design: kind, finished, points });
    if (points.length === 0) return;
    print(headline(ready.about, options.worlds));
    print(`Mean real wealth and ruin at ${points.length} points, each on the same worlds.`);
    tell(factors, points);
  });
}
