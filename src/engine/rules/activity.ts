import type { Activity } from "../../scenario/index.js";
import type { Model } from "../model.js";
import type { World } from "../world.js";
import { type Bounds, boundsOf, isWithin } from "./bounds.js";
import { openTest } from "./episode.js";
import { lookAround } from "./market.js";
import type { Refusal } from "./plan.js";
import { lackOf } from "./supplies.js";

/**
 * Standing orders: an ordered activity is done once a day, between the plan and the evening, until it is ordered
 * otherwise. The trader goes to its place and is back by night.
 */
export interface Order {
  /** Why the activity cannot be ordered so now; `amount` is the number named with it. */
  why(w: World, amount: number): Refusal | undefined;
  order(w: World, amount: number): void;
}

/** Bounds of the number an order names, in smallest units; undefined where it names none. */
export function orderRange(model: Model, { asks }: Activity): (Bounds & { readonly variable: number }) | undefined {
  if (asks === undefined) return undefined;
  return {
    ...boundsOf(model, asks),
    variable: model.scenario.variables.findIndex(({ id }) => id === asks.number),
  };
}

/** Ordering an activity at a level, 0 for off. */
export function orderOf(model: Model, index: number, level: number): Order {
  const activity = model.scenario.activities[index];
  const range = activity === undefined || level === 0 ? undefined : orderRange(model, activity);
  const fits = (w: World, amount: number): boolean => (range === undefined ? amount === 0 : isWithin(w, range, amount));
  const open = openTest(model, activity?.episodes ?? []);
  const whyNotBegin = (w: World, amount: number): Refusal | undefined => {
    if (w.place !== activity?.from) return "not from here";
    if (open !== undefined && !open(w)) return "not yet possible";
    return fits(w, amount) ? undefined : "out of range";
  };
  const whyNotEnd = (w: World): Refusal | undefined => (w.orders[index] === 0 ? "not yet possible" : undefined);
  return {
    why: (w, amount) => (level === 0 ? whyNotEnd(w) : whyNotBegin(w, amount)),
    order(w, amount) {
      w.orders[index] = level;
      if (range !== undefined) w.variables[range.variable] = amount;
    },
  };
}

/** Whether an activity is ordered and a day of it could be done now: what it needs holds, and nothing is missing that it makes things of. */
export function isOrderedAndPossible(model: Model, index: number): (w: World) => boolean {
  const activity = model.scenario.activities[index];
  const when = activity?.when === undefined ? undefined : model.expr(activity.when);
  const lack = activity === undefined ? undefined : lackOf(model, activity);
  return (w) => (w.orders[index] ?? 0) > 0 && (when === undefined || when(w) !== 0) && lack?.(w) === undefined;
}

/** Whether an ordered activity is still to be done today. */
export function workDue(model: Model, index: number): (w: World) => boolean {
  const from = model.scenario.activities[index]?.from;
  const possible = isOrderedAndPossible(model, index);
  return (w) => (w.workedOn[index] ?? 0) < w.day && w.place === from && possible(w);
}

/** The day's work begins: the trader is at its place and sees its prices. */
export function goToWork(w: World, index: number): void {
  const activity = w.model.scenario.activities[index];
  if (activity === undefined) return;
  w.workedOn[index] = w.day;
  w.daysDone[index] = (w.daysDone[index] ?? 0) + 1;
  w.watch?.worked?.(index, true, w.day);
  if (w.place === activity.at) return;
  w.place = activity.at;
  lookAround(w);
}

export function comeBack(w: World, index: number): void {
  w.place = w.model.scenario.activities[index]?.from ?? w.place;
  w.watch?.worked?.(index, false, w.day);
}

/** Whether the trader is at the place of a day's work that begins and ends at home. */
export function isBackTonight(w: World): boolean {
  const { activities, home } = w.model.scenario;
  for (let index = 0; index < w.workedOn.length; index += 1) {
    const of = activities[index];
    if (of?.from === home && of.at === w.place && w.workedOn[index] === w.day && w.route < 0) return true;
  }
  return false;
}

/** Calories today's work takes beyond the daily need. */
export function workCalories(w: World): number {
  let sum = 0;
  for (let index = 0; index < w.workedOn.length; index += 1) {
    const work = w.model.scenario.activities[index]?.work;
    if (work !== undefined && w.workedOn[index] === w.day) sum += w.parameter(work);
  }
  return sum;
}
