import { Session } from "../../engine/index.js";
import { scenarioIds } from "../../store/index.js";
import { tellStory } from "../../ui/index.js";
import { print, table } from "../output.js";
import { memoir, type Replay, replayMemoir } from "./memoir.js";
import { play } from "./play.js";

interface Found {
  readonly id: string;
  readonly replay: Replay;
}

const decisionsOf = ({ replay }: Found): number => replay.replayed.session.decisions.length;

/** The memoir's run with the fewest decisions: the shortest to read. */
async function shortestReplay(): Promise<Found | undefined> {
  const found: Found[] = [];
  for (const id of scenarioIds()) {
    const replay = await replayMemoir(id);
    if (replay !== undefined) found.push({ id, replay });
  }
  return found.sort((a, b) => decisionsOf(a) - decisionsOf(b))[0];
}

/** Without a terminal: the memoir's run day by day, its figures, and how to go on. */
async function demonstrate(): Promise<void> {
  const found = await shortestReplay();
  if (found === undefined) return;
  const { id, replay } = found;
  const { program, run, replayed } = replay;
  print(`A demonstration: ${run.says}\nWhat the narrator of the memoir decided, in the luck he met.\n`);
  tellStory(new Session(program, replayed.session.choice), replayed.session.decisions, print);
  print("");
  await memoir(id, { worlds: 0 });
  print("\nHow to go on:");
  const ways = [
    [`jangmadang play ${id}`, "play it yourself, in plain lines"],
    [`jangmadang run ${id} --strategy cautious`, "let a strategy play one world"],
    ["jangmadang memoir", "the memoir's figures beside the simulation's"],
    [`jangmadang facts ${id}`, "every number with its source"],
    ["jangmadang --help", "everything else"],
  ];
  for (const line of table(ways)) print(`  ${line}`);
}

/** The command without arguments: with a terminal the play, without one a short demonstration. */
export async function start(): Promise<void> {
  if (process.stdin.isTTY && process.stdout.isTTY) await play(undefined, {});
  else await demonstrate();
}
