import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { disagreement, type Row } from "../../bench/campaigns.js";
import type { LabCost } from "../../bench/lab.js";
import { playerOf, programOf, strategyOf, WAYS } from "../../bench/players.js";
import { spreadOf } from "../../bench/spread.js";
import { BASES, ROOT, shippedIds, strategies, trip } from "../support/scenarios.js";

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe("the four ways of playing", () => {
  it.each(BASES)("end every shipped strategy's worlds with one hash, in the base '%s'", (base) => {
    const program = trip(base);
    for (const strategy of strategies(program)) {
      const ways = ["compiled", "loop"] as const; // the others are held against each other by the executors' test
      const hashes = ways.map((way) => {
        const player = playerOf(way, program, strategy);
        return range(40).map((world) => player(world, true).hash);
      });
      expect(new Set(hashes.map((of) => of.join())).size, strategy.id).toBe(1);
    }
  });

  it.each(shippedIds())("play %s to the last day of a length set by an ordinary change, and to one hash", (id) => {
    const program = programOf(id, 90);
    const strategy = strategyOf(ROOT, id, program);
    const hashes = WAYS.map((way) => {
      const player = playerOf(way, program, strategy);
      return range(3).map((world) => player(world, true).hash);
    });
    expect(new Set(hashes.map((of) => of.join())).size).toBe(1);
    const player = playerOf("compiled", program, strategy);
    const days = range(30).map((world) => player(world).day);
    expect(days.reduce((sum, day) => sum + day, 0) / days.length).toBeGreaterThan(85);
  });
});

describe("the bench", () => {
  it("prints rows, starts and memory as JSON, after all four have agreed", () => {
    const small = [
      "--scenario",
      "hamhung-trip",
      "--days",
      "5,10",
      "--rounds",
      "2",
      "--pairs",
      "0",
      "--starts",
      "0",
      "--slice",
      "5",
      "--check",
      "3",
      "--worlds",
      "100",
      "--lab",
      "20",
    ];
    const run = spawnSync(process.execPath, [join(ROOT, "scripts", "bench.mjs"), "--json", ...small], {
      encoding: "utf8",
    });
    expect(run.stderr).toBe("");
    const report = JSON.parse(run.stdout) as {
      rows: Row[];
      starts: unknown[];
      memory: { worlds: number }[];
      lab: LabCost[];
    };
    expect(report.rows.map(({ scenario, days }) => `${scenario} ${days}`)).toEqual([
      "hamhung-trip 5",
      "hamhung-trip 10",
    ]);
    for (const row of report.rows) {
      expect(row.checked).toBe(3);
      for (const way of WAYS) {
        const { median, min, max } = row[way];
        expect([min > 0, min <= median, median <= max]).toEqual([true, true, true]);
      }
    }
    expect(report.memory.map(({ worlds }) => worlds)).toEqual([1, 10, 100]);
    expect(report.starts).toEqual([]);
    expect(report.lab.map(({ scenario, nights }) => `${scenario} ${nights}`)).toEqual([
      "hamhung-trip false",
      "hamhung-trip true",
    ]);
    for (const { ratio } of report.lab) expect(ratio.min).toBeGreaterThan(0);
  });

  it("would stop at a world that ends otherwise in one of them", () => {
    const same = { actor: ["a", "b"], tables: ["a", "b"], compiled: ["a", "b"], loop: ["a", "b"] };
    expect(disagreement(same)).toBeUndefined();
    expect(disagreement({ ...same, loop: ["a", "c"] })).toBe("loop ends world 1 with c, the actor with b");
    expect(disagreement({ ...same, tables: ["a"] })).toMatch(/^tables ends world 1/);
  });

  it("tells the middle and the ends of what it measured", () => {
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3 });
    expect(spreadOf([1.23456])).toEqual({ median: 1.235, min: 1.235, max: 1.235 });
  });
});
