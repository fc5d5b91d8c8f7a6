import { availableParallelism } from "node:os";
import { Commands, type Taken } from "./command.js";
import { type Spread, spreadOf } from "./spread.js";

interface Pair {
  readonly one: Taken;
  readonly two: Taken;
}

/** `compare` of all strategies of a scenario, by one worker thread and by two. */
export interface Workers {
  readonly scenario: string;
  readonly worlds: number;
  /** Worlds per second, the whole command counted. */
  readonly one: Spread;
  readonly two: Spread;
  /** How many times as fast two are, in each round: 2 at best, and only where two processors are free. */
  readonly scaling: Spread;
  /** The same of what a study of `LONGER` times the worlds takes beyond this one: the playing alone, each worker's start left out. */
  readonly steady: Spread;
  /** Processor time of two over one: 1 where the second costs nothing. Tells what busy processors hide. */
  readonly processor: Spread;
}

const LONGER = 3;

/** One and two workers in turn, a study and a longer one. Undefined where there is one processor. */
export function measureWorkers(
  root: string,
  bin: string,
  scenario: string,
  worlds: number,
  rounds: number,
): Workers | undefined {
  if (availableParallelism() < 2 || rounds === 0) return undefined;
  const commands = new Commands(root);
  const play = (count: number, played = worlds): Taken =>
    commands.run([bin, "compare", scenario, "--worlds", String(played), "--workers", String(count), "--json"]);
  const pair = (played = worlds): Pair => ({ one: play(1, played), two: play(2, played) });
  const taken: (Pair & { readonly longer: Pair })[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) taken.push({ ...pair(), longer: pair(worlds * LONGER) });
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
    steady: spreadOf(taken.map(({ one, two, longer }) => (longer.one.wall - one.wall) / (longer.two.wall - two.wall))),
    processor: spreadOf(taken.map(({ one, two }) => two.processor / one.processor)),
  };
}
