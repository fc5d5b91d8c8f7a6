import type { Program } from "../engine/index.js";
import { type Players, playPoints } from "./chunks.js";
import type { Design } from "./designs.js";
import { type Factor, valuesAt } from "./factors.js";
import { Gathered } from "./outcomes.js";
import type { StudyNames } from "./study.js";

/** What a study of many points plays with. */
export interface Field {
  readonly program: Program;
  readonly players: Players;
  readonly names: StudyNames;
  /** Smallest units of one shown unit of wealth. */
  readonly unit: { readonly factor: number };
  /** The block of worlds every point is played on, so that points differ by their numbers alone. */
  readonly worlds: number;
  readonly stop?: AbortSignal | undefined;
  /** Told after every point. */
  readonly progress?: ((points: number) => void) | undefined;
}

/** Plays a block of worlds at every point of a design and hands on what was gathered at each. Answers how many points are finished. */
export function playDesign(
  { program, players, names, unit, worlds, stop, progress }: Field,
  factors: readonly Factor[],
  design: Design,
  each: (gathered: Gathered, point: number) => void,
): Promise<number> {
  const points = design.map((point) => valuesAt(program, factors, point));
  return playPoints(
    players,
    points,
    worlds,
    (parts, point) => {
      const gathered = new Gathered(names, unit.factor);
      for (const part of parts) gathered.add(part);
      each(gathered, point);
      progress?.(point + 1);
    },
    stop,
  );
}

/** The same, reduced to one figure a point, and cut to the points finished. */
export async function figuresOf(
  field: Field,
  factors: readonly Factor[],
  design: Design,
  figure: (gathered: Gathered) => number,
): Promise<Float64Array> {
  const figures = new Float64Array(design.length);
  const done = await playDesign(field, factors, design, (gathered, point) => {
    figures[point] = figure(gathered);
  });
  return figures.subarray(0, done);
}
