import { callsIn, namesIn } from "../expr/index.js";
import { t } from "../language/index.js";
import type { Context } from "./context.js";
import type { CheckedExpr, Encounter, ParameterIndex, Scenario } from "./model.js";
import type { Path } from "./tree.js";
import { HIDDEN_CALLS, shown } from "./vocabulary.js";

interface Shown {
  readonly path: Path;
  readonly of: CheckedExpr;
}

type Parts = Pick<Scenario, "encounters" | "recipes" | "activities" | "endings">;

/** Conditions of options and bounds of questions, which a player sees through what is open to him. */
function inEncounter(encounter: Encounter): readonly Shown[] {
  return encounter.nodes.flatMap(({ id, step }) => {
    const path = ["encounters", encounter.id, "nodes", id];
    if (step.kind === "ask")
      return [
        { path: [...path, "ask", "from"], of: step.from },
        { path: [...path, "ask", "to"], of: step.to },
      ];
    if (step.kind !== "choose") return [];
    return step.options.flatMap(({ id: option, shown, when }) =>
      Object.entries({ shown, when }).flatMap(([key, of]) =>
        of === undefined ? [] : [{ path: [...path, "choose", option, key], of }],
      ),
    );
  });
}

/** The same where he plans his day: what a recipe takes, what an order may name and needs, when an ending may be chosen. */
function inPlan({ recipes, activities, endings }: Parts): readonly Shown[] {
  const made = recipes.flatMap(({ id, uses }) =>
    uses.map(({ amount }) => ({ path: ["recipes", id, "uses"], of: amount })),
  );
  const ordered = activities.flatMap(({ id, when, pays, asks }) => [
    ...(when === undefined ? [] : [{ path: ["activities", id, "when"], of: when }]),
    ...(pays === undefined ? [] : [{ path: ["activities", id, "pays"], of: pays }]),
    ...(asks === undefined
      ? []
      : [
          { path: ["activities", id, "asks", "from"], of: asks.from },
          { path: ["activities", id, "asks", "to"], of: asks.to },
        ]),
  ]);
  const ended = endings.flatMap(({ id, kind, when }) =>
    kind !== "choice" || when === undefined ? [] : [{ path: ["endings", id, "when"], of: when }],
  );
  return [...made, ...ordered, ...ended];
}

/** A number that differs from world to world must not decide what is open: that would tell the player its value. */
export function refuseLeaks(context: Context, parts: Parts, numbers: ReadonlyMap<string, ParameterIndex>): void {
  for (const { path, of } of [...parts.encounters.flatMap(inEncounter), ...inPlan(parts)]) {
    const leak = namesIn(of.tree).find((name) => {
      const parameter = context.parameters[numbers.get(name) ?? -1];
      return [...(parameter?.literals.values() ?? [])].some(({ varies }) => varies);
    });
    const hidden = callsIn(of.tree).find((name) => Object.hasOwn(HIDDEN_CALLS, name));
    if (hidden !== undefined) context.problem(path, shown(hidden).what, shown(hidden).remedy);
    if (leak !== undefined)
      context.problem(
        path,
        t("'{leak}' varies between worlds and would show here", { leak }),
        t("use it in a roll or a verb, or give it one value with a range"),
      );
  }
}
