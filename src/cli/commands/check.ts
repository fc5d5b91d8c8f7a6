import { loadScenario, type Problem, showProblem } from "../../scenario/index.js";
import { Finding } from "../errors.js";
import { print, printJson } from "../output.js";
import { locate } from "../scenario.js";

/** `check FILE...`: every problem of every file, with file, line, column and remedy. */
export function check(names: readonly string[], options: { readonly json?: boolean }): void {
  const problems: Problem[] = [];
  for (const name of names) {
    const located = locate(name);
    const loaded = loadScenario(located.folder, located.shelf);
    if (loaded.ok) {
      if (!options.json)
        print(`${located.folder.main.name}: fine (${loaded.scenario.parameters.length} numbers, each with its source)`);
    } else problems.push(...loaded.problems);
  }
  if (options.json) printJson({ problems });
  else for (const problem of problems) print(showProblem(problem));
  if (problems.length > 0) throw new Finding(`${problems.length} problem${problems.length === 1 ? "" : "s"}`);
}
