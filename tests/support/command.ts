import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const BUILT = resolve("node_modules/.cache/jangmadang-test");
export const BIN = join(BUILT, "bin.js");

/** Bundle -> the source files and packages in it. */
export const bundleInputs = (): Readonly<Record<string, readonly string[]>> =>
  JSON.parse(readFileSync(join(BUILT, "inputs.json"), "utf8"));

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
  /** Where checked scenarios are kept; tests share one place, as one user's starts do. */
  readonly cache?: string;
  /** Milliseconds after which it is ended. */
  readonly timeout?: number;
}

const CACHE = join(BUILT, "cache");
/** What a user has who starts the command himself: npm, which started the tests, did not start it. */
const withoutNpm = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")));
const environment = (data: string, cache = CACHE): NodeJS.ProcessEnv => ({
  ...withoutNpm,
  XDG_DATA_HOME: data,
  XDG_CACHE_HOME: cache,
  NO_COLOR: "1",
});

/** Runs the command to its end. Saves go to `data`, never to the user's own folder. */
export function jangmadang(
  args: readonly string[],
  { input = "", data = freshFolder(), cwd, cache, bin = BIN, timeout = 120_000 }: RunOptions = {},
): Ran {
  const run = spawnSync(process.execPath, [bin, ...args], {
    input,
    env: environment(data, cache),
    cwd,
    encoding: "utf8",
    timeout,
    maxBuffer: 64e6,
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/** A command the program has printed, typed as it stands. */
export function typed(line: string, data = freshFolder()): Ran {
  const run = spawnSync("sh", ["-c", line], { env: environment(data), encoding: "utf8", timeout: 120_000 });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/** The last command of a message: it stands by itself, indented. */
export const printed = (text: string): string => /\n {2}(\S.*)\n*$/.exec(text)?.[1] ?? "";

/** Starts the command and leaves it running. */
export const startJangmadang = (args: readonly string[], data: string, cache?: string) =>
  spawn(process.execPath, [BIN, ...args], {
    env: environment(data, cache),
    stdio: ["pipe", "pipe", "pipe"],
  });
