import { pick } from "./lookup.js";
import type { Rest } from "./rest.js";
import { daysLeft } from "./rules/credit.js";
import { sellsNow } from "./rules/episode.js";
import { askPrice, bidPrice, costOf, marketAt, stockOf } from "./rules/market.js";
import { mostToBuy, mostToSell } from "./rules/plan.js";
import { type OfferQuote, offerQuoteOf } from "./rules/quote.js";
import { knownHomePrice, owed } from "./rules/wealth.js";
import type { World } from "./world.js";

/** What the trader has of something with him and at home, in smallest units. */
export interface Held {
  readonly has: number;
  readonly stored: number;
}

/** A good as the trader sees it where he stands. Prices are smallest units of money per smallest unit; 0 means no market. */
export interface GoodView extends Held {
  readonly id: string;
  readonly ask: number;
  readonly bid: number;
  readonly homeAsk: number;
  readonly homeBid: number;
  /** What is for sale; undefined when there is no limit. */
  readonly stock: number | undefined;
  readonly mostToBuy: number;
  readonly mostToSell: number;
  readonly hidden: boolean;
  /** Id of its hiding place; undefined while it lies open. */
  readonly hiding: string | undefined;
  /** The household eats it. */
  readonly edible: boolean;
}

/** A credit as its debtor sees it; amounts in smallest units of its currency. */
export interface DebtView {
  readonly id: string;
  readonly owed: number;
  readonly daysLeft: number;
  /** The day it is due; 0 while nothing is owed. */
  readonly dueOn: number;
  readonly mostToRepay: number;
}

/** What the trader has with him and at home of a good or a currency; 0 of an unknown one. */
export function heldOf(w: World, id: string): Held {
  const { account, lookup } = w.model;
  const at = lookup.at.what.get(id) ?? -1;
  return at < 0 ? { has: 0, stored: 0 } : { has: w.balance(account.you, at), stored: w.balance(account.home, at) };
}

function isDealtIn(w: World, index: number): boolean {
  const { goods, markets } = w.model.scenario;
  const { has, stored } = heldOf(w, goods[index]?.id ?? "");
  if (has + stored > 0) return true;
  const own = markets.flatMap(({ good }, market) => (good === index ? [market] : []));
  return own.length === 0 || own.some((market) => sellsNow(w, market));
}

function goodOf(w: World, index: number): GoodView {
  const good = w.model.scenario.goods[index];
  const commodity = good?.commodity ?? 0;
  const market = marketAt(w, w.place, index);
  const stock = market < 0 ? 0 : stockOf(w, market);
  const buys = market >= 0 && w.model.scenario.markets[market]?.side !== "bid" && sellsNow(w, market);
  return {
    id: good?.id ?? "",
    has: w.balance(w.model.account.you, commodity),
    stored: w.balance(w.model.account.home, commodity),
    ask: buys ? askPrice(w, market) : 0,
    bid: market < 0 ? 0 : bidPrice(w, market),
    homeAsk: knownHomePrice(w, index, "ask"),
    homeBid: knownHomePrice(w, index, "bid"),
    stock: stock === Number.MAX_SAFE_INTEGER ? undefined : stock,
    mostToBuy: mostToBuy(w, index),
    mostToSell: mostToSell(w, index),
    hidden: (w.hidden[index] ?? -1) >= 0,
    hiding: pick(w.model.scenario.hiding, w.hidden[index] ?? -1)?.id,
    edible: good?.kcal !== undefined,
  };
}

/** Goods he has, and those dealt in at this time: what belongs to episodes that are not open is left out. */
export function goodsOf(w: World): readonly GoodView[] {
  return w.model.scenario.goods.flatMap((_good, index) => (isDealtIn(w, index) ? [goodOf(w, index)] : []));
}

/** Money that has no price here or anywhere; foreign money that is traded stands among the goods. */
export function unpricedMoney(w: World): readonly (Held & { readonly id: string })[] {
  const traded = new Set(w.model.scenario.goods.map(({ commodity }) => commodity));
  return w.model.scenario.commodities.flatMap((of, index) =>
    of.kind === "currency" && !traded.has(index)
      ? [{ id: of.id, has: w.balance(w.model.account.you, index), stored: w.balance(w.model.account.home, index) }]
      : [],
  );
}

/** What buying so much of a good here would cost in all; 0 where it is not for sale. Smallest units. */
export function costHere(w: World, good: number, amount: number): number {
  const market = marketAt(w, w.place, good);
  return pick(w.model.scenario.markets, market)?.side === "bid" ? 0 : costOf(w, market, amount);
}

/** Whether so much of a good costs its price here, rounded up, and nothing for that buying it moves the price. */
export const costsItsPrice = (w: World, good: number, amount: number): boolean =>
  costHere(w, good, amount) === Math.ceil(amount * askPrice(w, marketAt(w, w.place, good)) - 1e-6);

/** How the price of a single buyer comes about today; undefined unless he is dealt with in what is asked now. */
export function offerQuoteHere(w: World, rest: Rest, id: string): OfferQuote | undefined {
  const { encounters, offers } = w.model.scenario;
  const offer = offers.findIndex((of) => of.id === id);
  const open = rest.kind === "choose" || rest.kind === "ask" ? rest.encounter : undefined;
  const nodes = encounters.find((of) => of.id === open)?.nodes ?? [];
  const isHere = nodes.some(({ verbs }) => verbs.some((of) => of.verb === "deal" && of.offer === offer));
  return isHere ? offerQuoteOf(w, offer) : undefined;
}

/** The most that can be paid back of one credit now, in its smallest units. 0 of an unknown one. */
export function mostToRepay(w: World, credit: number): number {
  const currency = pick(w.model.scenario.credit, credit)?.currency;
  return currency === undefined ? 0 : Math.min(owed(w, credit), w.balance(w.model.account.you, currency));
}

/** All credits of the scenario, those not drawn on included. */
export function debtsOf(w: World): readonly DebtView[] {
  return w.model.scenario.credit.map(({ id }, index) => ({
    id,
    owed: owed(w, index),
    daysLeft: daysLeft(w, index),
    dueOn: owed(w, index) === 0 ? 0 : (w.dueOn[index] ?? 0),
    mostToRepay: mostToRepay(w, index),
  }));
}
