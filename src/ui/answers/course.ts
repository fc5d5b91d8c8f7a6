import type { Program, View } from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { CheckedExpr, Edge, Encounter, Node, Option, Step, Verb } from "../../scenario/index.js";
import { begunUnits, type Dims, fullUnits } from "../../units/index.js";
import type { Words } from "../words.js";

/** A way that does nothing. */
export const NO_VERBS = { verbs: [], ending: undefined, bound: undefined };

/** Where a way has come to: what would be seen there, and whether all on it could be foreseen. */
export interface Stand {
  readonly view: View;
  readonly foreseen: boolean;
}

/** What is told of a way while it is gone along. */
export interface Hears {
  /** A verb, with what is seen before it and, where that can be foreseen, after it. */
  readonly verb?: (verb: Verb, before: View, after: View | undefined) => void;
  /** All verbs of an edge or a node are done. */
  readonly stands?: (at: Stand) => void;
  readonly ends?: () => void;
}

/** A node at which something is asked, chosen or left to chance; none where the way ends before. */
export interface Stop {
  readonly node: Node | undefined;
  readonly at: Stand;
}

/** Does verbs on a copy of the world. From one that cannot be foreseen on, nothing more is done. */
function doneAll(verbs: readonly Verb[], from: Stand, { verb: hear, stands }: Hears): Stand {
  let at = from;
  for (const verb of verbs) {
    const after = at.foreseen ? at.view.after(verb) : undefined;
    hear?.(verb, at.view, after);
    at = { view: after ?? at.view, foreseen: after !== undefined };
  }
  stands?.(at);
  return at;
}

/** The way on from a step that asks nobody; a condition as it would hold there. */
function plainWay(step: Step, words: Words, view: View): Edge | undefined {
  if (step.kind === "then") return step.then;
  if (step.kind !== "if") return undefined;
  return (words.valueOf(step.when.text, view) ?? 0) === 0 ? step.otherwise : step.then;
}

/** How often a bounded way can still be taken in a view; undefined where it is not bounded. */
export function timesLeft({ bound }: Edge, { id }: Encounter, view: View): number | undefined {
  if (bound === undefined) return undefined;
  const { rest } = view;
  const here = (rest.kind === "choose" || rest.kind === "ask") && rest.encounter === id;
  return bound.max - (here ? view.taken(bound) : 0);
}

/** Goes along one way of an encounter, to the next question, choice or chance. */
export function courseOf(encounter: Encounter, words: Words, edge: Edge, from: Stand, hears: Hears = {}): Stop {
  if ((timesLeft(edge, encounter, from.view) ?? 1) <= 0)
    return courseOf(encounter, words, { ...NO_VERBS, to: edge.bound?.otherwise }, from, hears);
  const find = (id: string | undefined): Node | undefined => encounter.nodes.find((of) => of.id === id);
  let at = doneAll(edge.verbs, from, hears);
  if (edge.ending !== undefined) hears.ends?.();
  let node = find(edge.to);
  for (let steps = 0; node !== undefined && steps < encounter.nodes.length; steps += 1) {
    at = doneAll(node.verbs, at, hears);
    const way = plainWay(node.step, words, at.view);
    if (way === undefined) return { node, at };
    at = doneAll(way.verbs, at, hears);
    if (way.ending !== undefined) hears.ends?.();
    node = find(way.to);
  }
  return { node: undefined, at };
}

/** The encounter and the node at which something is asked now. */
export function momentOf({ model }: Program, { rest }: View): { encounter: Encounter; node: Node } | undefined {
  if (rest.kind !== "choose" && rest.kind !== "ask") return undefined;
  const encounter = model.scenario.encounters.find(({ id }) => id === rest.encounter);
  const node = encounter?.nodes.find(({ id }) => id === rest.node);
  return encounter === undefined || node === undefined ? undefined : { encounter, node };
}

/** The way of an option of a node. */
export const optionOf = ({ step }: Node, option: string): Option | undefined =>
  step.kind === "choose" ? step.options.find(({ id }) => id === option) : undefined;

/** A question for an amount as it would stand behind a choice. */
interface AskBehind {
  readonly step: Extract<Step, { kind: "ask" }>;
  readonly ask: string;
  readonly dims: Dims;
  readonly bounds: { readonly from: number; readonly to: number };
}

/** The question for an amount that an option comes to first; undefined where it comes to none. */
export function askBehind(program: Program, view: View, words: Words, option: string): AskBehind | undefined {
  const here = momentOf(program, view);
  const way = here === undefined ? undefined : optionOf(here.node, option);
  if (here === undefined || way === undefined) return undefined;
  const { node, at } = courseOf(here.encounter, words, way, { view, foreseen: true });
  if (node?.step.kind !== "ask") return undefined;
  const { step } = node;
  const of = (bound: CheckedExpr): number => words.valueOf(bound.text, at.view) ?? 0;
  return {
    step,
    ask: words.text(`encounters.${here.encounter.id}.${node.id}.ask`, at.view) ?? t("How much?"),
    dims: program.model.scenario.variables.find(({ id }) => id === step.number)?.dims ?? {},
    bounds: { from: begunUnits(of(step.from)), to: fullUnits(of(step.to)) },
  };
}
