import type { Outcomes } from "../lab/index.js";
import { msg, t } from "../language/index.js";

/** What endings and credits are called, in the order the outcomes count them. */
export interface FigureNames {
  readonly endings: readonly string[];
  readonly credits: readonly string[];
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

interface Figure {
  /** Whether it is a share of worlds. */
  readonly share?: true;
  /** How what stands behind its colon is written; missing where nothing does. */
  readonly named?: string;
  /** Whether it is one of a side against the other, or of one side alone. */
  readonly sides?: "two" | "one";
  /** In words; `unit` is what real wealth is counted in, `until` the last day played where it is not the campaign's. */
  readonly words: (name: string, unit: string, until: number | undefined) => string;
  /** One number for each world, a one or a zero for a share; missing where a figure is not made of such. */
  readonly column?: (of: Outcomes, name: string, names: FigureNames) => Float64Array;
}

const where = (of: Float64Array, is: (value: number) => boolean): Float64Array =>
  of.map((value) => (is(value) ? 1 : 0));

/** @param kind what is said where there is none of the name */
function place(kind: string, name: string, names: readonly string[]): number {
  const at = names.indexOf(name);
  if (at < 0) throw new ClaimError(t(kind, { name }), name, names);
  return at;
}

const ID = "[a-z][a-z0-9-]*";

/** Every figure a claim can be about. */
const FIGURES: Readonly<Record<string, Figure>> = {
  wealth: {
    words: (_name, unit, until) =>
      until === undefined
        ? t("real wealth at the end, in {unit}", { unit })
        : t("real wealth when day {until} is over, in {unit}", { unit, until }),
    column: ({ wealth }) => wealth,
  },
  fall: {
    words: (_name, unit) => t("deepest fall of real wealth, in {unit}", { unit }),
    column: ({ drawdown }) => drawdown,
  },
  hunger: {
    words: () => t("days of food missed, summed over the household"),
    column: ({ hungerDays }) => hungerDays,
  },
  days: { words: () => t("days played"), column: ({ day }) => day },
  ruin: { share: true, words: () => t("share of worlds that end in ruin"), column: ({ ruined }) => ruined },
  deaths: {
    share: true,
    words: () => t("share of worlds in which somebody of the household dies"),
    column: ({ deaths }) => where(deaths, (count) => count > 0),
  },
  beats: {
    share: true,
    sides: "two",
    words: () => t("share of worlds in which A ends with more than B, ties shared"),
  },
  "below-mean": { share: true, sides: "one", words: () => t("share of worlds that end below the mean of all") },
  survivorship: { sides: "one", words: () => t("mean of the worlds that did not end in ruin, over the mean of all") },
  ending: {
    share: true,
    named: ID,
    words: (name) => t("share of worlds that end in '{name}'", { name }),
    column: ({ ending }, name, { endings }) => {
      const at = place(msg("no ending '{name}'"), name, endings);
      return where(ending, (of) => of === at);
    },
  },
  default: {
    share: true,
    named: ID,
    words: (name) => t("share of worlds in which the lender of '{name}' is not paid in full", { name }),
    column: ({ unpaid }, name, { credits }) =>
      where(unpaid[place(msg("no credit '{name}'"), name, credits)] ?? new Float64Array(), (owed) => owed > 0),
  },
  under: {
    share: true,
    named: "-?\\d+",
    words: (name, unit) => t("share of worlds that end with less than {amount} {unit}", { amount: name, unit }),
    column: ({ wealth }, name) => where(wealth, (value) => value < Number(name)),
  },
  number: {
    named: ID,
    words: (name, _unit, until) =>
      until === undefined
        ? t("'{name}' at the end", { name })
        : t("'{name}' when day {until} is over", { name, until }),
  },
};

const partsOf = (figure: string): readonly [kind: string, name: string] => {
  const [kind = "", name = ""] = figure.split(/:(.*)/s);
  return [kind, name];
};

const known = (figure: string): Figure | undefined => FIGURES[partsOf(figure)[0]];

/** How a figure is written. */
export const FIGURE_PATTERN = new RegExp(
  `^(${Object.entries(FIGURES)
    .map(([kind, { named }]) => (named === undefined ? kind : `${kind}:${named}`))
    .join("|")})$`,
);

/** Whether a figure needs two sides, may have but one, or takes either. */
export const sidesOf = (figure: string): Figure["sides"] => known(figure)?.sides;

/** What a figure is, in words; `unit` is what real wealth is counted in, `until` the last day that is played where it is not the campaign's. */
export const figureWords = (figure: string, unit: string, until?: number): string =>
  known(figure)?.words(partsOf(figure)[1], unit, until) ?? figure;

/** Whether a figure is a share of worlds, or a difference of two. */
export const isShare = (figure: string): boolean => known(figure)?.share === true;

/** One number for each world. @throws ClaimError when it names an ending or credit the scenario has not */
export const columnOf = (figure: string, of: Outcomes, names: FigureNames): Float64Array =>
  known(figure)?.column?.(of, partsOf(figure)[1], names) ?? new Float64Array();
