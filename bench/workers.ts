import { availableParallelism } from "node:os";
import { Commands, type Taken } from "./command.js";
import { type Spread, spreadOf } from "./spread.js";

/** `compare` of all strategies of a scenario, by one worker thread and by two. */
export interface Workers {
  readonly scenario: string;
  readonly worlds: number;
  /** Worlds per second, the whole command counted. */
  readonly one: Spread;
  readonly two: Spread;
  /** How many times as fast two are, in each round: 2 at best, and only where two processors are free. */
  readonly scaling: Spread;
  /** Processor time of two over one: 1 where the second costs nothing. Tells what busy processors hide. */
  readonly processor: Spread;
}

/** One and two workers in turn. Undefined where there is one processor. */
export function measureWorkers(
  root: string,
  bin: string,
  scenario: string,
  worlds: number,
  rounds: number,
): Workers | undefined {
  if (availableParallelism() < 2 || rounds === 0) return undefined;
  const commands = new Commands(root);
  const play = (count: number): Taken =>
    commands.run([bin, "compare", scenario, "--worlds", String(worlds), "--workers", String(count), "--json"]);
  const taken: { readonly one: Taken; readonly two: Taken }[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) taken.push({ one: play(1), two: play(2) });
  } finally {
    commands.close();
  }
  const perSecond = ({ wall }: Taken): number => (worlds * 1000) / wall;
  return {
    scenario,
    worlds,
    one: spreadOf(taken.map(({ one }) => perSecond(one))),
    two: spreadOf(taken.map(({ two }) => perSecond(two))),
    scaling: spreadOf(taken.map(({ one, two }) => one.wall / two.wall)),
    processor: spreadOf(taken.map(({ one, two }) => two.processor / one.processor)),
  };
}
