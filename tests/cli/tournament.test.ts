import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { freshFolder, jangmadang } from "../support/command.js";
import { ROOT, TRIP } from "../support/scenarios.js";

const shipped = (name: string): string =>
  readFileSync(join(ROOT, "scenarios", TRIP, "strategies", `${name}.yaml`), "utf8");

const CIRCLES = `format: 1
kind: strategy
id: circles
for: ${TRIP}
says: Buys and sells a little rice for ever.
numbers: {bit: 0.01 kg}
rules:
  - {at: plan, when: has(rice) > 0, do: {sell: {good: rice, amount: has(rice)}}}
  - {at: plan, do: {buy: {good: rice, amount: bit}}}
`;

/** What a class hands in: good lists, copies of one id, hostile names, broken, endless and oversized files, code. */
function handedIn(): string {
  const folder = join(freshFolder(), "class");
  mkdirSync(folder);
  const files: Readonly<Record<string, string>> = {
    "Anna.yaml": shipped("cautious"),
    "Boris.yaml": shipped("memoir"),
    "=1+1 <b>\u202e.yaml": shipped("loyal"),
    "idle.yaml": shipped("greedy"),
    "typo.yaml": shipped("cautious").replace("rules:", "rulse:"),
    "other.yaml": shipped("cautious").replace(`for: ${TRIP}`, "for: pork-soup"),
    "circles.yaml": CIRCLES,
    "large.yaml": `says: ${"a".repeat(70_000)}`,
    "code.mjs": "process.exit(9)",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe("a tournament of rule lists", () => {
  const folder = handedIn();
  const out = join(freshFolder(), "page.html");
  const csv = join(freshFolder(), "table.csv");
  const args = ["tournament", TRIP, folder, "--worlds", "60", "--baselines", "loyal,idle", "--second-seed", "two"];
  const ran = jangmadang([...args, "--workers", "1", "--json", "--out", out, "--csv", csv]);
  const found = JSON.parse(ran.out);

  it("plays what can be played and tells each other file with its place and a remedy", () => {
    expect(ran.code).toBe(1);
    expect(ran.err).toContain("4 of 8 rule lists did not play");
    expect(found.lists.map(({ name }: { name: string }) => name)).toEqual(["11 b", "Anna", "Boris", "idle 2"]);
    const why = (wanted: string): string =>
      found.notPlayed
        .filter(({ name }: { name: string }) => name === wanted)
        .flatMap(({ problems }: { problems: readonly { line: number; col: number; what: string; remedy: string }[] }) =>
          problems.map(({ line, col, what, remedy }) => `${line}:${col} ${what} (${remedy})`),
        )
        .join("\n");
    expect(why("typo")).toMatch(/^\d+:\d+ .*rulse/m);
    expect(why("other")).toContain("a strategy for 'pork-soup'");
    expect(why("circles")).toContain("more than 5000 decisions");
    expect(why("large")).toContain("larger than 64 KB");
    expect(found.passedOver).toEqual([join(folder, "code.mjs")]);
  });

  it("holds every two against each other in four measures, in groups", () => {
    expect(found.strategies.map(({ name }: { name: string }) => name)).toEqual([
      "11 b",
      "Anna",
      "Boris",
      "idle 2",
      "loyal",
      "idle",
    ]);
    expect(found.measures.map(({ measure }: { measure: string }) => measure)).toEqual([
      "wealth",
      "ruin",
      "hunger",
      "deaths",
    ]);
    for (const { duels, groups } of found.measures) {
      expect(duels).toHaveLength(15);
      expect(groups.flat().sort()).toEqual(found.strategies.map(({ name }: { name: string }) => name).sort());
    }
    expect(found.factor).toBeGreaterThan(1.96);
    const same = found.measures[0].duels.find(({ a, b }: { a: string; b: string }) => a === "11 b" && b === "loyal");
    expect(same).toMatchObject({ difference: { value: 0, low: 0, high: 0 } });
    expect(found.second.agreement).toHaveLength(4);
  });

  it("writes a page on which names are text, and a table no spreadsheet takes for a formula", () => {
    const page = readFileSync(out, "utf8");
    expect(page).toContain("not told apart");
    expect(page).not.toMatch(/<script|<b>|\u202e/);
    expect(readFileSync(csv, "utf8").split("\n")).toHaveLength(8);
  });

  it("says the same with more workers, and in words names nobody the winner", () => {
    const again = jangmadang([...args, "--workers", "2", "--json"]);
    expect(JSON.parse(again.out)).toEqual(found);
    const { out: told } = jangmadang([...args, "--workers", "1"]);
    expect(told).toContain("Who paid");
    expect(told).toContain("Not played:");
    expect(told).not.toMatch(/winner|wins|first place/i);
  });

  it.each([
    [[join(freshFolder(), "none")], "there is no file or folder"],
    [[freshFolder()], "no rule lists there"],
    [[join(folder, "Anna.yaml"), "--worlds", "5"], "fewer than 20 worlds"],
    [[join(folder, "Anna.yaml"), "--worlds", "900000"], "are more than 1000000 plays"],
    [[join(folder, "Anna.yaml"), "--second-seed", "1"], "another seed"],
  ])("asked for what cannot be (%#) says what to do", (more, says) => {
    const { code, err } = jangmadang(["tournament", TRIP, ...more]);
    expect([code, err]).toEqual([2, expect.stringContaining(says)]);
  });
});
