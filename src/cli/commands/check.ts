import { loadScenario, type Problem, showProblem } from "../../scenario/index.js";
import { scenarioIds } from "../../store/index.js";
import { Finding, UsageError } from "../errors.js";
import { print, printJson } from "../output.js";
import { locate } from "../scenario.js";
import type { ContentOptions } from "./exhaustive.js";

/** Problems of one scenario; a fine one is said to be so. */
function checkOne(name: string, tell: (line: string) => void): readonly Problem[] {
  const { folder, shelf } = locate(name);
  const loaded = loadScenario(folder, shelf);
  if (!loaded.ok) return loaded.problems;
  tell(`${folder.main.name}: fine (${loaded.scenario.parameters.length} numbers, each with its source)`);
  return [];
}

/** `check FILE...`: every problem of every file, with file, line, column and remedy. */
function checkFiles(names: readonly string[], json: boolean | undefined): void {
  if (names.length === 0)
    throw new UsageError("name a scenario's folder or file (or all that are shipped with --exhaustive or --random N)");
  const problems = names.flatMap((name) => checkOne(name, json ? () => undefined : print));
  if (json) printJson({ problems });
  else for (const problem of problems) print(showProblem(problem));
  if (problems.length > 0) throw new Finding(`${problems.length} problem${problems.length === 1 ? "" : "s"}`);
}

/** `check`: the text of scenarios; or, asked for, what their charts do when forced, searched or played at random. */
export async function check(names: readonly string[], options: ContentOptions): Promise<void> {
  const { exhaustive, random } = options;
  if (!exhaustive && random === undefined) return checkFiles(names, options.json);
  if (exhaustive && random !== undefined) throw new UsageError("--exhaustive and --random are two checks; ask for one");
  if (random === 0) throw new UsageError("--random 0 plays nothing; write at least 1");
  const content = await import("./exhaustive.js");
  const wanted = names.length === 0 ? scenarioIds() : names;
  if (random !== undefined) await content.checkRandom(wanted, random, options);
  else await content.checkExhaustive(wanted, options);
}
