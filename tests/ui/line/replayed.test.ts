import { expect, it } from "vitest";
import { replayOn, Session } from "../../../src/engine/index.js";
import { LinePlay, tellStory, Words } from "../../../src/ui/index.js";
import { play, viewOf } from "../../support/play.js";
import { strategies, trip } from "../../support/scenarios.js";
import { linesOf } from "../../support/typed.js";

const ID = "compartment-nine";

/** Lines of odds that have moved. */
const moved = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.trim()).filter((line) => /^\[.*you (now )?believe/.test(line));

it("a replay tells the odds that moved as the play told them, whatever was asked meanwhile and wherever it was resumed", () => {
  const program = trip("historical", ID);
  const cautious = strategies(program, ID).find(({ id }) => id === "cautious");
  if (cautious === undefined) throw new Error("no strategy");
  const { choice, decisions } = play(new Session(program, { seed: "replayed", base: "historical" }), cautious);
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
    if (at !== Math.floor(decisions.length / 2)) continue;
    session = replayOn(program, session.record()).session;
    line = new LinePlay(session, ports);
    line.open(true);
  }
  expect(session.campaign.ended).toBe(true);
  const again: string[] = [];
  tellStory(new Session(program, choice), session.decisions, (text) => again.push(text));
  expect(moved(again).some((text) => text.includes("now: you believe"))).toBe(true);
  expect(moved(printed)).toEqual(moved(again));
});
