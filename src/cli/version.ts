import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The version of the package this file lies in. */
export function packageVersion(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (!existsSync(file)) continue;
    const { name, version } = JSON.parse(readFileSync(file, "utf8")) as { name?: string; version?: string };
    if (name === "jangmadang" && version !== undefined) return version;
  }
  return "unknown";
}

/** Put in by the bundler: a digest of all code that reads and checks files. */
declare const CHECKER_DIGEST: string;

/** What tells this program's checking from that of every other version; empty where it is not known, as in code that is not bundled. */
export const checkerDigest = (): string => (typeof CHECKER_DIGEST === "undefined" ? "" : CHECKER_DIGEST);

/** Put in by the bundler: a digest of all code a play hangs on. */
declare const PLAYS_DIGEST: string;

/** What tells this program's plays from those of every other version; the same word for all code that is not bundled. */
export const playsDigest = (): string => (typeof PLAYS_DIGEST === "undefined" ? "unbundled" : PLAYS_DIGEST);

/** Version and code of the program whose plays these are, as versions are written with what they were built from: `0.1.0+53fc01d2`. */
export const programName = (version = packageVersion(), code = playsDigest()): string => `${version}+${code}`;
