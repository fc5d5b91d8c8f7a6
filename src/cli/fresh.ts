import type { Program } from "../engine/index.js";
import { loadScenario, type Scenario, ScenarioError, type SourceFile } from "../scenario/index.js";
import { keepRules, keepScenario, type Located, noting } from "../store/index.js";
import { type FindList, type RuleListShape, readRuleList } from "../strategies/index.js";
import { checkerDigest } from "./version.js";

/**
 * Reading and checking files anew. Imported only when nothing kept will do: it brings the YAML reader and the schemas,
 * which are most of a start's time.
 */
export function checkScenario(located: Located): Scenario {
  const { shelf, asked } = noting(located.shelf);
  const loaded = loadScenario(located.folder, shelf);
  if (!loaded.ok) throw new ScenarioError(loaded.problems);
  keepScenario(checkerDigest(), located, asked, loaded.scenario);
  return loaded.scenario;
}

/** @throws ScenarioError with every problem of the rule list */
export function checkRules(file: SourceFile, program: Program, find: FindList): RuleListShape {
  const result = readRuleList(file, program, find);
  if ("problems" in result) throw new ScenarioError(result.problems);
  keepRules(checkerDigest(), file, result.rules, { refs: result.rules.uses ?? [], find });
  return result.rules;
}
