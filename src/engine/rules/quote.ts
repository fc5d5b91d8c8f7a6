import type { Market } from "../../scenario/index.js";
import { pick } from "../lookup.js";
import type { World } from "../world.js";
import { askPrice, bidPrice, costOf, offerPrice, proceedsOf } from "./market.js";

/** A dated number of a market that its usual price comes from or goes to. Smallest units of money per smallest unit. */
interface Dated {
  readonly day: number;
  readonly price: number;
}

/**
 * How a market's price of today comes about, force by force: usual price, the day's chance, own trade, half the spread.
 * Their product is the price. As a trader can tell it: numbers that differ between worlds stand at their middle, and what
 * they do to the price counts as chance.
 */
export interface Quote {
  /** The outside price of this day before chance, on the side the scenario states. Smallest units of money per smallest unit. */
  readonly usual: number;
  /** The same, midway between buying and selling. */
  readonly usualMiddle: number;
  readonly side: Market["side"];
  /** Where it stands on a line between two dates of the calendar; undefined where it follows none today. Days since 1970. */
  readonly line: { readonly from: Dated; readonly to: Dated } | undefined;
  /** What chance has done to it by today, as a share of it: 0.05 is five per cent above. */
  readonly chance: number;
  /** What one's own trade of late has done to it, as a share: below 0 after sales. */
  readonly own: number;
  /** Units sold here of late more than bought, as far as it has not faded. Smallest units. */
  readonly sold: number;
  /** The spread, as a share of the middle price: a buyer pays half of it, a seller is short of half of it. */
  readonly gap: number;
  /** The middle price of today: what chance and own trade have made of the usual one. */
  readonly middle: number;
  readonly ask: number;
  readonly bid: number;
}

/** A lot bought or sold at once. Its price moves evenly from the first unit to the last, so the total is the amount at the mean of both. */
export interface Lot {
  readonly amount: number;
  readonly total: number;
  /** Prices of the first and the last smallest unit, and their mean. */
  readonly first: number;
  readonly last: number;
  readonly mean: number;
  /** Whether all of it changes hands at the price of the first, but for the rounding of the total. */
  readonly flat: boolean;
}

/** What a lot would cost or bring in a market now, and how its price would move with it; undefined where there is none, or nothing of it. */
export function lotOf(w: World, market: number, act: "buy" | "sell", amount: number): Lot | undefined {
  if (pick(w.model.scenario.markets, market) === undefined || amount <= 0) return undefined;
  const first = act === "buy" ? askPrice(w, market) : bidPrice(w, market);
  const total = act === "buy" ? costOf(w, market, amount) : proceedsOf(w, market, amount);
  const mean = total / amount;
  const flat = amount < 2 || Math.abs(mean - first) * amount <= 2;
  return { amount, total, first, last: Math.max(0, 2 * mean - first), mean, flat };
}

/** The two dates between which a market's usual price is on its way on a day. */
function lineOf(w: World, market: number): Quote["line"] {
  const { scenario, series } = w.model;
  const points = series[market]?.price ?? [];
  const date = scenario.start.day + w.day - 1;
  const next = points.findIndex(({ day }) => day > date);
  const [from, to] = [points[next - 1], points[next]];
  if (from === undefined || to === undefined) return undefined;
  const known = w.nature.reckoned;
  return {
    from: { day: from.day, price: known.parameter(from.at) },
    to: { day: to.day, price: known.parameter(to.at) },
  };
}

/** The quote of a market as it stands now; undefined for an unknown one. */
export function quoteOf(w: World, market: number): Quote | undefined {
  const of = pick(w.model.scenario.markets, market);
  const points = w.model.series[market]?.price;
  if (of === undefined || points === undefined) return undefined;
  const half = w.parameter(of.spread) / 2;
  const usual = w.nature.reckoned.dated(points, w.day);
  const middle = usual / (of.side === "mid" ? 1 : of.side === "ask" ? 1 + half : 1 - half);
  const outside = w.nature.price(market, w.day);
  const ask = askPrice(w, market);
  const untouched = outside * (1 + half);
  return {
    usual,
    usualMiddle: middle,
    side: of.side,
    line: lineOf(w, market),
    chance: middle > 0 ? outside / middle - 1 : 0,
    own: untouched > 0 ? ask / untouched - 1 : 0,
    sold: w.impact[market] ?? 0,
    gap: 2 * half,
    middle: ask / (1 + half),
    ask,
    bid: bidPrice(w, market),
  };
}

/** How a single buyer's price of today comes about: his usual price and the day's chance, as a share of it; one's own trade does not move it. */
export interface OfferQuote {
  readonly usual: number;
  readonly chance: number;
  readonly price: number;
}

/** The price of a single buyer today; undefined for an unknown one. Smallest units of money per smallest unit. */
export function offerQuoteOf(w: World, offer: number): OfferQuote | undefined {
  const points = offer < 0 ? undefined : w.model.series[w.model.scenario.markets.length + offer]?.price;
  if (points === undefined) return undefined;
  const usual = w.nature.reckoned.dated(points, w.day);
  const price = offerPrice(w, offer);
  return { usual, price, chance: usual > 0 ? price / usual - 1 : 0 };
}
