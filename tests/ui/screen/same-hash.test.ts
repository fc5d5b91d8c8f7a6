import { describe, expect, it } from "vitest";
import { replayOn, Session, View } from "../../../src/engine/index.js";
import { LinePlay, Words } from "../../../src/ui/index.js";
import { Undrawn } from "../../support/campaign-scenes.js";
import { stage, TestDesk } from "../../support/desk.js";
import { randomFrom, randomInput } from "../../support/random-keys.js";
import { trip } from "../../support/scenarios.js";
import { TRIP_LINES } from "../../support/trip-lines.js";
import { linesOf } from "../../support/typed.js";

/** From the picker to a first purchase. */
const BOUGHT = ["enter", "enter", "1", "enter", "2", "b", '"20', "enter"];

/** One play, as keys of the screens and as lines of the line mode. */
const KEYS = [
  ...BOUGHT,
  ...["t", "enter"],
  ...["1", "enter", "1", "enter", '"0', "enter", '"50', "enter", "3", "enter"],
  ...["2", "enter", "2", "enter", '"20', "enter"],
];

describe("the same decisions", () => {
  it("give the same hash on screens, in lines and headless", async () => {
    const shown = await (await stage(120, 40)).press(...KEYS);
    const kept = shown.desk.kept.get("/saves/34");
    if (kept === undefined) throw new Error("the screens kept nothing");
    const session = new Session(
      trip("memoir"),
      { seed: "34", base: "memoir" },
      { rewinds: 0, rewindLimit: 3, replayed: false },
    );
    const lines = new LinePlay(session, { print: () => undefined, save: () => undefined });
    lines.open(false);
    for (const line of TRIP_LINES) lines.take(line);
    expect(kept).toEqual(session.record());
    expect(kept.decisions).toHaveLength(12);
    expect(replayOn(trip("memoir"), kept).session.campaign.hash()).toBe(session.campaign.hash());
  });

  it("are kept one by one, and a play gone on with stands where it stood", async () => {
    const desk = new TestDesk();
    const shown = await (await stage(100, 30, { desk })).press(...BOUGHT, "P");
    expect(shown.text).toContain("Scenarios");
    desk.saves_ = [{ name: "a", path: "/saves/34", written: "2026-11-24 19:48" }];
    const again = await (await stage(100, 30, { desk })).press("tab", "enter");
    expect(again.text).toContain("You go on where you were.");
    await again.press("8");
    expect(again.text).toContain("+ 20 kg rice (bought)");
  });

  it("are taken back on screens as in lines: counted, saved at once, and as if they had not been", async () => {
    const desk = new TestDesk();
    const shown = await (await stage(100, 30, { desk })).press(...BOUGHT);
    expect(desk.kept.get("/saves/34")?.decisions).toHaveLength(3);
    await shown.press("x", "n");
    expect(desk.kept.get("/saves/34")).toMatchObject({ rewinds: 0 });
    expect(shown.text).toContain("Nothing was changed.");
    await shown.press("x", "x", "y");
    expect(desk.kept.get("/saves/34")).toMatchObject({ rewinds: 1, decisions: [{ do: "begin" }] });
    expect(shown.text).toContain("Taken back; 2 left.");
    expect(shown.text).toContain("The truck stands ready");
    await shown.press("1", "enter", "2", "b", '"5', "enter", "8", "G");
    expect(shown.text).not.toContain("20 kg rice");
    const record = desk.kept.get("/saves/34");
    expect(record?.decisions.at(-1)).toEqual({ do: "buy", good: "rice", amount: 5_000 });
    for (const _ of [1, 2]) await shown.press("x", "y");
    await shown.press("x");
    expect(shown.text).toContain("No rewind is left of the 3 this play had.");
  });

  it("cannot be taken back in strict play, nor before there are any", async () => {
    const shown = await (await stage(100, 30)).press("u");
    expect(shown.text).toContain("never: strict play");
    await shown.press("enter", "enter", "1", "enter", "x");
    expect(shown.text).toContain("This is strict play: nothing can be taken back.");
    const first = await (await stage(100, 30)).press("enter", "x");
    expect(first.text).toContain("There is no decision to take back yet.");
  });

  it("that cannot be kept are said so at once, and the play goes on", async () => {
    const desk = new TestDesk();
    desk.failing = "'x.json' could not be saved: the disk is full";
    const shown = await (await stage(100, 30, { desk })).press("enter", "enter");
    expect(shown.text).toContain("the disk is full");
    expect(shown.text).toContain("The truck stands ready");
  });
});

describe("a play by random keys", () => {
  it.each(["hamhung-trip", "pork-soup", "yen-courier", "compartment-nine"])(
    "of %s gives the same record and hash on screens, in lines and headless",
    (scenario) => {
      const random = randomFrom(31);
      const keyed = new Undrawn(scenario);
      for (let count = 0; count < 3_000 && keyed.record.decisions.length < 60; count += 1) {
        keyed.take(randomInput(random));
        if (keyed.scene.rest === "ended") break;
      }
      const { record } = keyed;
      expect(record.decisions.length).toBeGreaterThan(5);
      const program = trip("memoir", scenario);
      const session = new Session(program, { seed: record.seed, base: "memoir" });
      const words = new Words(program);
      const lines = new LinePlay(session, { print: () => undefined, save: () => undefined });
      lines.open(false);
      for (const decision of record.decisions) {
        const view = new View(program, session.campaign.world, session.campaign.rest);
        for (const line of linesOf(decision, words, view)) lines.take(line);
      }
      expect(session.record().decisions).toEqual(record.decisions);
      expect(session.campaign.hash()).toBe(keyed.hash);
      expect(keyed.replayed).toBe(keyed.hash);
    },
  );
});

describe("the picker", () => {
  it("deletes a save only after a yes", async () => {
    const desk = new TestDesk();
    desk.saves_ = [{ name: "old", path: "/saves/old", written: "2026-11-24 19:48" }];
    const shown = await (await stage(100, 30, { desk })).press("tab", "d", "n");
    expect(desk.saves_).toHaveLength(1);
    await shown.press("d", "y");
    expect(desk.saves_).toHaveLength(0);
    expect(shown.text).toContain("is deleted");
  });

  it("says why a scenario or a save cannot be opened", async () => {
    const desk = new TestDesk();
    desk.saves_ = [
      { name: "bad", path: "/saves/bad", written: "2026-11-24 19:48", fault: "'bad.json' is cut off or damaged" },
    ];
    const shown = await (await stage(100, 30, { desk })).press("j", "enter");
    expect(shown.text).toContain("nothing fits");
    await shown.press("tab", "enter");
    expect(shown.text).toContain("is cut off or damaged");
  });

  it("is left by q with the place kept, by Ctrl-C as interrupted, by L for plain lines", async () => {
    const quit = await (await stage(100, 30)).press("enter", "enter", "q");
    await expect(quit.left).resolves.toMatchObject({ how: "quit", play: { path: "/saves/34" } });
    const struck = await (await stage(100, 30)).press("e", '"abc', "ctrl-c");
    await expect(struck.left).resolves.toEqual({ how: "interrupted", play: undefined });
    const small = await stage(100, 30);
    await small.press("enter", "enter");
    small.terminal.resize(40, 10);
    await small.press("L");
    await expect(small.left).resolves.toMatchObject({ how: "lines" });
  });
});
