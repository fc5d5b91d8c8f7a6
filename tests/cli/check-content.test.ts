import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshFolder, jangmadang, typed } from "../support/command.js";
import { ROOT } from "../support/scenarios.js";

const ID = "in-laws-rice";

/** A copy of a shipped scenario with its first encounter shut: nothing can be decided there. */
function stuck(): string {
  const folder = join(freshFolder(), "stuck");
  cpSync(join(ROOT, "scenarios", "hamhung-trip"), folder, { recursive: true });
  const file = join(folder, "episode.yaml");
  const text = readFileSync(file, "utf8");
  const shut = "{leave-none: {to: end, when: has(won) < 0}, leave-some: {to: purse, when: has(won) < 0}}";
  const edited = text.replace("{leave-none: end, leave-some: purse}", shut);
  expect(edited).not.toBe(text);
  writeFileSync(file, edited);
  return folder;
}

describe("check --exhaustive", () => {
  it("tells ways forced and taken, and why the others are not", () => {
    const { code, out } = jangmadang(["check", "--exhaustive", ID]);
    expect(code).toBe(0);
    expect(out).toMatch(/in-laws-rice \(memoir\): (\d+) of \1 ways forced, 0 faults; \d+ of \1 taken in \d+ campaigns/);
    expect(out).toContain("never taken: 6 ways, as the scenario has no route");
  });

  it("gives the same as one JSON value", () => {
    const { code, out } = jangmadang(["check", "--exhaustive", ID, "--decisions", "500", "--json"]);
    expect(code).toBe(0);
    const { schemaVersion, scenarios } = JSON.parse(out);
    expect(schemaVersion).toBe(1);
    expect(scenarios).toMatchObject([{ scenario: ID, bases: [{ base: "memoir" }, { base: "historical" }], stale: [] }]);
    const [{ structure, attained }] = scenarios[0].bases;
    expect(structure).toEqual({ ways: attained.ways, faults: [] });
    expect(attained.untaken).toContainEqual({
      way: "plan travel",
      leaf: "day.plan",
      why: "the scenario has no route",
      stated: null,
    });
  });

  it("finds a reason that is out of date", () => {
    const folder = stuck();
    const file = join(folder, "episode.yaml");
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace("\nnumbers:", "\nrare: {no.such.way: It was renamed.}\n\nnumbers:"),
    );
    const { code, out } = jangmadang(["check", "--exhaustive", folder, "--decisions", "10"]);
    expect(code).toBe(1);
    expect(out).toContain("OUT OF DATE: rare.no.such.way names no way");
  });
});

describe("balance", () => {
  it("tells an option that is no choice with the reason the scenario lists, and one nobody has listed as such", () => {
    const asked = ["yen-courier", "--worlds", "5", "--strategies", "memoir"];
    const { code, out } = jangmadang(["balance", ...asked]);
    expect(code).toBe(0);
    expect(out).toMatch(/yen-letter\.start +half .* listed/);
    expect(out).toContain("listed: yen-letter.start.half: Where the round gains");
    const folder = join(freshFolder(), "unlisted");
    cpSync(join(ROOT, "scenarios", "yen-courier"), folder, { recursive: true });
    const file = join(folder, "episode.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("yen-letter.start.half:", "yen-letter.start.halves:"));
    const few = jangmadang(["balance", folder, ...asked.slice(1)]);
    expect(few.out).toMatch(/yen-letter\.start +half .* too few cases/);
    const unlisted = jangmadang(["balance", folder, "--worlds", "80", "--strategies", "memoir"]);
    expect(unlisted.out).toMatch(/yen-letter\.start +half .* no real choice/);
    expect(unlisted.out).toContain("OUT OF DATE: one-sided.yen-letter.start.halves names no option");
  });
});

describe("balance with a strategy that fails", () => {
  it("runs code only with --trust, plays on, and says where it failed", () => {
    const typo = join(freshFolder(), "typo.mjs");
    writeFileSync(typo, "export const decide = (view) => view.no.such;\n");
    const asked = ["balance", "in-laws-rice", "--worlds", "2", "--strategies", `memoir,${typo}`];
    expect(jangmadang(asked).err).toContain("--trust");
    const { code, out } = jangmadang([...asked, "--trust"]);
    expect(code).toBe(0);
    expect(out).toMatch(/typo failed in 2 of 2 plays, first in world 0 .*TypeError/);
    expect(out).toMatch(/carrier\.start/);
  });
});

describe("check --random", () => {
  it("plays on where nothing breaks", () => {
    const { code, out } = jangmadang(["check", "--random", "3", ID]);
    expect(code).toBe(0);
    expect(out).toMatch(/in-laws-rice \(historical\): 3 campaigns, \d+ decisions, nothing broke/);
  });

  it("prints seed and command where something does, and the command breaks the same way", () => {
    const folder = stuck();
    const { code, out, err } = jangmadang(["check", "--random", "3", folder, "--seed", "s"]);
    expect(code).toBe(1);
    expect(err).toContain("play broke in 2 of 2");
    expect(out).toContain("BROKEN in world s#0, base memoir, day 1, at 'leaving.start'");
    const again = /again: (.*)/.exec(out)?.[1] ?? "";
    expect(again).toMatch(/ run .* --strategy random --seed 's#0' --base memoir$/);
    const broken = typed(again);
    expect(broken.code).not.toBe(0);
    expect(broken.err).toContain("is refused");
  });

  it("says what is wrong with the asking", () => {
    expect(jangmadang(["check"])).toMatchObject({ code: 2, out: "" });
    expect(jangmadang(["check", "--random", "0", ID])).toMatchObject({ code: 2 });
    expect(jangmadang(["check", "--random", "1", "--exhaustive", ID])).toMatchObject({ code: 2 });
  });
});
