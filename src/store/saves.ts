import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { RECORD_VERSION, type RunRecord, recordSchema } from "../engine/index.js";
import { canonical, digest } from "../scenario/index.js";
import { readText, StoreError } from "./shelf.js";

const FORMAT = "jangmadang save";
const SAVE_VERSION = 1;

/** Where saves lie: `$XDG_DATA_HOME/jangmadang/saves`, else `~/.local/share/jangmadang/saves`. */
export function savesFolder(): string {
  const { XDG_DATA_HOME: data } = process.env;
  const root = data !== undefined && isAbsolute(data) ? data : join(homedir(), ".local", "share");
  return join(root, "jangmadang", "saves");
}

const WRITE_FAULTS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EACCES: "it may not be written",
  EPERM: "it may not be written",
  EROFS: "the disk is read-only",
  ENOTDIR: "a file stands where its folder should be",
};

/** Writes a file so that it is either the old or the new one, never half of it: temporary file, fsync, rename. */
export function writeWhole(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileAtomic.sync(path, text);
  } catch (error) {
    throw writeFault(path, error);
  }
}

/** Why a file could not be written, in a sentence; an error that is not the system's own is given back. */
export function writeFault(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const why = WRITE_FAULTS[code] ?? code;
  return new StoreError(
    `'${path}' could not be saved: ${why}; what was there before is unchanged. Free some room or set XDG_DATA_HOME, then go on`,
  );
}

/** The text of a record file; the checksum tells a truncated or edited one. */
export function saveText(record: RunRecord, scenarioAt?: string): string {
  const save = { format: FORMAT, version: SAVE_VERSION, checksum: digest(canonical(record)), scenarioAt, record };
  return `${JSON.stringify(save, null, 1)}\n`;
}

/** `scenarioAt` is the folder of a scenario that is not among the shipped ones. */
export const saveRecord = (path: string, record: RunRecord, scenarioAt?: string): void =>
  writeWhole(path, saveText(record, scenarioAt));

/** Where a save's scenario lay, if it was not a shipped one. */
export function scenarioOf(path: string): string | undefined {
  const { scenarioAt } = JSON.parse(readText(path).text) as { scenarioAt?: unknown };
  return typeof scenarioAt === "string" ? scenarioAt : undefined;
}

function parse(text: string, path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // told below: the sentence is the same for any text that is no JSON object
  }
  const cut = text.trimStart().startsWith("{");
  throw new StoreError(
    cut
      ? `'${path}' is cut off or damaged; it cannot be continued. Use an older copy or start again`
      : `'${path}' is not a record of this program`,
  );
}

/** Reads a save or a record (`run --json` output and a bare record are taken too), or says what is wrong with it. */
export function readRecord(path: string): RunRecord {
  const { name, text } = readText(path);
  const whole = parse(text, name);
  const isSave = whole["format"] === FORMAT;
  if (isSave && Number(whole["version"]) > SAVE_VERSION)
    throw new StoreError(`'${name}' was written by a newer version of this program; update it to open this save`);
  const found = whole["record"] ?? whole;
  const version = (found as Record<string, unknown>)["recordVersion"];
  if (version === undefined) throw new StoreError(`'${name}' is not a record of this program`);
  if (Number(version) > RECORD_VERSION)
    throw new StoreError(`'${name}' is a record of a newer version of this program; update it to read this one`);
  if (Number(version) < RECORD_VERSION)
    throw new StoreError(
      `'${name}' is a record of an older version (${String(version)}) that can no longer be read; play it again from its seed '${String((found as Record<string, unknown>)["seed"])}'`,
    );
  const parsed = recordSchema.safeParse(found);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StoreError(`'${name}' is damaged at ${issue?.path.join(".") || "its top"}: ${issue?.message}`);
  }
  if (isSave && whole["checksum"] !== digest(canonical(parsed.data)))
    throw new StoreError(`'${name}' does not match its checksum: it was changed or damaged after it was saved`);
  return parsed.data;
}

export interface SaveEntry {
  readonly name: string;
  readonly path: string;
  /** Milliseconds since 1970: when it was last written. */
  readonly written: number;
}

function entryOf(folder: string, file: string): readonly SaveEntry[] {
  const path = join(folder, file);
  try {
    return [{ name: file.slice(0, -5), path, written: statSync(path).mtimeMs }];
  } catch {
    return []; // gone or a dangling link: nothing that could be continued
  }
}

/** Saves on disk, the latest first. */
export function listSaves(): readonly SaveEntry[] {
  const folder = savesFolder();
  if (!existsSync(folder)) return [];
  try {
    const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
    return files.flatMap((file) => entryOf(folder, file)).sort((a, b) => b.written - a.written);
  } catch (error) {
    throw new StoreError(
      `the saves in '${folder}' cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown reason"})`,
    );
  }
}

/** Where a new play of a scenario and seed is saved: never over an older play of the same. */
export function freshSavePath(scenario: string, seed: string): string {
  const plain = `${scenario}-${seed}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
  const name = `${plain}-${digest(`${scenario}\n${seed}`).slice(0, 6)}`;
  for (let again = 1; ; again += 1) {
    const path = join(savesFolder(), `${name}${again === 1 ? "" : `-${again}`}.json`);
    if (!existsSync(path)) return path;
  }
}
