import type { Program } from "../engine/index.js";
import type { Literal } from "../units/index.js";

/** A number that a study moves, within a range, or several that are one cited figure. Values are in smallest units. */
export interface Factor {
  /** As `--set` takes it; of several the mark of their source, where it names no others. */
  readonly name: string;
  /** Position among the scenario's numbers. */
  readonly at: number;
  /** Of several: each one's name and position, the first included. */
  readonly together: readonly { readonly name: string; readonly at: number }[];
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Where its value comes from: M, D, I or E and a mark, or `A.` and the name of an assumption; empty where it needs none. */
  readonly source: string;
  /** Whether it rests on an assumption. */
  readonly assumed: boolean;
  /** Smallest units of the unit it is written in, and that unit. */
  readonly unit: { readonly factor: number; readonly text: string };
}

const shortName = (name: string): string => name.replace(/^numbers\./, "");

/** The literal of a number in the base played. */
export function literalOf(
  { model }: Program,
  at: number,
): { readonly literal: Literal; readonly source: string } | undefined {
  const parameter = model.scenario.parameters[at];
  const literal = parameter?.literals.get(model.base) ?? parameter?.literals.values().next().value;
  return literal === undefined ? undefined : { literal, source: literal.source ?? parameter?.defaultSource ?? "" };
}

/** One of the scenario's numbers as a factor over its stated range, or the range given. */
export function factorAt(
  program: Program,
  at: number,
  range?: { readonly low: number; readonly high: number },
): Factor | undefined {
  const found = literalOf(program, at);
  const name = program.model.scenario.parameters[at]?.name;
  if (found === undefined || name === undefined) return undefined;
  const { literal, source } = found;
  return {
    name: shortName(name),
    at,
    together: [{ name: shortName(name), at }],
    value: program.model.values[at] ?? literal.value,
    low: range?.low ?? literal.low,
    high: range?.high ?? literal.high,
    source,
    assumed: source.startsWith("A."),
    unit: { factor: literal.unit.factor, text: literal.unitText },
  };
}

/** Every number with a stated range, by itself. What differs from world to world is luck, not doubt. */
const ranged = (program: Program): readonly Factor[] =>
  program.model.scenario.parameters.flatMap((_of, at) => {
    const factor = factorAt(program, at);
    const literal = literalOf(program, at)?.literal;
    return factor !== undefined && literal?.varies === false && literal.low < literal.high ? [factor] : [];
  });

/** One figure of a source, wherever the scenario writes it: alike in value, range and unit. An assumption's reason may stand behind many things. */
const figureOf = ({ name, source, assumed, value, low, high, unit }: Factor): string =>
  assumed || source === "" ? name : JSON.stringify([source, value, low, high, unit.text]);

/** Numbers that are one cited figure as one. */
function asFigures(numbers: readonly Factor[]): readonly Factor[] {
  const figures = new Map<string, Factor>();
  for (const factor of numbers) {
    const key = figureOf(factor);
    const known = figures.get(key);
    figures.set(key, known === undefined ? factor : { ...known, together: [...known.together, ...factor.together] });
  }
  const factors = [...figures.values()];
  const shared = factors.filter(({ together }) => together.length > 1).map(({ source }) => source);
  const bySource = ({ source, together }: Factor): boolean =>
    together.length > 1 && shared.filter((other) => other === source).length === 1;
  return factors.map((factor) => (bySource(factor) ? { ...factor, name: factor.source } : factor));
}

/** Every number we doubt: with a stated range, not set by the user. Numbers that are one cited figure are moved together. */
export function doubtfulNumbers(program: Program): readonly Factor[] {
  const { scenario, changes } = program.model;
  return asFigures(ranged(program).filter(({ at }) => changes[scenario.parameters[at]?.name ?? ""] === undefined));
}

/** The cited figures that several numbers are, whatever is set. */
export const citedFigures = (program: Program): readonly Factor[] =>
  asFigures(ranged(program)).filter(({ together }) => together.length > 1);

/** How many of the scenario's numbers are moved. */
export const countNumbers = (factors: readonly Factor[]): number =>
  factors.reduce((sum, { together }) => sum + together.length, 0);

/** Where a factor stands at an end of its own range, so that all doubt about it has one side. */
export type RangeEnd = "low" | "high";

/** At which end of its stated range a number stands, in the base played; undefined within it, without one, and outside. */
export function endOfRange(program: Program, { at, value }: Factor): RangeEnd | undefined {
  const literal = literalOf(program, at)?.literal;
  if (literal === undefined || literal.varies || literal.low === literal.high) return undefined;
  const near = (end: number): boolean => Math.abs(value - end) <= 1e-9 * (literal.high - literal.low);
  return near(literal.low) ? "low" : near(literal.high) ? "high" : undefined;
}

/** How many assumed numbers differ from world to world: luck, not doubt. */
export const countVarying = (program: Program): number =>
  program.model.scenario.parameters.filter((_of, at) => {
    const found = literalOf(program, at);
    return found?.literal.varies === true && found.source.startsWith("A.");
  }).length;

/** A point of the unit cube as the scenario's numbers: each factor at that share of its range, all others as they stand. */
export function valuesAt({ model }: Program, factors: readonly Factor[], point: ArrayLike<number>): Float64Array {
  const values = model.values.slice();
  for (const [index, { together, low, high }] of factors.entries())
    for (const { at } of together) values[at] = low + (high - low) * (point[index] ?? 0);
  return values;
}
