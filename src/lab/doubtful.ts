import type { Program } from "../engine/index.js";
import { type Factor, factorAt, literalOf } from "./factors.js";

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

/** At which end of its stated range a number stands, in the base played; undefined within it, without one, and outside. */
export function endOfRange(program: Program, { at, value }: Factor): "low" | "high" | undefined {
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
