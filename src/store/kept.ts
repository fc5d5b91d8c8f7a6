import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { userFolder } from "./user-folder.js";

/**
 * Values worked out from files and kept from one start to the next. Each lies in a file of its own under its key; what is
 * damaged, foreign or out of reach is as good as absent, and nothing here ever fails loudly: a kept value only saves time.
 */
const MARK = "jangmadang kept 1";
export const ENDING = ".kept";
export const BIGGEST_ENTRY = 8_000_000;

export const sha256 = (data: Uint8Array | string): string => createHash("sha256").update(data).digest("hex");

/** A key for what the given texts alone decide, in their order. No two lists of texts share one by the way they are joined. */
export function keyOf(texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${Buffer.byteLength(text)}\n`).update(text);
  return hash.digest("hex");
}

/** Where kept values lie: `$XDG_CACHE_HOME/jangmadang`, else `~/.cache/jangmadang`. */
export const keptFolder = (): string => userFolder("XDG_CACHE_HOME", ".cache");

/** An entry's bytes: the mark, its key, the checksum of what follows, the value. */
export function entryOf(key: string, value: unknown): Uint8Array {
  const body = serialize(value);
  return Buffer.concat([Buffer.from(`${MARK}\n${key}\n${sha256(body)}\n`), body]);
}

function opened(key: string, entry: Buffer): unknown {
  const head = Buffer.byteLength(`${MARK}\n${key}\n`) + 65;
  const body = entry.subarray(head);
  return entry.toString("latin1", 0, head) === `${MARK}\n${key}\n${sha256(body)}\n` ? deserialize(body) : undefined;
}

function recallFrom(folder: string, key: string): unknown {
  try {
    const path = join(folder, key + ENDING);
    return statSync(path).size > BIGGEST_ENTRY ? undefined : opened(key, readFileSync(path));
  } catch {
    return undefined;
  }
}

/** The value kept under a key, in the first of the folders that has a whole one. */
export function recall(key: string, folders: readonly string[]): unknown {
  for (const folder of folders) {
    const value = recallFrom(folder, key);
    if (value !== undefined) return value;
  }
  return undefined;
}
