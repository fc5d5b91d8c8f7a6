import type { Compiled } from "../../expr/index.js";
import { fullUnits } from "../../units/index.js";
import { post } from "../ledger.js";
import type { Model } from "../model.js";
import type { World } from "../world.js";

/**
 * Making goods of goods: a fixed-proportions (Leontief) technology. What a unit takes is used up, what comes out is
 * made; both pass through the workshop's account, so nothing appears or vanishes. Amounts used round up.
 */
export interface Craft {
  /** The most that can be made of what the trader has with him, in smallest units. */
  most(w: World): number;
  /** Makes as much of the amount as can be made. */
  make(w: World, amount: number): void;
}

/** How much of an input some output takes, rounded against the maker. */
const taken = (rate: number, amount: number): number => Math.max(0, Math.ceil(rate * amount - 1e-6));

/** Binds a recipe. */
export function craftOf(model: Model, recipe: number): Craft {
  const of = model.scenario.recipes[recipe];
  const made = model.scenario.goods[of?.good ?? -1];
  const { you, workshop } = model.account;
  const inputs = (of?.uses ?? []).map(({ good, amount }) => ({
    id: model.scenario.goods[good]?.id ?? "",
    commodity: model.scenario.goods[good]?.commodity ?? 0,
    rate: model.expr(amount) as Compiled<World>,
  }));
  const most = (w: World): number => {
    let least = Number.MAX_SAFE_INTEGER;
    for (const { commodity, rate } of inputs) {
      const each = rate(w);
      const has = w.balance(you, commodity);
      if (each > 0) least = Math.min(least, fullUnits(has / each));
    }
    // A recipe that takes nothing now makes nothing: no output without input.
    return least === Number.MAX_SAFE_INTEGER ? 0 : least;
  };
  return {
    most,
    make(w, amount) {
      const units = Math.min(most(w), Math.max(0, fullUnits(amount)));
      if (made === undefined || units <= 0) return;
      for (const { id, commodity, rate } of inputs)
        post(w, you, workshop, commodity, Math.min(w.balance(you, commodity), taken(rate(w), units)), "used", id);
      post(w, workshop, you, made.commodity, units, "made", made.id);
    },
  };
}
