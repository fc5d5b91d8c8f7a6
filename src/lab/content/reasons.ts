import type { Transition } from "../../engine/index.js";
import { t, tn } from "../../language/index.js";
import type { CheckedExpr, Encounter, Node, Scenario } from "../../scenario/index.js";
import type { WayCounts } from "./coverage.js";

/** Why play never took a way, as far as the counts and the scenario tell. */
export interface Untaken {
  readonly transition: Transition;
  readonly why: string;
  /** The scenario has nothing of the kind: no search could take it. */
  readonly impossible: boolean;
}

/** Ways that are in every chart, and what a scenario must have for them to be taken. */
function lacking(scenario: Scenario, { leaf, event, guard }: Transition): string | undefined {
  const road = leaf.startsWith("road.") || event === "travel" || guard === "on the road";
  if (road && scenario.routes.length === 0) return t("the scenario has no route");
  if (road && scenario.posts.length === 0 && leaf.includes(".post.")) return t("the scenario has no post");
  if (event === "repay" && scenario.credit.length === 0) return t("the scenario has no credit");
  return undefined;
}

interface Spot {
  readonly encounter: Encounter | undefined;
  readonly node: Node | undefined;
}

function spotOf(scenario: Scenario, label: string): Spot {
  const [id = "", node = ""] = label.split(".");
  const encounter = scenario.encounters.find((of) => of.id === id);
  return { encounter, node: encounter?.nodes.find((of) => of.id === node) };
}

/** The condition a scenario writes for a way, if it writes one. */
function conditionOf(scenario: Scenario, { label, event }: Transition): string | undefined {
  const { encounter, node } = spotOf(scenario, label);
  const texts = (...of: readonly (CheckedExpr | undefined)[]): string | undefined => {
    const written = of.flatMap((expr) => expr?.text.trim() ?? []);
    return written.length === 0 ? undefined : written.join(" and ");
  };
  const [kind, ending] = label.split(" ");
  if (kind === "finish" || kind === "ending") return texts(scenario.endings.find(({ id }) => id === ending)?.when);
  if (encounter !== undefined && !label.includes(".")) return texts(encounter.opens, encounter.when);
  if (node?.step.kind === "if") return texts(node.step.when);
  const option =
    node?.step.kind === "choose" ? node.step.options.find(({ id }) => event === `choose.${id}`) : undefined;
  if (option !== undefined) return texts(option.shown, option.when);
  return undefined;
}

function whyNot(scenario: Scenario, transition: Transition, counts: WayCounts): string {
  const { from, way, leaf, label, event, guard } = transition;
  const reached = counts.reached[from] ?? 0;
  const looked = counts.looked[way] ?? 0;
  if (reached === 0) return t("{leaf} is never reached", { leaf });
  const needing = (why: string): string => {
    const condition = conditionOf(scenario, transition);
    return condition === undefined ? why : t("{why}: it needs {condition}", { why, condition });
  };
  const visits = { count: reached };
  if (event !== "" && event !== "done")
    return needing(tn(reached, "not open at any of {count} visit", "not open at any of {count} visits", visits));
  if (spotOf(scenario, label).node?.step.kind === "roll" && !label.endsWith(".else"))
    return tn(
      reached,
      "this outcome came at none of {count} roll",
      "this outcome came at none of {count} rolls",
      visits,
    );
  if (looked === 0)
    return tn(
      reached,
      "a way before it was taken at each of {count} visit",
      "a way before it was taken at each of {count} visits",
      visits,
    );
  return needing(
    guard === undefined
      ? tn(looked, "nothing led on at any of {count} look", "nothing led on at any of {count} looks", { count: looked })
      : tn(looked, "'{guard}' did not hold at any of {count} look", "'{guard}' did not hold at any of {count} looks", {
          guard,
          count: looked,
        }),
  );
}

/** Every way that was never taken, with the reason. */
export function untaken(counts: WayCounts): readonly Untaken[] {
  const { scenario } = counts.compiled.program.model;
  return counts.missing.map((transition) => {
    const lacks = lacking(scenario, transition);
    return { transition, why: lacks ?? whyNot(scenario, transition, counts), impossible: lacks !== undefined };
  });
}
