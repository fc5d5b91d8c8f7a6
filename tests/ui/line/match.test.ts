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

  it("is an entry of a verb by a word of what it is of, the amount behind it, where no other has that word", () => {
    const question = {
      text: "",
      bounds: { from: 0, to: 1 },
      factor: 1,
      dims: {},
      decide: () => ({ do: "begin" }) as const,
      hangs: () => [],
    };
    const debts: readonly Entry[] = [
      {
        label: "Pay back the salt lent in spring",
        words: "repay salt-debt",
        alias: "repay the salt lent in spring",
        question,
      },
      {
        label: "Pay back the rice lent in autumn",
        words: "repay rice-debt",
        alias: "repay the rice lent in autumn",
        question,
      },
    ];
    expect(match("repay salt all", debts)).toMatchObject({ entry: debts[0], left: "all" });
    expect(match("repay autumn 2.5 kg", debts)).toMatchObject({ entry: debts[1], left: "2.5 kg" });
    expect(match("repay lent all", debts)).toBeUndefined();
    expect(match("take salt all", debts)).toBeUndefined();
  });

  it.each(["a-b", "[^", "x\\", "{2,", "(?<", "a/b", "--"])("is nothing for '%s', and no fault", (typed) => {
    expect(match(typed, ENTRIES)).toBeUndefined();
  });
});
