import type { Bindings, Compiled } from "../expr/index.js";
import { pick } from "./lookup.js";
import type { Model } from "./model.js";
import { believed } from "./rules/belief.js";
import { daysLeft } from "./rules/credit.js";
import { buyersLeft } from "./rules/demand.js";
import { expectedPressure, pressureOf, regimeOdds } from "./rules/enforcement.js";
import { deathCount, worstHunger } from "./rules/hunger.js";
import { homeFoodDays } from "./rules/kitchen.js";
import { craftOf } from "./rules/making.js";
import { askPrice, bidPrice, marketAt, offerPrice, stockOf } from "./rules/market.js";
import { quietDays } from "./rules/patrol.js";
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

type Maker = (model: Model, id: string, second: string) => Reader;

const goodOf = (model: Model, id: string): number => model.scenario.goods.findIndex((good) => good.id === id);
const creditOf = (model: Model, id: string): number => model.scenario.credit.findIndex((credit) => credit.id === id);
const activityOf = (model: Model, id: string): number => model.scenario.activities.findIndex((of) => of.id === id);
const enforcementOf = (model: Model, id: string): number => model.scenario.enforcement.findIndex((of) => of.id === id);
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
  ask: here((w, market) => (pick(w.model.scenario.markets, market)?.side === "bid" ? 0 : askPrice(w, market))),
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
  buyers: here((w, market) => {
    const left = buyersLeft(w, market);
    return left === Number.MAX_SAFE_INTEGER ? 0 : left;
  }),
  makeable: (model, id) =>
    craftOf(
      model,
      model.scenario.recipes.findIndex((of) => of.id === id),
    ).most,
  ordered: (model, id, level) => {
    const activity = activityOf(model, id);
    const at = (model.scenario.activities[activity]?.levels.indexOf(level) ?? -1) + 1;
    return (w) => (at > 0 && w.orders[activity] === at ? 1 : 0);
  },
  order: (model, id) => {
    const activity = activityOf(model, id);
    return (w) => w.orders[activity] ?? 0;
  },
  "days-done": (model, id) => {
    const activity = activityOf(model, id);
    return (w) => w.daysDone[activity] ?? 0;
  },
  quiet: (model, id) => {
    const post = model.scenario.posts.findIndex((of) => of.id === id);
    return (w) => quietDays(w, post);
  },
  regime: (model, id, regime) => {
    const at = enforcementOf(model, id);
    const of = model.scenario.enforcement[at]?.regimes.findIndex((other) => other.id === regime) ?? -1;
    return (w) => (of < 0 ? 0 : regimeOdds(w, at, of));
  },
  met: (model, id) => {
    const encounter = model.scenario.encounters.findIndex((other) => other.id === id);
    return (w) => w.met[encounter] ?? 0;
  },
};

/** Words hidden from the trader: what they are in a world, and what he expects them to be. */
export const HIDDEN_READERS: Readonly<Record<string, { readonly is: Maker; readonly expected: Maker }>> = {
  pressure: {
    is: (model, id) => {
      const at = enforcementOf(model, id);
      return (w) => pressureOf(w, at);
    },
    expected: (model, id) => {
      const at = enforcementOf(model, id);
      return (w) => expectedPressure(w, at);
    },
  },
};

const hiddenReader = (name: string) => (Object.hasOwn(HIDDEN_READERS, name) ? HIDDEN_READERS[name] : undefined);

/** What a trader expects of a hidden word; undefined for a word that is not hidden. */
export const expected = (model: Model, name: string, args: readonly string[]): Reader | undefined =>
  hiddenReader(name)?.expected(model, args[0] ?? "", args[1] ?? "");

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
      const maker = Object.hasOwn(CALL_READERS, name) ? CALL_READERS[name] : hiddenReader(name)?.is;
      if (maker === undefined) throw new RangeError(`'${name}(...)' is bound to nothing`);
      return maker(model, args[0] ?? "", args[1] ?? "");
    },
  };
}
