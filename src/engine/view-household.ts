import { isAway, issuedPerDay } from "./rules/household.js";
import { hungerShare } from "./rules/hunger.js";
import {
  buysFood,
  cookedPerDay,
  eatsPerDay,
  foodBought,
  foodLasts,
  homeFoodDays,
  incomeShare,
  tableGood,
  workPerDay,
} from "./rules/kitchen.js";
import type { World } from "./world.js";

const HARDLY = 0.01;

/** Whether somebody has not come to the table yet: what he needs follows the calendar and has been next to nothing so far. */
function isAbsent({ day, model, nature }: World, member: number): boolean {
  const needs = model.lookup.household.needs[member] ?? [];
  const date = model.scenario.start.day + Math.max(0, day - 1);
  const most = needs.reduce((sum, { at }) => Math.max(sum, nature.parameter(at)), 0);
  const so = needs.filter((point, index) => index === 0 || point.day <= date);
  return so.length < needs.length && so.every(({ at }) => nature.parameter(at) < HARDLY * most);
}

/** The household as the trader knows it. */
export interface HouseholdView {
  /** Days the food at home lasts at the full ration. */
  readonly foodDays: number;
  /** The same at the ordered ration, with what the state hands out, and the same while the trader is away. Infinity when it does not shrink. */
  readonly lasts: number;
  readonly lastsAway: number;
  /** Both with what money could still buy: that kept at home and, while the trader is there, his own; away, that at home alone. */
  readonly bought: number;
  readonly boughtAway: number;
  readonly ration: string;
  /** Id of the good that what is cooked and eaten is counted in: what most of the food at home is, else what home sells the cheapest. */
  readonly table: string;
  /** A day: what the kitchen cooks at the ordered ration, in smallest units of `table`. */
  readonly cooked: number;
  /** A day: what the state hands out, in smallest units of `staple`. */
  readonly issued: number;
  /** Share of a full day's food for those at home now that this and what a day's wage buys come to, from 0 to 1. */
  readonly incomeShare: number;
  /** Whether what is missing in the evening is bought at home, as far as money reaches. */
  readonly buys: boolean;
  /** Of what is cooked, for today's hard work beyond what everyone needs. */
  readonly forWork: number;
  readonly staple: string;
  /** Every ration that may be cooked, in the scenario's order. */
  readonly rations: readonly string[];
  /** What each ration would come to from now on: cooked a day, and the days the food at home lasts. */
  readonly kitchen: readonly {
    readonly id: string;
    /** Share of a full day's food. */
    readonly share: number;
    readonly cooked: number;
    readonly lasts: number;
  }[];
  readonly members: readonly MemberView[];
}

export interface MemberView {
  readonly id: string;
  /** Days of food missed and not yet won back; days missed in all. */
  readonly hunger: number;
  readonly missed: number;
  /** How far hunger has come towards where it kills, from 0 to 1. */
  readonly near: number;
  readonly dead: boolean;
  /** Eats on the road and not at home. */
  readonly away: boolean;
  /** Has not come to this table yet, as a child that is not born: never so far did he need as much as a hundredth of the most he ever needs. */
  readonly absent: boolean;
  /** What he eats a day at the ordered ration, in smallest units of `table`: 0 when dead or away. */
  readonly eats: number;
}

export function householdView(w: World): HouseholdView {
  const { goods, household } = w.model.scenario;
  const { members, rations, staples } = household;
  return {
    foodDays: homeFoodDays(w),
    lasts: foodLasts(w, isAway(w)),
    lastsAway: foodLasts(w, true),
    bought: foodBought(w, isAway(w)),
    boughtAway: foodBought(w, true),
    ration: rations[w.ration]?.id ?? "",
    table: goods[tableGood(w)]?.id ?? "",
    buys: buysFood(w),
    cooked: cookedPerDay(w),
    issued: issuedPerDay(w),
    incomeShare: incomeShare(w),
    forWork: workPerDay(w),
    staple: goods[staples[0] ?? -1]?.id ?? "",
    rations: rations.map(({ id }) => id),
    kitchen: rations.map(({ id, share }, ration) => ({
      id,
      share: w.parameter(share),
      cooked: cookedPerDay(w, ration),
      lasts: foodLasts(w, isAway(w), ration),
    })),
    members: members.map(({ id, trader }, index) => ({
      id,
      hunger: w.hunger[index] ?? 0,
      missed: w.missed[index] ?? 0,
      near: hungerShare(w, index),
      dead: (w.dead[index] ?? 0) !== 0,
      away: trader && isAway(w) && (w.dead[index] ?? 0) === 0,
      absent: isAbsent(w, index),
      eats: eatsPerDay(w, index),
    })),
  };
}
