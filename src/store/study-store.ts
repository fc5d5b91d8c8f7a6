import { existsSync, readdirSync, readFileSync } from "node:fs";
import { endianness } from "node:os";
import { join } from "node:path";
import { t } from "../language/index.js";
import { keyOf, sha256 } from "./kept.js";
import { makeFolder } from "./make-folder.js";
import { readText, StoreError } from "./shelf.js";
import { place } from "./whole.js";
import { REMEDIES, writeFault } from "./write-fault.js";

const FORMAT = "jangmadang study";
const CHUNK_FORMAT = "jangmadang plays";
const VERSION = 1;

/** What decides every play of a study, part by part in words. Equal parts, equal plays. */
export type StudyIdentity = Readonly<Record<string, string>>;

/** A study's first page: what decides its plays, and whatever else its owner wants beside them (plain data). */
export interface StudyHead {
  readonly identity: StudyIdentity;
  readonly about: unknown;
}

/** Worlds `from` to `to - 1`. */
export interface ChunkRange {
  readonly from: number;
  readonly to: number;
}

/** Finished worlds: their numbers, and remarks beside them (plain data). */
export interface KeptChunk extends ChunkRange {
  readonly cells: Float64Array<ArrayBuffer>;
  readonly remarks: readonly unknown[];
}

/** `absent`: to be played. `damaged`: to be played again. `foreign`: another study's, which must not lie there. */
export type ChunkStatus = "done" | "absent" | "damaged" | "foreign";

interface ChunkHead extends ChunkRange {
  readonly format: string;
  readonly version: number;
  readonly key: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly remarks: readonly unknown[];
}

/** By the parts' names, in whatever order a study file writes them. */
const keyOfIdentity = (identity: StudyIdentity): string =>
  keyOf(
    Object.entries(identity)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flat(),
  );

/** Over all of a chunk: what its head says beside the checksum, and its numbers. */
const checksumOf = (head: Omit<ChunkHead, "sha256">, body: Uint8Array): string =>
  sha256(Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]));

/** A part of an identity in the reader's language, where its owner has marked it: `base`, or one of many, `number some-number`. */
function partTold(part: string): string {
  const [, kind = "", name = ""] = /^(number|strategy) (.+)$/.exec(part) ?? [];
  if (kind === "number") return t("number {name}", { name });
  return kind === "strategy" ? t("strategy {name}", { name }) : t(part);
}

/** The parts in which two identities differ, told. */
function changesIn(kept: StudyIdentity, now: StudyIdentity): readonly string[] {
  const parts = [...new Set([...Object.keys(kept), ...Object.keys(now)])];
  return parts
    .filter((part) => kept[part] !== now[part])
    .map((part) =>
      t("{part}: {before} then, {after} now", {
        part: partTold(part),
        before: kept[part] ?? t("(not there)"),
        after: now[part] ?? t("(not there)"),
      }),
    );
}

/** Little-endian bytes of the numbers, on every machine. */
function bytesOf(cells: Float64Array): Buffer {
  const bytes = Buffer.from(cells.buffer, cells.byteOffset, cells.byteLength);
  return endianness() === "LE" ? bytes : Buffer.from(bytes).swap64();
}

function cellsOf(bytes: Buffer): Float64Array<ArrayBuffer> {
  const copy = Buffer.from(bytes);
  if (endianness() === "BE") copy.swap64();
  const cells = new Float64Array(bytes.length / 8);
  new Uint8Array(cells.buffer).set(copy);
  return cells;
}

function write(path: string, data: string | Buffer): void {
  try {
    place(path, Buffer.from(data));
  } catch (error) {
    throw writeFault(path, error, REMEDIES.study);
  }
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const pad = (world: number): string => String(world).padStart(7, "0");

/**
 * Finished worlds of one study in a folder: a first page and one file for each chunk, each whole or not there. Any number
 * of processes may write at once, since equal keys mean equal plays.
 */
export class StudyStore {
  readonly head: StudyHead;
  readonly key: string;
  private readonly folder: string;

  private constructor(folder: string, head: StudyHead) {
    this.folder = folder;
    this.head = head;
    this.key = keyOfIdentity(head.identity);
  }

  /** What is kept in a folder. @throws StoreError where there is nothing, or nothing whole. */
  static open(folder: string): StudyStore {
    const path = join(folder, "study.json");
    if (!existsSync(path))
      throw new StoreError(
        t("there is no study in '{folder}' (`lab run --study FILE --out {folder}` begins one)", { folder }),
      );
    const page = parse(readText(path).text);
    const { format, version, checksum, identity, about } = page ?? {};
    if (page !== undefined && format === FORMAT && Number(version) > VERSION)
      throw new StoreError(
        t("the study in '{folder}' was begun by a newer version of this program; update it", { folder }),
      );
    if (format !== FORMAT || checksum !== sha256(JSON.stringify([identity, about])))
      throw new StoreError(
        t(
          "'{path}' is damaged or not of this program; delete that one file and run the study again: finished worlds beside it are kept",
          { path },
        ),
      );
    return new StudyStore(folder, { identity: identity as StudyIdentity, about });
  }

  /**
   * The store of a study in a folder, begun if there is none.
   * @throws StoreError when another study's worlds lie there, told part by part.
   */
  static at(folder: string, head: StudyHead): StudyStore {
    const store = new StudyStore(folder, head);
    if (existsSync(join(folder, "study.json"))) {
      const kept = StudyStore.open(folder).head;
      const changes = changesIn(kept.identity, head.identity);
      if (changes.length > 0)
        throw new StoreError(
          t(
            "'{folder}' holds worlds of another study, which stay as they are. What differs:\n{changes}\nPut back what has changed, or name another folder with --out",
            { folder, changes: changes.map((change) => `  ${change}`).join("\n") },
          ),
        );
      if (JSON.stringify(kept.about) === JSON.stringify(head.about)) return store;
    }
    try {
      makeFolder(join(folder, "chunks"));
    } catch (error) {
      throw writeFault(folder, error, REMEDIES.study);
    }
    const { identity, about } = head;
    const checksum = sha256(JSON.stringify([identity, about]));
    const page = { format: FORMAT, version: VERSION, checksum, identity, about };
    write(join(folder, "study.json"), `${JSON.stringify(page, null, 1)}\n`);
    return store;
  }

  private pathOf({ from, to }: ChunkRange): string {
    return join(this.folder, "chunks", `${pad(from)}-${pad(to)}.plays`);
  }

  write({ from, to, cells, remarks }: KeptChunk): void {
    const body = bytesOf(cells);
    const told = { format: CHUNK_FORMAT, version: VERSION, key: this.key, from, to, bytes: body.length, remarks };
    const head: ChunkHead = { ...told, sha256: checksumOf(told, body) };
    write(this.pathOf({ from, to }), Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]));
  }

  private opened(range: ChunkRange): KeptChunk | Exclude<ChunkStatus, "done"> {
    const path = this.pathOf(range);
    if (!existsSync(path)) return "absent";
    const file = readFileSync(path);
    const end = file.indexOf(10);
    const head = parse(file.toString("utf8", 0, Math.max(0, end))) as ChunkHead | undefined;
    const body = file.subarray(end + 1);
    if (head?.format !== CHUNK_FORMAT || head.bytes !== body.length) return "damaged";
    const { sha256: checksum, ...told } = head;
    if (checksum !== checksumOf(told, body)) return "damaged";
    if (head.key !== this.key || head.from !== range.from || head.to !== range.to) return "foreign";
    return { from: range.from, to: range.to, cells: cellsOf(body), remarks: head.remarks };
  }

  status(range: ChunkRange): ChunkStatus {
    const found = this.opened(range);
    return typeof found === "string" ? found : "done";
  }

  /** What is wrong with a chunk, where, and what to do. */
  fault(range: ChunkRange, status: Exclude<ChunkStatus, "done">): string {
    const about = { path: this.pathOf(range), from: range.from, to: range.to - 1 };
    if (status === "absent") return t("worlds {from} to {to} are not there", about);
    return status === "damaged"
      ? t("'{path}' (worlds {from} to {to}) is cut off or damaged; run the study again: these are played anew", about)
      : t(
          "'{path}' (worlds {from} to {to}) belongs to another study or another version of this program; take it out of the folder, then run the study again",
          about,
        );
  }

  /** @throws StoreError when the chunk is not there whole. */
  read(range: ChunkRange): KeptChunk {
    const found = this.opened(range);
    if (typeof found !== "string") return found;
    throw new StoreError(this.fault(range, found));
  }

  private get names(): readonly string[] {
    const folder = join(this.folder, "chunks");
    return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".plays")) : [];
  }

  /** Chunk files that lie there, whatever their state. */
  get files(): number {
    return this.names.length;
  }

  /** Ranges of chunk files that lie there and are none of these, in order of worlds: of a time when the study asked for more. */
  beside(chunks: readonly ChunkRange[]): readonly ChunkRange[] {
    const own = new Set(chunks.map((chunk) => this.pathOf(chunk)));
    return this.names
      .filter((name) => !own.has(join(this.folder, "chunks", name)))
      .flatMap((name) => {
        const [, from, to] = /^(\d+)-(\d+)\.plays$/.exec(name) ?? [];
        return from === undefined || to === undefined ? [] : [{ from: Number(from), to: Number(to) }];
      })
      .sort((a, b) => a.from - b.from);
  }
}
