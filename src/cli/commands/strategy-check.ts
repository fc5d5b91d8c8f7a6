import { buildProgram } from "../../engine/index.js";
import { t, tn } from "../../language/index.js";
import { type Problem, type Scenario, type ScenarioError, showProblem } from "../../scenario/index.js";
import { type Located, readText } from "../../store/index.js";
import {
  checkStrategy,
  MOST_DECIDED,
  STRATEGY_CHECKS,
  type Strategy,
  type StrategyCheck,
  type StrategyReport,
} from "../../strategies/index.js";
import { Finding, UsageError } from "../errors.js";
import { print, printJson } from "../output.js";
import { findStrategy, type Lookup, needsTrust } from "../roster.js";
import { load, locate, readSeed } from "../scenario.js";

export interface StrategyCheckOptions {
  readonly scenario?: string;
  readonly worlds: number;
  readonly seed?: string;
  readonly trust?: boolean;
  readonly json?: boolean;
}

/** The scenario meant: the one named, else the one the file says it is for. */
function scenarioFor(text: string, { scenario }: Pick<StrategyCheckOptions, "scenario">): string {
  if (scenario !== undefined) return scenario;
  const isFile = /\/|\.yaml$/.test(text) && !/[(@]/.test(text) && !needsTrust(text);
  const said = isFile ? /^for:\s*([a-z0-9-]+)/m.exec(readText(text).text)?.[1] : undefined;
  if (said === undefined)
    throw new UsageError(
      t("for which scenario is '{text}'? Name it with --scenario, or write `for:` in the file", { text }),
    );
  return said;
}

const checks = Object.keys(STRATEGY_CHECKS) as StrategyCheck[];

function tellBase(base: string, { campaigns, decisions, longest, endings, faults, idle }: StrategyReport): void {
  const ends = [...endings].sort((a, b) => b[1] - a[1]).map(([ending, count]) => `${ending} ${count}`);
  const mean = (decisions / Math.max(1, campaigns)).toFixed(1);
  print(
    t("base {base}: {campaigns} campaigns, {mean} decisions each (at most {longest}); ended {ends}", {
      base,
      campaigns,
      mean,
      longest,
      ends: ends.join(", "),
    }),
  );
  for (const check of checks) {
    const fault = faults.get(check);
    const says = t(STRATEGY_CHECKS[check], { most: MOST_DECIDED });
    print(fault === undefined ? t("  fine   {says}", { says }) : t("  FAULT  {says}", { says }));
    if (fault !== undefined)
      print(
        t("         in {failed} of {campaigns}; first in world {seed}, day {day}, at '{at}': {says}", {
          failed: fault.campaigns,
          campaigns,
          seed: fault.seed,
          day: fault.day,
          at: fault.at,
          says: fault.says,
        }),
      );
  }
  if (idle.size > 0) print(t("  never decided in these worlds: {rules}", { rules: [...idle].join("; ") }));
}

const reportJson = (base: string, { campaigns, decisions, longest, endings, faults, idle }: StrategyReport) => ({
  base,
  campaigns,
  decisions,
  longest,
  endings: Object.fromEntries(endings),
  faults: [...faults.values()],
  idleRules: [...idle],
});

function tellProblems(file: string, problems: readonly Problem[], json: boolean | undefined): never {
  if (json) printJson({ strategy: null, file, problems, bases: [] });
  else for (const problem of problems) print(showProblem(problem));
  throw new Finding(tn(problems.length, "{count} problem", "{count} problems", { count: problems.length }));
}

/** Told by its name: the error may come out of another part of the bundle, with a class of its own. */
const problemsOf = (error: unknown): readonly Problem[] | undefined =>
  error instanceof Error && error.name === "ScenarioError" ? (error as ScenarioError).problems : undefined;

async function inEveryBase(
  located: Located,
  scenario: Scenario,
  text: string,
  lookup: Lookup,
): Promise<readonly (readonly [string, Strategy])[]> {
  const found: (readonly [string, Strategy])[] = [];
  for (const base of scenario.bases)
    found.push([base, await findStrategy(located, buildProgram(scenario, { base }), text, lookup)]);
  return found;
}

/** Reads a rule list's file for every base of the scenario it is for, whose id is answered. @throws ScenarioError with its problems */
export async function readsInEveryBase(path: string, lookup: Lookup): Promise<string> {
  const located = locate(scenarioFor(path, {}));
  const scenario = await load(located);
  await inEveryBase(located, scenario, path, lookup);
  return scenario.id;
}

/** `strategy check S`: the problems of its file; then, in every base, what it does in many worlds. */
export async function strategyCheck(text: string, options: StrategyCheckOptions): Promise<void> {
  if (options.worlds < 1) throw new UsageError(t("--worlds 0 plays nothing; write at least 1"));
  const located = locate(scenarioFor(text, options));
  const scenario = await load(located);
  if (options.seed?.includes("#"))
    throw new UsageError(t("a study's seed has no '#'; its worlds are SEED#0, SEED#1, ..."));
  const seed = readSeed(options.seed);
  const strategies = await inEveryBase(located, scenario, text, options).catch((error: unknown) => {
    const problems = problemsOf(error);
    if (problems === undefined) throw error;
    return tellProblems(text, problems, options.json);
  });
  const reports = strategies.map(
    ([base, strategy]) =>
      [base, checkStrategy(buildProgram(scenario, { base }), strategy, options.worlds, seed)] as const,
  );
  const strategy = strategies[0]?.[1].id ?? text;
  if (options.json)
    printJson({
      strategy,
      file: text,
      scenario: scenario.id,
      worlds: options.worlds,
      seed,
      problems: [],
      bases: reports.map(([base, report]) => reportJson(base, report)),
    });
  else {
    print(t("{strategy}, for {scenario}", { strategy, scenario: scenario.id }));
    for (const [base, report] of reports) tellBase(base, report);
  }
  const faults = reports.reduce((sum, [, report]) => sum + report.faults.size, 0);
  if (faults > 0) throw new Finding(tn(faults, "{count} fault", "{count} faults", { count: faults }));
}
