import { differencesOf } from "./contrast.js";
import { endOfRange } from "./doubtful.js";
import type { Factor } from "./factors.js";
import { FEWEST_WORLDS, meanBootstrap } from "./intervals.js";
import type { Gathered } from "./outcomes.js";
import { less } from "./paired.js";
import { type Field, playDesign } from "./points.js";
import { mean } from "./statistics.js";
import type { Figure } from "./verdict.js";

/** A number that stands at an end of its range, and what A less B is in the mean with it at the other. */
export interface OtherEnd {
  readonly factor: Factor;
  readonly end: "low" | "high";
  /** On the same first worlds: as it stands, and at the other end. */
  readonly worlds: number;
  readonly here: Figure;
  readonly there: Figure;
}

/** At most so many worlds are looked at, and at most a quarter of what the study plays. */
const LOOKED_AT = 100;
const PART = 4;

/** Below this share of the difference a change is told of no number. */
const LEAST = 0.1;

const figure = (column: Float64Array): Figure => ({ value: mean(column), ...meanBootstrap(column) });

/**
 * Of each pair the numbers that stand at an end of their range and would, at the other end, surely change the mean
 * difference of real wealth by a tenth of it or more: those that change it most first. Nothing where the study is too small to look.
 */
export async function otherEnds(
  field: Field,
  factors: readonly Factor[],
  pairs: readonly (readonly [string, string])[],
): Promise<readonly (readonly OtherEnd[])[]> {
  const standing = factors.flatMap((factor) => {
    const end = endOfRange(field.program, factor);
    return end === undefined ? [] : [{ factor, end }];
  });
  const worlds = Math.min(LOOKED_AT, Math.floor(field.worlds / PART / (standing.length + 1)));
  if (standing.length === 0 || worlds < FEWEST_WORLDS) return pairs.map(() => []);
  const stands = Float64Array.from(standing, ({ end }) => (end === "low" ? 0 : 1));
  const moved = standing.map((_of, at) => stands.with(at, 1 - (stands[at] ?? 0)));
  const columns: Float64Array[][] = [];
  const take = (gathered: Gathered): void => {
    columns.push(pairs.map(([a, b]) => differencesOf(gathered, "wealth", a, b)));
  };
  await playDesign(
    { ...field, worlds },
    standing.map(({ factor }) => factor),
    [stands, ...moved],
    take,
  );
  return pairs.map((_pair, of) =>
    standing
      .flatMap(({ factor, end }, at): readonly OtherEnd[] => {
        const [here, there] = [columns[0]?.[of], columns[at + 1]?.[of]];
        if (here === undefined || there === undefined) return [];
        const { low, high } = meanBootstrap(less(there, here));
        const found = { factor, end, worlds, here: figure(here), there: figure(there) };
        const clear = low > 0 || high < 0;
        return clear && changeOf(found) > LEAST * Math.abs(found.here.value) ? [found] : [];
      })
      .sort((one, other) => changeOf(other) - changeOf(one)),
  );
}

const changeOf = ({ here, there }: OtherEnd): number => Math.abs(there.value - here.value);
