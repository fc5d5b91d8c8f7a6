import type { Program } from "../engine/index.js";
import { remedyFor, type SourceFile } from "../scenario/index.js";
import { type Located, readText, recallRules, strategyFiles, usedStrategy } from "../store/index.js";
import {
  BASELINES,
  bindRuleList,
  nameIn,
  type PersonStep,
  personStrategy,
  type RuleListShape,
  readTerms,
  type Strategy,
  type StrategyTerm,
  strategyOf,
} from "../strategies/index.js";
import { UsageError } from "./errors.js";
import { checkerDigest } from "./version.js";

/** What a strategy is made from: plain data, checked. */
type Origin =
  | { readonly kind: "rules"; readonly rules: RuleListShape }
  | { readonly kind: "person"; readonly id: string; readonly steps: readonly PersonStep[] };

/** Strategies as plain data, read once, from which every worker makes its own. */
export interface Roster {
  readonly terms: readonly StrategyTerm[];
  readonly origins: ReadonlyMap<string, Origin>;
}

/** Rules kept from an earlier start, where they fit this program; else they are read and checked anew. */
async function rulesOf(file: SourceFile, located: Located, program: Program): Promise<RuleListShape> {
  const find = (ref: string): SourceFile | undefined => usedStrategy(located.at, ref);
  const known = recallRules(checkerDigest(), file, find) as RuleListShape | undefined;
  if (known !== undefined && bindRuleList(known, program) !== undefined) return known;
  return (await import("./fresh.js")).checkRules(file, program, find);
}

async function originOf(name: string, located: Located, program: Program): Promise<Origin> {
  if (name.startsWith("@"))
    return { kind: "person", ...(await import("./recorded.js")).recordedPlay(name.slice(1), program) };
  const files = strategyFiles(located.at);
  const file = files.get(name) ?? (/\/|\.yaml$/.test(name) ? readText(name) : undefined);
  if (file !== undefined) return { kind: "rules", rules: await rulesOf(file, located, program) };
  const known = [...files.keys(), ...BASELINES.keys()];
  throw new UsageError(
    `no strategy '${name}' (${remedyFor(name, known)}; or give the path of a rule list, or @FILE for a recorded play)`,
  );
}

async function read(text: string, located: Located, program: Program): Promise<Roster> {
  const terms = readTerms(text);
  const names = [...new Set(terms.map(nameIn))].filter((name) => !BASELINES.has(name));
  const origins = new Map<string, Origin>();
  for (const name of names) origins.set(name, await originOf(name, located, program));
  return { terms, origins };
}

function madeFrom(origin: Origin, program: Program): Strategy {
  if (origin.kind === "person") return personStrategy(origin.id, origin.steps) as Strategy;
  const strategy = bindRuleList(origin.rules, program);
  if (strategy === undefined)
    throw new Error(`the rules of '${origin.rules.id}' do not fit the program they were read for`);
  return strategy;
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
export async function readRoster(located: Located, program: Program, text: string | undefined): Promise<Roster> {
  const written = text ?? [...strategyFiles(located.at).keys()].join(",");
  if (written.trim() === "")
    throw new UsageError("the scenario has no strategies beside it; name some with --strategies a,b");
  const roster = await read(written, located, program);
  const ids = strategiesOf(roster, program).map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined)
    throw new UsageError(`strategy '${twice}' is named twice; give each its own \`id:\` (a record: its own file name)`);
  return roster;
}

export const findStrategies = async (
  located: Located,
  program: Program,
  text: string | undefined,
): Promise<readonly Strategy[]> => strategiesOf(await readRoster(located, program, text), program);

/** One strategy: a name beside the scenario, a baseline, a combinator applied to one, the path of a rule list, or `@` and a record. */
export async function findStrategy(located: Located, program: Program, text: string): Promise<Strategy> {
  const [strategy, ...more] = strategiesOf(await read(text, located, program), program);
  if (strategy === undefined || more.length > 0) throw new UsageError(`name one strategy, not '${text}'`);
  return strategy;
}
