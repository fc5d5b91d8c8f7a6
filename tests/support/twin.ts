import type { Program, World } from "../../src/engine/index.js";
import type { WorldKey } from "../../src/engine/luck.js";
import { Nature } from "../../src/engine/nature.js";
import { World as AnyWorld } from "../../src/engine/world.js";
import { type Edit, TRIP } from "./scenarios.js";

/** Makes numbers that the shipped scenario only doubts differ from world to world, so that there is more to hide. */
const HIDDEN =
  /\b(drive-odds|yard-theft|house-search|varnish-good|listens|stops|heat|found|all|part|bribe-costs): -?[\d.]+ \(([\d.]+)\.\.([\d.]+)\)/g;
export const moreHidden: Edit = (name, text) =>
  name === `${TRIP}/episode.yaml` ? text.replace(HIDDEN, (_all, key, low, high) => `${key}: ${low}~${high}`) : text;

/** Numbers a price is made of, in the base at hand. */
function behind(program: Program, series: number): readonly number[] {
  const curve = program.model.series[series]?.price;
  return (curve?.points.get(program.model.base) ?? []).map(({ at }) => at);
}

/** Which price series the trader has before his eyes: those of the place he stands in. */
function inSight(program: Program, w: World): readonly number[] {
  const { markets, offers } = program.model.scenario;
  return [...markets, ...offers].flatMap((of, series) => (of.place === w.place ? [series] : []));
}

/** The same history in a world with another key: other officers, other odds, other prices elsewhere, another future. */
export function twin(program: Program, w: World, key: WorldKey): World {
  const nature = new Nature(program.model, key);
  const paths: number[][] = Reflect.get(nature, "paths");
  for (const series of inSight(program, w)) {
    const day = Math.max(1, w.day);
    w.nature.price(series, day); // paths grow when first asked
    const past: number[][] = Reflect.get(w.nature, "paths");
    paths[series] = (past[series] ?? []).slice(0, day + 1);
    for (const at of behind(program, series)) nature.parameters[at] = w.parameter(at);
  }
  const other = new AnyWorld(nature);
  for (const [name, value] of Object.entries(w)) {
    if (typeof value === "number") Reflect.set(other, name, value);
    if (value instanceof Float64Array) Reflect.set(other, name, value.slice());
  }
  return other;
}
