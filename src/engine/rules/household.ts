import type { Good, Scenario } from "../../scenario/index.js";
import { begunUnits, fullUnits } from "../../units/index.js";
import { available, post } from "../ledger.js";
import type { Sold } from "../lookup.js";
import type { World } from "../world.js";
import { isBackTonight, workCalories } from "./activity.js";
import { sellsNow } from "./episode.js";
import { bear, deathCount } from "./hunger.js";
import { affordable, askPrice, buy } from "./market.js";

/**
 * The household's evening. What the state still hands out arrives; a trader at home shares what he carries that is
 * edible; what is missing for the ordered ration is bought with the money at home, then from the purse of a trader who
 * is there. Members share what there is in proportion to their need. What was missed is hunger (`hunger.ts`).
 */
export const isAway = (w: World): boolean => w.place !== w.model.scenario.home && !isBackTonight(w);

/** Calories a day a member needs in full. */
export const needOf = (w: World, member: number): number =>
  w.nature.dated(w.model.lookup.household.needs[member] ?? [], w.day);

/** The good the state issues, in which the kitchen counts. */
export const stapleOf = ({ goods, household }: Scenario): Good | undefined => goods[household.staples[0] ?? -1];

/** Calories a day the members at home need in full, today's work on top; `away` as if the trader were on the road. */
export function needAtHome(w: World, away: boolean): number {
  const { members } = w.model.scenario.household;
  let sum = 0;
  for (let index = 0; index < members.length; index += 1)
    if (w.dead[index] === 0 && !(away && members[index]?.trader === true)) sum += needOf(w, index);
  return sum + workCalories(w);
}

/** The share of a full day's food at a ration, by its position. */
export const shareOf = (w: World, ration: number): number =>
  w.parameter(w.model.scenario.household.rations[ration]?.share ?? 0);

const heads = (w: World): number => w.model.scenario.household.members.length - deathCount(w);

/** A rate per day paid in whole units: what falls due today so that the sum never drifts while the rate stands. */
const fallsDue = (rate: number, day: number): number =>
  rate === 0 ? 0 : fullUnits(rate * day) - fullUnits(rate * (day - 1));

/** Smallest units of the staple a day the state hands out to the household. */
export function issuedPerDay(w: World): number {
  return w.nature.dated(w.model.lookup.household.issue, w.day) * heads(w);
}

/** Money the state pays the household a day. */
export const wagePerDay = (w: World): number => w.nature.dated(w.model.lookup.household.wage, w.day);

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

/** The meal at home: answers what share of a day's food those who eat there missed. */
function serve(w: World, away: boolean): number {
  const { account } = w.model;
  const need = needAtHome(w, away);
  const wanted = need * shareOf(w, w.ration);
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
