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

/** A point of the unit cube as the scenario's numbers: each factor at that share of its range, all others as they stand. */
export function valuesAt({ model }: Program, factors: readonly Factor[], point: ArrayLike<number>): Float64Array {
  const values = model.values.slice();
  for (const [index, { together, low, high }] of factors.entries())
    for (const { at } of together) values[at] = low + (high - low) * (point[index] ?? 0);
  return values;
}
