import type { Compiled } from "../../expr/index.js";
import type { Encounter, Roll } from "../../scenario/index.js";
import { drawOutcome, nextVisit } from "../chance.js";
import type { Bounds } from "../kernel.js";
import type { Model } from "../model.js";
import type { World } from "../world.js";
import { suffer } from "./cold.js";
import { openTest } from "./episode.js";
import { decideOfficer, search } from "./inspection.js";
import { offerPrice } from "./market.js";
import { meetPatrol } from "./patrol.js";
import { decideContact } from "./trust.js";

/** The trader stands where the encounter belongs: at its place, or on its leg. */
const isThere = (w: World, place: number | undefined, leg: Encounter["leg"]): boolean =>
  leg === undefined
    ? place === undefined || w.place === place
    : w.place < 0 && w.route === leg.route && w.leg === leg.leg;

/** `last` is the day it was last met, 0 for never. */
function mayComeAgain(w: World, again: Encounter["again"], last: number): boolean {
  switch (again) {
    case "never":
      return last === 0;
    case "daily":
      return last < w.day;
    case "visit":
      return last < w.arrivedOn;
  }
}

/**
 * The conditions an encounter declares, its episode's included unless it outlasts that; what a post opens asks for these
 * alone.
 */
export function conditionsOf(model: Model, encounter: Encounter): (w: World) => boolean {
  const [first, second] = [encounter.when, encounter.opens].flatMap((of) => (of === undefined ? [] : [model.expr(of)]));
  const open = encounter.outlasts ? undefined : openTest(model, encounter.episodes);
  return (w) =>
    (open === undefined || open(w)) &&
    (first === undefined || first(w) !== 0) &&
    (second === undefined || second(w) !== 0);
}

/** After every campaign's last day; a whole number of 31 bits is the quickest to compare with. */
export const NEVER_ENDS = 1_073_741_823;

/** The days an encounter can come on at all: its own, and those its episodes can be open on. Most fall out here. */
function daysOf({ scenario }: Model, { days, episodes }: Encounter): readonly [from: number, until: number] {
  const of = episodes.flatMap((at) => scenario.episodes[at] ?? []);
  const first = of.length === 0 ? 0 : Math.min(...of.map(({ from }) => from));
  const last =
    of.length === 0 ? NEVER_ENDS : Math.max(...of.map((it) => (it.while === undefined ? it.until : NEVER_ENDS)));
  return [Math.max(first, days?.from ?? 0), Math.min(last, days?.until ?? NEVER_ENDS, NEVER_ENDS)];
}

/** Whether an encounter may open now: its days, its place or leg, how often it may come, and its conditions. */
export function dueTest(
  model: Model,
  index: number,
  encounter: Encounter,
): ((w: World) => boolean) & { readonly bounds: Bounds } {
  const { place, leg, again } = encounter;
  const holds = conditionsOf(model, encounter);
  const [from, until] = daysOf(model, encounter);
  const due = (w: World): boolean =>
    w.day >= from &&
    w.day <= until &&
    isThere(w, place, leg) &&
    mayComeAgain(w, again, w.metOn[index] ?? 0) &&
    holds(w);
  return Object.assign(due, { bounds: { from, until, place: leg === undefined ? place : -1 } });
}

/** An encounter opens: it is counted, its bounded ways are free again, and a running wait ends. */
export function meet(w: World, index: number, counters: readonly number[]): void {
  w.waiting = 0;
  if (w.watch?.quoted !== undefined) hearOffers(w, index);
  begin(w, index, counters);
}

/** Buyers who deal in an encounter name their price when it opens. */
function hearOffers(w: World, index: number): void {
  const verbs = (w.model.scenario.encounters[index]?.nodes ?? []).flatMap((node) => node.verbs);
  for (const verb of verbs) if (verb.verb === "deal") w.watch?.quoted?.(verb.offer, offerPrice(w, verb.offer), w.day);
}

/** The same for a day's work, which lets a wait run on until it asks for something. */
export function begin(w: World, index: number, counters: readonly number[]): void {
  w.metOn[index] = w.day;
  w.met[index] = (w.met[index] ?? 0) + 1;
  w.offered = -1;
  w.offeredAmount = 0;
  for (const counter of counters) w.counters[counter] = 0;
}

/** Chances of an odds roll: the one without odds takes what the others leave. */
export function oddsOf(w: World, odds: readonly (Compiled<World> | undefined)[]): number[] {
  const chances: number[] = [];
  let sum = 0;
  for (const of of odds) {
    const stated = of === undefined ? 0 : Math.min(1, Math.max(0, of(w)));
    chances.push(stated);
    sum += stated;
  }
  const scale = sum > 1 ? 1 / sum : 1;
  for (let index = 0; index < odds.length; index += 1)
    chances[index] = odds[index] === undefined ? Math.max(0, 1 - sum) : (chances[index] ?? 0) * scale;
  return chances;
}

/** Makes a roll and stores where it came out; guards only read it. */
export function rollOf(model: Model, name: string, roll: Roll): (w: World) => void {
  switch (roll.kind) {
    case "search":
      return (w) => {
        w.outcome = search(w);
      };
    case "patrol": {
      const lookout = roll.lookout === undefined ? undefined : model.expr(roll.lookout);
      return (w) => {
        w.outcome = meetPatrol(w, roll.post, lookout === undefined ? 0 : lookout(w));
      };
    }
    case "officer":
      return (w) => {
        w.outcome = decideOfficer(w, roll.officer);
      };
    case "contact": {
      const [entrusted, paid] = [model.expr(roll.entrusted), model.expr(roll.paid)];
      return (w) => {
        w.outcome = decideContact(w, roll.contact, entrusted(w), paid(w));
      };
    }
    case "cold": {
      const sheltered = model.expr(roll.sheltered);
      return (w) => {
        w.outcome = suffer(w, roll.good, sheltered(w));
      };
    }
    case "odds": {
      const odds = roll.odds.map((of) => (of === undefined ? undefined : model.expr(of)));
      const subject = model.subject(`odds:${name}`);
      return (w) => {
        w.outcome = drawOutcome(w, subject, nextVisit(w, subject), oddsOf(w, odds));
      };
    }
  }
}
