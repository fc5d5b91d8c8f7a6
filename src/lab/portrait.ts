import { quantile } from "./statistics.js";
import { type PlayedWorlds, playsOf, type StudyNames, WEEK } from "./study.js";

/** What is drawn of one strategy in a study. Wealth is in shown units. */
export interface Likeness {
  readonly strategy: string;
  /** Real wealth at the end, ascending. */
  readonly wealth: Float64Array;
  /** Worlds ended in ruin by the end of week 1, 2, ...; the last is all of them. */
  readonly ruinedByWeek: readonly number[];
  /** Worlds by ending, in the scenario's order; those without one are in none. */
  readonly endings: readonly number[];
}

interface Sums {
  readonly wealth: Float64Array;
  readonly ruined: number[];
  readonly endings: number[];
}

const zeros = (length: number): number[] => Array<number>(length).fill(0);

/** Gathers what a report draws, world by world in world order. */
export class Portrait {
  private readonly names: StudyNames;
  private readonly unit: number;
  private readonly sums: ReadonlyMap<string, Sums>;
  private worlds = 0;

  /** For at most `worlds` worlds; wealth is divided by `unit`, the smallest units of one shown unit. */
  constructor(names: StudyNames, worlds: number, unit: number) {
    this.names = names;
    this.unit = unit;
    const { strategies, endings } = names;
    const fresh = (): Sums => ({
      wealth: new Float64Array(worlds),
      ruined: [],
      endings: zeros(endings.length),
    });
    this.sums = new Map(strategies.map((id) => [id, fresh()]));
  }

  add(played: PlayedWorlds): void {
    for (const play of playsOf(this.names, played)) {
      const sums = this.sums.get(play.strategy);
      if (sums === undefined) continue;
      sums.wealth[play.world] = play.wealth / this.unit;
      const ending = this.names.endings.findIndex(({ id }) => id === play.ending);
      if (ending >= 0) sums.endings[ending] = (sums.endings[ending] ?? 0) + 1;
      if (play.ruined) {
        const week = Math.max(0, Math.ceil(play.day / WEEK) - 1);
        sums.ruined[week] = (sums.ruined[week] ?? 0) + 1;
      }
    }
    this.worlds = played.to;
  }

  /** What is drawn, strategies in the order played; all by the same weeks. */
  likenesses(): readonly Likeness[] {
    const weeks = Math.max(1, ...[...this.sums.values()].map(({ ruined }) => ruined.length));
    const { worlds } = this;
    return [...this.sums].map(([strategy, sums]) => {
      let all = 0;
      const ruinedByWeek = Array.from({ length: weeks }, (_, week) => (all += sums.ruined[week] ?? 0));
      return {
        strategy,
        wealth: sums.wealth.subarray(0, worlds).slice().sort(),
        ruinedByWeek,
        endings: sums.endings,
      };
    });
  }
}

/** A histogram's bar. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

/** A step of 1, 2 or 5 times a power of ten that cuts a width into about so many parts. */
function roundStep(width: number, parts: number): number {
  let step = 1;
  while (step * parts > width) step /= 10;
  while (step * 10 * parts <= width) step *= 10;
  return [1, 2, 5].map((of) => of * step).findLast((of) => of * parts <= width * 1.0001) ?? step;
}

/**
 * Histograms of several samples (ascending) over one range, from the least 0.5 % to the greatest 99.5 % quantile; what
 * lies outside is counted in the outer bars. Bars have round bounds.
 */
export function histogramsOf(samples: readonly Float64Array[], parts = 40): readonly (readonly Bar[])[] {
  const low = Math.min(...samples.map((sorted) => quantile(sorted, 0.005)));
  const high = Math.max(...samples.map((sorted) => quantile(sorted, 0.995)));
  const step = high > low ? roundStep(high - low, parts) : 1;
  const first = Math.floor(low / step);
  const count = Math.max(1, Math.ceil(high / step) - first);
  return samples.map((sorted) => {
    const counts = zeros(count);
    for (const value of sorted) {
      const at = Math.min(count - 1, Math.max(0, Math.floor(value / step) - first));
      counts[at] = (counts[at] ?? 0) + 1;
    }
    return counts.map((of, index) => ({
      from: (first + index) * step,
      to: (first + index + 1) * step,
      share: of / Math.max(1, sorted.length),
    }));
  });
}
