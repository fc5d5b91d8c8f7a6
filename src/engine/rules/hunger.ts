import { fullUnits } from "../../units/index.js";
import { happens, nextVisit } from "../chance.js";
import type { Model } from "../model.js";
import type { World } from "../world.js";

/** Hunger counts missed days of food, and is won back by full ones; from a number of days on it kills by a daily chance. */

/** A member's evening. A running wait ends when hunger comes to where it kills, and when it has killed. */
export function bear(w: World, member: number, missed: number): void {
  const { household } = w.model.scenario;
  const short = missed > 1e-9 ? missed : 0; // a full meal may fall short by a rounding
  w.missed[member] = (w.missed[member] ?? 0) + short;
  const recovered = short === 0 ? w.parameter(household.recovery) : 0;
  const before = w.hunger[member] ?? 0;
  const now = Math.max(0, before + short - recovered);
  const kills = w.parameter(household.diesAfter);
  w.hunger[member] = now;
  if (now <= kills) return;
  if (before <= kills) w.waiting = 0;
  const subject = w.model.lookup.chance.death[member] ?? -1;
  if (!happens(w, subject, nextVisit(w, subject), w.parameter(household.deathChance))) return;
  w.dead[member] = 1;
  w.waiting = 0;
}

/** How far a member's hunger has come towards where it kills: 0 fed, 1 there or beyond. */
export const hungerShare = (w: World, member: number): number =>
  Math.min(1, (w.hunger[member] ?? 0) / Math.max(1e-9, w.parameter(w.model.scenario.household.diesAfter)));

export function worstHunger(w: World): number {
  let most = 0;
  for (let index = 0; index < w.hunger.length; index += 1)
    if ((w.dead[index] ?? 0) === 0) most = Math.max(most, w.hunger[index] ?? 0);
  return most;
}

export function deathCount({ dead }: World): number {
  let sum = 0;
  for (let index = 0; index < dead.length; index += 1) sum += dead[index] ?? 0;
  return sum;
}

/** Days of food missed by the whole household so far: person-days of hunger. */
export const hungerDays = (w: World): number => w.missed.reduce((sum, days) => sum + days, 0);

/** What a day at a share of full meals comes to, for people who were fed: the part missed, and the first day of it on whose evening more is missed than people live through. */
export function hungerOf(model: Model, share: number): { readonly missed: number; readonly kills: number } {
  const missed = 1 - share;
  const after = model.values[model.scenario.household.diesAfter] ?? 0;
  return { missed, kills: missed > 0 ? fullUnits(after / missed) + 1 : Number.POSITIVE_INFINITY };
}
