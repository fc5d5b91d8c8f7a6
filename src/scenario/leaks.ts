import { namesIn } from "../expr/index.js";
import type { Context } from "./context.js";
import type { CheckedExpr, Encounter, ParameterIndex } from "./model.js";
import type { Path } from "./tree.js";

/** Conditions of options and bounds of questions, which a player sees through what is open to him. */
function shown(encounter: Encounter): readonly { readonly path: Path; readonly of: CheckedExpr }[] {
  return encounter.nodes.flatMap(({ id, step }) => {
    const path = ["encounters", encounter.id, "nodes", id];
    if (step.kind === "ask")
      return [
        { path: [...path, "ask", "from"], of: step.from },
        { path: [...path, "ask", "to"], of: step.to },
      ];
    if (step.kind !== "choose") return [];
    return step.options.flatMap((option) =>
      option.when === undefined ? [] : [{ path: [...path, "choose", option.id, "when"], of: option.when }],
    );
  });
}

/** A number that differs from world to world must not decide what is open: that would tell the player its value. */
export function refuseLeaks(
  context: Context,
  encounters: readonly Encounter[],
  numbers: ReadonlyMap<string, ParameterIndex>,
): void {
  for (const { path, of } of encounters.flatMap(shown)) {
    const leak = namesIn(of.tree).find((name) => {
      const parameter = context.parameters[numbers.get(name) ?? -1];
      return [...(parameter?.literals.values() ?? [])].some(({ varies }) => varies);
    });
    if (leak !== undefined)
      context.problem(
        path,
        `'${leak}' varies between worlds and would show here`,
        "use it in a roll or a verb, or give it one value with a range",
      );
  }
}
