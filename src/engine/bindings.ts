import type { Bindings, Compiled } from "../expr/index.js";
import type { Model } from "./model.js";
import { believed } from "./rules/belief.js";
import { daysLeft } from "./rules/credit.js";
import { deathCount, homeFoodDays, worstHunger } from "./rules/household.js";
import { askPrice, bidPrice, marketAt, offerPrice, stockOf } from "./rules/market.js";
import { knownHomePrice, owed, reckonedWealth } from "./rules/wealth.js";
import type { World } from "./world.js";

type Reader = Compiled<World>;

/** What the vocabulary's words mean in a world. A test holds this list equal to the vocabulary's. */
export const NAME_READERS: Readonly<Record<string, Reader>> = {
  day: (w) => w.day,
  "last-day": (w) => Math.round(w.parameter(w.model.scenario.start.days)),
  exposure: (w) => w.exposure,
  hunger: worstHunger,
  deaths: deathCount,
  "home-food": homeFoodDays,
  snowing: (w) => w.snowing,
  "at-home": (w) => (w.place === w.model.scenario.home ? 1 : 0),
  "on-road": (w) => (w.place < 0 ? 1 : 0),
  stake: (w) => w.stake,
  wealth: reckonedWealth,
};

type Maker = (model: Model, id: string) => Reader;

const goodOf = (model: Model, id: string): number => model.scenario.goods.findIndex((good) => good.id === id);
const creditOf = (model: Model, id: string): number => model.scenario.credit.findIndex((credit) => credit.id === id);
const commodityOf = (model: Model, id: string): number =>
  model.scenario.commodities.findIndex((commodity) => commodity.id === id);

/** Reads something of the market for a good where the trader stands; 0 where there is none. */
const here =
  (read: (w: World, market: number) => number): Maker =>
  (model, id) => {
    const good = goodOf(model, id);
    return (w) => {
      const market = marketAt(w, w.place, good);
      return market < 0 ? 0 : read(w, market);
    };
  };

const held =
  (account: (model: Model) => number): Maker =>
  (model, id) => {
    const commodity = commodityOf(model, id);
    const of = account(model);
    return (w) => w.balance(of, commodity);
  };

const atHome =
  (side: "ask" | "bid"): Maker =>
  (model, id) => {
    const good = goodOf(model, id);
    return (w) => knownHomePrice(w, good, side);
  };

export const CALL_READERS: Readonly<Record<string, Maker>> = {
  has: held((model) => model.account.you),
  stored: held((model) => model.account.home),
  stock: here((w, market) => {
    const stock = stockOf(w, market);
    return stock === Number.MAX_SAFE_INTEGER ? 0 : stock;
  }),
  ask: here((w, market) => (w.model.scenario.markets[market]?.side === "bid" ? 0 : askPrice(w, market))),
  bid: here(bidPrice),
  "home-ask": atHome("ask"),
  "home-bid": atHome("bid"),
  price: (model, id) => {
    const offer = model.scenario.offers.findIndex((other) => other.id === id);
    return (w) => (w.place === model.scenario.offers[offer]?.place ? offerPrice(w, offer) : 0);
  },
  cost: (model, id) => {
    const cost = model.scenario.credit[creditOf(model, id)]?.cost ?? 0;
    return (w) => w.parameter(cost);
  },
  takings: (model, id) => {
    const good = goodOf(model, id);
    return (w) => w.takings[good] ?? 0;
  },
  owed: (model, id) => {
    const credit = creditOf(model, id);
    return (w) => owed(w, credit);
  },
  "days-left": (model, id) => {
    const credit = creditOf(model, id);
    return (w) => daysLeft(w, credit);
  },
  at: (model, id) => {
    const place = model.scenario.places.indexOf(id);
    return (w) => (w.place === place ? 1 : 0);
  },
  hidden: (model, id) => {
    const good = goodOf(model, id);
    return (w) => ((w.hidden[good] ?? -1) >= 0 ? 1 : 0);
  },
  belief: (model, id) => {
    const belief = model.scenario.beliefs.findIndex((other) => other.id === id);
    return (w) => believed(w, belief, 0);
  },
  met: (model, id) => {
    const encounter = model.scenario.encounters.findIndex((other) => other.id === id);
    return (w) => w.met[encounter] ?? 0;
  },
};

/** Binds the words of a scenario's expressions to its model. */
export function bindings(model: Model): Bindings<World> {
  const { scenario } = model;
  return {
    name(name) {
      const reader = Object.hasOwn(NAME_READERS, name) ? NAME_READERS[name] : undefined;
      if (reader !== undefined) return reader;
      const variable = scenario.variables.findIndex((other) => other.id === name);
      if (variable >= 0) return (w) => w.variables[variable] ?? 0;
      const parameter = scenario.numbers.get(name);
      if (parameter === undefined) throw new RangeError(`'${name}' is bound to nothing`);
      return (w) => w.parameter(parameter);
    },
    call(name, args) {
      const maker = Object.hasOwn(CALL_READERS, name) ? CALL_READERS[name] : undefined;
      if (maker === undefined) throw new RangeError(`'${name}(...)' is bound to nothing`);
      return maker(model, args[0] ?? "");
    },
  };
}
