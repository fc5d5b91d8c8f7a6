import { describe, expect, it } from "vitest";
import { wantsColor } from "../../src/cli/terminal.js";
import { freshFolder, jangmadang } from "../support/command.js";

describe("colour", () => {
  it.each([
    ["a terminal with colours", {}, {}, 8, true],
    ["a terminal without", {}, {}, 1, false],
    ["NO_COLOR", {}, { NO_COLOR: "1" }, 8, false],
    ["an empty NO_COLOR", {}, { NO_COLOR: "" }, 8, true],
    ["NO_COLOR before FORCE_COLOR", {}, { NO_COLOR: "1", FORCE_COLOR: "3" }, 8, false],
    ["FORCE_COLOR", {}, { FORCE_COLOR: "1" }, 1, true],
    ["FORCE_COLOR=0", {}, { FORCE_COLOR: "0" }, 8, false],
    ["--no-color before all", { color: false }, { FORCE_COLOR: "3" }, 8, false],
  ])("is as %s says", (_what, options, env, depth, wanted) => {
    expect(wantsColor(options, env, depth)).toBe(wanted);
  });
});

describe("paths", () => {
  it("tells where all that is kept lies, as text and as JSON", () => {
    const data = freshFolder();
    expect(jangmadang(["paths"], { data }).out).toContain(`${data}/jangmadang/saves`);
    expect(JSON.parse(jangmadang(["paths", "--json"], { data }).out)).toMatchObject({
      schemaVersion: 1,
      saves: `${data}/jangmadang/saves`,
      classes: `${data}/jangmadang/classes`,
      lessons: `${data}/jangmadang/lessons`,
      cache: expect.stringMatching(/jangmadang$/),
      scenarios: expect.stringMatching(/scenarios$/),
    });
  });
});

describe("without a terminal", () => {
  it("the options of the screens are taken and lines are printed", () => {
    const { code, out } = jangmadang(["play", "--plain", "--ascii", "--no-color", "--seed", "1"], { input: "1\n" });
    expect(code).toBe(0);
    expect(out).toContain("What do you do?");
    expect(jangmadang(["--plain"]).out).toContain("A demonstration");
  });
});
