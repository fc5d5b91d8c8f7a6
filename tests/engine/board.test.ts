import { describe, expect, it } from "vitest";
import { lastMeal, priceBoard, type Session } from "../../src/engine/index.js";
import { begun, take, viewOf } from "../support/play.js";
import { shipped } from "../support/scenarios.js";
import { smallScenario } from "../support/small.js";

const started = (): Session => begun(smallScenario(), { nature: { still: true } });
const rowOf = (session: Session, id: string) =>
  priceBoard(session.program, session.journal, viewOf(session)).find(({ good }) => good.id === id);

describe("the price board", () => {
  it("tells what was paid for what was bought, and nothing of what was there from the start", () => {
    const session = started();
    expect(rowOf(session, "grain")?.cost).toBeUndefined();
    const total = viewOf(session).costToBuy("grain", 10_000);
    const before = viewOf(session).money[0]?.has ?? 0;
    take(session, { do: "buy", good: "grain", amount: 10_000 });
    expect(before - (viewOf(session).money[0]?.has ?? 0)).toBe(total);
    const row = rowOf(session, "grain");
    expect(row?.cost).toBeCloseTo(total / 10_000, 9);
    expect(row?.profit).toBeCloseTo((row?.good.bid ?? 0) - total / 10_000, 9);
    expect(row?.profit).toBeLessThan(0);
  });

  it("keeps the average when a part is sold, and forgets it with the last of it", () => {
    const session = started();
    take(session, { do: "buy", good: "grain", amount: 10_000 });
    const cost = rowOf(session, "grain")?.cost;
    take(session, { do: "sell", good: "grain", amount: 4_000 });
    expect(rowOf(session, "grain")?.cost).toBeCloseTo(cost ?? 0, 9);
  });

  it("counts one unit of the numeraire at its ask as one, and keeps the prices of days seen, one a day", () => {
    const session = started();
    const unit = rowOf(session, "grain");
    expect(unit?.real).toBeCloseTo((1_000 * (unit?.good.bid ?? 0)) / (unit?.good.ask ?? 1), 9);
    take(session, { do: "wait", days: 5 });
    const days = rowOf(session, "grain")?.seen.map(({ day }) => day) ?? [];
    expect(new Set(days).size).toBe(days.length);
    expect(days.at(-1)).toBe(session.campaign.world.day);
    expect(rowOf(session, "chick")?.seen).toEqual([]);
  });
});

describe("the price board of a campaign that deals in some goods only for a while", () => {
  it("shows each good the prices seen of it, and not of its neighbour", () => {
    const session = begun(shipped("hyesan-years"), { nature: { still: true } });
    const { model } = session.program;
    const rows = priceBoard(session.program, session.journal, viewOf(session));
    expect(rows.length).toBeLessThan(model.scenario.goods.length);
    const seen = rows.filter((row) => row.seen.length > 0);
    expect(seen.length).toBeGreaterThan(1);
    for (const { good, seen: days } of seen) if (good.bid > 0) expect(days.at(-1)?.bid, good.id).toBe(good.bid);
  });
});

describe("the last meal", () => {
  it("is what the ledger says was eaten on the last evening", () => {
    const session = started();
    expect(lastMeal(session.program, session.journal)).toBeUndefined();
    take(session, { do: "wait", days: 3 });
    const meal = lastMeal(session.program, session.journal);
    const eaten = session.journal.postings.filter(({ reason, day }) => reason === "eaten" && day === meal?.day);
    expect(meal?.day).toBe(session.campaign.world.day - 1);
    expect(meal?.eaten.reduce((sum, { amount }) => sum + amount, 0)).toBe(
      eaten.reduce((sum, { amount }) => sum + amount, 0),
    );
  });
});
