import { keyOfWorld, Nature } from "../engine/index.js";
import { playThrough } from "../strategies/index.js";
import type { Study } from "./study.js";

/**
 * What a variable of the scenario stands at when a campaign of the study's first strategy ends, for worlds 0 to
 * `worlds - 1` of `playWorlds`. `variable` is its place in the scenario; smallest units, NaN where there is none.
 */
export function variableAtEnd(
  { compiled, strategies, root, until }: Study,
  variable: number,
  worlds: number,
): Float64Array {
  const [strategy] = strategies;
  const { model } = compiled.program;
  return Float64Array.from({ length: worlds }, (_none, index) => {
    if (strategy === undefined) return Number.NaN;
    const nature = new Nature(model, keyOfWorld(root, index));
    const { world } = playThrough(compiled, { executor: "compiled", nature }, strategy, until);
    return world.variables[variable] ?? Number.NaN;
  });
}
