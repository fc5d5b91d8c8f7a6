import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../support/scenarios.js";

const readme = readFileSync(join(ROOT, "README.md"), "utf8");

it.each(["plan", "checkpoint", "risks"])("the README shows the screen '%s' as it is", (name) => {
  const frames = readFileSync(join(ROOT, "tests", "golden", "screens", `${name}.txt`), "utf8");
  const [, frame = "nothing"] = /^80x24\n(.*?)\n\n(?=60x20)/ms.exec(frames) ?? [];
  expect(readme).toContain(frame.trimEnd());
});
