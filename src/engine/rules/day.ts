import type { World } from "../world.js";
import { openDemand } from "./demand.js";
import { noteRegimes, openRegimes } from "./enforcement.js";
import { endOrders } from "./episode.js";
import { dine } from "./household.js";
import { openMarkets, restMarkets } from "./market.js";
import { recallPatrols, sendPatrols } from "./patrol.js";
import { spoil } from "./spoilage.js";
import { owed } from "./wealth.js";

const NO_NUMBERS: readonly string[] = [];

/** Whether a debt that is owed falls due today. */
function fallsDue(w: World): boolean {
  const { credit } = w.model.scenario;
  for (let index = 0; index < credit.length; index += 1)
    if (w.dueOn[index] === w.day && owed(w, index) > 0) return true;
  return false;
}

/** Dawn: a new day, its regimes, patrols, buyers and prices. A wait ends on the morning a debt falls due. */
export function openDay(w: World): void {
  w.day += 1;
  if (w.waiting > 0 && fallsDue(w)) w.waiting = 0;
  endOrders(w);
  openRegimes(w);
  sendPatrols(w);
  openDemand(w);
  openMarkets(w);
}

/** Dusk: the household eats, talk fades, markets forget, a wait runs on. */
export function closeDay(w: World): void {
  dine(w);
  spoil(w);
  recallPatrols(w);
  noteRegimes(w);
  const { scenario } = w.model;
  const fades = w.exposure * w.parameter(scenario.exposureFades);
  w.exposure *= 1 - w.parameter(scenario.exposureFades);
  if (fades > 0) w.watch?.stirred?.("exposure", -fades, NO_NUMBERS, w.day);
  restMarkets(w);
  if (w.waiting > 0) w.waiting -= 1;
  w.watch?.dusk?.(w);
}
