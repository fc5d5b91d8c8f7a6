import { existsSync, readFileSync, statSync } from "node:fs";
import { msg, t, tn } from "../../language/index.js";
import { loadScenario, type Problem, type ScenarioError, showProblem } from "../../scenario/index.js";
import { scenarioIds } from "../../store/index.js";
import { Finding, UsageError } from "../errors.js";
import { print, printJson } from "../output.js";
import { runnable } from "../runnable.js";
import { locate } from "../scenario.js";
import type { ContentOptions } from "./exhaustive.js";

interface CheckOptions extends ContentOptions {
  readonly trust?: boolean;
}

type Tell = (line: string) => void;
type CheckKind = (name: string, options: CheckOptions, tell: Tell) => Promise<readonly Problem[]>;

/** What a file says it is; undefined for a folder, an id, or a file that does not say. */
function kindOf(name: string): string | undefined {
  if (!existsSync(name) || !statSync(name).isFile()) return undefined;
  return /(?:^|[{,])\s*["']?kind["']?\s*:\s*["']?([a-z]+)/m.exec(readFileSync(name, "utf8"))?.[1];
}

/** The problems a file was refused for; any other error is thrown on. */
const problemsIn = (error: unknown): readonly Problem[] => {
  if (error instanceof Error && error.name === "ScenarioError") return (error as ScenarioError).problems;
  throw error;
};

const checkStudy: CheckKind = async (name, { trust }, tell) => {
  const { spec } = await (await import("../study.js")).prepareStudyFile(name, trust);
  tell(
    t("{name}: fine ({worlds} worlds, {strategies} strategies)", {
      name,
      worlds: spec.worlds,
      strategies: spec.strategies.length,
    }),
  );
  return [];
};

/** The form of a rule list, and whether every base knows what it names; what it does is `strategy check`'s. */
const checkRuleList: CheckKind = async (name, options, tell) => {
  const path = name.includes("/") ? name : `./${name}`;
  const scenario = await (await import("./strategy-check.js")).readsInEveryBase(path, options);
  tell(
    t("{name}: fine (a rule list for {scenario}; `{command}` plays it)", {
      name,
      scenario,
      command: runnable("strategy", "check", path),
    }),
  );
  return [];
};

const checkScenario: CheckKind = async (name, _options, tell) => {
  const { folder, shelf } = locate(name);
  const loaded = loadScenario(folder, shelf);
  if (!loaded.ok) return loaded.problems;
  tell(
    t("{name}: fine ({numbers} numbers, each with its source)", {
      name: folder.main.name,
      numbers: loaded.scenario.parameters.length,
    }),
  );
  return [];
};

const elsewhere =
  (what: string, ...words: readonly string[]): CheckKind =>
  async (name) => {
    throw new UsageError(
      t("'{name}' is {what}; `{command}` checks it", { name, what: t(what), command: runnable(...words) }),
    );
  };

const KINDS: Readonly<Record<string, CheckKind>> = {
  study: checkStudy,
  strategy: checkRuleList,
  lesson: elsewhere(msg("a lesson"), "lesson", "check", "ID"),
  memoir: elsewhere(msg("a memoir's run"), "memoir", "SCENARIO"),
};

/** Problems of one file of whatever kind, or of a scenario; a fine one is said to be so. */
const checkOne: CheckKind = async (name, options, tell) => {
  try {
    return await (KINDS[kindOf(name) ?? ""] ?? checkScenario)(name, options, tell);
  } catch (error) {
    return problemsIn(error);
  }
};

/** `check FILE...`: every problem of every file, with file, line, column and remedy. */
async function checkFiles(names: readonly string[], options: CheckOptions): Promise<void> {
  const { json } = options;
  if (names.length === 0)
    throw new UsageError(
      t(
        "name a scenario's folder or file, a study or a rule list (or all scenarios that are shipped with --exhaustive or --random N)",
      ),
    );
  const problems: Problem[] = [];
  for (const name of names) problems.push(...(await checkOne(name, options, json ? () => undefined : print)));
  if (json) printJson({ problems });
  else for (const problem of problems) print(showProblem(problem));
  if (problems.length > 0)
    throw new Finding(tn(problems.length, "{count} problem", "{count} problems", { count: problems.length }));
}

/** `check`: the text of scenarios, studies and rule lists; or, asked for, what scenarios' charts do when forced, searched or played at random. */
export async function check(names: readonly string[], options: CheckOptions): Promise<void> {
  const { exhaustive, random } = options;
  if (!exhaustive && random === undefined) return checkFiles(names, options);
  if (exhaustive && random !== undefined)
    throw new UsageError(t("--exhaustive and --random are two checks; ask for one"));
  if (random === 0) throw new UsageError(t("--random 0 plays nothing; write at least 1"));
  const content = await import("./exhaustive.js");
  const wanted = names.length === 0 ? scenarioIds() : names;
  if (random !== undefined) await content.checkRandom(wanted, random, options);
  else await content.checkExhaustive(wanted, options);
}
