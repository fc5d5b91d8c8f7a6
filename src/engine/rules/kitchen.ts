import { pick } from "../lookup.js";
import type { World } from "../world.js";
import { workCalories } from "./activity.js";
import { sellsNow } from "./episode.js";
import {
  isAway,
  issuedPerDay,
  needAtHome,
  needOf,
  shareOf,
  stapleOf,
  storedCalories,
  wagePerDay,
} from "./household.js";
import { marketAt } from "./market.js";
import { knownHomePrice } from "./wealth.js";

// What is cooked and how long the food lasts, as the trader reckons it: nothing here changes a world.

/** Calories a day the members at home need in full. */
export const dailyNeed = (w: World): number => needAtHome(w, isAway(w));

function eatsAtHome(w: World, member: number, trader: boolean): boolean {
  return (w.dead[member] ?? 0) === 0 && !(trader && isAway(w));
}

const stapleCalories = (w: World): number => w.parameter(stapleOf(w.model.scenario)?.kcal ?? -1);

/**
 * What is on the table, which the kitchen's food is counted in: of what keeps, what most of the food at home is; in an
 * empty larder what home sells the cheapest calories of, as the trader knows its price; else the good the state issues.
 */
export function tableGood(w: World): number {
  const { account, scenario } = w.model;
  let [most, cheapest] = [
    { good: -1, kcal: 0 },
    { good: -1, each: Number.POSITIVE_INFINITY },
  ];
  for (const [good, { commodity, kcal, spoils }] of scenario.goods.entries()) {
    if (kcal === undefined || spoils !== undefined) continue;
    const calories = w.balance(account.home, commodity) * w.parameter(kcal);
    if (calories > most.kcal) most = { good, kcal: calories };
    const each = knownHomePrice(w, good, "ask") / w.parameter(kcal);
    if (each > 0 && each < cheapest.each) cheapest = { good, each };
  }
  const found = [most.good, cheapest.good].find((good) => good >= 0);
  return found ?? scenario.household.staples[0] ?? -1;
}

/** Food value of a smallest unit of what is on the table; 0 where nothing is known to be eaten. */
const tableCalories = (w: World): number => w.parameter(pick(w.model.scenario.goods, tableGood(w))?.kcal ?? -1);

/** So much of a good, in smallest units of what is on the table that feed as well. */
export function inTableGood(w: World, good: number, amount: number): number {
  const kcal = tableCalories(w);
  return kcal === 0 ? 0 : (amount * w.parameter(pick(w.model.scenario.goods, good)?.kcal ?? -1)) / kcal;
}

/** So much food value, in smallest units of what is on the table. */
export function caloriesInTable(w: World, calories: number): number {
  const kcal = tableCalories(w);
  return kcal === 0 ? 0 : calories / kcal;
}

/** Smallest units a day of what is on the table that feed those at home at a ration, the ordered one unless another is named by its position. */
export function cookedPerDay(w: World, ration = w.ration): number {
  const kcal = tableCalories(w);
  return kcal === 0 ? 0 : (dailyNeed(w) * shareOf(w, ration)) / kcal;
}

/** Smallest units of what is on the table today's work takes beyond what everyone needs, at the ordered ration. */
export function workPerDay(w: World): number {
  const kcal = tableCalories(w);
  return kcal === 0 ? 0 : (workCalories(w) * shareOf(w, w.ration)) / kcal;
}

/** Smallest units of what is on the table a member eats a day at the ordered ration: 0 when dead, or fed on the road. */
export function eatsPerDay(w: World, member: number): number {
  const kcal = tableCalories(w);
  const of = w.model.scenario.household.members[member];
  if (kcal === 0 || of === undefined || !eatsAtHome(w, member, of.trader)) return 0;
  return (needOf(w, member) * shareOf(w, w.ration)) / kcal;
}

/**
 * Days the food at home, what the trader has with him there included, lasts at a ration (the ordered one unless another is named by its position), with what the state hands out; `away` as if the trader were on the
 * road. Infinity when as much comes in as is cooked.
 */
export function foodLasts(w: World, away: boolean, ration = w.ration): number {
  const net = netNeed(w, away, ration);
  return net <= 1e-9 ? Number.POSITIVE_INFINITY : caloriesAtHome(w, away) / net;
}

/** What the larder holds, and what the trader has with him while he is there: it goes into the larder in the evening. */
const caloriesAtHome = (w: World, away: boolean): number =>
  storedCalories(w, w.model.account.home) + (away ? 0 : storedCalories(w, w.model.account.you));

/** Calories a day the store loses at a ration, what the state hands out taken off. */
function netNeed(w: World, away: boolean, ration: number): number {
  return needAtHome(w, away) * shareOf(w, ration) - issuedPerDay(w) * stapleCalories(w);
}

/**
 * The same with what money could still buy of the cheapest staple at the prices at home as the trader knows them: the
 * money kept at home, and the trader's own while he is there.
 */
export function foodBought(w: World, away: boolean): number {
  const { account, scenario } = w.model;
  const { currency } = scenario.numeraire;
  const lasts = foodLasts(w, away);
  const feeds = caloriesForMoney(w);
  if (lasts === Number.POSITIVE_INFINITY || feeds === 0) return lasts;
  const purse = w.balance(account.home, currency) + (away ? 0 : w.balance(account.you, currency));
  return (caloriesAtHome(w, away) + purse * feeds) / netNeed(w, away, w.ration);
}

/** The most calories a smallest unit of money buys of a staple sold at home today, as the trader knows its price; 0 where none is sold. */
function caloriesForMoney(w: World): number {
  const { goods, home, household } = w.model.scenario;
  return household.staples.reduce((most, at) => {
    const market = marketAt(w, home, at);
    const price = market >= 0 && sellsNow(w, market) ? knownHomePrice(w, at, "ask") : 0;
    return price <= 0 ? most : Math.max(most, w.parameter(goods[at]?.kcal ?? -1) / price);
  }, 0);
}

/** Share of a full day's food for those at home now that what the state hands out, and what a day's wage buys at the price at home as the trader knows it, come to; from 0 to 1. */
export function incomeShare(w: World): number {
  const need = dailyNeed(w);
  const bought = buysFood(w) ? wagePerDay(w) * caloriesForMoney(w) : 0;
  return need <= 0 ? 1 : Math.min(1, (issuedPerDay(w) * stapleCalories(w) + bought) / need);
}

/** Whether what is missing in the evening is bought at home, as far as money reaches. */
export const buysFood = (w: World): boolean => w.model.lookup.household.sold.length > 0;

/** Days the food at home lasts at the full ration, with what the state hands out. */
export function homeFoodDays(w: World): number {
  const { account } = w.model;
  const kcal = stapleCalories(w);
  const net = Math.max(1, dailyNeed(w) - issuedPerDay(w) * kcal);
  return storedCalories(w, account.home) / net;
}
