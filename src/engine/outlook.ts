import type { CheckedExpr, Edge, Encounter, Node, Roll, Verb } from "../scenario/index.js";
import { type Model, writtenOdds } from "./model.js";
import { believed } from "./rules/belief.js";
import { oddsOf } from "./rules/encounter.js";
import type { World } from "./world.js";

/** What a trader expects of a roll: its outcomes with the odds he believes. */
export type Outlook = readonly { readonly id: string; readonly odds: number }[];
/** How far two outlooks on the same outcomes lie apart: the largest difference of odds, 0 to 1. */
export const apart = (one: Outlook, other: Outlook): number =>
  Math.max(0, ...one.map(({ odds }, at) => Math.abs(odds - (other[at]?.odds ?? 0))));

export type Foresee = (w: World) => Outlook;

/** Positions of belief outcomes behind an officer's: wanting more is not foreseen, it is a step on the way. */
const VERDICTS = ["releases", "keeps", "reports"];

function fromBelief(model: Model, id: string, outcomes: readonly string[]): Foresee {
  const belief = model.scenario.beliefs.findIndex((of) => of.id === id);
  return (w) => outcomes.map((outcome, index) => ({ id: outcome, odds: believed(w, belief, index) }));
}

function ofRoll(model: Model, roll: Roll): Foresee | undefined {
  const { scenario } = model;
  switch (roll.kind) {
    case "odds": {
      const odds = roll.odds.map((of) => (of === undefined ? undefined : model.reckon(of.tree)));
      return (w) => oddsOf(w, odds).map((chance, index) => ({ id: roll.outcomes[index] ?? "", odds: chance }));
    }
    case "officer":
      return fromBelief(model, scenario.people[scenario.officers[roll.officer]?.person ?? -1]?.id ?? "", VERDICTS);
    case "contact":
      return fromBelief(model, scenario.people[scenario.contacts[roll.contact]?.person ?? -1]?.id ?? "", roll.outcomes);
    case "cold": {
      const good = scenario.goods[roll.good];
      const believed = fromBelief(model, good?.id ?? "", roll.outcomes);
      const sheltered = model.reckon(roll.sheltered.tree);
      // Nothing that could suffer, nothing to foresee.
      return (w) => (w.balance(model.account.you, good?.commodity ?? 0) > Math.max(0, sheltered(w)) ? believed(w) : []);
    }
    case "patrol": {
      const { id, belief } = scenario.posts[roll.post] ?? { id: "", belief: -1 };
      if (id === "") return undefined;
      const lookout = roll.lookout === undefined ? () => 0 : model.reckon(roll.lookout.tree);
      const watched = (w: World): number => 1 - Math.min(1, Math.max(0, lookout(w)));
      return (w) => [{ id: "caught", odds: believed(w, belief, 0) * watched(w) }];
    }
    case "search":
      return undefined;
  }
}

/** The first node with a roll met when an encounter goes on at a node without being asked anything, if there is one. */
function rollAhead(
  encounter: Encounter,
  nodeId: string | undefined,
): { readonly id: string; readonly roll: Roll } | undefined {
  const seen = new Set<string>();
  let node: Node | undefined = encounter.nodes.find(({ id }) => id === nodeId);
  while (node !== undefined && !seen.has(node.id)) {
    seen.add(node.id);
    const { id, step } = node;
    if (step.kind === "roll") return { id, roll: step.roll };
    if (step.kind !== "then") return undefined;
    const next: string | undefined = step.then.to;
    node = encounter.nodes.find((of) => of.id === next);
  }
  return undefined;
}

/** What is expected of the first roll met from a node on. */
export function outlookFrom(model: Model, encounter: Encounter, nodeId: string | undefined): Foresee | undefined {
  const ahead = rollAhead(encounter, nodeId);
  return ahead === undefined ? undefined : ofRoll(model, ahead.roll);
}

/** The subject of the draw that the first roll met from a node on makes, where its odds are written in the encounter. */
export function writtenOddsFrom(encounter: Encounter, nodeId: string | undefined): string | undefined {
  const ahead = rollAhead(encounter, nodeId);
  return ahead?.roll.kind === "odds" ? writtenOdds(`${encounter.id}.${ahead.id}`) : undefined;
}

const isZero = ({ tree }: CheckedExpr): boolean => tree.op === "number" && tree.value === 0;
const offersSome = (verbs: readonly Verb[]): boolean =>
  verbs.some((verb) => verb.verb === "offer" && !isZero(verb.amount));

/** Whether a way leads to offering an officer something: on the way itself, or before the next choice or chance. */
export function leadsToOffer(encounter: Encounter, way: Edge): boolean {
  const seen = new Set<string>();
  for (let edge: Edge | undefined = way; edge !== undefined; ) {
    if (offersSome(edge.verbs)) return true;
    const to: string | undefined = edge.to;
    const node: Node | undefined = encounter.nodes.find(({ id }) => id === to);
    if (node === undefined || seen.has(node.id)) return false;
    if (offersSome(node.verbs)) return true;
    seen.add(node.id);
    edge = node.step.kind === "ask" || node.step.kind === "then" ? node.step.then : undefined;
  }
  return false;
}
