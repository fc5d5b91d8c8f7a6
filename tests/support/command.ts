import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const BIN = resolve("node_modules/.cache/jangmadang-test/bin.js");

/** An empty folder of its own for a test. */
export const freshFolder = (): string => mkdtempSync(join(tmpdir(), "jangmadang-test-"));

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly data?: string;
  readonly cwd?: string;
  /** Another copy of the command. */
  readonly bin?: string;
}

/** Runs the command to its end. Saves go to `data`, never to the user's own folder. */
export function jangmadang(
  args: readonly string[],
  { input = "", data = freshFolder(), cwd, bin = BIN }: RunOptions = {},
): Ran {
  const env = { ...process.env, XDG_DATA_HOME: data, NO_COLOR: "1" };
  const run = spawnSync(process.execPath, [bin, ...args], {
    input,
    env,
    cwd,
    encoding: "utf8",
    timeout: 120_000,
    maxBuffer: 64e6,
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/** Starts the command and leaves it running. */
export const startJangmadang = (args: readonly string[], data: string) =>
  spawn(process.execPath, [BIN, ...args], {
    env: { ...process.env, XDG_DATA_HOME: data, NO_COLOR: "1" },
    stdio: ["pipe", "pipe", "pipe"],
  });
