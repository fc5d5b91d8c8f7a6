import type { View } from "../../engine/index.js";
import type { Encounter, Step } from "../../scenario/index.js";
import type { Words } from "../words.js";

/** The nodes a step may lead to. */
function nextOf(step: Step): readonly (string | undefined)[] {
  switch (step.kind) {
    case "ask":
    case "then":
      return [step.then.to];
    case "choose":
      return step.options.map(({ to }) => to);
    case "roll":
      return step.on.map(({ to }) => to);
    case "if":
      return [step.then.to, step.otherwise.to];
  }
}

/** Whether a node can be come to from the beginning without passing another one. */
function avoids({ nodes }: Encounter, node: string, other: string): boolean {
  const seen = new Set<string>();
  const open = [nodes[0]?.id];
  while (open.length > 0) {
    const id = open.pop();
    if (id === undefined || id === other || seen.has(id)) continue;
    if (id === node) return true;
    seen.add(id);
    const step = nodes.find((of) => of.id === id)?.step;
    open.push(...(step === undefined ? [] : nextOf(step).flatMap((to) => [to, ...bounds(step)])));
  }
  return false;
}

/** Where ways lead that may be taken only so often. */
function bounds(step: Step): readonly (string | undefined)[] {
  if (step.kind === "choose") return step.options.map(({ bound }) => bound?.otherwise);
  return step.kind === "roll" ? step.on.map(({ bound }) => bound?.otherwise) : [];
}

/** A view in which what has been answered on every way to a node is known: what comes there can be reckoned with it. */
export function knowingAnswers(encounter: Encounter, node: string, view: View, words: Words): View {
  let known = view;
  for (const { id, step } of encounter.nodes) {
    if (step.kind !== "ask" || id === node || avoids(encounter, node, id)) continue;
    known = known.supposing(step.number, words.valueOf(step.number, view) ?? 0);
  }
  return known;
}
