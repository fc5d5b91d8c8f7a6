import { expect, it } from "vitest";
import { buildProgram, View } from "../../src/engine/index.js";
import { followingLines } from "../../src/ui/answers/following.js";
import { Words } from "../../src/ui/index.js";
import { type Change, small, smallScenario } from "../support/small.js";

/** An encounter that asks once something was seen, at the place or road of `at`. */
const asks = (at: string): Change[] => [
  [
    "  morning: {at: town,",
    `  visit: {${at}when: seen > 0, nodes: {start: {choose: {pay: end, plead: end}}}}\n  morning: {at: town,`,
  ],
  [
    "encounters: {stopped: {asked",
    "encounters: {visit: {start: {say: Somebody asks., pay: Pay., plead: Plead.}}, stopped: {asked",
  ],
];

function told(at: string): readonly string[] {
  const [of, program] = [small(...asks(at)), buildProgram(smallScenario(...asks(at)))];
  const [before, after] = [of.world(), of.world()];
  after.variables[of.scenario.variables.findIndex(({ id }) => id === "seen")] = 1;
  const view = (w: typeof before): View => new View(program, w, { kind: "plan" });
  return followingLines(program, view(before), view(after), new Words(program));
}

it("a question that a decision brings is told of where the trader stands, not one on a road", () => {
  expect(told("at: town, ")).toEqual([expect.stringMatching(/you are asked: Somebody asks\./)]);
  expect(told("on: down/ridge, ")).toEqual([]);
});
