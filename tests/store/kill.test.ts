import { describe, expect, it } from "vitest";
import { killAfter } from "../support/kills.js";
import { randomFrom } from "../support/random-keys.js";

describe("kill -9 in the middle of play", () => {
  it("leaves a save that opens, with every decision whose outcome was shown", async () => {
    const random = randomFrom(9);
    for (let time = 0; time < Number(process.env["SCREEN_KILLS"] ?? 4); time += 1) {
      const { shown, kept } = await killAfter(random(60));
      expect(kept).toBeGreaterThanOrEqual(shown);
    }
  });
});
