import {
  bootstrapFigure,
  type Interval,
  less,
  mean,
  meanBootstrap,
  type Outcomes,
  pairedCounts,
  pairedShares,
  shareInterval,
  winsOf,
} from "../lab/index.js";
import type { Claim } from "./lesson.js";

/** Plays of the claim's two sides over the same worlds; B is missing where the claim has none. */
export interface ClaimPlays {
  readonly a: Outcomes;
  readonly b: Outcomes | undefined;
  /** Ids in the order the outcomes count them. */
  readonly endings: readonly string[];
  readonly credits: readonly string[];
  /** What the variable of the figure stood at in each world; missing where the figure is of none. */
  readonly numbers?: { readonly a: Float64Array; readonly b: Float64Array };
}

type Names = Pick<ClaimPlays, "endings" | "credits">;

/** What came out of a claim: the figure with its 95 % interval, and whether the whole interval lies where it is said to lie. */
export interface Tested extends Interval {
  readonly value: number;
  readonly holds: boolean;
}

/** A claim about something the scenario has not. */
export class ClaimError extends Error {
  override readonly name = "ClaimError";
  /** What was written, and what could have been. */
  readonly written: string;
  readonly known: readonly string[];

  constructor(what: string, written: string, known: readonly string[]) {
    super(what);
    this.written = written;
    this.known = known;
  }
}

export const DEFAULT_WORLDS = 400;
export const DEFAULT_SEED = "lesson";

/** One number for each world: ones and zeros for a share, or amounts for a mean. */
interface Column {
  readonly share: boolean;
  readonly column: Float64Array;
}

const shares = (of: Float64Array, is: (value: number) => boolean): Column => ({
  share: true,
  column: of.map((value) => (is(value) ? 1 : 0)),
});

/** Figures that are called after a thing of the scenario, or a number. */
function columnNamed(figure: string, of: Outcomes, { endings, credits }: Names): Column {
  const [kind = "", name = ""] = figure.split(/:(.*)/s);
  if (kind === "under") return shares(of.wealth, (value) => value < Number(name));
  const names = kind === "default" ? credits : endings;
  const at = names.indexOf(name);
  if (at < 0) throw new ClaimError(`no ${kind === "default" ? "credit" : "ending"} '${name}'`, name, names);
  return kind === "default"
    ? shares(of.unpaid[at] ?? new Float64Array(), (owed) => owed > 0)
    : shares(of.ending, (ending) => ending === at);
}

function columnOf(figure: string, of: Outcomes, names: Names): Column {
  switch (figure) {
    case "wealth":
      return { share: false, column: of.wealth };
    case "fall":
      return { share: false, column: of.drawdown };
    case "hunger":
      return { share: false, column: of.hungerDays };
    case "days":
      return { share: false, column: of.day };
    case "ruin":
      return { share: true, column: of.ruined };
    case "deaths":
      return shares(of.deaths, (count) => count > 0);
    default:
      return columnNamed(figure, of, names);
  }
}

/** Share of worlds that end below the mean of all. The mean is the sample's own, so every resample has its own: Wilson's interval takes a threshold that is given. */
function belowMean({ wealth }: Outcomes): Omit<Tested, "holds"> {
  const share = (chosen: Uint32Array): number => {
    const drawn = Float64Array.from(chosen, (world) => wealth[world] ?? 0);
    const middle = mean(drawn);
    return drawn.filter((value) => value < middle).length / drawn.length;
  };
  const { low, high } = bootstrapFigure(wealth.length, share);
  return { value: share(Uint32Array.from(wealth, (_value, world) => world)), low, high };
}

/** Mean wealth of the worlds that did not end in ruin over that of all worlds: what is told over what there was. */
function survivorship({ wealth, ruined }: Outcomes): Omit<Tested, "holds"> {
  const ratio = (chosen: ArrayLike<number>): number => {
    let [all, told, tellers] = [0, 0, 0];
    for (let index = 0; index < chosen.length; index += 1) {
      const world = chosen[index] ?? 0;
      all += wealth[world] ?? 0;
      if (ruined[world] === 1) continue;
      told += wealth[world] ?? 0;
      tellers += 1;
    }
    return told / tellers / (all / chosen.length);
  };
  const { low, high } = bootstrapFigure(wealth.length, ratio);
  return { value: ratio(Uint32Array.from(wealth, (_value, world) => world)), low, high };
}

function shareOf(a: Float64Array, b: Float64Array | undefined): Omit<Tested, "holds"> {
  if (b === undefined) {
    const count = a.reduce((sum, one) => sum + one, 0);
    return { value: count / Math.max(1, a.length), ...shareInterval(count, a.length) };
  }
  const { difference, low, high } = pairedShares(pairedCounts(a, b));
  return { value: difference, low, high };
}

function meanOf(a: Float64Array, b: Float64Array | undefined): Omit<Tested, "holds"> {
  const column = b === undefined ? a : less(a, b);
  return { value: mean(column), ...meanBootstrap(column) };
}

const WORDS: Readonly<Record<string, (name: string, unit: string) => string>> = {
  wealth: (_name, unit) => `real wealth at the end, in ${unit}`,
  fall: (_name, unit) => `deepest fall of real wealth, in ${unit}`,
  hunger: () => "days of food missed, summed over the household",
  days: () => "days played",
  ruin: () => "share of worlds that end in ruin",
  deaths: () => "share of worlds in which somebody of the household dies",
  beats: () => "share of worlds in which A ends with more than B, ties shared",
  "below-mean": () => "share of worlds that end below the mean of all",
  survivorship: () => "mean of the worlds that did not end in ruin, over the mean of all",
  ending: (name) => `share of worlds that end in '${name}'`,
  default: (name) => `share of worlds in which the lender of '${name}' is not paid in full`,
  under: (name, unit) => `share of worlds that end with less than ${name} ${unit}`,
  number: (name) => `'${name}' at the end`,
};

/** What a figure is, in words; `unit` is what real wealth is counted in. */
export function figureWords(figure: string, unit: string): string {
  const [kind = "", name = ""] = figure.split(/:(.*)/s);
  return WORDS[kind]?.(name, unit) ?? figure;
}

const SHARES = /^(ruin|deaths|beats|below-mean|(ending|default|under):.*)$/;
/** Whether a figure is a share of worlds, or a difference of two. */
export const isShare = (figure: string): boolean => SHARES.test(figure);

/** The variable a claim is about, by its id in the scenario. */
export const variableOf = ({ figure }: Claim): string | undefined =>
  figure.startsWith("number:") ? figure.slice("number:".length) : undefined;

/** The figure of a claim with its interval. */
function figureOf({ figure }: Claim, { a, b, ...names }: ClaimPlays): Omit<Tested, "holds"> {
  if (names.numbers !== undefined) return meanOf(names.numbers.a, b && names.numbers.b);
  if (figure === "survivorship") return survivorship(a);
  if (figure === "below-mean") return belowMean(a);
  if (figure === "beats") return winsOf(less(a.wealth, (b ?? a).wealth)).aBeatsB;
  const { share, column } = columnOf(figure, a, names);
  const other = b === undefined ? undefined : columnOf(figure, b, names).column;
  return share ? shareOf(column, other) : meanOf(column, other);
}

/**
 * Holds a claim against plays. It holds when the whole 95 % interval lies where the claim says: bootstrap-t for means,
 * Newcombe's paired interval for a difference of shares, Wilson's for one share, a percentile bootstrap for below-mean and survivorship; ties of beats are shared.
 * @throws ClaimError when it names an ending or credit the scenario has not.
 */
export function testClaim(claim: Claim, plays: ClaimPlays): Tested {
  const { above = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY } = claim;
  const found = figureOf(claim, plays);
  return { ...found, holds: found.low > above && found.high < below };
}
