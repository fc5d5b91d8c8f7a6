import { basename } from "node:path";
import { buildProgram, type Program, type RunRecord, whatIsGone } from "../engine/index.js";
import { remedyFor, ScenarioError, type SourceFile } from "../scenario/index.js";
import { type Located, readRecord, readText, strategyFiles } from "../store/index.js";
import {
  BASELINES,
  nameIn,
  type PersonStep,
  personSteps,
  personStrategy,
  readRuleList,
  readTerms,
  type Strategy,
  type StrategyTerm,
  strategyOf,
} from "../strategies/index.js";
import { UsageError } from "./errors.js";
import { say } from "./output.js";

/** What a strategy is made from. */
type Origin =
  | { readonly kind: "rules"; readonly file: SourceFile }
  | { readonly kind: "person"; readonly id: string; readonly steps: readonly PersonStep[] };

/** Strategies as plain data, read once, from which every worker makes its own. */
export interface Roster {
  readonly terms: readonly StrategyTerm[];
  readonly origins: ReadonlyMap<string, Origin>;
}

/** A record's decisions; what of them no longer fits is said aloud. */
function personOf(path: string, program: Program): Origin {
  const record: RunRecord = readRecord(path);
  const { scenario } = program.model;
  if (record.scenario !== scenario.id)
    throw new UsageError(`@${path} is a play of '${record.scenario}', not of '${scenario.id}'`);
  const gone = whatIsGone(scenario, record);
  if (gone !== undefined) throw new UsageError(`@${path} uses ${gone}`);
  const own = buildProgram(scenario, { base: record.base, changes: record.changes });
  const { steps, misfit } = personSteps(own, record);
  if (misfit !== undefined)
    say(
      `@${path}: decision ${misfit.at + 1} of ${record.decisions.length} no longer fits (${misfit.why}); only those before it are played.`,
    );
  return { kind: "person", id: `@${basename(path, ".json")}`, steps };
}

function originOf(name: string, located: Located, program: Program): Origin {
  if (name.startsWith("@")) return personOf(name.slice(1), program);
  const files = strategyFiles(located.at);
  const file = files.get(name) ?? (/\/|\.yaml$/.test(name) ? readText(name) : undefined);
  if (file !== undefined) return { kind: "rules", file };
  const known = [...files.keys(), ...BASELINES.keys()];
  throw new UsageError(
    `no strategy '${name}' (${remedyFor(name, known)}; or give the path of a rule list, or @FILE for a recorded play)`,
  );
}

function read(text: string, located: Located, program: Program): Roster {
  const terms = readTerms(text);
  const names = [...new Set(terms.map(nameIn))].filter((name) => !BASELINES.has(name));
  return { terms, origins: new Map(names.map((name) => [name, originOf(name, located, program)])) };
}

function madeFrom(origin: Origin, program: Program): Strategy {
  if (origin.kind === "person") return personStrategy(origin.id, origin.steps) as Strategy;
  const result = readRuleList(origin.file, program);
  if ("problems" in result) throw new ScenarioError(result.problems);
  return result.strategy;
}

/** The strategies of a roster, in its order. */
export function strategiesOf({ terms, origins }: Roster, program: Program): readonly Strategy[] {
  const made = new Map([...origins].map(([name, origin]) => [name, madeFrom(origin, program)]));
  return terms.map((term) =>
    strategyOf(term, (name) => {
      const strategy = made.get(name);
      if (strategy === undefined) throw new Error(`the roster lacks '${name}'`);
      return strategy;
    }),
  );
}

/** Strategies written `a,timid(b),@FILE`, or all beside the scenario. No two may call themselves the same, or their plays would mix. */
export function readRoster(located: Located, program: Program, text: string | undefined): Roster {
  const written = text ?? [...strategyFiles(located.at).keys()].join(",");
  if (written.trim() === "")
    throw new UsageError("the scenario has no strategies beside it; name some with --strategies a,b");
  const roster = read(written, located, program);
  const ids = strategiesOf(roster, program).map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined)
    throw new UsageError(`strategy '${twice}' is named twice; give each its own \`id:\` (a record: its own file name)`);
  return roster;
}

export const findStrategies = (located: Located, program: Program, text: string | undefined): readonly Strategy[] =>
  strategiesOf(readRoster(located, program, text), program);

/** One strategy: a name beside the scenario, a baseline, a combinator applied to one, the path of a rule list, or `@` and a record. */
export function findStrategy(located: Located, program: Program, text: string): Strategy {
  const [strategy, ...more] = strategiesOf(read(text, located, program), program);
  if (strategy === undefined || more.length > 0) throw new UsageError(`name one strategy, not '${text}'`);
  return strategy;
}
