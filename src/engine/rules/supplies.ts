import type { Compiled } from "../../expr/index.js";
import type { Activity } from "../../scenario/index.js";
import type { Model } from "../model.js";
import type { World } from "../world.js";
import { askPrice, marketAt } from "./market.js";

/** What is missing for the least a day of work makes. Amounts in smallest units. */
export interface Lack {
  /** The good the work makes, and one of its unit. */
  readonly good: string;
  readonly amount: number;
  /** Goods that are neither here nor for sale where the work is done. */
  readonly missing: readonly string[];
  /** Money that falls short: what is needed at the prices known, the goods it is for, and what the trader has with him. */
  readonly money:
    | { readonly id: string; readonly needed: number; readonly has: number; readonly goods: readonly string[] }
    | undefined;
}

/** Price to buy at the place of work as the trader knows it; 0 where he has not seen one, which keeps nobody from going. */
function knownAsk(w: World, market: number, place: number): number {
  if (w.place === place) return askPrice(w, market);
  return (w.seenOn[market] ?? 0) > 0 ? w.seen(market, "ask") : 0;
}

/** One of a recipe's goods: what is missing of it with the trader, and what that costs where the work is done. */
interface Short {
  readonly id: string;
  /** Money for it; undefined where it is not for sale there and does not lie at home either. */
  readonly cost: number | undefined;
}

/**
 * Whether a day of work that makes a good can make one of it (a Leontief technology with a budget). What is for sale
 * where the work is done is bought there with the money the trader has with him; all else may come from home. Whoever
 * still has some of the good goes with that. Undefined where a day can be done.
 */
export function lackOf(model: Model, { at, makes, pays }: Activity): ((w: World) => Lack | undefined) | undefined {
  const { goods, recipes, commodities, numeraire } = model.scenario;
  const recipe = makes === undefined ? undefined : recipes[makes];
  const made = goods[recipe?.good ?? -1];
  if (recipe === undefined || made === undefined) return undefined;
  const one = commodities[made.commodity]?.unit.factor ?? 1;
  const fee = pays === undefined ? undefined : model.expr(pays);
  const inputs = recipe.uses.map(({ good, amount }) => shortOf(model, at, good, one, model.expr(amount)));
  const { you } = model.account;
  return (w) => {
    if (w.balance(you, made.commodity) > 0) return undefined;
    const short = inputs.flatMap((of) => of(w) ?? []);
    const missing = short.filter(({ cost }) => cost === undefined).map(({ id }) => id);
    const bought = short.filter(({ cost }) => cost !== undefined && cost > 0);
    const costs = bought.reduce((sum, { cost = 0 }) => sum + cost, 0);
    const needed = costs + Math.max(0, Math.round(fee?.(w) ?? 0));
    const has = w.balance(you, numeraire.currency);
    if (missing.length === 0 && needed <= has) return undefined;
    const currency = commodities[numeraire.currency]?.id ?? "";
    const money = needed <= has ? undefined : { id: currency, needed, has, goods: bought.map(({ id }) => id) };
    return { good: made.id, amount: one, missing, money };
  };
}

/** Reads what is missing of a good for one of what is made; undefined where there is enough. */
function shortOf(
  { scenario, account }: Model,
  place: number,
  good: number,
  one: number,
  rate: Compiled<World>,
): (w: World) => Short | undefined {
  const { id = "", commodity = 0 } = scenario.goods[good] ?? {};
  return (w) => {
    const short = Math.ceil(rate(w) * one - 1e-6) - w.balance(account.you, commodity);
    if (short <= 0) return undefined;
    const market = marketAt(w, place, good);
    if (market >= 0 && scenario.markets[market]?.side !== "bid")
      return { id, cost: Math.ceil(short * knownAsk(w, market, place)) };
    return short > w.balance(account.home, commodity) ? { id, cost: undefined } : undefined;
  };
}
