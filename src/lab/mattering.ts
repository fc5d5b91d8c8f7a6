import type { Decision } from "../engine/index.js";
import { FUTURE, type Going } from "./futures.js";
import { bootstrapT } from "./intervals.js";
import { less, pairedCounts, pairedShares } from "./paired.js";
import { deviation, mean } from "./statistics.js";
import type { PlayedWorlds } from "./study.js";
import type { Figure, SharePair } from "./verdict.js";

/** A decision of a run and another way to decide there. */
export interface Otherwise {
  /** Position of the decision in the record, from 0. */
  readonly at: number;
  readonly day: number;
  readonly played: Decision;
  readonly instead: Decision;
  /** Whether what would be done instead was possible at several points and done at none: an offer always refused, a trip never made. */
  readonly never: boolean;
  /** Whether what would be done instead comes before what was decided, which follows as far as it is possible; else it takes its place. */
  readonly before: boolean;
  /** Positions of other decisions of the same kind, with the same way instead, that looked less at the first looks. */
  readonly alike: readonly number[];
}

export interface Goings {
  readonly taken: Going;
  readonly other: Going;
}

/** A decision held against another way in the same futures. Differences are as it was decided less otherwise. */
export interface Mattering extends Otherwise {
  readonly worlds: number;
  /** Real wealth kept (nothing of it in ruin), in the unit shown. */
  readonly wealth: Figure;
  readonly ruin: SharePair;
  /** Futures in which anybody died who lived at the decision. */
  readonly deaths: SharePair;
  /** Person-days of food missed. */
  readonly hungerDays: Figure;
  /** Who goes on from the decision as it was taken, and from the other. */
  readonly goings: Goings;
  /** Whether no interval shuts out 0: nothing is decided at this number of futures. */
  readonly undecided: boolean;
}

/** One way's futures, column by column. */
interface Columns {
  readonly wealth: Float64Array;
  readonly ruin: Float64Array;
  readonly hunger: Float64Array;
  readonly deaths: Float64Array;
}

const column = (cells: Float64Array, way: number, worlds: number, of: number): Float64Array =>
  Float64Array.from({ length: worlds }, (_none, world) => cells[(way * worlds + world) * FUTURE + of] ?? Number.NaN);

const columnsAt = ({ cells, to }: PlayedWorlds, way: number): Columns => ({
  wealth: column(cells, way, to, 0),
  ruin: column(cells, way, to, 1),
  hunger: column(cells, way, to, 2),
  deaths: column(cells, way, to, 3),
});

const joined = (parts: readonly Columns[]): Columns => {
  const all = (of: keyof Columns): Float64Array => Float64Array.from(parts.flatMap((part) => [...part[of]]));
  return { wealth: all("wealth"), ruin: all("ruin"), hunger: all("hunger"), deaths: all("deaths") };
};

/** What counts as one of wealth and of hunger: the spread chance gives them where all was decided as it was. */
interface Scale {
  readonly wealth: number;
  readonly hunger: number;
}

const pooled = (columns: readonly Float64Array[]): number => {
  const spread = Math.sqrt(mean(columns.map((of) => deviation(of) ** 2)));
  return spread > 0 ? spread : 1;
};

/** The scale a run's futures give, from the columns of its decisions as they were taken. */
const scaleOf = (taken: readonly Columns[]): Scale => ({
  wealth: pooled(taken.map((of) => of.wealth)),
  hunger: pooled(taken.map((of) => of.hunger)),
});

/** How far another way leads from the one taken: how large the differences are together, and how much better it is in all. */
interface Effect {
  readonly way: number;
  readonly size: number;
  readonly gain: number;
}

/** From one spread on a difference is as large as it can count: as a ruin that is sure. */
const capped = (part: number): number => Math.min(1, Math.max(-1, part));

/** The parts of a difference, less being better turned round: wealth and hunger in their spreads, ruin and deaths as shares. */
const partsOf = (wealth: number, ruin: number, deaths: number, hunger: number, scale: Scale): readonly number[] =>
  [wealth / scale.wealth, -ruin, -deaths, -hunger / scale.hunger].map(capped);

const sizeOf = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + Math.abs(part), 0);

/** Which ways and decisions are looked at hangs on the parts together; what is told are the differences themselves. */
function effectOf(way: number, taken: Columns, other: Columns, scale: Scale): Effect {
  const of = (column: keyof Columns): number => mean(less(other[column], taken[column]));
  const parts = partsOf(of("wealth"), of("ruin"), of("deaths"), of("hunger"), scale);
  return { way, size: sizeOf(parts), gain: parts.reduce((sum, part) => sum + part, 0) };
}

const zeroOut = ({ low, high }: { readonly low: number; readonly high: number }): boolean => low > 0 || high < 0;

/** The futures in which no strategy was lost on either way. */
function whole(columns: readonly Columns[]): readonly Columns[] {
  const good = [...(columns[0]?.wealth.keys() ?? [])].filter((at) =>
    columns.every(({ wealth }) => !Number.isNaN(wealth[at] ?? Number.NaN)),
  );
  const only = (of: Float64Array): Float64Array => Float64Array.from(good, (at) => of[at] ?? 0);
  return columns.map(({ wealth, ruin, hunger, deaths }) => ({
    wealth: only(wealth),
    ruin: only(ruin),
    hunger: only(hunger),
    deaths: only(deaths),
  }));
}

/** What is told of one decision. */
function matteringOf(
  decided: Otherwise,
  goings: Goings,
  columns: readonly Columns[],
  unit: number,
): Mattering | undefined {
  const [taken, other] = whole(columns);
  if (taken === undefined || other === undefined || taken.wealth.length === 0) return undefined;
  const differences = [less(taken.wealth, other.wealth).map((of) => of / unit), less(taken.hunger, other.hunger)];
  const [wealth, hungerDays] = bootstrapT(differences).map(
    (interval, index): Figure => ({ value: mean(differences[index] ?? []), ...interval }),
  ) as [Figure, Figure];
  const dead = ({ deaths }: Columns): Float64Array => deaths.map((of) => (of > 0 ? 1 : 0));
  const share = (a: Float64Array, b: Float64Array): SharePair => {
    const counts = pairedCounts(a, b);
    const { difference, low, high } = pairedShares(counts);
    return { a: mean(a), b: mean(b), ...counts, difference: { value: difference, low, high } };
  };
  const [ruin, deaths] = [share(taken.ruin, other.ruin), share(dead(taken), dead(other))];
  const undecided = ![wealth, hungerDays, ruin.difference, deaths.difference].some(zeroOut);
  return { ...decided, goings, worlds: taken.wealth.length, wealth, ruin, deaths, hungerDays, undecided };
}

/** A decision and another way, with the futures of both as they come. `unit`: smallest units of one shown unit of wealth. */
export class HeldAgainst {
  readonly decided: Otherwise;
  private readonly goings: Goings;
  private readonly unit: number;
  private taken: Columns;
  private other: Columns;
  private told: Mattering | undefined;

  constructor(decided: Otherwise, goings: Goings, unit: number) {
    this.decided = decided;
    this.goings = goings;
    this.unit = unit;
    this.taken = this.other = joined([]);
  }

  /** Takes more futures of both: as it was decided first. */
  add(played: PlayedWorlds): void {
    this.taken = joined([this.taken, columnsAt(played, 0)]);
    this.other = joined([this.other, columnsAt(played, 1)]);
    this.told = matteringOf(this.decided, this.goings, [this.taken, this.other], this.unit);
  }

  get found(): Mattering | undefined {
    return this.told;
  }

  /** What is found so far of several, the largest differences first. */
  static foundOf(all: readonly HeldAgainst[]): readonly Mattering[] {
    const scale = scaleOf(all.map(({ taken }) => taken));
    const sizes = ({ found, unit }: HeldAgainst): readonly [inAll: number, beyond: number] => {
      if (found === undefined) return [0, 0];
      const { wealth, ruin, deaths, hungerDays } = found;
      const shown = { ...scale, wealth: scale.wealth / unit };
      const parts = partsOf(wealth.value, ruin.difference.value, deaths.difference.value, hungerDays.value, shown);
      return [sizeOf(parts), Math.abs(wealth.value)];
    };
    const sized = new Map(all.map((of) => [of, sizes(of)]));
    const larger = (a: HeldAgainst, b: HeldAgainst): number => {
      const [[x, beyondX], [y, beyondY]] = [sized.get(a) ?? [0, 0], sized.get(b) ?? [0, 0]];
      return y - x || beyondY - beyondX; // alike where both are as large as they can count
    };
    return [...all]
      .sort(larger)
      .map(({ found }) => found)
      .filter((found) => found !== undefined);
  }
}

/** How the ways tried at one decision came out: `played` holds them in that order, as it was decided first, each gone on with as `GOINGS` says. */
export interface Tried {
  readonly ways: readonly number[];
  readonly played: PlayedWorlds;
}

/** Who may go on from a way, in the order in which both are tried. */
export const GOINGS: readonly Going[] = ["own", "policy"];

/** How many of its own standard errors the policy must do better than the run's own way to take its place. */
const SURE = 2;

/** Of each future how much better one column is than another in all its parts. */
function gains(better: Columns, than: Columns, scale: Scale): Float64Array {
  const of = (column: keyof Columns): Float64Array => less(better[column], than[column]);
  const [wealth, ruin, deaths, hunger] = [of("wealth"), of("ruin"), of("deaths"), of("hunger")];
  return wealth.map((one, at) =>
    partsOf(one, ruin[at] ?? 0, deaths[at] ?? 0, hunger[at] ?? 0, scale).reduce((sum, part) => sum + part, 0),
  );
}

/** A way's futures by whoever goes on from it: as the run did, unless the policy surely does better there or that came to nothing. */
function goneOn(own: Columns, policy: Columns, scale: Scale): { readonly going: Going; readonly columns: Columns } {
  const gain = gains(policy, own, scale);
  const [more, n] = [mean(gain), gain.length];
  const surely = more > 0 && more > (SURE * deviation(gain)) / Math.sqrt(n);
  const lost = Number.isNaN(mean(own.wealth));
  return surely || lost ? { going: "policy", columns: policy } : { going: "own", columns: own };
}

/** Of every way tried at one decision who goes on from it, and its futures then. */
function goingsOf({ ways, played }: Tried): readonly ReturnType<typeof goneOn>[] {
  const of = (way: number, going: number): Columns => columnsAt(played, way * GOINGS.length + going);
  const scale = scaleOf([of(0, 1)]);
  return ways.map((_way, at) => goneOn(of(at, 0), of(at, 1), scale));
}

/** Who goes on from a decision as it was taken and from another, by the futures in which both were tried. */
export function chosenGoings(played: PlayedWorlds): Goings {
  const [taken, other] = goingsOf({ ways: [0, 1], played });
  return { taken: taken?.going ?? "own", other: other?.going ?? "own" };
}

/** A way, and who goes on from the decision and from it. */
interface BestWay {
  readonly way: number;
  readonly goings: Goings;
}

/** Of each, its best `most` ways, those that better it most first, how large their difference is, and how much better the best is in all. What no strategy got through is left out. */
export function bestOf(
  tried: readonly Tried[],
  most: number,
): readonly { readonly best: readonly BestWay[]; readonly size: number; readonly gain: number }[] {
  const gone = tried.map(goingsOf);
  const scale = scaleOf(gone.map(([taken]) => taken?.columns ?? joined([])));
  return tried.map(({ ways }, index) => {
    const [taken, ...others] = gone[index] ?? [];
    const own = taken?.columns ?? joined([]);
    const effects = others
      .map(({ going, columns }, at) => ({ going, ...effectOf(ways[at + 1] ?? 0, own, columns, scale) }))
      .filter(({ gain }) => Number.isFinite(gain))
      .sort((a, b) => b.gain - a.gain)
      .slice(0, most);
    return {
      best: effects.map(({ way, going }) => ({ way, goings: { taken: taken?.going ?? "own", other: going } })),
      size: Math.max(0, ...effects.map(({ size }) => size)),
      gain: effects[0]?.gain ?? 0,
    };
  });
}
