import {
  type Chunk,
  type FailedPlay,
  type FailedStrategy,
  Failures,
  type PlayedWorlds,
  type Players,
  playChunks,
  prepareStudy,
  shardOf,
} from "../../../lab/index.js";
import { t } from "../../../language/index.js";
import { StudyStore } from "../../../store/index.js";
import { EXIT, UsageError } from "../../errors.js";
import { failureLines } from "../../failures.js";
import { print, printJson, say } from "../../output.js";
import { WorkerPool } from "../../pool.js";
import { needsTrust } from "../../roster.js";
import { runnable } from "../../runnable.js";
import { stopping } from "../../stopping.js";
import { besideLines, chunksOfStudy, type PreparedStudy, prepareStudyFile } from "../../study.js";
import { oneThread, workersFor } from "../../workers.js";

export interface PlayStudyOptions {
  readonly study: string;
  readonly out: string;
  readonly workers?: number;
  readonly trust?: boolean;
  readonly json?: boolean;
}

export interface ShardOptions extends PlayStudyOptions {
  readonly index: number;
  readonly of: number;
}

/** The chunks still to be played. Damaged ones are played again, and said so. @throws StoreError of another study's */
export function missing(store: StudyStore, chunks: readonly Chunk[]): readonly Chunk[] {
  const looked = chunks.map((chunk) => ({ chunk, status: store.status(chunk) }));
  const foreign = looked.find(({ status }) => status === "foreign");
  if (foreign !== undefined) store.read(foreign.chunk); // throws what is wrong, before anything is said or played
  for (const { chunk, status } of looked)
    if (status === "damaged")
      say(t("Worlds {from} to {to} are damaged and played again.", { from: chunk.from, to: chunk.to - 1 }));
  return looked.flatMap(({ chunk, status }) => (status === "done" ? [] : [chunk]));
}

/** Players for a study, threads or none; `close` ends them. */
export function playersFor(study: PreparedStudy, workers: number): { players: Players; close(): Promise<void> } {
  if (workers === 1 && !study.spec.strategies.some(needsTrust)) {
    const { program, strategies, spec } = study;
    return { players: oneThread(prepareStudy(program, strategies, spec.seed)), close: async () => undefined };
  }
  const pool = new WorkerPool(workers);
  pool.begin(study.job);
  return { players: pool, close: () => pool.close() };
}

/** Puts finished worlds into the store. */
export function keepChunk(store: StudyStore, { from, to, cells, faults = [] }: PlayedWorlds): void {
  store.write({ from, to, cells, remarks: faults });
}

/** Finished worlds as they were kept. @throws StoreError where they are not there whole */
export function kept(store: StudyStore, chunk: Chunk): PlayedWorlds {
  const { from, to, cells, remarks } = store.read(chunk);
  return { from, to, cells, weekly: new Float64Array(0), faults: remarks as readonly FailedPlay[] };
}

/** Strategies that failed in the chunks that are there, whoever played them. */
function failuresIn(store: StudyStore, { about }: PreparedStudy, chunks: readonly Chunk[]): readonly FailedStrategy[] {
  const failures = new Failures(about.names);
  for (const chunk of chunks) if (store.status(chunk) === "done") failures.add(kept(store, chunk));
  return failures.list();
}

/** The command that goes on with a study, `more` being its further words. */
export const resumeCommand = (command: string, options: PlayStudyOptions, more: readonly string[] = []): string => {
  const { study, out, workers, trust } = options;
  const threads = workers === undefined ? [] : ["--workers", `${workers}`];
  return runnable("lab", command, "--study", study, "--out", out, ...more, ...threads, ...(trust ? ["--trust"] : []));
};

interface Played {
  readonly chunks: number;
  /** Chunks that had been played before. */
  readonly before: number;
  readonly now: number;
  readonly failures: readonly FailedStrategy[];
  /** What lies there beside the worlds asked for, told. */
  readonly beside: readonly string[];
}

function tell(
  command: string,
  options: PlayStudyOptions,
  { chunks, before, now, failures, beside }: Played,
  again: string,
): void {
  const finished = before + now === chunks;
  if (!finished) process.exitCode = EXIT.interrupted;
  if (options.json) return printJson({ command, out: options.out, chunks, before, now, finished, failures, beside });
  const told = { done: before + now, all: chunks, before, now };
  if (finished)
    print(
      t("{done} of {all} chunks are there ({before} from before, {now} played now) in '{out}'.", {
        ...told,
        out: options.out,
      }),
    );
  else
    say(
      t("Stopped: {done} of {all} chunks are there ({before} from before, {now} played now). Go on with:\n  {again}", {
        ...told,
        again,
      }),
    );
  for (const line of beside) print(line);
  for (const line of failureLines(failures)) print(line);
}

async function playInto(
  store: StudyStore,
  study: PreparedStudy,
  chunks: readonly Chunk[],
  options: PlayStudyOptions,
): Promise<Played> {
  const todo = missing(store, chunks);
  const stopped = stopping();
  const { players, close } = playersFor(study, workersFor(options.workers, study.spec.worlds, todo.length));
  try {
    const now = await playChunks(players, todo, (played) => keepChunk(store, played), stopped.signal);
    const failures = failuresIn(store, study, chunks);
    return {
      chunks: chunks.length,
      before: chunks.length - todo.length,
      now,
      failures,
      beside: besideLines(store, study.about),
    };
  } finally {
    stopped.over();
    await close();
  }
}

/** `lab run`: plays what a study's folder still lacks. Ctrl-C keeps what is finished and prints the command that goes on. */
export async function runStudy(options: PlayStudyOptions): Promise<void> {
  const study = await prepareStudyFile(options.study, options.trust);
  const store = StudyStore.at(options.out, study);
  const played = await playInto(store, study, chunksOfStudy(study.spec), options);
  tell("run", options, played, resumeCommand("run", options));
}

/** `lab shard`: plays shard `index` of `of` of a study into a folder, which all shards may share. */
export async function playShard(options: ShardOptions): Promise<void> {
  const { index, of } = options;
  if (of < 1 || index >= of)
    throw new UsageError(t("there is no shard {index} of {of}: --index counts from 0 to --of less 1", { index, of }));
  const study = await prepareStudyFile(options.study, options.trust);
  const store = StudyStore.at(options.out, study);
  const played = await playInto(store, study, shardOf(chunksOfStudy(study.spec), index, of), options);
  tell("shard", options, played, resumeCommand("shard", options, ["--index", `${index}`, "--of", `${of}`]));
}
