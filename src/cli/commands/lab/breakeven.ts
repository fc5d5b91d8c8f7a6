import {
  BREAK_EVEN_POINTS,
  type BreakEven,
  breakEven,
  type Factor,
  type FigureName,
  literalOf,
} from "../../../lab/index.js";
import { formatShare } from "../../../units/index.js";
import { UsageError } from "../../errors.js";
import { type ManyOptions, progressOf, type Ready, untilStopped, withStudy } from "../../many.js";
import { print, printJson, say, table } from "../../output.js";
import { factorValue, fixedBy, readFactors, SHOWN, writeOf } from "./factors.js";
import { headline, range } from "./words.js";

export interface BreakEvenOptions extends ManyOptions {
  readonly vary: readonly string[];
  readonly worlds: number;
  readonly of: FigureName;
}

/** What being better means, and what its end is called. */
const SAYS: Readonly<Record<FigureName, { readonly better: string; readonly sign: 1 | -1; readonly figure: string }>> =
  {
    wealth: { better: "having more real wealth in the mean than", sign: 1, figure: "real wealth" },
    ruin: { better: "being ruined less often than", sign: -1, figure: "share ruined" },
  };

/** The share of resamples a 95 % interval may leave beyond one of its ends. */
const BEYOND = 0.025;

/** It keeps its sign over the range: who is better, and in how many resamples of the worlds that is not so. */
function noneSentence({ a, b, factor }: Question, { curve, resamples }: BreakEven, of: FigureName): string {
  const { better, sign } = SAYS[of];
  const over = `for ${factor.name} from ${factorValue(factor, factor.low)} to ${factorValue(factor, factor.high)}`;
  const alike = curve.filter(({ difference }) => difference === 0).length;
  if (alike === curve.length) return `No break-even: ${a} and ${b} are alike in it ${over}.`;
  const ahead = curve.every(({ difference }) => difference * sign >= 0);
  const but = alike === 0 ? "" : ` At ${alike} of the ${curve.length} values looked at they are alike.`;
  const goes = `${ahead ? a : b} goes on ${better} ${ahead ? b : a} ${over}`;
  const { all, crossing } = resamples;
  return crossing / all > BEYOND
    ? `Undecided: in these worlds ${goes}, but in ${formatShare(crossing / all)} of ${all} resamples of them there is a break-even; more --worlds would tell.${but}`
    : `No break-even: ${goes}. In ${crossing === 0 ? "none" : crossing} of ${all} resamples of the worlds there is one.${but}`;
}

/** An end of the interval that is open has a round bracket, and the end of what was looked at is told for it. */
function crossingSentence(
  { a, b, factor }: Question,
  found: NonNullable<BreakEven["crossing"]>,
  of: FigureName,
): string {
  const { better, sign } = SAYS[of];
  const value = (at: number): string => factorValue(factor, at);
  const { low, high, openLow, openHigh, crosses, ends } = found;
  const stops = ends === (sign === 1);
  const interval = `${openLow ? "(open" : `[${value(low)}`} .. ${openHigh ? "open)" : `${value(high)}]`}`;
  const sides = [...(openLow ? [`below ${value(low)}`] : []), ...(openHigh ? [`above ${value(high)}`] : [])].join(
    " and ",
  );
  const open =
    openLow || openHigh
      ? ` In ${formatShare(1 - crosses)} of resamples of the worlds it does not cross there, so nothing says that it does not lie ${sides}.`
      : "";
  return `${a} ${stops ? "stops" : "starts"} ${better} ${b} when ${factor.name} exceeds ${value(found.value)} ${interval}.${open}`;
}

interface Question {
  readonly a: string;
  readonly b: string;
  readonly factor: Factor;
}

/** Where the number stands, what it rests on, and what its stated range is. */
function standsAt({ program, choice }: Ready, factor: Factor): string {
  const { literal } = literalOf(program, factor.at) ?? {};
  const isSet = Object.hasOwn(choice.changes ?? {}, program.model.scenario.parameters[factor.at]?.name ?? "");
  const source = factor.source === "" ? "" : factor.assumed ? `, assumed (${factor.source})` : ` (${factor.source})`;
  const rests = isSet ? ", as it was set" : source;
  const range =
    literal === undefined || literal.low === literal.high
      ? "no range is stated"
      : `its range is ${factorValue(factor, literal.low)} to ${factorValue(factor, literal.high)}`;
  return `${factor.name} stands at ${factorValue(factor, factor.value)}${rests}; ${range}.`;
}

/** Who is better with the number as it stands, where that follows from the crossing. */
function asItStands({ a, b, factor }: Question, { crossing, changes }: BreakEven, of: FigureName): string {
  const { better, sign } = SAYS[of];
  const { value, low, high } = factor;
  if (value < low || value > high) return " It stands outside what was looked at.";
  if (crossing === undefined || changes !== 1) return "";
  if (value >= crossing.low && value <= crossing.high)
    return " So near the break-even it is undecided which is better.";
  const before = crossing.ends === (sign === 1) ? [a, b] : [b, a];
  const [ahead, behind] = value < crossing.value ? before : before.toReversed();
  return ` There ${ahead} goes on ${better} ${behind}.`;
}

/** What was not looked at; of a share looked at from end to end there is nothing else. */
const beyond = (factor: Factor): string =>
  factor.unit.text === "%" && factor.low === 0 && factor.high === 1
    ? "0 % to 100 % is all there is of a share."
    : `Looked at from ${factorValue(factor, factor.low)} to ${factorValue(factor, factor.high)}; what happens outside is not known (--vary ${factor.name}=LOW..HIGH looks there).`;

function tellCurve({ a, b, factor }: Question, { curve }: BreakEven, of: FigureName): void {
  const write = writeOf(of);
  const rows = curve.map((at) => [factorValue(factor, at.value), range({ ...at, value: at.difference }, write)]);
  for (const line of table([[factor.name, `${a} less ${b}`], ...rows])) print(`  ${line}`);
}

/** A number that changes the figure of neither has no break-even to look for: the difference is the same at every value. */
function movesNeither({ a, b, factor }: Question, { curve }: BreakEven, of: FigureName, worlds: number): string {
  const [at] = curve;
  const same = at === undefined ? "" : range({ ...at, value: at.difference }, writeOf(of));
  return `No break-even: ${factor.name} moves neither ${a} nor ${b}. In each of the ${worlds} worlds their ${SAYS[of].figure} is the same at all ${curve.length} values from ${factorValue(factor, factor.low)} to ${factorValue(factor, factor.high)}; ${a} less ${b} is ${same}${of === "ruin" ? " points" : ""}.`;
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
    throw new UsageError("a break-even is between two strategies; name them with --strategies a,b");
  const [factor, ...others] = readFactors(program, vary);
  if (factor === undefined || others.length > 0)
    throw new UsageError("name one number that is moved: --vary NAME (its stated range) or --vary NAME=LOW..HIGH");
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
    print(`${SHOWN[of]}: ${a} less ${b}, on the same ${worlds} worlds at every value.`);
    tellCurve(question, found, of);
  }
  if (stopped) return;
  if (!neither)
    print(crossing === undefined ? noneSentence(question, found, of) : crossingSentence(question, crossing, of));
  if (changes > 1) print(`The difference changes its sign ${changes} times; this is the first.`);
  print(`${standsAt(ready, factor)}${asItStands(question, found, of)}`);
  print(beyond(factor));
}

/** `lab breakeven SCENARIO`: where one strategy stops being better than another as a number grows. */
export async function breakeven(name: string, options: BreakEvenOptions): Promise<void> {
  if (options.worlds < 2) throw new UsageError("a break-even needs worlds to resample; write --worlds 200 or more");
  const many = options.worlds * BREAK_EVEN_POINTS;
  await withStudy(name, options, { worlds: many, fixed: fixedBy(options.vary) }, async (ready) => {
    const question = questionOf(ready, options);
    const { a, b, factor } = question;
    const progress = progressOf(BREAK_EVEN_POINTS, "point");
    const { worlds, of } = options;
    const { result, stopped } = await untilStopped((stop) =>
      breakEven({ ...ready, worlds, stop, progress }, factor, { of, a, b }),
    );
    if (stopped) say(`Stopped after ${result.curve.length} points; these are finished:`);
    if (options.json)
      return printJson({ ...ready.about, worlds, finished: !stopped, a, b, of, ...shown(ready, factor, result) });
    print(headline(ready.about, worlds));
    tell(ready, question, result, options, stopped);
  });
}
