import {
  type CompiledProgram,
  compileProgram,
  deathCount,
  hungerDays,
  keyOfWorld,
  Nature,
  type Program,
  realWealth,
  rootKey,
  splitSeed,
  type WorldKey,
} from "../engine/index.js";
import { playCompiled, type Strategy } from "../strategies/index.js";

/** One campaign of a study: what a tidy table has a row for. */
export interface Play {
  readonly world: number;
  readonly strategy: string;
  readonly ending: string;
  readonly ruined: boolean;
  readonly day: number;
  /** Smallest units of the numeraire. */
  readonly wealth: number;
  /** Person-days of food missed. */
  readonly hungerDays: number;
  readonly deaths: number;
  /** Of a recorded play, the share of its decisions that was taken; undefined for other strategies. */
  readonly followed: number | undefined;
}

/** Strategies in the worlds of one seed, made ready: the chart is compiled once. */
export interface Study {
  readonly compiled: CompiledProgram;
  readonly strategies: readonly Strategy[];
  readonly root: WorldKey;
}

export const prepareStudy = (program: Program, strategies: readonly Strategy[], seed: string): Study => ({
  compiled: compileProgram(program),
  strategies,
  root: rootKey(splitSeed(seed).root),
});

/** Numbers a play is packed into. */
const FIELDS = 6;

/** Worlds `from` to `to - 1` as played: world by world, strategy by strategy, `FIELDS` numbers each. Plain data, to be handed between threads. */
export interface PlayedWorlds {
  readonly from: number;
  readonly to: number;
  readonly cells: Float64Array<ArrayBuffer>;
}

/**
 * Plays worlds `from` to `to - 1`, each by every strategy. World i is the seed text `seed#i`; the outside of a world is
 * worked out once and shared.
 * @throws StrategyError when a strategy is refused or never comes to an end.
 */
export function playWorlds({ compiled, strategies, root }: Study, from: number, to: number): PlayedWorlds {
  const { model } = compiled.program;
  const endings = new Map(model.scenario.endings.map(({ id }, index) => [id, index]));
  const cells = new Float64Array((to - from) * strategies.length * FIELDS);
  let at = 0;
  for (let index = from; index < to; index += 1) {
    const nature = new Nature(model, keyOfWorld(root, index));
    for (const strategy of strategies) {
      const { world, rest, followed } = playCompiled(compiled, { executor: "compiled", nature }, strategy);
      cells[at] = realWealth(world);
      cells[at + 1] = (rest.kind === "ended" ? endings.get(rest.ending) : undefined) ?? -1;
      cells[at + 2] = world.day;
      cells[at + 3] = hungerDays(world);
      cells[at + 4] = deathCount(world);
      cells[at + 5] = followed ?? Number.NaN;
      at += FIELDS;
    }
  }
  return { from, to, cells };
}

/** What a study is about, for reading its plays: strategies by id in the order played, endings in the scenario's order. */
export interface StudyNames {
  readonly strategies: readonly string[];
  readonly endings: readonly { readonly id: string; readonly kind: string }[];
}

/** The plays of finished worlds, in order. */
export function* playsOf({ strategies, endings }: StudyNames, { from, to, cells }: PlayedWorlds): Generator<Play> {
  let at = 0;
  for (let world = from; world < to; world += 1) {
    for (const strategy of strategies) {
      const [wealth = 0, ended = -1, day = 0, hungerDays = 0, deaths = 0, share = 0] = cells.subarray(at, at + FIELDS);
      const { id = "", kind = "" } = endings[ended] ?? {};
      const followed = Number.isNaN(share) ? undefined : share;
      yield { world, strategy, ending: id, ruined: kind === "ruin", day, wealth, hungerDays, deaths, followed };
      at += FIELDS;
    }
  }
}
