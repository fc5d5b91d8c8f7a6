import type { Program } from "../../../engine/index.js";
import {
  countNumbers,
  countVarying,
  designSize,
  type Factor,
  FEWEST_WORLDS,
  type Figure,
  type FirstPlaces,
  type Flip,
  type Indices,
  type Source,
  type Turning,
  WIDEST_INDEX,
} from "../../../lab/index.js";
import { t, tn } from "../../../language/index.js";
import { formatNumber, formatShare } from "../../../units/index.js";
import { print, table } from "../../output.js";
import { atTheirEnds } from "./ends-of-range.js";
import { factorValue } from "./factors.js";
import { tooSmall, wholePercent } from "./sensitivity.js";
import { amount, range, shareByWidth, sharesByWidth } from "./words.js";

/** Shares of the verdict's variance that rest on assumptions, and on cited numbers. */
export interface Grounds {
  readonly assumed: Indices;
  readonly cited: Indices | undefined;
}

export interface Found {
  /** The strategies in the order of mean real wealth with the numbers as they stand: the first two. */
  readonly leader: string;
  readonly second: string;
  /** Which of the others is first most often over the drawn points, the second where none ever is: what the leader's variance is told against. */
  readonly rival: string;
  /** How far the first is ahead of the second there, on the worlds of a point, and how many these are. */
  readonly lead: Figure;
  readonly worlds: number;
  readonly points: number;
  readonly first: readonly FirstPlaces[];
  /** Share of points at which several are ruined as seldom as any. */
  readonly tiedInRuin: number;
  readonly turns: Turning;
  readonly sources: readonly Source[];
  readonly grounds: Grounds | undefined;
}

const MOST_ROWS = 6;
const share = (value: number): string => formatShare(Math.min(1, Math.max(0, value)));

/** A number with its source and range; a figure that several numbers are with these. */
function nameOf(factor: Factor): string {
  const { name, source, together } = factor;
  const numbers = together.map((of) => of.name).join(", ");
  return t("{number} ({source}), from {low} to {high}", {
    number: name,
    source: together.length > 1 ? numbers : source,
    low: factorValue(factor, factor.low),
    high: factorValue(factor, factor.high),
  });
}

/** Numbers that turn the ranking, each on a line of its own above its figures. */
function tellClear(clear: readonly Flip[], leader: string): void {
  print(
    t(
      "What turns the ranking: share of points (in per cent) at which {leader} is first, on both sides of a value; at last, what moving the number alone from its low to its high end does to how far {leader} is ahead of the best of the others.",
      { leader },
    ),
  );
  const head = [
    t("stands at"),
    t("parted at"),
    t("{leader} first below", { leader }),
    t("above"),
    t("takes away"),
    t("alone, moves the lead by"),
  ];
  const shown = clear.slice(0, MOST_ROWS);
  const lines = table([
    head,
    ...shown.map(({ factor, parts, below, above, explains, alone }) => [
      factorValue(factor, factor.value),
      factorValue(factor, parts),
      sharesByWidth(below),
      sharesByWidth(above),
      share(explains),
      alone === undefined ? "" : amount(alone),
    ]),
  ]);
  print(`    ${lines[0]}`);
  for (const [at, { factor }] of shown.entries()) print(`  ${nameOf(factor)}\n    ${lines[at + 1]}`);
  if (clear.length > shown.length)
    print(t("  and {count} more; --json has all", { count: clear.length - shown.length }));
}

/** What turns the ranking; numbers that say no more than chance are counted. */
function tellTurning({ turns: { chance, flips } }: Found, leader: string): void {
  const clear = flips.filter((flip) => flip.clear);
  const rest = flips.length - clear.length;
  if (flips.length === 0)
    return print(t("Nothing turns the ranking: {leader} is first at all points or at none.", { leader }));
  if (clear.length > 0) tellClear(clear, leader);
  if (rest > 0)
    print(
      clear.length === 0
        ? t(
            "No single number takes away more of the doubt than chance does ({chance} in 19 of 20 shuffles of the points) and moves the lead when it is moved alone.",
            { chance: share(chance) },
          )
        : t(
            "No other of the {count} takes away more of the doubt than chance does ({chance} in 19 of 20 shuffles of the points) and moves the lead when it is moved alone.",
            { count: flips.length, chance: share(chance) },
          ),
    );
}

/** Who is first with the numbers as they stand: that too is known only as well as so many worlds tell. */
function leadSentence({ leader, second, lead, worlds }: Found): string {
  const of = { leader, second, worlds, lead: range(lead, amount) };
  return lead.low > 0 && worlds >= FEWEST_WORLDS
    ? t("With the numbers as they stand {leader} is first in these {worlds} worlds, {lead} ahead of {second}.", of)
    : t(
        "With the numbers as they stand it is undecided in these {worlds} worlds whether {leader} or {second} is first: {leader} less {second} {lead}. What follows takes {leader} for the first; more --worlds would tell.",
        of,
      );
}

/** Those that turn the ranking, and those of a source that moves the difference more than chance would. */
const thatMatter = ({ turns, sources }: Found, factors: readonly Factor[]): readonly Factor[] =>
  factors.filter(
    (of) =>
      turns.flips.some(({ clear, factor }) => clear && factor === of) ||
      sources.some(({ clear, source }) => clear && source === of.source),
  );

/** All that was found, as a reader is told it. */
export function tell(program: Program, found: Found, factors: readonly Factor[], rows: number): void {
  const { leader, first } = found;
  const places = first.map(({ strategy, byWealth, byRuin }) => [
    strategy,
    shareByWidth(byWealth),
    shareByWidth(byRuin),
  ]);
  const head = [t("strategy"), t("first by real wealth"), t("ruined least often")];
  for (const line of table([head, ...places])) print(`  ${line}`);
  if (found.tiedInRuin > 0)
    print(
      t("At {share} of the points several are ruined as seldom as any; these are shared out among them.", {
        share: share(found.tiedInRuin),
      }),
    );
  print(leadSentence(found));
  tellTurning(found, leader);
  const ends = atTheirEnds(program, thatMatter(found, factors));
  if (ends !== "") print(ends);
  tellSources(found);
  tellGrounds(found, factors, rows);
}

function tellSources({ leader, rival: second, sources, points }: Found): void {
  const clear = sources.filter((of) => of.clear);
  const rest = sources.length - clear.length;
  if (clear.length > 0)
    print(
      t(
        "Of the variance of {leader} less {second} from point to point goes in a straight line with (squared correlations over the {points} points, less what chance gives):",
        { leader, second, points },
      ),
    );
  const rows = clear
    .slice(0, MOST_ROWS)
    .map((of) => [
      of.source,
      tn(of.numbers, "{count} number", "{count} numbers", { count: of.numbers }),
      shareByWidth({ value: of.share, low: of.low, high: of.high }),
    ]);
  for (const line of table(rows)) print(`  ${line}`);
  if (clear.length > rows.length) print(t("  and {count} more; --json has all", { count: clear.length - rows.length }));
  const shown = clear.slice(0, MOST_ROWS);
  if (shown.some(({ low, high }) => high - low > WIDEST_INDEX))
    print(
      t("  * {points} points are few: an interval wider than {enough} points is not to be cited; --points more.", {
        points,
        enough: formatNumber(WIDEST_INDEX * 100, 0),
      }),
    );
  if (rest > 0)
    print(
      clear.length === 0
        ? t("No source moves {leader} less {second} more than chance would seem to.", { leader, second })
        : t("The other {count} sources move it no more than chance would seem to.", { count: rest }),
    );
}

function tellGrounds({ leader, rival: second, grounds }: Found, factors: readonly Factor[], rows: number): void {
  const assumed = countNumbers(factors.filter((factor) => factor.assumed));
  if (grounds === undefined) return;
  if (grounds.cited === undefined) {
    print(
      t("All {count} doubtful numbers are assumptions: what doubt there is about the verdict rests on them.", {
        count: assumed,
      }),
    );
    return;
  }
  const { assumed: ofAssumed, cited: ofCited } = grounds;
  print(
    t(
      "Of the whole variance of {leader} less {second} {ofAssumed} rests on the {assumed} assumed numbers, {ofCited} on the {cited} cited ones (total Sobol indices over {rows} rows of other points, bends and joint effects included; what both move together counts in both, so that they come to 100 % or more).",
      {
        leader,
        second,
        ofAssumed: range(ofAssumed.total, wholePercent),
        assumed,
        ofCited: range(ofCited.total, wholePercent),
        cited: countNumbers(factors) - assumed,
        rows,
      },
    ),
  );
  const size = designSize(
    [ofAssumed, ofCited].map(({ total }) => ({ first: total, total })),
    rows,
  );
  if (!size.enough) print(`  * ${tooSmall(size, rows)}`);
}

/** What was drawn, what is drawn together, and what is not drawn. */
export function tellDesign(program: Program, factors: readonly Factor[], points: number): void {
  print(
    t(
      "{count} doubtful numbers drawn from their ranges at {points} points (Latin hypercube), each on the same worlds. Intervals of first places are of the points and of the worlds, those of a cut of the points alone.",
      { count: countNumbers(factors), points },
    ),
  );
  for (const { source, together } of factors.filter((of) => of.together.length > 1))
    print(
      t("Drawn as one, since they are one figure of {source}: {numbers}.", {
        source,
        numbers: together.map((of) => of.name).join(", "),
      }),
    );
  const varying = countVarying(program);
  if (varying > 0)
    print(
      tn(
        varying,
        "{count} more assumed number differs from world to world: that is luck, not doubt.",
        "{count} more assumed numbers differ from world to world: that is luck, not doubt.",
        { count: varying },
      ),
    );
}
