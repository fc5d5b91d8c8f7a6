import { describe, expect, it } from "vitest";
import { reached } from "../../support/reach.js";

/** `npm run proof` plays every campaign of every scenario and base; here are some of a few. */
const [DECISIONS, MOST] = [200, 2];

describe("what play attains of a chart", () => {
  it.each(["hamhung-trip", "pork-soup", "yen-courier"])(
    "in '%s' is reached in lines and by keys on the screens, to the same hash",
    (id) => {
      const { faults, campaigns, attained } = reached(id, "memoir", DECISIONS, MOST);
      expect(faults).toEqual([]);
      expect(campaigns).toBeGreaterThan(1);
      expect(attained).toBeGreaterThan(20);
    },
  );
});
