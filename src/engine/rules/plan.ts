import { available, post } from "../ledger.js";
import { pick } from "../lookup.js";
import type { World } from "../world.js";
import { repay as payBack } from "./credit.js";
import { roadOpen, sellsNow } from "./episode.js";
import { type Craft, craftOf } from "./making.js";
import { affordable, buy as buyAt, costOf, marketAt, mostTaken, sell as sellAt, stockOf } from "./market.js";
import { depart } from "./road.js";
import { owed } from "./wealth.js";

/** Why a decision is not possible now. Data for a screen to put into words; never an exception. */
export type Refusal =
  | "not now"
  | "unknown name"
  | "not a whole amount"
  | "no market here"
  | "not enough for sale"
  | "not enough money"
  | "you have too little"
  | "the market takes no more"
  | "more than you owe"
  | "not at home"
  | "the road starts elsewhere"
  | "not from here"
  | "not enough to make it of"
  | "too long a wait"
  | "out of range"
  | "not yet possible"
  | "the record is full";

type Check = Refusal | undefined;

const isAmount = (amount: number): boolean => Number.isSafeInteger(amount) && amount > 0;

export function whyNotBuy(w: World, good: number, amount: number): Check {
  if (!isAmount(amount)) return "not a whole amount";
  const market = marketAt(w, w.place, good);
  if (market < 0 || pick(w.model.scenario.markets, market)?.side === "bid" || !sellsNow(w, market))
    return "no market here";
  if (amount > stockOf(w, market)) return "not enough for sale";
  const { you } = w.model.account;
  const currency = pick(w.model.scenario.markets, market)?.currency ?? 0;
  return costOf(w, market, amount) > w.balance(you, currency) ? "not enough money" : undefined;
}

export function whyNotSell(w: World, good: number, amount: number): Check {
  if (!isAmount(amount)) return "not a whole amount";
  const market = marketAt(w, w.place, good);
  if (market < 0) return "no market here";
  const commodity = w.model.scenario.goods[good]?.commodity ?? 0;
  if (amount > w.balance(w.model.account.you, commodity)) return "you have too little";
  return amount > mostTaken(w, market) ? "the market takes no more" : undefined;
}

/** Recipes are worked out anew for the reason alone; the chart keeps them bound. */
export function whyNotMake(w: World, recipe: number, amount: number, craft: Craft = craftOf(w.model, recipe)): Check {
  if (!isAmount(amount)) return "not a whole amount";
  return amount > craft.most(w) ? "not enough to make it of" : undefined;
}

export function whyNotRepay(w: World, credit: number, amount: number): Check {
  if (!isAmount(amount)) return "not a whole amount";
  const of = w.model.scenario.credit[credit];
  if (of === undefined) return "unknown name";
  if (amount > owed(w, credit)) return "more than you owe";
  return amount > w.balance(w.model.account.you, of.currency) ? "not enough money" : undefined;
}

/** Moves between the trader's hands and the home store; `from` is the account that gives. */
export function whyNotMove(w: World, commodity: number, amount: number, from: number): Check {
  if (w.place !== w.model.scenario.home) return "not at home";
  if (!isAmount(amount)) return "not a whole amount";
  return amount > w.balance(from, commodity) ? "you have too little" : undefined;
}

export function whyNotTravel(w: World, route: number): Check {
  const of = w.model.scenario.routes[route];
  if (of === undefined) return "unknown name";
  if (of.from !== w.place) return "the road starts elsewhere";
  return roadOpen(w, route) ? undefined : "not yet possible";
}

export function whyNotWait(w: World, days: number): Check {
  if (!isAmount(days)) return "not a whole amount";
  return days > longestWait(w) ? "too long a wait" : undefined;
}

/** Days that may pass at once: no more than there are, today among them. */
export function longestWait(w: World): number {
  const { start, waitUpTo } = w.model.scenario;
  const left = Math.max(0, Math.round(w.parameter(start.days)) - w.day) + 1;
  return Math.min(Math.round(w.parameter(waitUpTo)), left);
}

export const whyNotRation = (w: World, level: number): Check =>
  w.model.scenario.household.rations[level] === undefined ? "unknown name" : undefined;

export function buy(w: World, good: number, amount: number): void {
  buyAt(w, marketAt(w, w.place, good), amount, w.model.account.you);
}

export function sell(w: World, good: number, amount: number): void {
  sellAt(w, marketAt(w, w.place, good), amount);
}

export const repay = payBack;

export function leaveAtHome(w: World, commodity: number, amount: number): void {
  post(w, w.model.account.you, w.model.account.home, commodity, amount, "left at home");
}

export function takeAlong(w: World, commodity: number, amount: number): void {
  post(w, w.model.account.home, w.model.account.you, commodity, amount, "taken along");
}

export function setRation(w: World, level: number): void {
  w.ration = level;
}

export function startWait(w: World, days: number): void {
  w.waiting = days;
}

export const travel = depart;

/** The most that can be bought here of a good: stock and money. */
export function mostToBuy(w: World, good: number): number {
  const market = marketAt(w, w.place, good);
  return market < 0 || pick(w.model.scenario.markets, market)?.side === "bid" || !sellsNow(w, market)
    ? 0
    : affordable(w, market, w.model.account.you);
}

/** The most that can be sold here of a good. */
export function mostToSell(w: World, good: number): number {
  const market = marketAt(w, w.place, good);
  const commodity = w.model.scenario.goods[good]?.commodity ?? 0;
  return market < 0 ? 0 : available(w, w.model.account.you, commodity, mostTaken(w, market));
}
