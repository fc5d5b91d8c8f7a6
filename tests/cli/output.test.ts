import { expect, it } from "vitest";
import { table } from "../../src/cli/output.js";

it("a table's columns are those of a terminal, in which a Korean sign takes two", () => {
  expect(
    table([
      ["name", "kg"],
      ["쌀", "12"],
      ["오리새끼", "3"],
      ["e\u0301", "1,000"],
    ]),
  ).toEqual(["name      kg", "쌀           12", "오리새끼      3", "e\u0301         1,000"]);
});
