// The library: load a scenario, play it, replay a record. Everything else of the house is behind these doors.
import { buildProgram, type Program, type RunRecord, Session, type WorldChoice } from "./engine/index.js";
import { loadScenario, type Scenario, ScenarioError } from "./scenario/index.js";
import { locateScenario, StoreError, shippedScenarios, usedStrategy } from "./store/index.js";
import {
  personSteps,
  personStrategy,
  playWith,
  readRuleList,
  readTerms,
  type Strategy,
  strategyOf,
} from "./strategies/index.js";

export {
  buildProgram,
  type Decision,
  nominalWealth,
  type Program,
  type Rest,
  type RunRecord,
  realWealth,
  replay,
  Session,
  View,
  type WorldChoice,
} from "./engine/index.js";
export { type Problem, type Scenario, ScenarioError, showProblem } from "./scenario/index.js";
export { alwaysBribes, BASELINES, type Strategy, stopsAfter, timid } from "./strategies/index.js";

/**
 * A checked scenario by its id among the shipped ones, or by the path of its folder or file.
 * @throws ScenarioError with every problem of the files, StoreError when there is no such scenario.
 */
export function load(name: string): Scenario {
  const located = locateScenario(name);
  if (located === undefined) throw new StoreError(`there is no scenario '${name}'`);
  const loaded = loadScenario(located.folder, located.shelf);
  if (!loaded.ok) throw new ScenarioError(loaded.problems);
  return loaded.scenario;
}

/**
 * A strategy from the text of a rule list; what it uses is looked for among the shipped ones.
 * @throws ScenarioError with every problem of the text.
 */
export function strategyFrom(text: string, program: Program, name = "strategy.yaml"): Strategy {
  const result = readRuleList({ name, text }, program, (ref) => usedStrategy(shippedScenarios(), ref));
  if ("problems" in result) throw new ScenarioError(result.problems);
  return result.strategy;
}

/**
 * Strategies as the command line takes them, at commas: `random,timid(memoir),stopsAfter(10, greedy)`. `find` gives the
 * strategy of a name that is no baseline.
 * @throws TermError when the text is none.
 */
export const strategiesFrom = (text: string, find: (name: string) => Strategy): readonly Strategy[] =>
  readTerms(text).map((term) => strategyOf(term, find));

/**
 * A recorded play as a strategy: in its own world what was played, elsewhere its decisions as far as they are possible.
 * Decisions from the first that no longer fits the scenario are left out.
 */
export function personFrom(scenario: Scenario, record: RunRecord, id = "@person"): Strategy {
  const own = buildProgram(scenario, { base: record.base, changes: record.changes });
  return personStrategy(id, personSteps(own, record).steps) as Strategy;
}

/**
 * Plays one campaign. With a strategy it is played to its end; without one the session waits for `decide`.
 * `choice.seed` names the world; the same choice and decisions give the same final hash everywhere.
 */
export function play(scenario: Scenario, choice: WorldChoice, strategy?: (program: Program) => Strategy): Session {
  const program = buildProgram(scenario, { base: choice.base, changes: choice.changes });
  return strategy === undefined ? new Session(program, choice) : playWith(program, choice, strategy(program));
}
