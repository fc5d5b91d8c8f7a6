import type { WorldKey } from "./luck.js";
import { Nature } from "./nature.js";
import { redrawDemand } from "./rules/demand.js";
import { redrawRegimes } from "./rules/enforcement.js";
import { sendPatrols } from "./rules/patrol.js";
import type { World } from "./world.js";

/** Which price series the trader has before his eyes: those of the place he stands in. */
function inSight({ model, place }: World): readonly number[] {
  const { markets, offers } = model.scenario;
  return [...markets, ...offers].flatMap((of, series) => (of.place === place ? [series] : []));
}

/**
 * The same history in a world of another key: other officers, other odds, other prices elsewhere, another regime (drawn
 * from the odds he holds), another future, and of
 * today other patrols and other buyers where he does not stand. What a trader sees is the same, so whoever decides
 * differently in a twin has looked behind the view. Nobody watches a twin. Whether today's patrol has come by already is
 * drawn anew as well, though he may have met it.
 */
export function twinOf(world: World, key: WorldKey): World {
  const nature = new Nature(world.model, key);
  const day = Math.max(1, world.day);
  for (const series of inSight(world)) nature.adopt(world.nature, series, day);
  const twin = world.copy(nature);
  twin.watch = undefined;
  if (world.day < 1) return twin;
  redrawRegimes(twin, key);
  sendPatrols(twin);
  redrawDemand(twin);
  return twin;
}

/** No chance is ruled out by what was seen. */
const NEVER = 0.01;

/** How likely outcomes seen are, by count, when the first has the chance given. */
function likelihood(seen: number, unseen: number, chance: number): number {
  const bounded = Math.min(1 - NEVER, Math.max(NEVER, chance));
  let product = 1;
  for (let count = 0; count < seen; count += 1) product *= bounded;
  for (let count = 0; count < unseen; count += 1) product *= 1 - bounded;
  return product;
}

/**
 * How likely what the trader has seen at posts and hiding places would be, were a nature's numbers the true ones: up to a
 * constant, exposure and part loads apart. What officers did tells of their numbers too, and is not weighed.
 */
export function likelihoodOf({ model, evidence }: World, nature: Nature): number {
  const { posts, hiding } = model.scenario;
  const of = (belief: number, chance: number): number => {
    const first = model.firstBelief[belief] ?? 0;
    return likelihood(evidence[first] ?? 0, evidence[first + 1] ?? 0, nature.parameter(chance));
  };
  let product = 1;
  for (const { belief, stops, comes } of posts) if (comes === undefined) product *= of(belief, stops);
  for (const { belief, found } of hiding) product *= of(belief, found);
  return product;
}
