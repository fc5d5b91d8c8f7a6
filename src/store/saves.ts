import { existsSync } from "node:fs";
import { join } from "node:path";
import { migrated, RECORD_VERSION, type RunRecord, recordSchema } from "../engine/index.js";
import { t } from "../language/index.js";
import { canonical, digest } from "../scenario/index.js";
import { OLDER, savesFolder } from "./folder.js";
import { readText, StoreError } from "./shelf.js";
import { writeNew, writeWhole } from "./whole.js";

type Raw = Readonly<Record<string, unknown>>;

/** What a later version of the program wrote: no damage, so nothing takes its place. */
export class NewerVersion extends StoreError {}

const FORMAT = "jangmadang save";
const SAVE_VERSION = 2;

/** What a save of each version has its checksum over: the record as it was written, and since version 2 where its scenario lies and whether it is of a play that has ended. */
const CHECKED: Readonly<Record<number, (save: Raw) => unknown>> = {
  1: ({ record }) => record,
  2: ({ record, scenarioAt, ended }) => [2, scenarioAt ?? "", record, ...(ended === true ? ["ended"] : [])],
};

const checksumOf = (version: number, save: Raw): string => digest(canonical(CHECKED[version]?.(save)));

/** The text of a record file; the checksum tells a truncated or edited one. */
function saveText(record: RunRecord, scenarioAt?: string, ended?: boolean): string {
  const over = ended === true ? { ended } : {};
  const checksum = checksumOf(SAVE_VERSION, { record, scenarioAt, ...over });
  const save = { format: FORMAT, version: SAVE_VERSION, checksum, scenarioAt, ...over, record };
  return `${JSON.stringify(save, null, 1)}\n`;
}

/** Writes a save and keeps the one before it. `scenarioAt` is the folder of a scenario that is not among the shipped ones; for `hasty` see `place`. */
export function saveRecord(
  path: string,
  record: RunRecord,
  scenarioAt?: string,
  how: { hasty?: true; ended?: boolean } = {},
): void {
  writeWhole(path, saveText(record, scenarioAt, how.ended), damaged.has(path) ? undefined : `${path}${OLDER}`, how);
  damaged.delete(path);
}

/** Saves whose newer generation was found damaged: it must not take the place of the older one, which is sound. */
const damaged = new Set<string>();

/** A record or a sound save: what was decided, where its scenario lay, if it was not a shipped one, and whether the play has ended. @throws StoreError */
export function readSave(path: string): Omit<OpenedSave, "damage"> {
  const { record, whole } = read(path);
  const { scenarioAt, ended } = whole;
  return { record, scenarioAt: typeof scenarioAt === "string" ? scenarioAt : undefined, ended: ended === true };
}

/** A save as it can be gone on with. */
export interface OpenedSave {
  readonly record: RunRecord;
  readonly scenarioAt: string | undefined;
  /** Whether the play had ended when it was saved. */
  readonly ended: boolean;
  /** What was wrong with the newer generation, when the older one had to be taken. */
  readonly damage: string | undefined;
}

/** Opens a save; where it is damaged, the generation before it; a newer program's is refused. Throws the sentence about the newer one when both are. */
export function openSave(path: string): OpenedSave {
  try {
    return { ...readSave(path), damage: undefined };
  } catch (error) {
    const older = `${path}${OLDER}`;
    const replaceable = error instanceof StoreError && !(error instanceof NewerVersion);
    if (!replaceable || !existsSync(older)) throw error;
    try {
      const before = { ...readSave(older), damage: error.message };
      damaged.add(path);
      return before;
    } catch {
      throw error;
    }
  }
}

function parse(text: string, path: string): Raw {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Raw;
  } catch {
    // told below: the sentence is the same for any text that is no JSON object
  }
  const cut = text.trimStart().startsWith("{");
  throw new StoreError(
    cut
      ? t("'{path}' is cut off or damaged; it cannot be continued. Use an older copy or start again", { path })
      : t("'{path}' is not a record of this program", { path }),
  );
}

/** The record in a file as it was written: in a save, in the output of `run --json`, or bare. */
function foundIn(whole: Raw, name: string): Raw {
  if (whole["format"] === FORMAT || "schemaVersion" in whole) return (whole["record"] ?? {}) as Raw;
  if ("recordVersion" in whole) return whole;
  throw new StoreError(t("'{path}' is not a record of this program", { path: name }));
}

/** One changed byte makes a version of today a newer one; the checksum then tells that it was of today. */
const isOfToday = (whole: Raw): boolean => whole["checksum"] === checksumOf(SAVE_VERSION, whole);

function refuseVersions(whole: Raw, found: Raw, name: string): void {
  const isSave = whole["format"] === FORMAT;
  if (isSave && Number(whole["version"]) > SAVE_VERSION)
    throw new (isOfToday(whole) ? StoreError : NewerVersion)(
      t("'{name}' was written by a newer version of this program; update it to open this save", { name }),
    );
  const version = found["recordVersion"];
  if (version === undefined) throw new StoreError(t("'{path}' is not a record of this program", { path: name }));
  if (Number(version) > RECORD_VERSION)
    throw new (isSave && !isOfToday(whole) ? StoreError : NewerVersion)(
      t("'{name}' is a record of a newer version of this program; update it to read this one", { name }),
    );
  if (migrated(found)["recordVersion"] !== RECORD_VERSION)
    throw new StoreError(
      t(
        "'{name}' is a record of an older version ({version}) that can no longer be read; play it again from its seed '{seed}'",
        { name, version: String(version), seed: String(found["seed"]) },
      ),
    );
}

/** The record in a file of this or an older version, and all that stands beside it: of one reading, so that both are of one generation. */
function read(path: string): { readonly record: RunRecord; readonly whole: Raw } {
  const { name, text } = readText(path);
  const whole = parse(text, name);
  const found = foundIn(whole, name);
  refuseVersions(whole, found, name);
  const parsed = recordSchema.safeParse(migrated(found));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StoreError(
      t("'{name}' is damaged at {place}: {what}", {
        name,
        place: issue?.path.join(".") || t("its top"),
        what: issue?.message ?? "",
      }),
    );
  }
  if (whole["format"] === FORMAT && whole["checksum"] !== checksumOf(Number(whole["version"]), whole))
    throw new StoreError(
      t("'{name}' does not match its checksum: it was changed or damaged after it was saved", { name }),
    );
  return { record: parsed.data, whole };
}

/** Reads a save or a record of this or an older version (`run --json` output and a bare record are taken too), or says what is wrong with it. */
export const readRecord = (path: string): RunRecord => read(path).record;

/** A name for a new play of a scenario and seed that no save has yet. */
function freshSavePath(scenario: string, seed: string): string {
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

/** Where a play keeps its place. */
export interface SavePlace {
  readonly path: string;
  /** @throws StoreError with a sentence when it cannot be written */
  save(record: RunRecord, scenarioAt?: string, ended?: boolean): void;
}

export const placeAt = (path: string): SavePlace => ({
  path,
  save: (record, scenarioAt, ended = false) => saveRecord(path, record, scenarioAt, { ended }),
});

/** A place of its own for a new play: whoever else starts the same world at the same time gets another name with his first save. */
export function freshPlace(scenario: string, seed: string): SavePlace {
  let path = freshSavePath(scenario, seed);
  let own = false;
  return {
    get path() {
      return path;
    },
    save(record, scenarioAt, ended = false) {
      if (own) return saveRecord(path, record, scenarioAt, { ended });
      while (!writeNew(path, saveText(record, scenarioAt, ended))) path = freshSavePath(scenario, seed);
      own = true;
    },
  };
}
