import { describe, expect, it } from "vitest";
import { Session, View } from "../../../src/engine/index.js";
import { playWith } from "../../../src/strategies/index.js";
import { LinePlay, Words } from "../../../src/ui/index.js";
import { Undrawn } from "../../support/campaign-scenes.js";
import { BASES, strategies, trip } from "../../support/scenarios.js";
import { keysOf, linesOf, press } from "../../support/typed.js";

const YEARS = "hyesan-years";
/** The seed of the first play of the screens without a terminal. */
const SEED = "undrawn#1";

/** A life lived headless by one who takes care; the two others decide as it did. */
const lives = BASES.map((base) => {
  const program = trip(base, YEARS);
  const careful = strategies(program, YEARS).find(({ id }) => id === "cautious");
  if (careful === undefined) throw new Error("no strategy 'cautious'");
  return { base, program, words: new Words(program), lived: playWith(program, { seed: SEED, base }, careful) };
});

describe.each(lives)("five years lived to the last day in the base '$base'", ({ base, program, words, lived }) => {
  const { decisions } = lived.record();

  it("end alike headless and in plain lines", () => {
    expect(lived.campaign.rest).toEqual({ kind: "ended", ending: "years" });
    const session = new Session(program, { seed: SEED, base });
    const lines = new LinePlay(session, { print: () => undefined, save: () => undefined });
    lines.open(false);
    for (const decision of decisions) {
      const view = new View(program, session.campaign.world, session.campaign.rest);
      for (const line of linesOf(decision, words, view)) lines.take(line);
    }
    expect(session.record().decisions).toEqual(decisions);
    expect(session.campaign.hash()).toBe(lived.campaign.hash());
  });

  it.runIf(base === "historical")("and by the keys of the screens", () => {
    const screens = new Undrawn(YEARS, base);
    for (const decision of decisions) press(screens, keysOf(decision, screens, words));
    expect(screens.record.decisions).toEqual(decisions);
    expect(screens.hash).toBe(lived.campaign.hash());
  });
});
