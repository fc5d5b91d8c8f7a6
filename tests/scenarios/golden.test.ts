import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileProgram, type Program, recordOf, replayOn } from "../../src/engine/index.js";
import { type Strategy, watchCompiled } from "../../src/strategies/index.js";
import { ruleFiles, shippedIds, strategies, trip } from "../support/scenarios.js";

/** One run, kept: who played what, how it ended, and the decisions that lead there. One line of JSON. */
interface Golden {
  readonly base: string;
  readonly strategy: string;
  readonly seed: string;
  readonly ending: string;
  readonly day: number;
  readonly hash: string;
  readonly count: number;
  readonly decisions: ReturnType<typeof recordOf>["decisions"];
}

const FOLDER = join(import.meta.dirname, "..", "golden", "records");
const SEED = "golden";
const REFRESH = "`npm run goldens` writes the golden runs anew; read the difference";
const writing = process.env["GOLDEN"] === "write";

const fileOf = (id: string): string => join(FOLDER, `${id}.jsonl`);
const basesOf = (id: string): readonly string[] => trip("memoir", id).model.scenario.bases;

function play(program: Program, strategy: Strategy): Golden {
  const { base } = program.model;
  const { rest, world, hash, decisions } = watchCompiled(
    compileProgram(program),
    "compiled",
    { seed: SEED, base },
    strategy,
  );
  const ending = rest.kind === "ended" ? rest.ending : "";
  return {
    base,
    strategy: strategy.id,
    seed: SEED,
    ending,
    day: world.day,
    hash,
    count: decisions.length,
    decisions: [...decisions],
  };
}

const playAll = (id: string): readonly Golden[] =>
  basesOf(id).flatMap((base) => strategies(trip(base, id), id).map((strategy) => play(trip(base, id), strategy)));

const linesOf = (runs: readonly Golden[]): string => `${runs.map((run) => JSON.stringify(run)).join("\n")}\n`;

const read = (id: string): readonly Golden[] =>
  readFileSync(fileOf(id), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Golden);

const nameOf = ({ base, strategy }: Pick<Golden, "base" | "strategy">): string => `${base} ${strategy}`;

if (writing) {
  mkdirSync(FOLDER, { recursive: true });
  for (const id of shippedIds()) writeFileSync(fileOf(id), linesOf(playAll(id)));
}

describe("golden runs", () => {
  it("there is one for every scenario, base and strategy, and none too many", () => {
    const files = readdirSync(FOLDER).sort();
    expect(files, REFRESH).toEqual(
      shippedIds()
        .map((id) => `${id}.jsonl`)
        .sort(),
    );
    for (const id of shippedIds()) {
      const wanted = basesOf(id).flatMap((base) =>
        ruleFiles(id).map(({ name }) => nameOf({ base, strategy: name.replace(/^.*\/|\.yaml$/g, "") })),
      );
      expect(read(id).map(nameOf).sort(), `${id}: ${REFRESH}`).toEqual([...wanted].sort());
    }
  });

  it.each(shippedIds())("%s: each strategy decides as it did and comes to the same hash", (id) => {
    expect(existsSync(fileOf(id)), REFRESH).toBe(true);
    const brief = ({ decisions, ...run }: Golden) => run;
    const now = playAll(id);
    expect(now.map(brief), `${id}: ${REFRESH}`).toEqual(read(id).map(brief));
    expect(linesOf(now) === linesOf(read(id)), `${id} decides otherwise: ${REFRESH}`).toBe(true);
  });

  it.each(shippedIds())("%s: each record replays on the statechart itself to its hash", (id) => {
    for (const { base, seed, hash, decisions, strategy } of read(id)) {
      const program = trip(base, id);
      const { session, misfit } = replayOn(program, recordOf(program, { seed, base }, decisions));
      expect(misfit, `${base} ${strategy}`).toBeUndefined();
      expect(session.campaign.hash(), `${base} ${strategy}`).toBe(hash);
    }
  });
});
