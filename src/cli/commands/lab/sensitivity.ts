import {
  type DesignSize,
  designSize,
  doubtfulNumbers,
  type Effect,
  type Factor,
  type Field,
  type Figure,
  type FigureName,
  figuresOf,
  type Gathered,
  type Indices,
  mean,
  morrisDesign,
  morrisEffects,
  sobolDesign,
  sobolIndices,
} from "../../../lab/index.js";
import { t } from "../../../language/index.js";
import { formatNumber } from "../../../units/index.js";
import { UsageError } from "../../errors.js";
import { type ManyOptions, progressOf, type Ready, withStudy } from "../../many.js";
import { print, printJson, say, table } from "../../output.js";
import { untilStopped } from "../../stopping.js";
import { differencesOf, factorValue, whatIsShown, writeOf } from "./factors.js";
import { amountByWidth, headline, range } from "./words.js";

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
  options: SensitivityOptions & { readonly seed: string },
): Promise<Omit<Found, "stopped">> {
  const design = morrisDesign(factors.length, options.trajectories, `morris ${options.seed}`);
  const top = Math.min(options.top, factors.length);
  const progress = progressOf(design.length + options.rows * (top + 2), "point");
  const figures = await figuresOf({ ...field, progress }, factors, design, figure);
  const effects = morrisEffects(design, figures)
    .flatMap((effect, index) => (factors[index] === undefined ? [] : [{ factor: factors[index], ...effect }]))
    .sort((a, b) => b.size.value - a.size.value);
  if (field.stop?.aborted || top === 0 || options.rows === 0) return { effects, indices: [] };
  const chosen = effects.slice(0, top).map(({ factor }) => factor);
  const groups = chosen.map((_factor, index) => [index]);
  const rows = sobolDesign(top, groups, options.rows, `sobol ${options.seed}`);
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
/** Fewer trajectories resample to intervals that are too narrow. */
const FEWEST_TRAJECTORIES = 10;

export const wholePercent = (value: number): string => `${formatNumber(value * 100, 0)} %`;

function tellEffects(effects: readonly Screened[], trajectories: number, write: (of: Figure) => string): void {
  const shown = effects.filter(({ size }) => size.value > 0).slice(0, MOST_ROWS);
  const head = [t("number"), t("from"), t("to"), t("moves it by"), t("mean effect"), t("spread"), t("source")];
  const rows = shown.map(({ factor, size, mean: way, meanLow, meanHigh, ...of }) => [
    factor.name,
    factorValue(factor, factor.low),
    factorValue(factor, factor.high),
    write(size),
    write({ value: way, low: meanLow, high: meanHigh }),
    write({ value: of.spread, low: of.spreadLow, high: of.spreadHigh }),
    factor.source,
  ]);
  print(t("Moved through its whole range, one at a time (Morris):"));
  for (const line of table([head, ...rows])) print(`  ${line}`);
  const still = effects.filter(({ size }) => size.value === 0).length;
  const told = { more: effects.length - shown.length, all: effects.length, still };
  print(t("  {more} more of {all} move it less, {still} of them not at all.", told));
  if (trajectories < FEWEST_TRAJECTORIES)
    print(
      t(
        "  {trajectories} trajectories are few: intervals of fewer than {fewest} are too narrow; raise --trajectories.",
        { trajectories, fewest: FEWEST_TRAJECTORIES },
      ),
    );
}

/** Below it a share is the rounding of a 0. */
const ROUNDING = 1e-9;

/** What a row of the Sobol table is not, where it is noise: an index alone is never above the whole, and both lie from 0 % to 100 %. */
function noiseIn({ first, total, together }: Indices): string {
  if (together.value < -ROUNDING) return t("alone above the whole: noise");
  return first.value < -ROUNDING || total.value > 1 + ROUNDING ? t("beyond 0 % to 100 %: noise") : "";
}

function tellIndices(indices: Found["indices"], rows: number): void {
  if (indices.length === 0) return;
  const sobol = indices.map(({ factor, ...of }) => [
    factor.name,
    range(of.first, wholePercent),
    range(of.total, wholePercent),
    noiseIn(of),
  ]);
  print(t("Shares of its variance when these are all in doubt together (Sobol):"));
  for (const line of table([[t("number"), t("alone"), t("with what it takes part in"), ""], ...sobol]))
    print(`  ${line}`);
  const size = designSize(indices, rows);
  if (!size.enough) print(`  ${tooSmall(size, rows)}`);
}

/** What is wrong with a design whose intervals are too wide. */
export const tooSmall = ({ widest, most, rows: wanted }: DesignSize, rows: number): string =>
  t(
    "A design of {rows} rows is too small for these shares: the widest interval spans {widest} points. About {wanted} rows (--rows) bring it to {enough}; until then none of them is to be cited.",
    {
      rows,
      widest: formatNumber(widest * 100, 0),
      wanted: formatNumber(wanted, 0),
      enough: formatNumber(most * 100, 0),
    },
  );

const sizeOf = ({ widest, enough, rows }: DesignSize) => ({ widest, enough, rowsWanted: rows });

const named = ({ factor, ...of }: { readonly factor: Factor }) => ({
  number: factor.name,
  low: factor.low / factor.unit.factor,
  high: factor.high / factor.unit.factor,
  unit: factor.unit.text,
  source: factor.source,
  numbers: factor.together.map(({ name }) => name),
  ...of,
});

function figureOf(
  { names }: Ready,
  of: FigureName,
): { readonly a: string; readonly b: string | undefined; readonly figure: Figured } {
  const [a, b, ...more] = names.strategies;
  if (a === undefined || more.length > 0)
    throw new UsageError(t("name one strategy, or two for their difference: --strategies a,b"));
  return { a, b, figure: (gathered) => mean(differencesOf(gathered, of, a, b)) };
}

function tellAll(ready: Ready, { effects, indices }: Found, options: SensitivityOptions): void {
  const { worlds, of, trajectories, rows } = options;
  const [a = "", b] = ready.names.strategies.map(ready.named);
  print(headline(ready.about, worlds, of));
  print(whatIsShown(of, { a, b, worlds }));
  tellEffects(effects, trajectories, of === "wealth" ? amountByWidth : (figure) => range(figure, writeOf(of)));
  tellIndices(indices, rows);
}

/** `lab sensitivity SCENARIO`: which doubtful numbers a figure hangs on. */
export async function sensitivity(name: string, options: SensitivityOptions): Promise<void> {
  const { worlds, of, trajectories, json } = options;
  if (worlds < 1 || trajectories < 2) throw new UsageError(t("write at least --worlds 1 and --trajectories 2"));
  await withStudy(name, options, { command: "lab sensitivity", worlds: worlds * trajectories * 10 }, async (ready) => {
    const { a, b = null, figure } = figureOf(ready, of);
    const factors = doubtfulNumbers(ready.program);
    if (factors.length === 0) throw new UsageError(t("the scenario has no doubtful number that is not set"));
    const { result, stopped } = await untilStopped((stop) =>
      play({ ...ready, worlds, stop }, factors, figure, { ...options, seed: ready.about.seed }),
    );
    if (stopped) say(t("Stopped; this is finished:"));
    const { effects, indices } = result;
    const about = { ...ready.about, worlds, finished: !stopped, failures: ready.failures(), a, b, of };
    const design = indices.length === 0 ? null : { rows: options.rows, ...sizeOf(designSize(indices, options.rows)) };
    if (json) printJson({ ...about, morris: effects.map(named), sobol: indices.map(named), design });
    else tellAll(ready, { ...result, stopped }, options);
  });
}
