import { apart, type Program, type View } from "../../engine/index.js";
import { callsIn, namesIn } from "../../expr/index.js";
import { t } from "../../language/index.js";
import type { Encounter, Node } from "../../scenario/index.js";
import { partsOf } from "../condition.js";
import { capital } from "../figures.js";
import type { Words } from "../words.js";
import { daysBetween } from "./occasion.js";
import { outlookText } from "./odds.js";

/** What comes by itself and is left to chance: a night at the sacks, a carrier's return. */
export interface Hazard {
  readonly encounter: Encounter;
  /** The first day on which it would come if nothing changed. */
  readonly on: number;
  readonly odds: readonly { readonly id: string; readonly odds: number }[];
}

/** Odds below this apart are told alike. */
export const APART = 0.01;

/** The node on which an encounter is left to chance before anybody is asked, as it would go in a view; undefined where it is not. */
function chanceFirst({ nodes }: Encounter, words: Words, view: View): Node | undefined {
  let node = nodes[0];
  for (let steps = 0; node !== undefined && steps < nodes.length; steps += 1) {
    const { step }: Node = node;
    if (step.kind === "roll") return node;
    if (step.kind !== "then" && step.kind !== "if") return undefined;
    const holds = step.kind === "then" || (words.valueOf(step.when.text, view) ?? 0) !== 0;
    const way = step.kind === "then" || holds ? step.then : step.otherwise;
    node = nodes.find(({ id }) => id === way.to);
  }
  return undefined;
}

/** Whether the scenario has words for how a chance can fall: those without stay what is told when they come. */
const isCalled = (words: Words, { id }: Encounter, { step }: Node): boolean =>
  step.kind === "roll" &&
  (step.roll.kind === "contact" ||
    (step.roll.kind === "odds" && step.roll.outcomes.some((of) => words.outcome(id, of) !== of)));

/** What would come by itself as things stand in a view, the next first; `but` is left out. */
export function hazardsOf({ model }: Program, words: Words, view: View, but?: Encounter): readonly Hazard[] {
  const { outlooks } = view;
  const found = model.scenario.encounters.flatMap((encounter): Hazard[] => {
    const node = encounter === but ? undefined : chanceFirst(encounter, words, view);
    if (node === undefined || !isCalled(words, encounter, node)) return [];
    const odds = outlooks.get(`${encounter.id}.${node.id}`) ?? [];
    const on = odds.length === 0 ? undefined : view.comesOn(encounter.id);
    return on === undefined ? [] : [{ encounter, on, odds }];
  });
  return found.sort((a, b) => a.on - b.on);
}

/** `from day 8 on, while you have more than 60 kg of rice with you and at home together`. */
function whenText(
  program: Program,
  words: Words,
  view: View,
  { encounter, on }: Pick<Hazard, "encounter" | "on">,
): string {
  const { again, place, when } = encounter;
  const where = program.model.scenario.places[place ?? -1];
  const stands = when === undefined ? "" : words.standing(when, view);
  const of = {
    on,
    place: words.name("places", where ?? ""),
    while: stands === "" ? "" : t(", while {stands}", { stands }),
  };
  if (where !== undefined && where !== view.place) return t("once you are in {place}{while}", of);
  const days = again === "daily" ? daysBetween(program, encounter) : undefined;
  if (days !== undefined) return t("on day {on} and every {days} after it{while}", { ...of, days: words.days(days) });
  return again === "daily" && stands !== "" ? t("from day {on} on, each day{while}", of) : t("on day {on}{while}", of);
}

/** The head under which a hazard is told whole. */
export const hazardHead = (program: Program, words: Words, view: View, of: Hazard): string =>
  t("Later, {when}:", { when: whenText(program, words, view, of) });

/** A hazard in one line: when it comes, and how chance can fall. */
export function hazardLine(program: Program, words: Words, view: View, of: Hazard): string {
  const node = chanceFirst(of.encounter, words, view);
  const then = node === undefined ? "" : thenText(words, view, of.encounter, node);
  return t("{when}: {odds}.", {
    when: capital(whenText(program, words, view, of)),
    odds: outlookText(of.odds, words, of.encounter.id) + then,
  });
}

/** `While trade after dark is ordered, once in 7 days`: when it would come if an order were given; empty where it waits for none. */
function orderText(program: Program, words: Words, view: View, encounter: Encounter): string {
  const stands = encounter.when === undefined ? "" : words.ordersIn(encounter.when, view);
  if (stands === "") return "";
  const days = encounter.again === "daily" ? daysBetween(program, encounter) : undefined;
  return days === undefined
    ? t("while {stands}", { stands })
    : t("while {stands}, once in {days}", { stands, days: words.days(days) });
}

/** Whether an encounter waits for an order of an activity; of any where none is named. */
function waitsForOrder({ when }: Encounter, activity: string | undefined): boolean {
  const orders = when === undefined ? [] : partsOf(when.tree).filter((part) => callsIn(part).includes("order"));
  return orders.some((part) => activity === undefined || namesIn(part).includes(activity));
}

/** What an order not given would bring by chance, each in a line with its condition: `activity` keeps those of one. */
export function ofOrders(program: Program, words: Words, view: View, activity?: string): readonly string[] {
  return program.model.scenario.encounters.flatMap((encounter) => {
    if (!waitsForOrder(encounter, activity) || view.comesOn(encounter.id) !== undefined) return [];
    const node = chanceFirst(encounter, words, view);
    const odds = view.outlooks.get(`${encounter.id}.${node?.id}`) ?? [];
    if (node === undefined || odds.length === 0 || !isCalled(words, encounter, node)) return [];
    const when = capital(orderText(program, words, view, encounter));
    return [
      t("{when}: {odds}.", {
        when,
        odds: outlookText(odds, words, encounter.id) + thenText(words, view, encounter, node),
      }),
    ];
  });
}

/** `; if somebody writes about you: you are believed 28 %, it is looked into 72 %`: a chance that follows at once on a way another falls. */
function thenText(words: Words, view: View, encounter: Encounter, { step }: Node): string {
  if (step.kind !== "roll") return "";
  const { roll, on } = step;
  const told = roll.outcomes.map((outcome, at) => {
    const next = encounter.nodes.find(({ id }) => id === on[at]?.to);
    const odds = next?.step.kind === "roll" ? (view.outlooks.get(`${encounter.id}.${next.id}`) ?? []) : [];
    if (next === undefined || odds.length === 0 || !isCalled(words, encounter, next)) return "";
    return t("; if {way}: {odds}", {
      way: words.outcome(encounter.id, outcome),
      odds: outlookText(odds, words, encounter.id),
    });
  });
  return told.join("");
}

/** What a way makes of the hazards: those it brings or changes, and those that stand no longer. */
export function hazardsMoved(
  before: readonly Hazard[],
  after: readonly Hazard[],
): { readonly brought: readonly Hazard[]; readonly gone: readonly Hazard[] } {
  const of = (all: readonly Hazard[], { encounter }: Hazard): Hazard | undefined =>
    all.find((other) => other.encounter === encounter);
  return {
    brought: after.filter((each) => {
      const then = of(before, each);
      return then === undefined || apart(then.odds, each.odds) >= APART;
    }),
    gone: before.filter((each) => of(after, each) === undefined),
  };
}

/** That a hazard stands no longer, where the way takes away what it waits for. */
export const goneLine = (words: Words, { encounter, odds }: Hazard): string =>
  t("No longer to come: {ways}.", {
    ways: odds.map(({ id }) => words.outcome(encounter.id, id)).join(t(" or ")),
  });
