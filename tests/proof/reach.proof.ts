import { expect, it } from "vitest";
import { reached } from "../support/reach.js";
import { shipped, shippedIds } from "../support/scenarios.js";

const CASES = shippedIds().flatMap((id) => shipped(id).bases.map((base) => ({ id, base })));
/** As many decisions as `check --exhaustive` searches a base with. */
const DECISIONS = Number(process.env["REACH_DECISIONS"] ?? 100_000);

it.each(CASES)(
  "every way attained in '$id', base '$base', is reached in lines and by keys, to the same hash",
  ({ id, base }) => {
    const { faults, attained, ways, campaigns, decisions } = reached(id, base, DECISIONS);
    process.stdout.write(
      `${id} ${base}: ${attained} of ${ways} ways by ${campaigns} campaigns of ${decisions} decisions\n`,
    );
    expect(faults).toEqual([]);
    expect(attained).toBeGreaterThan(20);
  },
  3_600_000,
);
