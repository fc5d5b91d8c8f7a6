import { expect, it } from "vitest";
import { Session } from "../../src/engine/index.js";
import { LinePlay } from "../../src/ui/index.js";
import { trip } from "../support/scenarios.js";

it("a play that stops on a day cuts a wait there: one alone stands on the morning after, as a class does", () => {
  const program = trip("memoir");
  const until = { day: 5, says: "The lesson stops here." };
  const session = new Session(program, { seed: "until", base: "memoir", changes: {} });
  const told: string[] = [];
  const play = new LinePlay(session, { print: (line) => told.push(line), save: () => undefined, until });
  play.open(false);
  for (const line of ["leave-none", "wait 10"]) play.take(line);
  expect(session.campaign.world.day).toBe(6);
  expect(session.decisions.at(-1)).toMatchObject({ do: "wait", days: 5 });
  expect(play.stopped).toBe(until.says);
  expect(told.join("\n")).toContain(until.says);
  expect(told.join("\n")).toContain("Day 1 of 5,");
});
