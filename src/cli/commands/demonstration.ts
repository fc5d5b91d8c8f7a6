import { Session } from "../../engine/index.js";
import { scenarioIds } from "../../store/index.js";
import { tellStory } from "../../ui/index.js";
import { print, table } from "../output.js";
import { memoir, replayMemoir } from "./memoir.js";

/** Without a terminal: the memoir's run day by day, its figures, and how to go on. */
export function demonstrate(): void {
  const id = scenarioIds().find((name) => replayMemoir(name) !== undefined);
  const replay = id === undefined ? undefined : replayMemoir(id);
  if (id === undefined || replay === undefined) return;
  const { program, run, replayed } = replay;
  print(`A demonstration: ${run.says}\nWhat the narrator of the memoir decided, in the luck he met.\n`);
  tellStory(new Session(program, replayed.session.choice), replayed.session.decisions, print);
  print("");
  memoir(id, { worlds: 0 });
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
