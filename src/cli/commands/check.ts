import { existsSync, readFileSync, statSync } from "node:fs";
import { loadScenario, type Problem, ScenarioError, showProblem } from "../../scenario/index.js";
import { scenarioIds } from "../../store/index.js";
import { Finding, UsageError } from "../errors.js";
import { print, printJson } from "../output.js";
import { locate } from "../scenario.js";
import type { ContentOptions } from "./exhaustive.js";

const isStudy = (name: string): boolean =>
  existsSync(name) && statSync(name).isFile() && /^kind: *study\s*$/m.test(readFileSync(name, "utf8"));

async function checkStudy(name: string, tell: (line: string) => void): Promise<readonly Problem[]> {
  try {
    const { spec } = await (await import("../study.js")).prepareStudyFile(name);
    tell(`${name}: fine (${spec.worlds} worlds, ${spec.strategies.length} strategies)`);
    return [];
  } catch (error) {
    if (error instanceof ScenarioError) return error.problems;
    throw error;
  }
}

/** Problems of one scenario or study; a fine one is said to be so. */
async function checkOne(name: string, tell: (line: string) => void): Promise<readonly Problem[]> {
  if (isStudy(name)) return checkStudy(name, tell);
  const { folder, shelf } = locate(name);
  const loaded = loadScenario(folder, shelf);
  if (!loaded.ok) return loaded.problems;
  tell(`${folder.main.name}: fine (${loaded.scenario.parameters.length} numbers, each with its source)`);
  return [];
}

/** `check FILE...`: every problem of every file, with file, line, column and remedy. */
async function checkFiles(names: readonly string[], json: boolean | undefined): Promise<void> {
  if (names.length === 0)
    throw new UsageError("name a scenario's folder or file (or all that are shipped with --exhaustive or --random N)");
  const problems: Problem[] = [];
  for (const name of names) problems.push(...(await checkOne(name, json ? () => undefined : print)));
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
