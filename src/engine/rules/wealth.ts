import { pick } from "../lookup.js";
import type { World } from "../world.js";
import { askPrice, bidPrice, marketAt, proceedsOf, referenceAsk, roomFor } from "./market.js";
import type { Lot } from "./quote.js";

/** What a person owes on a credit. Claims are held negatively by their issuer. */
export function owed(w: World, credit: number): number {
  const of = w.model.scenario.credit[credit];
  return of === undefined ? 0 : 0 - w.balance(w.model.account.you, of.claim);
}

/** The price to buy or sell at home as the trader knows it: today's when he is there, else last seen, else expected. */
export function knownHomePrice(w: World, good: number, side: "ask" | "bid"): number {
  const { home, markets } = w.model.scenario;
  const market = marketAt(w, home, good);
  const of = pick(markets, market);
  if (of === undefined) return 0;
  if ((w.seenOn[market] ?? 0) > 0) {
    // What he sold this morning has pressed the price he stands before.
    if (w.place === home) return side === "ask" ? askPrice(w, market) : bidPrice(w, market);
    return w.seen(market, side);
  }
  if (of.expected !== undefined) return w.parameter(of.expected);
  return 0;
}

/** So much sold at once in a market whose price was `bid` before: how its price moves from the first unit to the last, by its depth. */
function lotAt(w: World, market: number, bid: number, amount: number): Lot {
  const of = pick(w.model.scenario.markets, market);
  if (of?.depth === undefined)
    return { amount, total: Math.floor(amount * bid), first: bid, last: bid, mean: bid, flat: true };
  const depth = w.parameter(of.depth);
  const sold = Math.min(amount, 2 * depth);
  const total = Math.floor(sold * bid * Math.max(0, 1 - sold / (4 * depth)));
  const last = bid * Math.max(0, 1 - sold / (2 * depth));
  return { amount: sold, total, first: bid, last, mean: (bid + last) / 2, flat: false };
}

/** Home value of an amount as the trader would reckon it: last known bid, with depth. */
export const homeValue = (w: World, good: number, amount: number): number =>
  lotAt(w, marketAt(w, w.model.scenario.home, good), knownHomePrice(w, good, "bid"), amount).total;

/** What a good is worth to the trader: where he stands before its market at home, what it would bring there now, his own sales of late counted as a forecast of the sale counts them. */
function heldValue(w: World, good: number, amount: number): number {
  const { home } = w.model.scenario;
  const market = marketAt(w, home, good);
  if (w.place !== home || market < 0 || (w.seenOn[market] ?? 0) === 0) return homeValue(w, good, amount);
  return proceedsOf(w, market, Math.min(amount, roomFor(w, market)));
}

/** A price at which a good sold at another place, and what an amount would bring there. Smallest units of money. */
export interface Elsewhere {
  /** Position of the place. */
  readonly place: number;
  readonly bid: number;
  /** The day on which it was seen; undefined where it is what people say. */
  readonly seenOn: number | undefined;
  /** The amount at that price. */
  readonly whole: number;
  /** The same, the price pressed by selling so much at once; the trader's earlier sales there apart. */
  readonly atOnce: Lot;
}

/** Where else a good sold when the trader last saw its market there, or is said to, the best price first. */
export function elsewhere(w: World, good: number, amount: number): readonly Elsewhere[] {
  const { home, markets } = w.model.scenario;
  const found = markets.flatMap(({ good: of, place }, market): Elsewhere[] => {
    if (of !== good || place === w.place) return [];
    const seenOn = (w.seenOn[market] ?? 0) > 0 ? w.seenOn[market] : undefined;
    const said = place === home ? knownHomePrice(w, good, "bid") : 0;
    const bid = seenOn === undefined ? said : w.seen(market, "bid");
    if (bid <= 0) return [];
    return [{ place, bid, seenOn, whole: Math.floor(amount * bid), atOnce: lotAt(w, market, bid, amount) }];
  });
  return found.sort((a, b) => b.bid - a.bid);
}

/** What is owed in all, in the money of home; foreign money at what it costs to buy at home. */
function debts(w: World, priceOf: (good: number) => number): number {
  const { lookup, scenario } = w.model;
  const { credit, numeraire } = scenario;
  let sum = 0;
  for (const [index, of] of credit.entries()) {
    const owing = owed(w, index);
    if (owing === 0) continue;
    if (of.currency === numeraire.currency) sum += owing;
    else sum += owing * priceOf(lookup.good[of.currency] ?? -1);
  }
  return sum;
}

function goodsHeld(w: World, value: (good: number, amount: number) => number): number {
  const { account, scenario } = w.model;
  let sum = 0;
  for (const [index, good] of scenario.goods.entries()) {
    const amount = w.balance(account.you, good.commodity) + w.balance(account.home, good.commodity);
    if (amount > 0) sum += value(index, amount);
  }
  return sum;
}

function holdings(
  w: World,
  value: (good: number, amount: number) => number,
  priceOf: (good: number) => number,
): number {
  const { account, scenario } = w.model;
  const money = scenario.numeraire.currency;
  return w.balance(account.you, money) + w.balance(account.home, money) - debts(w, priceOf) + goodsHeld(w, value);
}

/** Real wealth as the trader reckons it, in smallest units of the numeraire: money, goods at the known home bid, less debts. */
export function reckonedWealth(w: World): number {
  const ask = knownHomePrice(w, w.model.scenario.numeraire.good, "ask");
  const value = (good: number, amount: number): number => heldValue(w, good, amount);
  return ask > 0 ? holdings(w, value, (good) => knownHomePrice(w, good, "ask")) / ask : 0;
}

/** What the trader's reckoning of his wealth is made of, in the money of home. */
export interface Worth {
  readonly money: number;
  readonly debts: number;
  /** What one smallest unit of the numeraire costs, which all is measured by. */
  readonly unit: number;
  /** `each` is what a smallest unit comes to in the mean. */
  readonly goods: readonly {
    readonly id: string;
    readonly amount: number;
    readonly value: number;
    readonly each: number;
  }[];
}

/** Prices at home by which holdings are counted: what a smallest unit of a good costs there, and what an amount of it is worth. */
interface Prices {
  readonly ask: (good: number) => number;
  readonly value: (good: number, amount: number) => number;
}

const known = (w: World): Prices => ({
  ask: (good) => knownHomePrice(w, good, "ask"),
  value: (good, amount) => heldValue(w, good, amount),
});

/** What holdings are made of, at the prices as the trader knows them. */
export const reckonedParts = (w: World): Worth => partsAt(w, known(w));

/** The same at today's true prices, as the account at the end counts them. */
export const accountedParts = (w: World): Worth => partsAt(w, { ask: trueAsk(w), value: trueValue(w) });

function partsAt(w: World, prices: Prices): Worth {
  const { account, scenario } = w.model;
  const { currency } = scenario.numeraire;
  return {
    money: w.balance(account.you, currency) + w.balance(account.home, currency),
    debts: debts(w, prices.ask),
    unit: prices.ask(scenario.numeraire.good),
    goods: scenario.goods.flatMap(({ id, commodity }, index) => {
      const amount = w.balance(account.you, commodity) + w.balance(account.home, commodity);
      const value = amount > 0 ? prices.value(index, amount) : 0;
      return amount > 0 ? [{ id, amount, value, each: value / amount }] : [];
    }),
  };
}

/** One part of worth that moved: how much of it there is, or what one of it is reckoned at; or the price of what all is measured by. */
export interface WorthMove {
  readonly of: "money" | "debts" | "amount" | "price" | "measure";
  /** The good, where it is one. */
  readonly id: string | undefined;
  readonly by: number;
}

const total = ({ money, debts, goods }: Worth): number => goods.reduce((sum, { value }) => sum + value, money - debts);

/** What moved worth between two looks, the largest first; a good's change of price at the amount held first. */
export function worthMoves(then: Worth, now: Worth): readonly WorthMove[] {
  const ids = new Set([...then.goods, ...now.goods].map(({ id }) => id));
  const goods = [...ids].map((id): WorthMove => {
    const [a, b] = [then, now].map(({ goods }) => goods.find((of) => of.id === id));
    const by = (b?.value ?? 0) - (a?.value ?? 0);
    return { of: a?.amount === b?.amount ? "price" : "amount", id, by };
  });
  const all: readonly WorthMove[] = [
    { of: "money", id: undefined, by: now.money - then.money },
    { of: "debts", id: undefined, by: then.debts - now.debts },
    { of: "measure", id: undefined, by: now.unit > 0 ? total(then) * (then.unit / now.unit - 1) : 0 },
    ...goods,
  ];
  return all.filter(({ by }) => Math.abs(by) >= 1).sort((a, b) => Math.abs(b.by) - Math.abs(a.by));
}

/** What goods would bring at home today, sold there at once. */
function trueValue(w: World): (good: number, amount: number) => number {
  const { home } = w.model.scenario;
  return (good, amount) => {
    const market = marketAt(w, home, good);
    return market < 0 ? 0 : proceedsOf(w, market, Math.min(amount, roomFor(w, market)));
  };
}

const trueAsk =
  (w: World) =>
  (good: number): number =>
    referenceAsk(w, marketAt(w, w.model.scenario.home, good));

/** What one smallest unit of a commodity costs at home today, in the money of home; 0 where it is not traded there. */
export const homePrice = (w: World, commodity: number): number =>
  trueAsk(w)(pick(w.model.lookup.good, commodity) ?? -1);

/** Real wealth at today's true home prices, in smallest units of the numeraire. What results report. */
export const realWealth = (w: World): number => holdings(w, trueValue(w), trueAsk(w)) / numerairePrice(w);

/** What is held and what is owed at today's true home prices, in the money of home: goods with the trader and at home, foreign money among them; debts. */
export const accountOf = (w: World): { readonly goods: number; readonly debts: number } => ({
  goods: goodsHeld(w, trueValue(w)),
  debts: debts(w, trueAsk(w)),
});

/** What one smallest unit of the numeraire costs at home today, the trader's own trade apart: a measure must not move with it. */
export const numerairePrice = (w: World): number => referenceAsk(w, w.model.scenario.numeraire.market);

/** Money, goods and debts in the money of home, at today's true prices: the nominal side of the same. */
export function nominalWealth(w: World): number {
  return realWealth(w) * numerairePrice(w);
}
