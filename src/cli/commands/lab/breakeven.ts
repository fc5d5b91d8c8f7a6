import { BREAK_EVEN_POINTS, type BreakEven, breakEven, type Factor, literalOf } from "../../../lab/index.js";
import { formatShare } from "../../../units/index.js";
import { UsageError } from "../../errors.js";
import { type ManyOptions, progressOf, type Ready, untilStopped, withStudy } from "../../many.js";
import { print, printJson, say, table } from "../../output.js";
import { differencesOf, type FigureName, factorValue, fixedBy, readFactors } from "./factors.js";
import { amount, headline } from "./words.js";

export interface BreakEvenOptions extends ManyOptions {
  readonly vary: readonly string[];
  readonly worlds: number;
  readonly of: FigureName;
}

/** What being better means, and what its end is called. */
const SAYS: Readonly<Record<FigureName, { readonly better: string; readonly sign: 1 | -1 }>> = {
  wealth: { better: "having more real wealth in the mean than", sign: 1 },
  ruin: { better: "being ruined less often than", sign: -1 },
};

/** The share of resamples a 95 % interval needs to be closed. */
const CLOSED = 0.975;

function sentence(a: string, b: string, factor: Factor, { crossing, curve }: BreakEven, of: FigureName): string {
  const { better, sign } = SAYS[of];
  const value = (at: number): string => factorValue(factor, at);
  const through = `${value(factor.low)} to ${value(factor.high)}`;
  if (crossing === undefined) {
    const alike = curve.filter(({ difference }) => difference === 0).length;
    if (alike === curve.length)
      return `No break-even: ${a} and ${b} are alike in it for ${factor.name} from ${through}.`;
    const ahead = curve.every(({ difference }) => difference * sign >= 0);
    const but = alike === 0 ? "" : ` At ${alike} of the ${curve.length} values looked at they are alike.`;
    return `No break-even: ${ahead ? a : b} goes on ${better} ${ahead ? b : a} for ${factor.name} from ${through}.${but}`;
  }
  const stops = crossing.ends === (sign === 1);
  const interval = `[${value(crossing.low)} .. ${value(crossing.high)}]`;
  const open =
    crossing.crosses < CLOSED
      ? ` In ${formatShare(1 - crossing.crosses)} of resamples it does not cross from ${through}, so the interval is open.`
      : "";
  return `${a} ${stops ? "stops" : "starts"} ${better} ${b} when ${factor.name} exceeds ${value(crossing.value)} ${interval}.${open}`;
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

function tellCurve(factor: Factor, { curve }: BreakEven, a: string, b: string, of: FigureName): void {
  const write = of === "ruin" ? formatShare : amount;
  const head = [factor.name, `${a} less ${b}`];
  for (const line of table([head, ...curve.map((at) => [factorValue(factor, at.value), write(at.difference)])]))
    print(`  ${line}`);
}

/** Values in the unit the scenario writes the number in. */
const shown = ({ program }: Ready, factor: Factor, { curve, crossing, changes }: BreakEven) => {
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
    curve: curve.map((at) => ({ value: value(at.value), difference: at.difference })),
    changes,
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

function tell(ready: Ready, question: Question, found: BreakEven, { of }: BreakEvenOptions, stopped: boolean): void {
  const { a, b, factor } = question;
  tellCurve(factor, found, a, b, of);
  if (stopped) return;
  print(sentence(a, b, factor, found, of));
  if (found.changes > 1) print(`The difference changes its sign ${found.changes} times; this is the first.`);
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
      breakEven({ ...ready, worlds, stop, progress }, factor, (gathered) => differencesOf(gathered, of, a, b)),
    );
    if (stopped) say(`Stopped after ${result.curve.length} points; these are finished:`);
    if (options.json)
      return printJson({ ...ready.about, worlds, finished: !stopped, a, b, of, ...shown(ready, factor, result) });
    print(headline(ready.about, worlds));
    tell(ready, question, result, options, stopped);
  });
}
