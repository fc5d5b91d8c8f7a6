import {
  doubtfulNumbers,
  type Effect,
  type Factor,
  type Field,
  figuresOf,
  type Gathered,
  type Indices,
  mean,
  morrisDesign,
  morrisEffects,
  sobolDesign,
  sobolIndices,
} from "../../../lab/index.js";
import { UsageError } from "../../errors.js";
import { type ManyOptions, progressOf, type Ready, untilStopped, withStudy } from "../../many.js";
import { print, printJson, say, table } from "../../output.js";
import { differencesOf, type FigureName, factorValue } from "./factors.js";
import { amount, headline, range } from "./words.js";

export interface SensitivityOptions extends ManyOptions {
  readonly worlds: number;
  readonly of: FigureName;
  readonly trajectories: number;
  readonly top: number;
  readonly rows: number;
}

interface Screened extends Effect {
  readonly factor: Factor;
}

interface Found {
  readonly effects: readonly Screened[];
  readonly indices: readonly (Indices & { readonly factor: Factor })[];
  readonly stopped: boolean;
}

type Figured = (gathered: Gathered) => number;

/** Morris over every doubtful number; then Sobol over those that move the figure most. */
async function play(
  field: Field,
  factors: readonly Factor[],
  figure: Figured,
  options: SensitivityOptions,
): Promise<Omit<Found, "stopped">> {
  const design = morrisDesign(factors.length, options.trajectories);
  const top = Math.min(options.top, factors.length);
  const progress = progressOf(design.length + options.rows * (top + 2), "point");
  const figures = await figuresOf({ ...field, progress }, factors, design, figure);
  const effects = morrisEffects(design, figures)
    .flatMap((effect, index) => (factors[index] === undefined ? [] : [{ factor: factors[index], ...effect }]))
    .sort((a, b) => b.size.value - a.size.value);
  if (field.stop?.aborted || top === 0 || options.rows === 0) return { effects, indices: [] };
  const chosen = effects.slice(0, top).map(({ factor }) => factor);
  const groups = chosen.map((_factor, index) => [index]);
  const rows = sobolDesign(top, groups, options.rows);
  const after = (points: number): void => progress(design.length + points);
  const second = await figuresOf({ ...field, progress: after }, chosen, rows, figure);
  if (second.length < rows.length) return { effects, indices: [] };
  const indices = sobolIndices(second, top, options.rows);
  return {
    effects,
    indices: indices.flatMap((of, index) => (chosen[index] === undefined ? [] : [{ factor: chosen[index], ...of }])),
  };
}

const MOST_ROWS = 12;

function tell({ effects, indices }: Found, write: (value: number) => string): void {
  const shownEffects = effects.filter(({ size }) => size.value > 0).slice(0, MOST_ROWS);
  const head = ["number", "from", "to", "moves it by", "mean effect", "spread", "source"];
  const rows = shownEffects.map(({ factor, size, mean: way, spread }) => [
    factor.name,
    factorValue(factor, factor.low),
    factorValue(factor, factor.high),
    range(size, write),
    write(way),
    write(spread),
    factor.source,
  ]);
  print("Moved through its whole range, one at a time (Morris):");
  for (const line of table([head, ...rows])) print(`  ${line}`);
  const still = effects.filter(({ size }) => size.value === 0).length;
  print(
    `  ${effects.length - shownEffects.length} more of ${effects.length} move it less, ${still} of them not at all.`,
  );
  if (indices.length === 0) return;
  const share = (value: number): string => `${(value * 100).toFixed(0)} %`;
  const sobol = indices.map(({ factor, first, total }) => [factor.name, range(first, share), range(total, share)]);
  print("Shares of its variance when these are all in doubt together (Sobol):");
  for (const line of table([["number", "alone", "with what it takes part in"], ...sobol])) print(`  ${line}`);
}

const named = ({ factor, ...of }: { readonly factor: Factor }) => ({
  number: factor.name,
  low: factor.low / factor.unit.factor,
  high: factor.high / factor.unit.factor,
  unit: factor.unit.text,
  source: factor.source,
  ...of,
});

function figureOf(
  { names }: Ready,
  of: FigureName,
): { readonly a: string; readonly b: string | undefined; readonly figure: Figured } {
  const [a, b, ...more] = names.strategies;
  if (a === undefined || more.length > 0)
    throw new UsageError("name one strategy, or two for their difference: --strategies a,b");
  return { a, b, figure: (gathered) => mean(differencesOf(gathered, of, a, b)) };
}

function tellAll(ready: Ready, found: Found, { worlds, of }: SensitivityOptions): void {
  const [a = "", b] = ready.names.strategies;
  print(headline(ready.about, worlds));
  const what = of === "ruin" ? "share ruined" : "mean real wealth";
  print(`${what}: ${b === undefined ? a : `${a} less ${b}`}, on the same ${worlds} worlds at every point.`);
  tell(found, of === "ruin" ? (value) => `${(value * 100).toFixed(1)} %` : amount);
}

/** `lab sensitivity SCENARIO`: which doubtful numbers a figure hangs on. */
export async function sensitivity(name: string, options: SensitivityOptions): Promise<void> {
  const { worlds, of, trajectories, json } = options;
  if (worlds < 1 || trajectories < 2) throw new UsageError("write at least --worlds 1 and --trajectories 2");
  await withStudy(name, options, { worlds: worlds * trajectories * 10 }, async (ready) => {
    const { a, b = null, figure } = figureOf(ready, of);
    const factors = doubtfulNumbers(ready.program);
    if (factors.length === 0) throw new UsageError("the scenario has no doubtful number that is not set");
    const { result, stopped } = await untilStopped((stop) =>
      play({ ...ready, worlds, stop }, factors, figure, options),
    );
    if (stopped) say("Stopped; this is finished:");
    const { effects, indices } = result;
    const about = { ...ready.about, worlds, finished: !stopped, a, b, of };
    if (json) printJson({ ...about, morris: effects.map(named), sobol: indices.map(named) });
    else tellAll(ready, { ...result, stopped }, options);
  });
}
