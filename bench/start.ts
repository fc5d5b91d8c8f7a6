import { Commands, type Taken } from "./command.js";
import { type Spread, spreadOf } from "./spread.js";

/** One command's whole life, in milliseconds, and what it takes over bare Node in the same round. */
export interface Start {
  readonly command: string;
  readonly ms: Spread;
  readonly overNode: Spread;
  /** The same of processor time, all threads together: other work on the machine shows less in it. */
  readonly processor: Spread;
  readonly processorOverNode: Spread;
}

const BARE = "node -e 0";
const COMMANDS = [
  BARE,
  "--version",
  "--help",
  "list",
  "run hamhung-trip --strategy cautious --seed 7",
  "compare hamhung-trip --worlds 1",
  "compare pork-soup --worlds 1",
  "compare pork-soup --strategies cautious --worlds 1", // one campaign instead of four: what is left is the start
];

/** Starts each command once a round, bare Node first. What is kept of checked scenarios is there already: a first round is not counted. */
export function measureStarts(root: string, bin: string, rounds: number): readonly Start[] {
  const commands = new Commands(root);
  const taken = new Map(COMMANDS.map((command) => [command, [] as Taken[]]));
  try {
    for (let round = -1; round < rounds; round += 1) {
      for (const [command, times] of taken) {
        const time = commands.run(command === BARE ? ["-e", "0"] : [bin, ...command.split(" ")]);
        if (round >= 0) times.push(time);
      }
    }
  } finally {
    commands.close();
  }
  const bare = taken.get(BARE) ?? [];
  const over = (times: readonly Taken[], of: keyof Taken): Spread =>
    spreadOf(times.map((time, round) => time[of] - (bare[round]?.[of] ?? 0)));
  return [...taken].map(([command, times]) => ({
    command,
    ms: spreadOf(times.map(({ wall }) => wall)),
    overNode: over(times, "wall"),
    processor: spreadOf(times.map(({ processor }) => processor)),
    processorOverNode: over(times, "processor"),
  }));
}
