import type { Compiled } from "../../expr/index.js";
import type { Encounter, Roll } from "../../scenario/index.js";
import { drawOutcome, nextVisit } from "../chance.js";
import type { Model } from "../model.js";
import type { World } from "../world.js";
import { suffer } from "./cold.js";
import { decideOfficer, search } from "./inspection.js";

/** Whether an encounter may open now: its place or leg, its condition, and how often it may come. */
export function dueTest(model: Model, index: number, encounter: Encounter): (w: World) => boolean {
  const when = encounter.when === undefined ? undefined : model.expr(encounter.when);
  const opens = encounter.opens === undefined ? undefined : model.expr(encounter.opens);
  const { place, leg, again } = encounter;
  return (w) => {
    if (place !== undefined && w.place !== place) return false;
    if (leg !== undefined && (w.route !== leg.route || w.leg !== leg.leg || w.place >= 0)) return false;
    const last = w.metOn[index] ?? 0;
    if (again === "never" && last > 0) return false;
    if (again === "daily" && last === w.day) return false;
    if (again === "visit" && last >= w.arrivedOn) return false;
    return (when === undefined || when(w) !== 0) && (opens === undefined || opens(w) !== 0);
  };
}

/** An encounter opens: it is counted, its bounded ways are free again, and a running wait ends. */
export function meet(w: World, index: number, counters: readonly number[]): void {
  w.metOn[index] = w.day;
  w.met[index] = (w.met[index] ?? 0) + 1;
  w.waiting = 0;
  w.offered = -1;
  w.offeredAmount = 0;
  for (const counter of counters) w.counters[counter] = 0;
}

/** Chances of an odds roll: the one without odds takes what the others leave. */
export function oddsOf(w: World, odds: readonly (Compiled<World> | undefined)[]): number[] {
  const stated = odds.map((of) => (of === undefined ? 0 : Math.min(1, Math.max(0, of(w)))));
  const sum = stated.reduce((total, chance) => total + chance, 0);
  const scale = sum > 1 ? 1 / sum : 1;
  return odds.map((of, index) => (of === undefined ? Math.max(0, 1 - sum) : (stated[index] ?? 0) * scale));
}

/** Makes a roll and stores where it came out; guards only read it. */
export function rollOf(model: Model, name: string, roll: Roll): (w: World) => void {
  switch (roll.kind) {
    case "search":
      return (w) => {
        w.outcome = search(w);
      };
    case "officer":
      return (w) => {
        w.outcome = decideOfficer(w, roll.officer);
      };
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
