import type { Good, Scenario } from "../../scenario/index.js";
import { begunUnits, fullUnits } from "../../units/index.js";
import { happens, nextVisit } from "../chance.js";
import { available, post } from "../ledger.js";
import { pick, type Sold } from "../lookup.js";
import type { Model } from "../model.js";
import type { World } from "../world.js";
import { isBackTonight, workCalories } from "./activity.js";
import { sellsNow } from "./episode.js";
import { affordable, askPrice, buy, marketAt } from "./market.js";
import { knownHomePrice } from "./wealth.js";

/**
 * The household's evening. What the state still hands out arrives; a trader at home shares what he carries that is
 * edible; what is missing for the ordered ration is bought with the money at home, then from the purse of a trader who
 * is there. Members share what there is in proportion to their need. Hunger counts missed days of food; long hunger
 * kills by a daily chance.
 */
export const isAway = (w: World): boolean => w.place !== w.model.scenario.home && !isBackTonight(w);

function eatsAtHome(w: World, member: number, trader: boolean): boolean {
  return (w.dead[member] ?? 0) === 0 && !(trader && isAway(w));
}

/** Calories a day a member needs in full. */
const needOf = (w: World, member: number): number =>
  w.nature.dated(w.model.lookup.household.needs[member] ?? [], w.day);

/** The good the state issues, in which the kitchen counts. */
const stapleOf = ({ goods, household }: Scenario): Good | undefined => goods[household.staples[0] ?? -1];

/** Calories a day the members at home need in full. */
export const dailyNeed = (w: World): number => needAtHome(w, isAway(w));

function needAtHome(w: World, away: boolean): number {
  const { members } = w.model.scenario.household;
  let sum = 0;
  for (let index = 0; index < members.length; index += 1)
    if (w.dead[index] === 0 && !(away && members[index]?.trader === true)) sum += needOf(w, index);
  return sum + workCalories(w);
}

/** The share of a full day's food at a ration, by its position. */
const shareOf = (w: World, ration: number): number =>
  w.parameter(w.model.scenario.household.rations[ration]?.share ?? 0);

/** The share of a full day's food the kitchen cooks now. */
const orderedShare = (w: World): number => shareOf(w, w.ration);

const heads = (w: World): number => w.model.scenario.household.members.length - deathCount(w);

/** A rate per day paid in whole units: what falls due today so that the sum never drifts while the rate stands. */
const fallsDue = (rate: number, day: number): number =>
  rate === 0 ? 0 : fullUnits(rate * day) - fullUnits(rate * (day - 1));

function receive(w: World): void {
  const { account, scenario } = w.model;
  const { household, numeraire } = scenario;
  const staple = stapleOf(scenario);
  if (household.issue !== undefined && staple !== undefined) {
    post(w, account.state, account.home, staple.commodity, fallsDue(issuedPerDay(w), w.day), "issued", staple.id);
  }
  if (household.wage !== undefined)
    post(w, account.state, account.home, numeraire.currency, fallsDue(wagePerDay(w), w.day), "wage");
}

/** Calories in an account, all edible goods together. */
export function storedCalories(w: World, account: number): number {
  let sum = 0;
  const { edible } = w.model.lookup;
  for (let index = 0; index < edible.length; index += 1) {
    const of = edible[index];
    if (of !== undefined) sum += w.balance(account, of.commodity) * w.parameter(of.kcal);
  }
  return sum;
}

/** Filled anew by `cheapest` and kept by nobody: an evening makes no garbage. */
const ORDER: Sold[] = [];
const COSTS: number[] = [];

/** Staples sold at home, by what a calorie of each costs there today, the cheapest first, else in the scenario's order; until it is asked again. */
function cheapest(w: World): readonly Sold[] {
  const { sold } = w.model.lookup.household;
  if (sold.length < 2) return sold;
  ORDER.length = 0;
  for (const of of sold) {
    const cost = askPrice(w, of.market) / w.parameter(of.kcal);
    let at = ORDER.length;
    for (; at > 0 && (COSTS[at - 1] ?? 0) > cost; at -= 1) {
      ORDER[at] = ORDER[at - 1] ?? of;
      COSTS[at] = COSTS[at - 1] ?? 0;
    }
    ORDER[at] = of;
    COSTS[at] = cost;
  }
  return ORDER;
}

/** Calories the home store lacks for `wanted`; below 0 where there is more. */
const lackOf = (w: World, wanted: number): number => wanted - storedCalories(w, w.model.account.home);

/**
 * Buys of the staples whose sellers are there today, the cheapest calories first, what the home store lacks, as far as
 * the purse reaches; answers what it still lacks.
 */
function shop(w: World, wanted: number, lack: number, purse: number): number {
  const { home } = w.model.account;
  let missing = lack;
  if (missing <= 0) return missing;
  for (const { id, commodity, kcal, market } of cheapest(w)) {
    if (!sellsNow(w, market)) continue;
    const each = w.parameter(kcal);
    if (each === 0) continue;
    const amount = affordable(w, market, purse, begunUnits(missing / each));
    buy(w, market, amount, purse);
    post(w, purse, home, commodity, amount, "left at home", id);
    if (amount > 0) missing = lackOf(w, wanted);
    if (missing <= 0) break;
  }
  return missing;
}

/** What the trader carries that is edible goes into the home store. */
function shareTable(w: World): void {
  const { account, lookup } = w.model;
  for (const { commodity, id } of lookup.edible)
    post(w, account.you, account.home, commodity, w.balance(account.you, commodity), "left at home", id);
}

/** Eats up to `wanted` calories, what spoils first (declared last) first; answers what was eaten. */
function eat(w: World, wanted: number): number {
  const { account, lookup } = w.model;
  let left = wanted;
  for (let index = lookup.edible.length - 1; index >= 0 && left > 1e-9; index -= 1) {
    const good = lookup.edible[index];
    if (good === undefined) continue;
    const kcal = w.parameter(good.kcal);
    const amount = available(w, account.home, good.commodity, begunUnits(left / kcal));
    post(w, account.home, account.eaten, good.commodity, amount, "eaten", good.id);
    left -= amount * kcal;
  }
  return wanted - Math.max(0, left);
}

/** A member's evening. A running wait ends when hunger comes to where it kills, and when it has killed. */
function bear(w: World, member: number, missed: number): void {
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

/** The meal at home: answers what share of a day's food those who eat there missed. */
function serve(w: World, away: boolean): number {
  const { account } = w.model;
  const need = needAtHome(w, away);
  const wanted = need * orderedShare(w);
  const atHome = !away;
  if (atHome) shareTable(w);
  const lack = shop(w, wanted, lackOf(w, wanted), account.home);
  if (atHome) shop(w, wanted, lack, account.you);
  return need === 0 ? 0 : 1 - eat(w, wanted) / need;
}

/** The whole evening at home. */
export function dine(w: World): void {
  const { household } = w.model.scenario;
  receive(w);
  const away = isAway(w);
  const missed = serve(w, away);
  const { fedAway, members } = household;
  for (let index = 0; index < members.length; index += 1) {
    if ((w.dead[index] ?? 0) !== 0) continue;
    bear(w, index, away && members[index]?.trader === true ? (fedAway ? 0 : 1) : missed);
  }
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

/** Smallest units of the staple a day the state hands out to the household. */
export function issuedPerDay(w: World): number {
  return w.nature.dated(w.model.lookup.household.issue, w.day) * heads(w);
}

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

/** Money the state pays the household a day. */
export const wagePerDay = (w: World): number => w.nature.dated(w.model.lookup.household.wage, w.day);

/** Smallest units a day of what is on the table that feed those at home at a ration, the ordered one unless another is named by its position. */
export function cookedPerDay(w: World, ration = w.ration): number {
  const kcal = tableCalories(w);
  return kcal === 0 ? 0 : (dailyNeed(w) * shareOf(w, ration)) / kcal;
}

/** Smallest units of what is on the table today's work takes beyond what everyone needs, at the ordered ration. */
export function workPerDay(w: World): number {
  const kcal = tableCalories(w);
  return kcal === 0 ? 0 : (workCalories(w) * orderedShare(w)) / kcal;
}

/** Smallest units of what is on the table a member eats a day at the ordered ration: 0 when dead, or fed on the road. */
export function eatsPerDay(w: World, member: number): number {
  const kcal = tableCalories(w);
  const of = w.model.scenario.household.members[member];
  if (kcal === 0 || of === undefined || !eatsAtHome(w, member, of.trader)) return 0;
  return (needOf(w, member) * orderedShare(w)) / kcal;
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
  const { members } = w.model.scenario.household;
  let need = workCalories(w);
  for (const [index, { trader }] of members.entries()) {
    if ((w.dead[index] ?? 0) === 0 && !(trader && away)) need += needOf(w, index);
  }
  return need * shareOf(w, ration) - issuedPerDay(w) * stapleCalories(w);
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

/** Days the food at home lasts at the full ration, with what the state hands out. */
export function homeFoodDays(w: World): number {
  const { account } = w.model;
  const kcal = stapleCalories(w);
  const net = Math.max(1, dailyNeed(w) - issuedPerDay(w) * kcal);
  return storedCalories(w, account.home) / net;
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
