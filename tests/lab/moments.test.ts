import { describe, expect, it } from "vitest";
import { type Taken, takenBack } from "../../src/lab/moments.js";

const at = (day: number, decision: Taken["decision"], stood = "", atPlan = true): Taken => ({
  decision,
  day,
  place: "town",
  atPlan,
  stood,
});
const back = (...taken: readonly Taken[]): readonly number[] => [...takenBack(taken)].sort((a, b) => a - b);

describe("decisions of one moment", () => {
  it("that put back what stood are none, and of several settings the last counts", () => {
    const thin = at(29, { do: "ration", level: "thin" }, "full");
    expect(back(thin, at(29, { do: "ration", level: "full" }, "thin"))).toEqual([0, 1]);
    expect(back(thin, at(29, { do: "ration", level: "lean" }, "thin"))).toEqual([0]);
    expect(back(thin)).toEqual([]);
    const order = (amount: number, stood: string): Taken =>
      at(3, { do: "order", activity: "stall", level: "day", amount }, stood);
    expect(back(order(5, "off"), order(7, "day 5"))).toEqual([0]);
    expect(back(order(5, "day 7"), order(7, "day 5"))).toEqual([0, 1]);
  });

  it("that move something there and back are none, but not where something of it is left", () => {
    const buy = at(2, { do: "buy", good: "rice", amount: 5 });
    expect(back(buy, at(2, { do: "sell", good: "rice", amount: 5 }))).toEqual([0, 1]);
    expect(back(buy, at(2, { do: "sell", good: "rice", amount: 4 }))).toEqual([]);
    expect(back(buy, at(2, { do: "sell", good: "corn", amount: 5 }))).toEqual([]);
  });

  it("end where time passes, another day begins or something is met", () => {
    const thin = at(29, { do: "ration", level: "thin" }, "full");
    const full = at(29, { do: "ration", level: "full" }, "thin");
    expect(back(thin, at(29, { do: "wait", days: 1 }), { ...full, day: 30 })).toEqual([]);
    expect(back(thin, { ...full, day: 30 })).toEqual([]);
    expect(back(thin, at(29, { do: "choose", option: "pay" }, "", false), full)).toEqual([]);
  });
});
