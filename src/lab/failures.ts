import { CELLS, eachPlay, type FailedPlay, type PlayedWorlds, type StudyNames } from "./study.js";

/** A strategy that failed: in how many of its plays, and the first of them. */
export interface FailedStrategy {
  readonly strategy: string;
  readonly failed: number;
  readonly plays: number;
  readonly first: FailedPlay;
}

/** Counts the plays in which strategies failed, whatever order worlds come in. */
export class Failures {
  private readonly names: StudyNames;
  private readonly counts: number[];
  private readonly firsts = new Map<string, FailedPlay>();
  private plays = 0;

  constructor(names: StudyNames) {
    this.names = names;
    this.counts = names.strategies.map(() => 0);
  }

  add(played: PlayedWorlds): void {
    this.plays += played.to - played.from;
    const { faults = [], cells } = played;
    if (faults.length === 0) return;
    eachPlay(this.names, played, (_world, strategy, at) => {
      if ((cells[at + CELLS.fault] ?? 0) > 0) this.counts[strategy] = (this.counts[strategy] ?? 0) + 1;
    });
    for (const fault of faults) {
      const known = this.firsts.get(fault.strategy);
      if (known === undefined || fault.world < known.world) this.firsts.set(fault.strategy, fault);
    }
  }

  /** In the order of the strategies; those that never failed are left out. */
  list(): readonly FailedStrategy[] {
    return this.names.strategies.flatMap((strategy, at) => {
      const first = this.firsts.get(strategy);
      return first === undefined ? [] : [{ strategy, failed: this.counts[at] ?? 0, plays: this.plays, first }];
    });
  }
}
