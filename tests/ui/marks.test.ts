import { describe, expect, it } from "vitest";
import { Session, View } from "../../src/engine/index.js";
import { BASELINES, playOn, type Strategy } from "../../src/strategies/index.js";
import { Words } from "../../src/ui/index.js";
import { debrief } from "../../src/ui/line/debrief.js";
import { worthLine } from "../../src/ui/line/status.js";
import { shippedIds, trip } from "../support/scenarios.js";

const idle = BASELINES.get("idle") as Strategy;
const played = (id: string, base: string) => {
  const program = trip(base, id);
  return { words: new Words(program), session: playOn(new Session(program, { seed: "1" }), idle), program };
};

/** Real values without their mark. */
const bare = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => /\d kg rice(?!\*)/.test(line) && /worth|^ +-?[\d,.]+ won/i.test(line));

describe("real values", () => {
  it.each(shippedIds())("%s: carry a mark in the base of printed prices, with the caution; none in the other", (id) => {
    const memoir = played(id, "memoir");
    const lines = debrief(memoir.session, memoir.words);
    expect(bare(lines)).toEqual([]);
    expect(lines.join("\n")).toMatch(/worth -?[\d,.]+ kg rice\*, debts taken off/);
    expect(lines.some((line) => /^ {2}\* \S/.test(line))).toBe(true);
    const historical = played(id, "historical");
    expect(debrief(historical.session, historical.words).join("\n")).not.toMatch(/kg rice\*/);
  });

  it("are marked in the status too", () => {
    const { words, session, program } = played("hamhung-trip", "memoir");
    const view = new View(program, session.campaign.world, session.campaign.rest);
    expect(worthLine(view, words)).toMatch(/about [\d,.]+ kg rice\*\.$/);
  });
});

describe("contested figures", () => {
  it.each(shippedIds())("%s: the debrief of either base shows the range and says so", (id) => {
    for (const base of ["memoir", "historical"]) {
      const { words, session } = played(id, base);
      const text = debrief(session, words).join("\n");
      expect(text).toContain("Where the sources differ:");
      expect(text).toContain("the memoir has 10 won/kg (M335); others have 60 to 120 won/kg (E031)");
      expect(text).toContain(
        "the memoir has 3,000,000 people (M098); others have 220,000 people (E080), 240,000 to 420,000 people (E083)",
      );
    }
  });

  it("gold and yen stand where they are traded", () => {
    const text = (id: string): string => debrief(played(id, "memoir").session, played(id, "memoir").words).join("\n");
    expect(text("yen-courier")).toContain(
      "the memoir has 120,000 yen (M488.yen-out); others have 12,000 yen (our reading I022)",
    );
    expect(text("hoichang-gold")).toMatch(/the memoir has 100 to 115 yuan\/g \(M358\); others have 103\.2 yuan\/g/);
  });
});
