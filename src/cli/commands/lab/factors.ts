import type { Program } from "../../../engine/index.js";
import { citedFigures, endOfRange, type Factor, type FigureName, factorAt, literalOf } from "../../../lab/index.js";
import { t } from "../../../language/index.js";
import { outOfRange } from "../../../scenario/index.js";
import { formatNumber, formatPoints, parseLiteral, sameDims, showDims, type Write } from "../../../units/index.js";
import { UsageError } from "../../errors.js";
import type { Ready } from "../../many.js";
import { remedy } from "../../remedy.js";
import { notesOn } from "../../scenario.js";
import { amount } from "./words.js";

const plain = (name: string): string => name.replace(/^numbers\./, "");

function positionOf({ model }: Program, wanted: string): number {
  const { parameters, id } = model.scenario;
  const at = parameters.findIndex(({ name }) => name === wanted || name === `numbers.${wanted}`);
  if (at < 0)
    throw new UsageError(
      t("--vary {wanted}: no number '{wanted}' ({remedy}; `facts {id}` lists them)", {
        wanted,
        remedy: remedy(
          wanted,
          parameters.map(({ name }) => plain(name)),
        ),
        id,
      }),
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
  if (!result.ok) return fail(t("{what} (write NAME=LOW..HIGH, with a unit where it has one)", { what: result.what }));
  const { literal } = result;
  const own = literal.unitText === "" ? (stated?.unit.factor ?? 1) : 1;
  const [low, high] = [literal.low * own, literal.high * own];
  if (literal.unitText !== "" && parameter !== undefined && !sameDims(literal.unit.dims, parameter.dims))
    return fail(
      t("that is in {theirs}, but the number is in {own}", {
        theirs: showDims(literal.unit.dims),
        own: showDims(parameter.dims),
      }),
    );
  const fault = parameter && (outOfRange(parameter, low) ?? outOfRange(parameter, high));
  if (fault !== undefined) return fail(fault);
  const setting = `${plain(parameter?.name ?? "")}=${text}`;
  for (const said of notesOn(setting, { unitText: literal.unitText, low, high }, stated)) note(said);
  return { low, high };
}

/** A cited figure that several numbers are, by its source's mark. */
const figureNamed = (program: Program, wanted: string): Factor | undefined =>
  citedFigures(program).find(({ name }) => name === wanted);

/** One `--vary NAME` or `--vary NAME=LOW..HIGH`: without a range the number's stated one. A figure that several numbers are moves all of them. */
function readFactor(program: Program, text: string, note: Note): Factor {
  const [wanted = "", range] = text.split(/=(.*)/s).map((part) => part.trim());
  const figure = figureNamed(program, wanted);
  const at = figure?.at ?? positionOf(program, wanted);
  const moved = range === undefined ? undefined : rangeOf(program, at, range, note);
  const factor = figure === undefined ? factorAt(program, at, moved) : { ...figure, ...moved };
  if (factor === undefined || factor.low >= factor.high)
    throw new UsageError(t("--vary {wanted}: it has no range of its own; write {wanted}=LOW..HIGH", { wanted }));
  return factor;
}

/** The numbers that are moved; `note` is told of ranges that are played though they may not be meant. */
export function readFactors(
  program: Program,
  texts: readonly string[],
  note: Note = () => undefined,
): readonly Factor[] {
  const factors = texts.map((text) => readFactor(program, text, note));
  const moves = ({ together }: Factor, at: number): boolean => together.some((of) => of.at === at);
  const twice = factors.find(({ together }, index) =>
    factors.slice(0, index).some((other) => together.some(({ at }) => moves(other, at))),
  );
  if (twice !== undefined) throw new UsageError(t("--vary {name} is written twice", { name: twice.name }));
  return factors;
}

/** The numbers that are moved, as changes: so that none of them differs from world to world, as with `--set`. */
export const fixedBy =
  (texts: readonly string[]) =>
  (program: Program): Readonly<Record<string, number>> =>
    Object.fromEntries(
      readFactors(program, texts).flatMap(({ together, value }) =>
        together.map(({ at }) => [program.model.scenario.parameters[at]?.name ?? "", value]),
      ),
    );

/** A value of a factor in the unit it is written in. */
export function factorValue({ unit }: Factor, value: number): string {
  const shown = value / unit.factor;
  const size = Math.abs(shown);
  const decimals = size >= 1000 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4;
  return `${formatNumber(shown, decimals)}${unit.text === "" ? "" : ` ${unit.text}`}`;
}

const listed = (numbers: readonly { readonly name: string }[]): string => numbers.map(({ name }) => name).join(", ");

function restsOn(factor: Factor, isSet: boolean): string {
  const { name: number, source, assumed, value, together } = factor;
  const told = { number, source, value: factorValue(factor, value), numbers: listed(together) };
  if (together.length > 1) return t("{number} (one figure: {numbers}) stands at {value}", told);
  if (isSet) return t("{number} stands at {value}, as it was set", told);
  if (source === "") return t("{number} stands at {value}", told);
  return assumed
    ? t("{number} stands at {value}, assumed ({source})", told)
    : t("{number} stands at {value} ({source})", told);
}

/** That a number is moved alone though others are the same figure; empty where none is. */
export function others(program: Program, { at, together }: Factor): string {
  const figure = citedFigures(program).find((of) => of.together.some((one) => one.at === at));
  const beside = figure?.together.filter((one) => !together.some((own) => own.at === one.at)) ?? [];
  if (figure === undefined || beside.length === 0) return "";
  return t(" {numbers} stay as they stand though they are the same figure; --vary {figure} moves all of them.", {
    numbers: listed(beside),
    figure: figure.name,
  });
}

/** Where the number stands, what it rests on, what its stated range is, and whether it stands at an end of it. */
export function standsAt({ program, choice }: Ready, factor: Factor): string {
  const { literal } = literalOf(program, factor.at) ?? {};
  const isSet = Object.hasOwn(choice.changes ?? {}, program.model.scenario.parameters[factor.at]?.name ?? "");
  const rests = restsOn(factor, isSet);
  if (literal === undefined || literal.low === literal.high) return t("{rests}; no range is stated.", { rests });
  const told = { rests, low: factorValue(factor, literal.low), high: factorValue(factor, literal.high) };
  const end = endOfRange(program, factor);
  return end === undefined
    ? t("{rests}; its range is {low} to {high}.", told)
    : end === "low"
      ? t("{rests}, the lower end of its range, {low} to {high}: all doubt about it lies above.", told)
      : t("{rests}, the upper end of its range, {low} to {high}: all doubt about it lies below.", told);
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
