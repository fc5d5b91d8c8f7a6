import {
  BREAK_EVEN_POINTS,
  type BreakEven,
  breakEven,
  type Factor,
  type FigureName,
  literalOf,
} from "../../../lab/index.js";
import { t } from "../../../language/index.js";
import { UsageError } from "../../errors.js";
import { type ManyOptions, progressOf, type Ready, withStudy } from "../../many.js";
import { print, printJson, say, table } from "../../output.js";
import { untilStopped } from "../../stopping.js";
import { asItStands, beyond, crossingSentence, movesNeither, noneSentence, type Question } from "./breakeven-words.js";
import { factorValue, fixedBy, others, readFactors, standsAt, whatIsShown, writeOf } from "./factors.js";
import { headline, range } from "./words.js";

export interface BreakEvenOptions extends ManyOptions {
  readonly vary: readonly string[];
  readonly worlds: number;
  readonly of: FigureName;
}

function tellCurve({ a, b, factor }: Question, { curve }: BreakEven, of: FigureName): void {
  const write = writeOf(of);
  const rows = curve.map((at) => [factorValue(factor, at.value), range({ ...at, value: at.difference }, write)]);
  for (const line of table([[factor.name, t("{a} less {b}", { a, b })], ...rows])) print(`  ${line}`);
}

/** Values in the unit the scenario writes the number in. */
const shown = ({ program }: Ready, factor: Factor, { curve, crossing, ...found }: BreakEven) => {
  const value = (at: number): number => at / factor.unit.factor;
  const { literal } = literalOf(program, factor.at) ?? {};
  return {
    stands: {
      value: value(factor.value),
      low: value(literal?.low ?? factor.value),
      high: value(literal?.high ?? factor.value),
      assumed: factor.assumed,
    },
    searched: { low: value(factor.low), high: value(factor.high) },
    number: factor.name,
    unit: factor.unit.text,
    source: factor.source,
    curve: curve.map((at) => ({ ...at, value: value(at.value) })),
    ...found,
    crossing:
      crossing === undefined
        ? null
        : { ...crossing, value: value(crossing.value), low: value(crossing.low), high: value(crossing.high) },
  };
};

/** Two strategies and one number. */
function questionOf({ names, program }: Ready, { vary }: BreakEvenOptions): Question {
  const [a, b, ...more] = names.strategies;
  if (a === undefined || b === undefined || more.length > 0)
    throw new UsageError(t("a break-even is between two strategies; name them with --strategies a,b"));
  const [factor, ...others] = readFactors(program, vary, say);
  if (factor === undefined || others.length > 0)
    throw new UsageError(t("name one number that is moved: --vary NAME (its stated range) or --vary NAME=LOW..HIGH"));
  return { a, b, factor };
}

function tell(
  ready: Ready,
  question: Question,
  found: BreakEven,
  { of, worlds }: BreakEvenOptions,
  stopped: boolean,
): void {
  const { factor, a, b } = question;
  const { moves, crossing, changes } = found;
  const neither = !moves.a && !moves.b && !stopped;
  if (neither) print(movesNeither(question, found, of, worlds));
  else {
    print(whatIsShown(of, { a, b, worlds }));
    tellCurve(question, found, of);
  }
  if (stopped) return;
  if (!neither)
    print(crossing === undefined ? noneSentence(question, found, of) : crossingSentence(question, crossing, of));
  if (changes > 1) print(t("The difference changes its sign {changes} times; this is the first.", { changes }));
  const there = asItStands(question, found, of, worlds);
  print(`${standsAt(ready, factor)}${there}${others(ready.program, factor)}`);
  print(beyond(factor));
}

/** `lab breakeven SCENARIO`: where one strategy stops being better than another as a number grows. */
export async function breakeven(name: string, options: BreakEvenOptions): Promise<void> {
  if (options.worlds < 2) throw new UsageError(t("a break-even needs worlds to resample; write --worlds 200 or more"));
  const many = options.worlds * BREAK_EVEN_POINTS;
  await withStudy(
    name,
    options,
    { command: "lab breakeven", worlds: many, fixed: fixedBy(options.vary) },
    async (ready) => {
      const question = questionOf(ready, options);
      const { a, b, factor } = question;
      const progress = progressOf(BREAK_EVEN_POINTS, "point");
      const { worlds, of } = options;
      const { result, stopped } = await untilStopped((stop) =>
        breakEven({ ...ready, worlds, stop, progress }, factor, { of, a, b }),
      );
      if (stopped) say(t("Stopped after {points} points; these are finished:", { points: result.curve.length }));
      const failures = ready.failures();
      if (options.json)
        return printJson({
          ...{ ...ready.about, worlds, finished: !stopped, failures, a, b, of },
          ...shown(ready, factor, result),
        });
      print(headline(ready.about, worlds, of));
      tell(ready, { factor, a: ready.named(a), b: ready.named(b) }, result, options, stopped);
    },
  );
}
