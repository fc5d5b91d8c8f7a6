import type { Leg } from "../../scenario/index.js";
import { begunUnits } from "../../units/index.js";
import { happens } from "../chance.js";
import { pick } from "../lookup.js";
import type { World } from "../world.js";
import { learn } from "./belief.js";

/** Travel: a route is legs, a leg is whole days; weather is nature's and comes by the day. */
export function currentLeg(w: World): Leg | undefined {
  return pick(w.model.scenario.routes, w.route)?.legs[w.leg];
}

/** Days a leg takes: begun days count. */
export const wholeDays = (w: World, leg: Leg | undefined): number =>
  leg === undefined ? 0 : Math.max(1, begunUnits(w.parameter(leg.days)));

export function depart(w: World, route: number): void {
  if (w.place === w.model.scenario.home && w.leftHomeOn === 0) w.leftHomeOn = w.day;
  w.place = -1;
  w.route = route;
  w.leg = 0;
  w.legDays = wholeDays(w, currentLeg(w));
}

/** One day's driving begins: the sky shows itself. */
export function drive(w: World): void {
  w.legDays -= 1;
  w.post = -1;
  w.snowing = 0;
  const { lookup, scenario } = w.model;
  const at = currentLeg(w)?.sky;
  const sky = at === undefined ? undefined : scenario.skies[at];
  if (at === undefined || sky === undefined) return;
  const snows = happens(w, lookup.chance.snow[at] ?? -1, w.day, w.nature.dated(lookup.snow[at], w.day));
  w.snowing = snows ? 1 : 0;
  learn(w, sky.belief, snows ? 0 : 1);
}

/** The day's end on the road: the next leg, or arrival. */
export function goOn(w: World): void {
  if (w.legDays > 0) return;
  const route = pick(w.model.scenario.routes, w.route);
  if (route === undefined) return;
  w.leg += 1;
  if (w.leg < route.legs.length) {
    w.legDays = wholeDays(w, currentLeg(w));
    return;
  }
  w.place = route.to;
  w.route = -1;
  w.leg = -1;
  w.snowing = 0;
  w.arrivedOn = w.day + 1;
  if (w.place === w.model.scenario.home && w.backHomeOn === 0) w.backHomeOn = w.day;
}

/** Time lost where the trader is: on the road it lengthens the leg, elsewhere it is a wait. */
export function lose(w: World, days: number): void {
  const whole = Math.max(0, Math.round(days));
  if (w.place < 0) w.legDays += whole;
  else w.waiting = Math.max(w.waiting, whole);
}
