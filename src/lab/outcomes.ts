import { kept } from "./search.js";
import { CELLS, eachPlay, type PlayedWorlds, type StudyNames } from "./study.js";

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

/** The same plays with their wealth as what is kept: nothing of what is held in ruin. */
export const asKept = (of: Outcomes): Outcomes => ({
  ...of,
  wealth: of.wealth.map((wealth, world) => kept(wealth, of.ruined[world] ?? 0)),
});

const COLUMNS = ["wealth", "drawdown", "ending", "ruined", "day", "hungerDays", "deaths"] as const;
const FIRST_ROOM = 256;

/** Columns that grow as worlds come. */
class Growing {
  private held = FIRST_ROOM;
  private columns: Float64Array[];

  constructor(width: number) {
    this.columns = Array.from({ length: width }, () => new Float64Array(FIRST_ROOM));
  }

  private room(at: number): void {
    if (at < this.held) return;
    this.held *= 2;
    this.columns = this.columns.map((old) => {
      const grown = new Float64Array(this.held);
      grown.set(old);
      return grown;
    });
  }

  private set(column: number, at: number, value: number): void {
    const to = this.columns[column];
    if (to !== undefined) to[at] = value;
  }

  /** One play from its cells, in the order of `COLUMNS`, then `more` that follow. */
  take(
    world: number,
    cells: Float64Array,
    at: number,
    { unit, isRuin }: { readonly unit: number; readonly isRuin: readonly number[] },
    more: number,
  ): void {
    const cell = (of: number): number => cells[at + of] ?? 0;
    const ending = cell(CELLS.ending);
    this.room(world);
    this.set(0, world, cell(CELLS.wealth) / unit);
    this.set(1, world, cell(CELLS.drawdown) / unit);
    this.set(2, world, ending);
    this.set(3, world, isRuin[ending] ?? 0);
    this.set(4, world, cell(CELLS.day));
    this.set(5, world, cell(CELLS.hungerDays));
    this.set(6, world, cell(CELLS.deaths));
    for (let index = 0; index < more; index += 1) this.set(COLUMNS.length + index, world, cell(CELLS.rest + index));
  }

  first(column: number, worlds: number): Float64Array {
    return this.columns[column]?.subarray(0, worlds) ?? new Float64Array();
  }
}

/** Takes in finished worlds in world order and keeps every play column by column. Memory grows with the plays. */
export class Gathered {
  readonly names: StudyNames;
  private readonly unit: number;
  private readonly growing: readonly Growing[];
  worlds = 0;

  /** Wealth is divided by `unit`, the smallest units of one shown unit. */
  constructor(names: StudyNames, unit: number) {
    this.names = names;
    this.unit = unit;
    const width = COLUMNS.length + 2 * names.members.length + names.credits.length;
    this.growing = names.strategies.map(() => new Growing(width));
  }

  /** @throws RangeError when the worlds are not the ones that come next. */
  add(played: PlayedWorlds): void {
    if (played.from !== this.worlds) throw new RangeError(`world ${played.from} came where ${this.worlds} was due`);
    const { cells } = played;
    const { endings, members, credits } = this.names;
    const fixed = { unit: this.unit, isRuin: endings.map(({ kind }) => (kind === "ruin" ? 1 : 0)) };
    const last = 2 * members.length + credits.length;
    eachPlay(this.names, played, (world, strategy, at) => this.growing[strategy]?.take(world, cells, at, fixed, last));
    this.worlds = played.to;
  }

  /** The columns of one strategy over the worlds taken in so far; empty for an unknown one. */
  of(strategy: string): Outcomes {
    const { members, credits } = this.names;
    const growing = this.growing[this.names.strategies.indexOf(strategy)] ?? new Growing(0);
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
