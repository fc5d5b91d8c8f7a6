import { bits, rootKey, type WorldKey } from "../engine/index.js";

/** Points of the unit cube, one row each. Designs are keyed: the same sizes and name give the same points everywhere, another name others. */
export type Design = readonly Float64Array[];

const share = (key: WorldKey, column: number, row: number, part = 0): number =>
  bits(key, column, row, part) / 4_294_967_296;

/** A permutation of 0 to `n - 1` (Fisher and Yates); `drawn` tells a number from 0 up to 1 for each place from the last on. */
export function permutation(n: number, drawn: (place: number) => number): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, index) => index);
  for (let last = n - 1; last > 0; last -= 1) {
    const other = Math.floor(drawn(last) * (last + 1));
    const held = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = held;
  }
  return order;
}

const shuffled = (key: WorldKey, column: number, n: number): Uint32Array =>
  permutation(n, (place) => share(key, column, place, 1));

/** Latin hypercube (McKay, Beckman & Conover 1979): every column has one point in each of `n` equal slices. */
export function latinHypercube(columns: number, n: number, name = "latin hypercube"): Design {
  const key = rootKey(`lab ${name}`);
  const points = Array.from({ length: n }, () => new Float64Array(columns));
  for (let column = 0; column < columns; column += 1) {
    const order = shuffled(key, column, n);
    for (const [row, point] of points.entries()) point[column] = ((order[row] ?? 0) + share(key, column, row)) / n;
  }
  return points;
}

/** Every combination of `steps` evenly spaced levels a column, ends included; the last column moves fastest. */
export function grid(columns: number, steps: number): Design {
  const level = (index: number): number => (steps === 1 ? 0.5 : index / (steps - 1));
  return Array.from({ length: steps ** columns }, (_, row) =>
    Float64Array.from({ length: columns }, (_none, column) =>
      level(Math.floor(row / steps ** (columns - 1 - column)) % steps),
    ),
  );
}

/** Levels of Morris's grid, and the step taken on it: two thirds of the range, so that every level is as likely. */
const LEVELS = 4;
export const MORRIS_STEP = LEVELS / (2 * (LEVELS - 1));

/**
 * Trajectories of Morris (1991): from a start on a grid of four levels each column is moved once, in a keyed order. One
 * trajectory is `columns + 1` points after each other.
 */
export function morrisDesign(columns: number, trajectories: number, name = "morris"): Design {
  const key = rootKey(`lab ${name}`);
  return Array.from({ length: trajectories }, (_, trajectory) => trajectoryFrom(key, columns, trajectory)).flat();
}

function trajectoryFrom(key: WorldKey, columns: number, trajectory: number): Design {
  const here = new Float64Array(columns);
  // The lower half of the levels, from which a step upward stays inside.
  for (let column = 0; column < columns; column += 1)
    here[column] = Math.floor(share(key, column, trajectory) * (LEVELS / 2)) / (LEVELS - 1);
  const downward = here.map((_value, column) => (share(key, column, trajectory, 2) < 0.5 ? 1 : 0));
  for (let column = 0; column < columns; column += 1)
    if (downward[column] === 1) here[column] = (here[column] ?? 0) + MORRIS_STEP;
  const points = [here.slice()];
  for (const column of shuffled(key, columns + trajectory, columns)) {
    here[column] = (here[column] ?? 0) + (downward[column] === 1 ? -MORRIS_STEP : MORRIS_STEP);
    points.push(here.slice());
  }
  return points;
}

/**
 * Points for Sobol indices of groups of columns (Saltelli et al. 2010): rows of A, rows of B, then for each group A with
 * the group's columns from B. `n` rows each.
 */
export function sobolDesign(
  columns: number,
  groups: readonly (readonly number[])[],
  n: number,
  name = "sobol",
): Design {
  const both = latinHypercube(2 * columns, n, name);
  const a = both.map((row) => row.slice(0, columns));
  const b = both.map((row) => row.slice(columns));
  const mixed = groups.map((group) =>
    a.map((row, index) => {
      const point = row.slice();
      for (const column of group) point[column] = b[index]?.[column] ?? 0;
      return point;
    }),
  );
  return [a, b, ...mixed].flat();
}
