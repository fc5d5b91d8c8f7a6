import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { freshFolder, jangmadang } from "../support/command.js";
import { ROOT, TRIP } from "../support/scenarios.js";

/** A copy of the trip under its own name that lasts fewer days. */
function shorter(): string {
  const folder = join(freshFolder(), "mine");
  cpSync(join(ROOT, "scenarios", TRIP), folder, { recursive: true });
  const scenario = join(folder, "scenario.yaml");
  const text = readFileSync(scenario, "utf8");
  const fewer = text.replace("days: 60", "days: 51");
  expect(fewer).not.toBe(text);
  writeFileSync(scenario, fewer);
  return folder;
}

it("a run on a scenario of one's own is looked into on that one, not on a shipped one of its name", () => {
  const folder = shorter();
  const record = join(freshFolder(), "run.json");
  const made = jangmadang(["run", folder, "--strategy", "idle", "--seed", "34", "--out", record, "--json"]);
  const { hash } = JSON.parse(made.out);
  const again = (...args: readonly string[]) => jangmadang([...args, "--json"]);
  const looks = [
    again("replay", record),
    again("debrief", record, "--worlds", "2", "--most", "1", "--workers", "1"),
    again("what-if", record, "--at", "2", "--do", "leave-none", "--worlds", "0"),
  ].map(({ out, err }) => ({ ...JSON.parse(out), err }));
  expect(looks.map(({ err }) => err)).toEqual(["", "", ""]);
  expect([looks[0]?.hash, looks[1]?.hash, looks[2]?.asPlayed.hash]).toEqual([hash, hash, hash]);

  const shipped = jangmadang(["replay", record, "--scenario", TRIP, "--json"]);
  expect(shipped.err).toContain("The scenario has changed since this record was made.");
  rmSync(folder, { recursive: true });
  expect(jangmadang(["debrief", record])).toMatchObject({ code: 2, err: expect.stringContaining(folder) });
});
