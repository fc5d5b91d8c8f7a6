import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Session } from "../../src/engine/index.js";
import { playWith } from "../../src/strategies/index.js";
import { LinePlay, tellStory } from "../../src/ui/index.js";
import { BASES, ROOT, strategies, TRIP, trip } from "../support/scenarios.js";

const GOLDEN = join(ROOT, "tests", "golden");

function compare(name: string, lines: readonly string[]): void {
  const file = join(GOLDEN, `${name}.txt`);
  const text = `${lines.join("\n")}\n`;
  if (process.env["GOLDEN"] === "write") writeFileSync(file, text);
  expect(
    text,
    `differs from ${name}.txt; if it should, run GOLDEN=write npx vitest run tests/ui and read the diff`,
  ).toBe(readFileSync(file, "utf8"));
}

for (const base of BASES) {
  for (const strategy of strategies(trip(base))) {
    it(`${TRIP} by '${strategy.id}' (${base}) reads as it did`, () => {
      const program = trip(base);
      const choice = { seed: "golden", base };
      const { decisions } = playWith(program, choice, strategy);
      const lines: string[] = [];
      tellStory(new Session(program, choice), decisions, (line) => lines.push(line));
      compare(`${TRIP}-${base}-${strategy.id}`, lines);
    });
  }
}

it("the line mode reads as it did", () => {
  const lines: string[] = [];
  const session = new Session(trip("memoir"), { seed: "golden", base: "memoir" });
  const play = new LinePlay(session, { print: (line) => lines.push(line), save: () => undefined });
  play.open(false);
  for (const typed of [
    "2",
    "half",
    "1",
    "1",
    "2",
    "0",
    "100",
    "why",
    "prices",
    "2",
    "2",
    "1",
    "1",
    "1",
    "status",
    "help",
  ]) {
    lines.push(`> ${typed}`);
    play.take(typed);
  }
  compare(`${TRIP}-line-mode`, lines);
});

it("saves after each decision and at no other time", () => {
  let saves = 0;
  const session = new Session(trip("memoir"), { seed: "golden" });
  const play = new LinePlay(session, { print: () => undefined, save: () => void (saves += 1) });
  play.open(false);
  for (const typed of ["why", "99", "nonsense", "1", "status", "wait 3", ""]) play.take(typed);
  expect(saves).toBe(session.decisions.length);
  expect(session.decisions.map((of) => of.do)).toEqual(["begin", "choose", "wait"]);
});
