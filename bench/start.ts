import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Spread, spreadOf } from "./spread.js";

/** One command's whole life, in milliseconds, and what it takes over bare Node in the same round. */
export interface Start {
  readonly command: string;
  readonly ms: Spread;
  readonly overNode: Spread;
}

const COMMANDS = [
  "--version",
  "--help",
  "list",
  "run hamhung-trip --strategy cautious --seed 7",
  "compare hamhung-trip --worlds 1",
];

function timed(args: readonly string[], env: NodeJS.ProcessEnv): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} failed: ${stderr}`);
  return performance.now() - began;
}

/** Starts each command once a round, bare Node first. What is kept of checked scenarios is there already: a first round is not counted. */
export function measureStarts(bin: string, rounds: number): readonly Start[] {
  const cache = mkdtempSync(join(tmpdir(), "jangmadang-bench-"));
  const env = { ...process.env, XDG_CACHE_HOME: cache, XDG_DATA_HOME: cache, NO_COLOR: "1" };
  const taken = new Map(["node -e 0", ...COMMANDS].map((command) => [command, [] as number[]]));
  try {
    for (let round = -1; round < rounds; round += 1) {
      for (const [command, times] of taken) {
        const ms = timed(command === "node -e 0" ? ["-e", "0"] : [bin, ...command.split(" ")], env);
        if (round >= 0) times.push(ms);
      }
    }
  } finally {
    rmSync(cache, { recursive: true });
  }
  const bare = taken.get("node -e 0") ?? [];
  return [...taken].map(([command, times]) => ({
    command,
    ms: spreadOf(times),
    overNode: spreadOf(times.map((ms, round) => ms - (bare[round] ?? 0))),
  }));
}
