import {
  buildProgram,
  type CompiledProgram,
  compileProgram,
  keyOfWorld,
  Nature,
  realWealth,
  rootKey,
} from "../../src/engine/index.js";
import { World } from "../../src/engine/world.js";
import { playCompiled } from "../../src/strategies/index.js";
import { shipped, strategies } from "./scenarios.js";

export interface Sample {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Mean and 95 % interval of some values (normal, large samples). */
export function sampleOf(values: readonly number[]): Sample {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const half = 1.96 * Math.sqrt(variance / values.length);
  return { mean, low: mean - half, high: mean + half };
}

export interface Study {
  readonly base: string;
  readonly worlds: number;
  readonly changes?: Readonly<Record<string, number>>;
}

/** Worlds played by a shipped strategy: real wealth at the end less that of the first morning, in smallest units. */
export function netsOf(id: string, strategyId: string, { base, worlds, changes = {} }: Study): readonly number[] {
  const program = buildProgram(shipped(id), { base, changes });
  const strategy = strategies(program, id).find((of) => of.id === strategyId);
  if (strategy === undefined) throw new Error(`no strategy '${strategyId}'`);
  const compiled = compileProgram(program);
  const root = rootKey("net");
  return Array.from({ length: worlds }, (_, index) => {
    const nature = new Nature(program.model, keyOfWorld(root, index));
    const { world } = playCompiled(compiled, { executor: "compiled", nature }, strategy);
    return realWealth(world) - realWealth(firstMorning(compiled, nature));
  });
}

/** A world whose books have just been opened. */
function firstMorning(compiled: CompiledProgram, nature: Nature): World {
  const world = new World(nature);
  let asked = 0;
  compiled.executors.compiled(world, (_w, _leaf, event) => {
    asked += 1;
    event.type = "begin";
    return asked === 1 ? (compiled.eventNumbers.get("begin") ?? -1) : -1;
  });
  return world;
}
