import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/** Calls that change a disk, or that a change needs. */
const CALLS = [
  "openSync",
  "writeSync",
  "fsyncSync",
  "closeSync",
  "renameSync",
  "linkSync",
  "copyFileSync",
  "mkdirSync",
  "rmSync",
] as const;

/** Calls that only look at a disk. */
export const READS = ["readFileSync", "statSync", "readdirSync", "realpathSync"] as const;

type Call = (...args: unknown[]) => unknown;

export interface Fault {
  /** Which call fails, from 1. */
  readonly at: number;
  /** An error code of the system, or `short`: a write takes half of what it is given, and says so. */
  readonly is: "EIO" | "ENOSPC" | "EACCES" | "EROFS" | "short";
  /** Which calls are counted: those that write, unless told. */
  readonly among?: readonly string[];
}

/** Runs something while one call to the disk goes wrong. Answers which call it was; undefined when so many were not made. */
export function withFault({ at, is, among = CALLS }: Fault, run: () => void): string | undefined {
  const real = new Map<string, Call>();
  let count = 0;
  let hit: string | undefined;
  const disk = fs as unknown as Record<string, Call>;
  for (const name of among) {
    const call = disk[name] as Call;
    real.set(name, call);
    disk[name] = (...args) => {
      count += 1;
      if (count !== at) return call(...args);
      hit = name;
      if (is !== "short") throw Object.assign(new Error(`${is}: planted`), { code: is });
      if (name !== "writeSync") return call(...args);
      const [handle, bytes, from = 0] = args as [number, Uint8Array, number?];
      return call(handle, bytes.subarray(from, from + Math.ceil((bytes.length - from) / 2)));
    };
  }
  syncBuiltinESMExports();
  try {
    run();
  } finally {
    for (const [name, call] of real) disk[name] = call;
    syncBuiltinESMExports();
  }
  return hit;
}
