import type { BreakEven, Factor, FigureName } from "../../../lab/index.js";
import { msg, t } from "../../../language/index.js";
import { formatShare } from "../../../units/index.js";
import { factorValue, writeOf } from "./factors.js";
import { range } from "./words.js";

/** Two strategies and the number that is moved. */
export interface Question {
  readonly a: string;
  readonly b: string;
  readonly factor: Factor;
}

/** What being better means, whichever way it turns; `sign` is that of a difference of which A has the better. */
const SAYS = {
  wealth: {
    sign: 1,
    stops: msg("{a} stops having more real wealth in the mean than {b} when {number} exceeds {value}."),
    starts: msg("{a} starts having more real wealth in the mean than {b} when {number} exceeds {value}."),
    none: msg(
      "No break-even: {ahead} goes on having more real wealth in the mean than {behind} for {number} from {low} to {high}. In {crossing} of {all} resamples of the worlds there is one.",
    ),
    open: msg(
      "Undecided: in these worlds {ahead} goes on having more real wealth in the mean than {behind} for {number} from {low} to {high}, but in {crossing} of {all} resamples of them there is a break-even. More --worlds would tell.",
    ),
    there: msg(" There {ahead} goes on having more real wealth in the mean than {behind}."),
    still: msg(
      "No break-even: {number} moves neither {a} nor {b}. In each of the {worlds} worlds their real wealth is the same at all {values} values from {low} to {high}; {a} less {b} is {same}.",
    ),
  },
  ruin: {
    sign: -1,
    stops: msg("{a} stops being ruined less often than {b} when {number} exceeds {value}."),
    starts: msg("{a} starts being ruined less often than {b} when {number} exceeds {value}."),
    none: msg(
      "No break-even: {ahead} goes on being ruined less often than {behind} for {number} from {low} to {high}. In {crossing} of {all} resamples of the worlds there is one.",
    ),
    open: msg(
      "Undecided: in these worlds {ahead} goes on being ruined less often than {behind} for {number} from {low} to {high}, but in {crossing} of {all} resamples of them there is a break-even. More --worlds would tell.",
    ),
    there: msg(" There {ahead} goes on being ruined less often than {behind}."),
    still: msg(
      "No break-even: {number} moves neither {a} nor {b}. In each of the {worlds} worlds the same of the two end in ruin at all {values} values from {low} to {high}; {a} less {b} is {same} points.",
    ),
  },
} as const satisfies Record<FigureName, object>;

/** The share of resamples a 95 % interval may leave beyond one of its ends. */
const BEYOND = 0.025;

const rangeOf = (factor: Factor) => ({
  number: factor.name,
  low: factorValue(factor, factor.low),
  high: factorValue(factor, factor.high),
});

/** It keeps its sign over the range: who is better, and in how many resamples of the worlds that is not so. */
export function noneSentence({ a, b, factor }: Question, { curve, resamples }: BreakEven, of: FigureName): string {
  const says = SAYS[of];
  const alike = curve.filter(({ difference }) => difference === 0).length;
  if (alike === curve.length)
    return t("No break-even: {a} and {b} are alike in it for {number} from {low} to {high}.", {
      a,
      b,
      ...rangeOf(factor),
    });
  const aAhead = curve.every(({ difference }) => difference * says.sign >= 0);
  const but =
    alike === 0
      ? ""
      : t(" At {alike} of the {values} values looked at they are alike.", { alike, values: curve.length });
  const { all, crossing } = resamples;
  const told = { ahead: aAhead ? a : b, behind: aAhead ? b : a, ...rangeOf(factor), all, crossing };
  return `${t(crossing / all > BEYOND ? says.open : says.none, told)}${but}`;
}

/** An end of the interval that is open has a round bracket, and it is told why. */
export function crossingSentence(
  { a, b, factor }: Question,
  { value, low, high, openLow, openHigh, crosses, ends }: NonNullable<BreakEven["crossing"]>,
  of: FigureName,
): string {
  const says = SAYS[of];
  const from = openLow ? `(${t("open")}` : `[${factorValue(factor, low)}`;
  const to = openHigh ? `${t("open")})` : `${factorValue(factor, high)}]`;
  const told = { a, b, number: factor.name, value: `${factorValue(factor, value)} ${from} .. ${to}` };
  const sentence = t(ends === (says.sign === 1) ? says.stops : says.starts, told);
  if (!openLow && !openHigh) return sentence;
  const share = formatShare(1 - crosses);
  return `${sentence}${t(" In {share} of resamples of the worlds there is no such crossing from {low} to {high}: the interval has no end on the side of its round bracket.", { share, ...rangeOf(factor) })}`;
}

/** A number that changes the figure of neither has no break-even to look for: the difference is the same at every value. */
export function movesNeither({ a, b, factor }: Question, { curve }: BreakEven, of: FigureName, worlds: number): string {
  const [at] = curve;
  const same = at === undefined ? "" : range({ ...at, value: at.difference }, writeOf(of));
  return t(SAYS[of].still, { a, b, worlds, values: curve.length, same, ...rangeOf(factor) });
}

/** Who is better with the number as it stands, where that follows from the crossing. */
export function asItStands(
  { a, b, factor }: Question,
  { crossing, changes }: BreakEven,
  of: FigureName,
  worlds: number,
): string {
  const says = SAYS[of];
  const { value, low, high } = factor;
  if (value < low || value > high) return t(" It stands outside what was looked at.");
  if (crossing === undefined || changes !== 1) return "";
  if (value >= crossing.low && value <= crossing.high)
    return t(" So near the break-even {worlds} worlds leave it undecided which is better.", { worlds });
  const before = crossing.ends === (says.sign === 1) ? [a, b] : [b, a];
  const [ahead = a, behind = b] = value < crossing.value ? before : before.toReversed();
  return t(says.there, { ahead, behind });
}

/** What was not looked at; of a share looked at from end to end there is nothing else. */
export const beyond = (factor: Factor): string =>
  factor.unit.text === "%" && factor.low === 0 && factor.high === 1
    ? t("0 % to 100 % is all there is of a share.")
    : t(
        "Looked at from {low} to {high}; what happens outside is not known (--vary {number}=LOW..HIGH looks there).",
        rangeOf(factor),
      );
