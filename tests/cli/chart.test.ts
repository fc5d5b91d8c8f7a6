import { describe, expect, it } from "vitest";
import { jangmadang } from "../support/command.js";
import { TRIP } from "../support/scenarios.js";

describe("chart", () => {
  it("prints Mermaid text, the JSON that XState takes, or both in one value", () => {
    const picture = jangmadang(["chart", TRIP, "--encounter", "fire"]);
    expect(picture).toMatchObject({ code: 0, err: "" });
    expect(picture.out).toMatch(/^stateDiagram-v2\n/);
    const machine = jangmadang(["chart", TRIP, "--encounter", "fire", "--format", "xstate"]);
    expect(JSON.parse(machine.out)).toMatchObject({ id: "campaign", initial: "fire" });
    const both = JSON.parse(jangmadang(["chart", TRIP, "--encounter", "fire", "--json"]).out);
    expect(both).toEqual({
      schemaVersion: 1,
      scenario: TRIP,
      base: "memoir",
      encounter: "fire",
      machine: JSON.parse(machine.out),
      mermaid: picture.out.trimEnd(),
    });
  });

  it("prints the whole campaign without an encounter", () => {
    expect(JSON.parse(jangmadang(["chart", TRIP, "--format", "xstate"]).out)).toMatchObject({ initial: "briefing" });
    expect(jangmadang(["chart", TRIP]).out).toContain('state "morning" as');
  });

  it("says in a sentence what it cannot draw", () => {
    expect(jangmadang(["chart", TRIP, "--encounter", "fires"])).toEqual({
      code: 2,
      out: "",
      err: "'hamhung-trip' has no encounter 'fires' (did you mean 'fire'?)\n",
    });
    expect(jangmadang(["chart", TRIP, "--format", "svg"])).toMatchObject({ code: 2, out: "" });
  });

  it("--help tells its options and the exit codes", () => {
    const { code, out } = jangmadang(["chart", "--help"]);
    expect(code).toBe(0);
    for (const text of ["Usage: jangmadang chart", "--encounter", "--json", "Exit codes:"]) expect(out).toContain(text);
  });
});
