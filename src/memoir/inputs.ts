import type { Program } from "../engine/index.js";
import type { Parameter, Scenario } from "../scenario/index.js";
import type { MemoirRun, Scaling } from "./file.js";

const citedBy = (parameter: Parameter, base: string): string | undefined => parameter.literals.get(base)?.source;

/** Every number of the scenario that cites a source, turned by a factor: as `--set` would. */
export function scaledChanges(
  scenario: Scenario,
  base: string,
  { source, factor }: Scaling,
): Readonly<Record<string, number>> {
  const changes: Record<string, number> = {};
  for (const parameter of scenario.parameters) {
    const literal = parameter.literals.get(base);
    if (literal !== undefined && literal.source === source) changes[parameter.name] = literal.value * factor;
  }
  return changes;
}

/** Cited inputs (not assumptions) that stand behind no counted figure of the run. */
export function unusedInputs(
  program: Program,
  run: MemoirRun,
): readonly { readonly source: string; readonly names: readonly string[] }[] {
  const used = new Set(run.figures.filter(({ counted }) => counted).flatMap(({ from }) => from));
  const unused = new Map<string, string[]>();
  for (const parameter of program.model.scenario.parameters) {
    const source = citedBy(parameter, run.base);
    if (source === undefined || source.startsWith("A.") || used.has(source)) continue;
    unused.set(source, [...(unused.get(source) ?? []), parameter.name]);
  }
  return [...unused].map(([source, names]) => ({ source, names }));
}
