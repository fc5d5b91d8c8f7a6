import { expect, it } from "vitest";
import { buildProgram, Session } from "../../../src/engine/index.js";
import { LinePlay } from "../../../src/ui/index.js";
import { shipped } from "../../support/scenarios.js";

/** A play in lines, some of it typed already; what is typed next answers with what is told then. */
function open(scenario: string, seed: string, ...before: readonly string[]): (typed: string) => string {
  const lines: string[] = [];
  const session = new Session(buildProgram(shipped(scenario)), { seed });
  const line = new LinePlay(session, { print: (text) => lines.push(text), save: () => undefined });
  line.open(false);
  const ask = (typed: string): string => {
    const from = lines.length;
    line.take(typed);
    return lines.slice(from).join("\n");
  };
  for (const typed of before) ask(typed);
  return ask;
}

/** Up to the day on which the metal is due, that was lost on the road. */
const DUE = ["1", "travel out", "1", "1", "0", "0", "travel home", "3", "1", "2", "wait 60", "wait 60", "wait 60"];

it("odds behind a condition stand beside the choice, in odds and in why", () => {
  const ask = open("hamhung-trip", "16", ...DUE);
  const moved = "they forgive the rest 60 %, the rest is still owed 40 %";
  expect(ask("")).toContain(`Sell household things and bring them the money [you believe: ${moved}]`);
  expect(ask("odds")).toContain(`Sell household things and bring them the money: ${moved}`);
  expect(ask("why 2")).toContain("- they forgive the rest (60 %)");
});

it("odds are those after what the choice itself does, and what lies further down it is told once, with its choices", () => {
  const met = ["100", "20000", "1", "1", "travel nine-out", "1", "travel nine-home"];
  const ask = open("compartment-nine", "7", ...met);
  const [quiet, loud] = [/dinner .*\[you believe: somebody gives your name 1 %/, /no dinner \[.* your name 4 %/];
  expect(ask("")).toMatch(quiet);
  expect(ask("")).toMatch(loud);
  const deep =
    "Later in this, if somebody gives your name, then you choose 'Say that you visit a friend': you are believed 35 %";
  expect(ask("odds").split(deep)).toHaveLength(2);
  expect(ask("odds")).toContain(`1 and 2 and 4: ${deep}`);
  expect(ask("why 2")).toContain(deep);
});

it("what lies behind an amount is told with the choice that asks for it", () => {
  const stopped = ["1", "travel out", "1", "1", "0", "0", "travel home"];
  const ask = open("hamhung-trip", "16", ...stopped);
  expect(ask("odds")).toMatch(/1 and 2: Later in this: lets you go \d+ %, keeps it and lets you go \d+ %, reports you/);
});
