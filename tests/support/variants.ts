import {
  buildProgram,
  type CompiledProgram,
  compileProgram,
  keyOfWorld,
  Nature,
  rootKey,
  type World,
} from "../../src/engine/index.js";
import { showProblem } from "../../src/scenario/index.js";
import { playCompiled, readRuleList, type Strategy } from "../../src/strategies/index.js";
import { ruleFiles, shipped } from "./scenarios.js";

export type Changes = Readonly<Record<string, number>>;
/** A passage of a strategy's file and what stands there instead. */
export type Edit = readonly [from: string, to: string];

export interface Variant {
  readonly base?: string;
  readonly changes?: Changes;
  readonly edits?: readonly Edit[];
  /** The strategy that is edited; `memoir` unless told. */
  readonly strategy?: string;
}

const programs = new Map<string, CompiledProgram>();
function compiledWith(id: string, base: string, changes: Changes): CompiledProgram {
  const key = JSON.stringify([id, base, changes]);
  const known = programs.get(key) ?? compileProgram(buildProgram(shipped(id), { base, changes }));
  programs.set(key, known);
  return known;
}

/** A scenario's strategy with some of its words changed. */
function strategyOf(id: string, name: string, { program }: CompiledProgram, edits: readonly Edit[]): Strategy {
  const file = ruleFiles(id).find((of) => of.name.endsWith(`/${name}.yaml`));
  if (file === undefined) throw new Error(`'${id}' has no strategy '${name}'`);
  const text = edits.reduce((sum, [from, to]) => {
    if (!sum.includes(from)) throw new Error(`the strategy does not say '${from}'`);
    return sum.replace(from, to);
  }, file.text);
  const read = readRuleList({ name: file.name, text }, program);
  if ("problems" in read) throw new Error(read.problems.map(showProblem).join("\n"));
  return read.strategy;
}

interface End {
  readonly world: World;
  readonly ending: string;
}

let played: { readonly id: string; readonly ends: Map<string, readonly End[]> } = { id: "", ends: new Map() };

/** Plays of one scenario, each played once: what is measured of them changes no world. Another scenario's take their place. */
function endsFor(id: string, variant: Required<Variant>, worlds: number): readonly End[] {
  if (played.id !== id) played = { id, ends: new Map() };
  const key = JSON.stringify([variant.base, variant.changes, variant.edits, variant.strategy, worlds]);
  const known = played.ends.get(key) ?? playEnds(id, variant, worlds);
  played.ends.set(key, known);
  return known;
}

function playEnds(id: string, variant: Required<Variant>, worlds: number): readonly End[] {
  const compiled = compiledWith(id, variant.base, variant.changes);
  const strategy = strategyOf(id, variant.strategy, compiled, variant.edits);
  const root = rootKey("variants");
  return Array.from({ length: worlds }, (_, index) => {
    const nature = new Nature(compiled.program.model, keyOfWorld(root, index));
    const { world, rest } = playCompiled(compiled, { executor: "compiled", nature }, strategy);
    return { world, ending: rest.kind === "ended" ? rest.ending : "" };
  });
}

/** The same worlds played by a variant of a strategy, each end read by `measure`, which changes nothing. */
export const endsOf = <T>(
  id: string,
  { base = "memoir", changes = {}, edits = [], strategy = "memoir" }: Variant,
  worlds: number,
  measure: (world: World, ending: string) => T,
): readonly T[] =>
  endsFor(id, { base, changes, edits, strategy }, worlds).map(({ world, ending }) => measure(world, ending));

/** Changes of a scenario's numbers, all of which exist. */
export function namedChanges(id: string, changes: Changes): Changes {
  const known = new Set(shipped(id).parameters.map(({ name }) => name));
  for (const name of Object.keys(changes)) if (!known.has(name)) throw new Error(`no number '${name}'`);
  return changes;
}
