import { happens, nextVisit } from "../chance.js";
import { pick } from "../lookup.js";
import type { World } from "../world.js";
import { believed, learn, lookBehindPass } from "./belief.js";
import { comesNow, notePatrolMet, noteStop, stopsNow } from "./enforcement.js";

/**
 * Patrols: nature says on which days one comes to a place (by day, so everyone meets the same ones); whether it catches
 * a trader who is there hangs on the attention he has drawn and on who keeps watch, and is drawn by his own visits. His odds are of being caught with nobody on watch; passing with a lookout tells less.
 */
export const AWAY = 0;
export const MISSED = 1;
export const CAUGHT = 2;

/** Dawn: where do patrols come today? */
export function sendPatrols(w: World): void {
  for (const { post, subject, comes, under } of w.model.patrols) {
    const chance = w.nature.dated(comes, w.day) * comesNow(w, under);
    w.patrolToday[post] = happens(w, subject, w.day, chance) ? 1 : 0;
  }
}

/** Dusk: everyone has heard of it. */
export function recallPatrols(w: World): void {
  for (const { post } of w.model.patrols) {
    if ((w.patrolToday[post] ?? 0) === 0) continue;
    w.patrolledOn[post] = w.day;
    if (w.patrolToday[post] === 1) w.watch?.patrolled?.(post, w.day);
  }
}

/** The patrol may come while the trader is there. Answers away, missed or caught. */
export function meetPatrol(w: World, post: number, lookout: number): number {
  const of = w.model.scenario.posts[post];
  if (of === undefined) return AWAY;
  if ((w.patrolToday[post] ?? 0) === 0) {
    learn(w, of.belief, 1);
    return AWAY;
  }
  notePatrolMet(w, post);
  const watched = 1 - Math.min(1, Math.max(0, lookout));
  const share = (1 + w.exposure / w.parameter(of.heat)) * watched;
  const chance = w.parameter(of.stops) * share * stopsNow(w, of.under);
  const subject = w.model.lookup.chance.stop[post] ?? -1;
  const caught = happens(w, subject, nextVisit(w, subject), chance);
  if (caught) learn(w, of.belief, 0);
  else learn(w, of.belief, 1, lookBehindPass(watched, believed(w, of.belief, 0)));
  noteStop(w, post, share, caught);
  return caught ? CAUGHT : MISSED;
}

/** Days since the patrol last came, today apart; all days so far where it never came. */
export const quietDays = (w: World, post: number): number => w.day - (w.patrolledOn[post] ?? 0);

/** Whether a market is closed after a patrol. */
export function marketShut(w: World, market: number): boolean {
  const shut = pick(w.model.scenario.markets, market)?.shut;
  if (shut === undefined) return false;
  const last = w.patrolledOn[shut.post] ?? 0;
  return last > 0 && w.day - last <= w.parameter(shut.days);
}
