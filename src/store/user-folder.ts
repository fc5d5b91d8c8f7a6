import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** This program's folder by the XDG Base Directory Specification: in the one a variable names, if that is a whole path, else in `usual` under the user's own. */
export function userFolder(variable: "XDG_DATA_HOME" | "XDG_CACHE_HOME", ...usual: readonly string[]): string {
  const named = process.env[variable];
  return join(named !== undefined && isAbsolute(named) ? named : join(homedir(), ...usual), "jangmadang");
}
