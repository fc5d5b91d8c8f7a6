import { Session } from "../../engine/index.js";
import { t } from "../../language/index.js";
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
  print(
    t("A demonstration: {says}\nWhat the narrator of the memoir decided, in the luck he met.\n", { says: run.says }),
  );
  tellStory(new Session(program, replayed.session.choice), replayed.session.decisions, print);
  print("");
  await memoir(id, { worlds: 0 });
  print(t("\nHow to go on:"));
  const ways = [
    [runnable("play", id), t("play it yourself, in plain lines")],
    [runnable("run", id, "--strategy", "cautious"), t("let a strategy play one world")],
    [runnable("memoir"), t("the memoir's figures beside the simulation's")],
    [runnable("facts", id), t("every number with its source")],
    [runnable("--help"), t("everything else")],
  ];
  for (const line of table(ways)) print(`  ${line}`);
}
