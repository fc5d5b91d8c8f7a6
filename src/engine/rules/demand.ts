import { drawOutcome } from "../chance.js";
import { pick } from "../lookup.js";
import { bits } from "../luck.js";
import type { World } from "../world.js";
import { marketShut } from "./patrol.js";

const NOBODY = { market: -1, subject: -1, of: [] };

/**
 * Counted buyers: a day at a market is of one of its declared kinds, and on it buyers want a number of units. Nature
 * decides by market and day, so everyone meets the same days. (A mixture of uniform counts; depth, which is price, is
 * apart from it.) A fraction of a unit is rounded by chance, so that the mean is kept.
 */
export function openDemand(w: World): void {
  if (w.model.demands.length === 0) return;
  const { demands } = w.model;
  for (let index = 0; index < w.soldToday.length; index += 1) w.soldToday[index] = 0;
  for (let index = 0; index < demands.length; index += 1) drawDemand(w, index);
}

/** Draws anew what buyers want today wherever the trader does not stand: what he has not seen. */
export function redrawDemand(w: World): void {
  for (const [index, { market }] of w.model.demands.entries())
    if (w.model.scenario.markets[market]?.place !== w.place) drawDemand(w, index);
}

/** One market's day: its kind, and how much is wanted. */
function drawDemand(w: World, index: number): void {
  const { market, subject, of } = w.model.demands[index] ?? NOBODY;
  const kind = of[drawOutcome(w, subject, w.day, w.nature.kindsOfDay[index] ?? [])];
  const number = w.model.subjects[subject]?.number ?? 0;
  const [low, high] = [w.parameter(kind?.from ?? 0), w.parameter(kind?.to ?? 0)];
  const wanted = low + Math.max(0, high - low) * (bits(w.nature.key, number, w.day, 1) / 4_294_967_296);
  w.buyersToday[market] = Math.floor(wanted + bits(w.nature.key, number, w.day, 2) / 4_294_967_296);
}

/** What buyers still want today: without a limit where none is declared, nothing while the market is shut. */
export function buyersLeft(w: World, market: number): number {
  const of = pick(w.model.scenario.markets, market);
  if (of === undefined || marketShut(w, market)) return 0;
  if (of.demand === undefined) return Number.MAX_SAFE_INTEGER;
  return Math.max(0, (w.buyersToday[market] ?? 0) - (w.soldToday[market] ?? 0));
}
