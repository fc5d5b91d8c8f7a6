import { describe, expect, it } from "vitest";
import { jangmadang } from "../support/command.js";

const json = (args: readonly string[]): Record<string, unknown> => {
  const { code, out, err } = jangmadang([...args, "--json"]);
  expect([code, err]).toEqual([0, ""]);
  return JSON.parse(out);
};

describe("lab verdict", () => {
  const args = ["lab", "verdict", "hamhung-trip", "--strategies", "cautious,memoir", "--worlds", "600"];

  it("tells how much better, how sure, and what the pairing saved", () => {
    const { code, out } = jangmadang(args);
    expect(code).toBe(0);
    expect(out).toContain("600 worlds of seed '1'");
    for (const words of ["mean difference", "median difference", "ruin", "variance ratio", "chances asked a world"])
      expect(out).toContain(words);
    expect(out).toMatch(/ruin .*cautious is ruined less often/);
    expect(out).toMatch(/mean difference .*memoir has more/);
  });

  it("is the same for one worker and for three", () => {
    expect(jangmadang([...args, "--workers", "1"]).out).toBe(jangmadang([...args, "--workers", "3"]).out);
  });

  it("stops by a rule fixed before, and says which", () => {
    const found = json([
      "lab",
      "verdict",
      "hamhung-trip",
      "--strategies",
      "cautious,memoir",
      "--until-half-width",
      "700",
      "--worlds",
      "3200",
    ]);
    expect(found).toMatchObject({
      finished: true,
      stopping: { rule: "half-width", halfWidth: 700, looks: [400, 800, 1600, 3200] },
    });
    expect([400, 800, 1600]).toContain(found["worlds"]);
  });

  it("says what is wrong with one strategy, none or no world", () => {
    const say = (more: readonly string[]) => jangmadang(["lab", "verdict", "hamhung-trip", ...more]);
    expect(say(["--strategies", "memoir"])).toMatchObject({
      code: 2,
      err: "a verdict needs two strategies; name them with --strategies a,b\n",
    });
    expect(say(["--worlds", "0"])).toMatchObject({ code: 2 });
    expect(say(["--strategies", "memoir,nobody"]).err).toContain("no strategy 'nobody'");
    expect(say(["--until-half-width", "0"]).err).toContain("above 0");
  });
});

describe("lab survival", () => {
  it("tells when ruin came, by which rule, and who bore it", () => {
    const { code, out } = jangmadang(["lab", "survival", "hamhung-trip", "--strategies", "memoir", "--worlds", "300"]);
    expect(code).toBe(0);
    for (const words of [
      "by week",
      "hounded",
      "owed(consignment) > 0",
      "worst 5 % of worlds",
      "seized: pobedit",
      "unpaid in",
    ])
      expect(out).toContain(words);
  });
});
