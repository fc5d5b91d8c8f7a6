import { describe, expect, it } from "vitest";
import { match } from "../../../src/ui/line/match.js";
import type { Entry } from "../../../src/ui/line/menu.js";

const ENTRIES: readonly Entry[] = [
  { label: "Take the salt-road (2 days)", words: "travel salt-road" },
  { label: "Stay", words: "stay" },
];

describe("what a typed line means", () => {
  it("is an entry by a piece of its label, whatever signs stand in it", () => {
    expect(match("salt-road (2", ENTRIES)?.entry).toBe(ENTRIES[0]);
    expect(match("travel salt-road", ENTRIES)?.entry).toBe(ENTRIES[0]);
  });

  it.each(["a-b", "[^", "x\\", "{2,", "(?<", "a/b", "--"])("is nothing for '%s', and no fault", (typed) => {
    expect(match(typed, ENTRIES)).toBeUndefined();
  });
});
