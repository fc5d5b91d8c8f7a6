import { loadScenario, type Problem, showProblem } from "../../scenario/index.js";
import { Finding } from "../errors.js";
import { print, printJson } from "../output.js";
import { locate } from "../scenario.js";

/** Problems of one scenario; a fine one is said to be so. */
function checkOne(name: string, tell: (line: string) => void): readonly Problem[] {
  const { folder, shelf } = locate(name);
  const loaded = loadScenario(folder, shelf);
  if (!loaded.ok) return loaded.problems;
  tell(`${folder.main.name}: fine (${loaded.scenario.parameters.length} numbers, each with its source)`);
  return [];
}

/** `check FILE...`: every problem of every file, with file, line, column and remedy. */
export function check(names: readonly string[], options: { readonly json?: boolean }): void {
  const problems = names.flatMap((name) => checkOne(name, options.json ? () => undefined : print));
  if (options.json) printJson({ problems });
  else for (const problem of problems) print(showProblem(problem));
  if (problems.length > 0) throw new Finding(`${problems.length} problem${problems.length === 1 ? "" : "s"}`);
}
