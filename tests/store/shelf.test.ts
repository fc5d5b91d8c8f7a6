import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { locateScenario } from "../../src/store/index.js";
import { freshFolder } from "../support/command.js";
import { ROOT } from "../support/scenarios.js";

it.each([
  ["bare", "id: hamhung-trip"],
  ["in double quotes", 'id: "hamhung-trip"'],
  ["in single quotes", "id:  'hamhung-trip' "],
  ["with a comment", "id: hamhung-trip # as shipped"],
  ["with the other line ending", "id: hamhung-trip\r"],
])("an episode beside its scenario is that one, not the shipped one of its name: id %s", (_how, line) => {
  const folder = join(freshFolder(), "mine");
  cpSync(join(ROOT, "scenarios", "hamhung-trip"), folder, { recursive: true });
  const file = join(folder, "episode.yaml");
  const text = readFileSync(file, "utf8").replace(/^id: .*$/m, line);
  writeFileSync(file, text);
  expect(locateScenario(folder)?.shelf.episode("hamhung-trip")?.main.text).toBe(text);
  expect(locateScenario(folder)?.shelf.episode("pork-soup")?.main.text).toContain("id: pork-soup");
});
