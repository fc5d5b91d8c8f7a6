import { expect, it } from "vitest";
import { buildProgram } from "../../src/engine/index.js";
import { shipped, shippedIds, strategies } from "../support/scenarios.js";
import { walkThrough } from "../support/walk.js";

/** States of a play that differ in kind: as many as there are. */
const EVERY = Number.POSITIVE_INFINITY;
const CASES = shippedIds().flatMap((id) => shipped(id).bases.map((base) => ({ id, base })));

it.each(CASES)(
  "w and i answer everything on every panel of '$id' in '$base', in every kind of state of its plays",
  ({ id, base }) => {
    const program = buildProgram(shipped(id), { base });
    const { faults, rows } = walkThrough(program, strategies(program, id), EVERY);
    expect(faults).toEqual([]);
    expect(rows).toBeGreaterThan(50);
  },
  900_000,
);
