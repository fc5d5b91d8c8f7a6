import type { Program } from "../../../engine/index.js";
import { type Factor, type FigureName, factorAt } from "../../../lab/index.js";
import { t } from "../../../language/index.js";
import { outOfRange, remedyFor } from "../../../scenario/index.js";
import { formatNumber, formatPoints, parseLiteral, sameDims, showDims, type Write } from "../../../units/index.js";
import { UsageError } from "../../errors.js";
import { notesOn } from "../../scenario.js";
import { amount } from "./words.js";

const plain = (name: string): string => name.replace(/^numbers\./, "");

function positionOf({ model }: Program, wanted: string): number {
  const { parameters, id } = model.scenario;
  const at = parameters.findIndex(({ name }) => name === wanted || name === `numbers.${wanted}`);
  if (at < 0)
    throw new UsageError(
      `--vary ${wanted}: no number '${wanted}' (${remedyFor(
        wanted,
        parameters.map(({ name }) => plain(name)),
      )}; \`facts ${id}\` lists them)`,
    );
  return at;
}

type Note = (text: string) => void;

/** `LOW..HIGH unit` in smallest units; without a unit in the number's own. */
function rangeOf(
  { model }: Program,
  at: number,
  text: string,
  note: Note,
): { readonly low: number; readonly high: number } {
  const parameter = model.scenario.parameters[at];
  const stated = parameter?.literals.get(model.base) ?? parameter?.literals.values().next().value;
  const fail = (what: string): never => {
    throw new UsageError(`--vary ${plain(parameter?.name ?? "")}=${text}: ${what}`);
  };
  const result = parseLiteral(text, model.scenario.units);
  if (!result.ok) return fail(`${result.what} (write NAME=LOW..HIGH, with a unit where it has one)`);
  const { literal } = result;
  const own = literal.unitText === "" ? (stated?.unit.factor ?? 1) : 1;
  const [low, high] = [literal.low * own, literal.high * own];
  if (literal.unitText !== "" && parameter !== undefined && !sameDims(literal.unit.dims, parameter.dims))
    return fail(`that is in ${showDims(literal.unit.dims)}, but the number is in ${showDims(parameter.dims)}`);
  const fault = parameter && (outOfRange(parameter, low) ?? outOfRange(parameter, high));
  if (fault !== undefined) return fail(fault);
  const setting = `${plain(parameter?.name ?? "")}=${text}`;
  for (const said of notesOn(setting, { unitText: literal.unitText, low, high }, stated)) note(said);
  return { low, high };
}

/** One `--vary NAME` or `--vary NAME=LOW..HIGH`: without a range the number's stated one. */
function readFactor(program: Program, text: string, note: Note): Factor {
  const [wanted = "", range] = text.split(/=(.*)/s).map((part) => part.trim());
  const at = positionOf(program, wanted);
  const factor = factorAt(program, at, range === undefined ? undefined : rangeOf(program, at, range, note));
  if (factor === undefined || factor.low >= factor.high)
    throw new UsageError(`--vary ${wanted}: it has no range of its own; write ${wanted}=LOW..HIGH`);
  return factor;
}

/** The numbers that are moved; `note` is told of ranges that are played though they may not be meant. */
export function readFactors(
  program: Program,
  texts: readonly string[],
  note: Note = () => undefined,
): readonly Factor[] {
  const factors = texts.map((text) => readFactor(program, text, note));
  const twice = factors.find(({ at }, index) => factors.findIndex((other) => other.at === at) !== index);
  if (twice !== undefined) throw new UsageError(`--vary ${twice.name} is written twice`);
  return factors;
}

/** The numbers that are moved, as changes: so that none of them differs from world to world, as with `--set`. */
export const fixedBy =
  (texts: readonly string[]) =>
  (program: Program): Readonly<Record<string, number>> =>
    Object.fromEntries(
      readFactors(program, texts).map(({ at, value }) => [program.model.scenario.parameters[at]?.name ?? "", value]),
    );

/** A value of a factor in the unit it is written in. */
export function factorValue({ unit }: Factor, value: number): string {
  const shown = value / unit.factor;
  const size = Math.abs(shown);
  const decimals = size >= 1000 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4;
  return `${formatNumber(shown, decimals)}${unit.text === "" ? "" : ` ${unit.text}`}`;
}

/** How a figure is written: real wealth with three digits or so, shares in percentage points with a decimal. */
export const writeOf = (of: FigureName): Write => (of === "ruin" ? formatPoints : amount);

/** What is shown, in words: of A, or of A less B. */
export function whatIsShown(
  of: FigureName,
  about: { readonly a: string; readonly b: string | undefined; readonly worlds: number },
): string {
  const what = about.b === undefined ? about.a : t("{a} less {b}", { a: about.a, b: about.b });
  const told = { what, worlds: about.worlds };
  return of === "ruin"
    ? t("Share of worlds ended in ruin: {what}, on the same {worlds} worlds throughout.", told)
    : t("Mean real wealth: {what}, on the same {worlds} worlds throughout.", told);
}

export { differencesOf } from "../../../lab/index.js";
