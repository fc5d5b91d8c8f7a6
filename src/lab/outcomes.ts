import { type PlayedWorlds, playsOf, type StudyNames } from "./study.js";

/** How one strategy's plays came out, column by column in world order: world i is place i of every column. */
export interface Outcomes {
  readonly strategy: string;
  /** Real wealth and the deepest fall of it, in the unit shown. */
  readonly wealth: Float64Array;
  readonly drawdown: Float64Array;
  /** Position of the ending in the scenario, -1 where it did not end. */
  readonly ending: Float64Array;
  /** 1 where it ended in ruin. */
  readonly ruined: Float64Array;
  readonly day: Float64Array;
  readonly hungerDays: Float64Array;
  readonly deaths: Float64Array;
  /** By member: days of food missed; 1 where he or she died. */
  readonly missed: readonly Float64Array[];
  readonly died: readonly Float64Array[];
  /** By credit: what the lender did not get back, in smallest units of its currency. */
  readonly unpaid: readonly Float64Array[];
}

const COLUMNS = ["wealth", "drawdown", "ending", "ruined", "day", "hungerDays", "deaths"] as const;
const FIRST_ROOM = 256;

/** Columns that grow as worlds come. */
class Growing {
  private room = FIRST_ROOM;
  private columns: Float64Array[];

  constructor(width: number) {
    this.columns = Array.from({ length: width }, () => new Float64Array(FIRST_ROOM));
  }

  set(column: number, at: number, value: number): void {
    if (at >= this.room) {
      this.room *= 2;
      this.columns = this.columns.map((old) => {
        const grown = new Float64Array(this.room);
        grown.set(old);
        return grown;
      });
    }
    const to = this.columns[column];
    if (to !== undefined) to[at] = value;
  }

  first(column: number, worlds: number): Float64Array {
    return this.columns[column]?.subarray(0, worlds) ?? new Float64Array();
  }
}

/** Takes in finished worlds in world order and keeps every play column by column. Memory grows with the plays. */
export class Gathered {
  readonly names: StudyNames;
  private readonly unit: number;
  private readonly growing: ReadonlyMap<string, Growing>;
  worlds = 0;

  /** Wealth is divided by `unit`, the smallest units of one shown unit. */
  constructor(names: StudyNames, unit: number) {
    this.names = names;
    this.unit = unit;
    const width = COLUMNS.length + 2 * names.members.length + names.credits.length;
    this.growing = new Map(names.strategies.map((id) => [id, new Growing(width)]));
  }

  /** @throws RangeError when the worlds are not the ones that come next. */
  add(played: PlayedWorlds): void {
    if (played.from !== this.worlds) throw new RangeError(`world ${played.from} came where ${this.worlds} was due`);
    for (const play of playsOf(this.names, played)) {
      const growing = this.growing.get(play.strategy);
      const ending = this.names.endings.findIndex(({ id }) => id === play.ending);
      const fixed = [
        play.wealth / this.unit,
        play.drawdown / this.unit,
        ending,
        play.ruined ? 1 : 0,
        play.day,
        play.hungerDays,
        play.deaths,
        ...play.missed,
        ...play.died,
        ...play.unpaid,
      ];
      for (const [column, value] of fixed.entries()) growing?.set(column, play.world, value);
    }
    this.worlds = played.to;
  }

  /** The columns of one strategy over the worlds taken in so far; empty for an unknown one. */
  of(strategy: string): Outcomes {
    const { members, credits } = this.names;
    const growing = this.growing.get(strategy) ?? new Growing(0);
    const column = (at: number): Float64Array => growing.first(at, this.worlds);
    const named = Object.fromEntries(COLUMNS.map((name, at) => [name, column(at)])) as Record<
      (typeof COLUMNS)[number],
      Float64Array
    >;
    const list = (from: number, length: number): readonly Float64Array[] =>
      Array.from({ length }, (_, index) => column(from + index));
    const people = COLUMNS.length;
    return {
      strategy,
      ...named,
      missed: list(people, members.length),
      died: list(people + members.length, members.length),
      unpaid: list(people + 2 * members.length, credits.length),
    };
  }
}
