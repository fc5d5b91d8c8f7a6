import type { World } from "../world.js";
import { dine } from "./household.js";
import { openMarkets, restMarkets } from "./market.js";

/** Dawn: a new day, its prices. */
export function openDay(w: World): void {
  w.day += 1;
  openMarkets(w);
}

/** Dusk: the household eats, talk fades, markets forget, a wait runs on. */
export function closeDay(w: World): void {
  dine(w);
  const { scenario } = w.model;
  w.exposure *= 1 - w.parameter(scenario.exposureFades);
  restMarkets(w);
  if (w.waiting > 0) w.waiting -= 1;
}
