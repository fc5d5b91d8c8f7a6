import { Session } from "../../engine/index.js";
import { scenarioIds } from "../../store/index.js";
import { tellStory } from "../../ui/index.js";
import { print, table } from "../output.js";
import { runnable } from "../runnable.js";
import { memoir, type Replay, replayMemoir } from "./memoir.js";

async function firstReplay(): Promise<{ readonly id: string; readonly replay: Replay } | undefined> {
  for (const id of scenarioIds()) {
    const [replay] = await replayMemoir(id);
    if (replay !== undefined) return { id, replay };
  }
  return undefined;
}

/** Without a terminal: the memoir's run day by day, its figures, and how to go on. */
export async function demonstrate(): Promise<void> {
  const found = await firstReplay();
  if (found === undefined) return;
  const { id, replay } = found;
  const { program, run, replayed } = replay;
  print(`A demonstration: ${run.says}\nWhat the narrator of the memoir decided, in the luck he met.\n`);
  tellStory(new Session(program, replayed.session.choice), replayed.session.decisions, print);
  print("");
  await memoir(id, { worlds: 0 });
  print("\nHow to go on:");
  const ways = [
    [runnable("play", id), "play it yourself, in plain lines"],
    [runnable("run", id, "--strategy", "cautious"), "let a strategy play one world"],
    [runnable("memoir"), "the memoir's figures beside the simulation's"],
    [runnable("facts", id), "every number with its source"],
    [runnable("--help"), "everything else"],
  ];
  for (const line of table(ways)) print(`  ${line}`);
}
