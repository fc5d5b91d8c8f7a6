import { expect, it } from "vitest";
import { buildProgram, isRuined, Session } from "../../../src/engine/index.js";
import { playWith } from "../../../src/strategies/index.js";
import { debrief, LinePlay, Words } from "../../../src/ui/index.js";
import { shipped, strategies, trip } from "../../support/scenarios.js";

function open(scenario: string, ...before: readonly string[]): (typed: string) => string {
  const lines: string[] = [];
  const session = new Session(buildProgram(shipped(scenario)), { seed: "77" });
  const line = new LinePlay(session, { print: (text) => lines.push(text), save: () => undefined });
  line.open(false);
  for (const typed of before) line.take(typed);
  return (typed) => {
    const from = lines.length;
    line.take(typed);
    return lines.slice(from).join("\n");
  };
}

it("a day of gathering is told as food in one figure, its own effort taken off", () => {
  const told = open("thin-porridge", "3", "3")("why pick-herbs");
  const [, brought, work, net] = /As food, .*: ([\d,]+) kcal less (\d+) kcal .*, ([\d,]+) kcal a day/.exec(told) ?? [];
  const of = (text = ""): number => Number(text.replaceAll(",", ""));
  expect(of(net)).toBe(of(brought) - of(work));
  expect(of(net)).toBeGreaterThan(0);
  expect(told).toContain("How long the food at home lasts is told without it.");
});

it("a number without a unit finds what stands or belongs to the question, not every number that equals it", () => {
  const why = open("thin-porridge", "1");
  expect(why("why 10")).toContain("10 kg corn: what lies at home.");
  expect(why("why 10")).not.toMatch(/share of the way back|fades in a day/);
  expect(why("why 7")).toMatch(/bundle/);
});

it("a choice that cannot be paid is told with its true lot, then with what the purse would make of it", () => {
  const why = open("kimchaek-fish", "1", "travel fish-out");
  expect(why("why 4")).toMatch(/12 kg metal in small lots for 492 won, if you had the money; as you stand, [\d.]+ kg/);
});

it("the account of a ruin says that nothing of what is held counts as kept, and no other does", () => {
  const program = trip("memoir");
  const greedy = strategies(program).find(({ id }) => id === "greedy");
  if (greedy === undefined) throw new Error("no strategy 'greedy'");
  const runs = Array.from({ length: 60 }, (_, at) => playWith(program, { seed: `${at}`, base: "memoir" }, greedy));
  const words = new Words(program);
  const told = (of: Session): boolean => debrief(of, words).some((line) => line.includes("none of it counts as kept"));
  const [ruined, others] = [runs.filter(isRuined), runs.filter((of) => !isRuined(of))];
  expect(others.length).toBeGreaterThan(0);
  expect(others.filter(told)).toEqual([]);
  for (const of of ruined) {
    const holds = !/worth (-|0 )/.test(debrief(of, words).find((line) => line.includes("In all:")) ?? "");
    expect(told(of)).toBe(holds);
  }
});
