import type { Market } from "../../scenario/index.js";
import { fullUnits } from "../../units/index.js";
import { available, post } from "../ledger.js";
import { pick } from "../lookup.js";
import type { World } from "../world.js";
import { buyersLeft } from "./demand.js";
import { marketShut } from "./patrol.js";

/**
 * Spot markets: an outside reference price (nature's) around which buyer and seller stand a spread apart, moved by the
 * campaign's own trade. Linear impact: a sale of `depth` halves the price; the trader's recent sales fade each day.
 * A quote is reference price times own impact. Totals round against the trader.
 */
export function marketAt(w: World, place: number, good: number): number {
  const { lookup, scenario } = w.model;
  return place < 0 || good < 0 ? -1 : (lookup.market[place * scenario.goods.length + good] ?? -1);
}

/** Average factor on the price over a trade of `amount` units sold (bought: negative), own impact included. */
function impactFactor(w: World, market: number, of: Market, amount: number): number {
  if (of.depth === undefined) return 1;
  const before = w.impact[market] ?? 0;
  return Math.max(0, 1 - (before + amount / 2) / (2 * w.parameter(of.depth)));
}

const spread = (w: World, of: Market): number => w.parameter(of.spread) / 2;

/** Price to buy one smallest unit now; 0 without a market. */
export function askPrice(w: World, market: number): number {
  const of = pick(w.model.scenario.markets, market);
  return of === undefined ? 0 : w.nature.price(market, w.day) * impactFactor(w, market, of, 0) * (1 + spread(w, of));
}

/** Price to buy one smallest unit in an untouched market. */
export function referenceAsk(w: World, market: number): number {
  return market < 0 ? 0 : w.nature.ask(market, w.day);
}

/** Price for selling one smallest unit now; 0 without a market. */
export function bidPrice(w: World, market: number): number {
  const of = pick(w.model.scenario.markets, market);
  return of === undefined ? 0 : w.nature.price(market, w.day) * impactFactor(w, market, of, 0) * (1 - spread(w, of));
}

/** What buying an amount costs in all. */
export function costOf(w: World, market: number, amount: number): number {
  const of = pick(w.model.scenario.markets, market);
  if (of === undefined) return 0;
  return Math.ceil(
    amount * w.nature.price(market, w.day) * impactFactor(w, market, of, -amount) * (1 + spread(w, of)) - 1e-6,
  );
}

/** What selling an amount brings in all; the market takes no more than brings its price to nothing. */
export function proceedsOf(w: World, market: number, amount: number): number {
  const of = pick(w.model.scenario.markets, market);
  if (of === undefined) return 0;
  return Math.floor(
    amount * w.nature.price(market, w.day) * impactFactor(w, market, of, amount) * (1 - spread(w, of)) + 1e-6,
  );
}

/** How much more the market takes before its price is nothing. */
export function roomFor(w: World, market: number): number {
  const of = pick(w.model.scenario.markets, market);
  if (of === undefined) return 0;
  return of.depth === undefined
    ? Number.MAX_SAFE_INTEGER
    : Math.max(0, Math.floor(2 * w.parameter(of.depth) - (w.impact[market] ?? 0)));
}

/** What is still for sale today. */
export function stockOf(w: World, market: number): number {
  const of = pick(w.model.scenario.markets, market);
  if (of === undefined) return 0;
  if (of.side === "bid" || marketShut(w, market)) return 0;
  if (of.stock === undefined) return Number.MAX_SAFE_INTEGER;
  return Math.max(0, fullUnits(w.parameter(of.stock)) - (w.boughtToday[market] ?? 0));
}

function account(w: World, of: Market): number {
  return w.model.account.markets + of.place;
}

/** Buys for an account; the caller has checked stock and money. */
export function buy(w: World, market: number, amount: number, buyer: number): void {
  const of = pick(w.model.scenario.markets, market);
  const good = pick(w.model.scenario.goods, of?.good ?? -1);
  if (of === undefined || good === undefined || amount <= 0) return;
  const cost = costOf(w, market, amount);
  // What comes into empty hands lies open, wherever the last of it was hidden.
  if (buyer === w.model.account.you && w.balance(buyer, good.commodity) === 0) w.hidden[of.good] = -1;
  post(w, buyer, account(w, of), of.currency, cost, "bought", good.id);
  post(w, account(w, of), buyer, good.commodity, amount, "bought", good.id);
  w.boughtToday[market] = (w.boughtToday[market] ?? 0) + amount;
  w.impact[market] = (w.impact[market] ?? 0) - amount;
}

/** Sells from the trader's hands; the caller has checked what he has and what the market takes. */
export function sell(w: World, market: number, amount: number): void {
  const of = pick(w.model.scenario.markets, market);
  const good = pick(w.model.scenario.goods, of?.good ?? -1);
  if (of === undefined || good === undefined || amount <= 0) return;
  const { you } = w.model.account;
  const proceeds = proceedsOf(w, market, amount);
  post(w, you, account(w, of), good.commodity, amount, "sold", good.id);
  post(w, account(w, of), you, of.currency, proceeds, "sold", good.id);
  w.impact[market] = (w.impact[market] ?? 0) + amount;
  w.takings[of.good] = (w.takings[of.good] ?? 0) + proceeds;
  if (of.demand !== undefined) w.soldToday[market] = (w.soldToday[market] ?? 0) + amount;
}

/** The most that can be sold in a market now: what its price and its buyers bear. */
export const mostTaken = (w: World, market: number): number => Math.min(roomFor(w, market), buyersLeft(w, market));

/** The most an account can buy with its money, up to `most`: by bisection, since the price rises as one buys. */
export function affordable(w: World, market: number, buyer: number, most: number = Number.MAX_SAFE_INTEGER): number {
  const of = pick(w.model.scenario.markets, market);
  if (of === undefined) return 0;
  const money = w.balance(buyer, of.currency);
  const price = askPrice(w, market);
  let low = 0;
  let high = Math.min(most, stockOf(w, market), price > 0 ? Math.ceil(money / price) + 1 : 0);
  if (costOf(w, market, high) <= money) return high;
  high -= 1;
  while (low < high) {
    const middle = Math.floor((low + high + 1) / 2);
    if (costOf(w, market, middle) <= money) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A bulk buyer's price today: his own path, apart from the spot market, unmoved by depth. */
export function offerPrice(w: World, offer: number): number {
  return w.nature.price(w.model.scenario.markets.length + offer, Math.max(1, w.day));
}

/** Sells to a bulk buyer, up to what he takes and can pay. */
export function deal(w: World, offer: number, wanted: number): void {
  const of = w.model.scenario.offers[offer];
  const good = pick(w.model.scenario.goods, of?.good ?? -1);
  if (of === undefined || good === undefined || w.place !== of.place) return;
  const { you, people } = w.model.account;
  const buyer = people + of.by;
  const unitPrice = offerPrice(w, offer);
  const most = Math.min(
    w.parameter(of.upTo),
    w.model.outside[buyer] ? Infinity : w.balance(buyer, of.currency) / unitPrice,
  );
  const amount = Math.min(available(w, you, good.commodity, wanted), fullUnits(most));
  const price = available(w, buyer, of.currency, amount * unitPrice + 1e-6);
  post(w, you, buyer, good.commodity, amount, "dealt", good.id);
  post(w, buyer, you, of.currency, price, "dealt", good.id);
  w.takings[of.good] = (w.takings[of.good] ?? 0) + price;
}

/** A loop: the built-in way costs more than so few numbers are worth. */
function forget(counts: Float64Array): void {
  for (let index = 0; index < counts.length; index += 1) counts[index] = 0;
}

/** In the morning: yesterday's purchases are forgotten, today's prices seen where the trader stands. */
export function openMarkets(w: World): void {
  forget(w.boughtToday);
  lookAround(w);
}

/**
 * Remembers the prices of the place the trader is in. Those of a market he has not moved are nature's, and worked out
 * when somebody asks for them (`World.settleSeen`): most never are.
 */
export function lookAround(w: World): void {
  const here = pick(w.model.lookup.marketsAt, w.place);
  if (here === undefined) return;
  const watched = w.watch?.saw !== undefined;
  for (let at = 0; at < here.length; at += 1) {
    const market = here[at] ?? -1;
    if (watched || w.impact[market] !== 0) look(w, market);
    else w.sawUntouched(market);
  }
}

/** Looks at one market as the campaign has left it. */
function look(w: World, market: number): void {
  const ask = askPrice(w, market);
  const bid = bidPrice(w, market);
  w.seenOn[market] = w.day;
  w.seenAsk[market] = ask;
  w.seenBid[market] = bid;
  w.watch?.saw?.({ day: w.day, market, ask, bid });
}

/** In the evening own impact fades. */
export function restMarkets(w: World): void {
  const { markets } = w.model.scenario;
  for (let index = 0; index < markets.length; index += 1) {
    const impact = w.impact[index] ?? 0;
    if (impact === 0) continue;
    const recovery = markets[index]?.recovery;
    w.impact[index] = Math.trunc(impact * (1 - (recovery === undefined ? 1 : w.parameter(recovery))));
  }
}
