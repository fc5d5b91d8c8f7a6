import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What one whole command took, in milliseconds: on the wall, and of processors by all its threads. */
export interface Taken {
  readonly wall: number;
  readonly processor: number;
}

/** Runs commands of the built program in a place of their own, and measures them. */
export class Commands {
  private readonly folder = mkdtempSync(join(tmpdir(), "jangmadang-bench-"));
  private readonly probe: string;

  constructor(root: string) {
    this.probe = join(root, "bench", "probe.cjs");
  }

  /** @throws Error when the command fails. */
  run(args: readonly string[]): Taken {
    const env = { ...process.env, XDG_CACHE_HOME: this.folder, XDG_DATA_HOME: this.folder, NO_COLOR: "1" };
    const began = performance.now();
    const { status, stderr, output } = spawnSync(process.execPath, ["-r", this.probe, ...args], {
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    const wall = performance.now() - began;
    if (status !== 0) throw new Error(`${args.join(" ")} failed: ${stderr}`);
    return { wall, processor: Number(output[3]) };
  }

  close(): void {
    rmSync(this.folder, { recursive: true });
  }
}
