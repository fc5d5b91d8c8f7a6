import type { WorldKey } from "./luck.js";
import { Nature } from "./nature.js";
import type { World } from "./world.js";

/** Which price series the trader has before his eyes: those of the place he stands in. */
function inSight({ model, place }: World): readonly number[] {
  const { markets, offers } = model.scenario;
  return [...markets, ...offers].flatMap((of, series) => (of.place === place ? [series] : []));
}

/**
 * The same history in a world of another key: other officers, other odds, other prices elsewhere, another future. What
 * a trader sees is the same, so whoever decides differently in a twin has looked behind the view.
 */
export function twinOf(world: World, key: WorldKey): World {
  const nature = new Nature(world.model, key);
  const day = Math.max(1, world.day);
  for (const series of inSight(world)) nature.adopt(world.nature, series, day);
  return world.copy(nature);
}
