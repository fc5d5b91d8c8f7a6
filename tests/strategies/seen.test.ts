import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { playWith, SEEN_FIELDS, strategySeeing } from "../../src/strategies/index.js";
import { ROOT, shippedIds, strategies, trip } from "../support/scenarios.js";

it("what code is sent of a view is what is told of it, with units, in every scenario", () => {
  const told = Object.keys(SEEN_FIELDS);
  for (const id of shippedIds().filter((of) => of !== "hyesan-years")) {
    const program = trip("memoir", id);
    const [strategy] = strategies(program, id);
    if (strategy === undefined) continue;
    const sent = new Set<string>();
    const hear = (line: string): void => {
      for (const field of Object.keys(JSON.parse(line).view ?? {})) sent.add(field);
    };
    playWith(program, { seed: "seen" }, strategySeeing(strategy, program, hear));
    expect(told).toEqual(expect.arrayContaining([...sent]));
    expect([...sent]).toEqual(expect.arrayContaining(["rest", "goods", "household", "moves"]));
  }
});

it("the manual tells the same", () => {
  const manual = readFileSync(join(ROOT, "docs", "studies.md"), "utf8");
  for (const [field, says] of Object.entries(SEEN_FIELDS)) expect(manual).toContain(`| \`${field}\` | ${says} |`);
});
