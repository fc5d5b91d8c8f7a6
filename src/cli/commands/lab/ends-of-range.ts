import type { Program } from "../../../engine/index.js";
import { doubtfulNumbers, endOfRange, type Factor, type OtherEnd, otherEnds } from "../../../lab/index.js";
import { t, tn } from "../../../language/index.js";
import type { ManyOptions, Ready } from "../../many.js";
import { needsTrust } from "../../roster.js";
import { untilStopped } from "../../stopping.js";
import { factorValue } from "./factors.js";
import { amount, range } from "./words.js";

/** Of each pair the numbers at an end of their range that matter to it. Code is asked no more than the study itself asks it: it may fail, and what fails is counted. */
export const endsLookedAt = async (
  field: Ready & { readonly worlds: number },
  pairs: readonly (readonly [string, string])[],
  { strategies = "" }: ManyOptions,
): Promise<readonly (readonly OtherEnd[])[]> =>
  needsTrust(strategies)
    ? []
    : (await untilStopped((stop) => otherEnds({ ...field, stop }, doubtfulNumbers(field.program), pairs))).result;

/** The numbers that stand at an end of their range, in a line; empty where none does. */
export function atTheirEnds(program: Program, factors: readonly Factor[]): string {
  const at = factors.flatMap((factor) => {
    const end = endOfRange(program, factor);
    const told = {
      number: factor.name,
      value: factorValue(factor, factor.value),
      low: factorValue(factor, factor.low),
      high: factorValue(factor, factor.high),
    };
    if (end === undefined) return [];
    return [
      end === "low"
        ? t("{number} at {value}, the lower end of {low} to {high}", told)
        : t("{number} at {value}, the upper end of {low} to {high}", told),
    ];
  });
  const told = { count: at.length, numbers: at.join("; ") };
  return at.length === 0
    ? ""
    : tn(
        at.length,
        "{count} of the numbers that matter stands at an end of its range, so that all doubt about it has one side: {numbers}.",
        "{count} of the numbers that matter stand at an end of their range, so that all doubt about them has one side: {numbers}.",
        told,
      );
}

/** What a number at an end of its range would make of a difference at its other end. */
export function otherEndLine({ factor, end, worlds, here, there }: OtherEnd, a: string, b: string): string {
  const told = {
    ...{ number: factor.name, a, b, worlds, here: range(here, amount), there: range(there, amount) },
    value: factorValue(factor, factor.value),
    low: factorValue(factor, factor.low),
    high: factorValue(factor, factor.high),
  };
  return end === "low"
    ? t(
        "{number} stands at {value}, the lower end of its range, {low} to {high}. At the other end {a} less {b} is {there} in the first {worlds} worlds, as it stands {here}.",
        told,
      )
    : t(
        "{number} stands at {value}, the upper end of its range, {low} to {high}. At the other end {a} less {b} is {there} in the first {worlds} worlds, as it stands {here}.",
        told,
      );
}

/** The same for a script, in the unit the scenario writes the number in. */
export const otherEndJson = ({ factor, ...of }: OtherEnd) => ({
  number: factor.name,
  numbers: factor.together.map(({ name }) => name),
  unit: factor.unit.text,
  source: factor.source,
  value: factor.value / factor.unit.factor,
  low: factor.low / factor.unit.factor,
  high: factor.high / factor.unit.factor,
  ...of,
});
