import { expect, it } from "vitest";
import { replayOn, Session } from "../../../src/engine/index.js";
import { LinePlay, tellStory, Words } from "../../../src/ui/index.js";
import { play, viewOf } from "../../support/play.js";
import { strategies, trip } from "../../support/scenarios.js";
import { linesOf } from "../../support/typed.js";

/** What lines print of a whole play of a strategy that asks `odds` at every decision and is resumed after some. */
function resumed(id: string, by: string, after: (at: number, of: number) => boolean) {
  const program = trip("historical", id);
  const strategy = strategies(program, id).find((of) => of.id === by);
  if (strategy === undefined) throw new Error("no strategy");
  const { choice, decisions } = play(new Session(program, { seed: "replayed", base: "historical" }), strategy);
  const words = new Words(program);
  const printed: string[] = [];
  const print = (line: string): void => void printed.push(...line.split("\n"));
  const ports = { print, save: () => undefined };
  let session = new Session(program, choice);
  let line = new LinePlay(session, ports);
  line.open(false);
  for (const [at, decision] of decisions.entries()) {
    for (const typed of linesOf(decision, words, viewOf(session))) line.take(typed);
    const till = printed.length;
    line.take("odds");
    printed.length = till;
    if (!after(at, decisions.length)) continue;
    session = replayOn(program, session.record()).session;
    line = new LinePlay(session, ports);
    line.open(true);
  }
  expect(session.campaign.ended).toBe(true);
  const again: string[] = [];
  tellStory(new Session(program, choice), session.decisions, (text) => again.push(text));
  return { printed, again };
}

/** Lines of odds that have moved. */
const moved = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.trim()).filter((line) => /^\[.*you (now )?believe/.test(line));

it("a replay tells the odds that moved as the play told them, whatever was asked meanwhile and wherever it was resumed", () => {
  const { printed, again } = resumed("compartment-nine", "cautious", (at, of) => at === Math.floor(of / 2));
  expect(moved(again).some((text) => text.includes("as you now believe"))).toBe(true);
  expect(moved(printed)).toEqual(moved(again));
});

it("what went on at home is told whole to one who comes back, wherever on the road the play was resumed", () => {
  const home = (lines: readonly string[]): readonly string[] =>
    lines.map((line) => line.trim()).filter((line) => line.startsWith("At home meanwhile"));
  const { printed, again } = resumed("hamhung-trip", "memoir", () => true);
  expect(home(again).length).toBeGreaterThan(0);
  expect(home(printed)).toEqual(home(again));
});
