import type { CheckedExpr } from "../../scenario/index.js";
import type { Model } from "../model.js";
import type { World } from "../world.js";

type Test = (w: World) => boolean;

/**
 * Episodes of a campaign come and go by the calendar: what belongs to one is there while it is open. `episodes` are the
 * ones a thing belongs to; it is there while any of them is. Undefined for what is there always.
 */
export function openTest(model: Model, episodes: readonly number[]): Test | undefined {
  const tests = episodes.map((at) => oneOpen(model, at));
  const [first] = tests;
  if (first === undefined) return undefined;
  return tests.length === 1 ? first : (w) => tests.some((test) => test(w));
}

function oneOpen(model: Model, at: number): Test {
  const episode = model.scenario.episodes[at];
  if (episode === undefined) return () => true;
  const { from, until } = episode;
  const bound = (of: CheckedExpr | undefined): Test | undefined => {
    if (of === undefined) return undefined;
    const value = model.expr(of);
    return (w) => value(w) !== 0;
  };
  const [when, still] = [bound(episode.when), bound(episode.while)];
  return (w) => {
    if (w.day < from || (when !== undefined && !when(w))) return false;
    return w.day <= until || (still?.(w) ?? false);
  };
}

/** Dawn: an order ends with its episode. */
export function endOrders(w: World): void {
  for (const { activity, open } of w.model.open.activities)
    if ((w.orders[activity] ?? 0) > 0 && !open(w)) w.orders[activity] = 0;
}

/** Whether the trader finds a market's sellers there: an episode's market sells while the episode is open. */
export const sellsNow = (w: World, market: number): boolean => w.model.open.markets[market]?.(w) ?? true;

/** Whether a road is open: one that leads out of home is closed with its episode; the way back never is. */
export const roadOpen = (w: World, route: number): boolean => w.model.open.routes[route]?.(w) ?? true;
