import type { Worker } from "bullmq";
import type { Chunk, Players } from "../../../lab/index.js";
import { t } from "../../../language/index.js";
import { StudyStore } from "../../../store/index.js";
import { EXIT } from "../../errors.js";
import { print, printJson } from "../../output.js";
import { stopping } from "../../stopping.js";
import { chunksOfStudy, prepareStudyFile } from "../../study.js";
import { workersFor } from "../../workers.js";
import { keepChunk, playersFor } from "./play.js";
import { type Connected, connect, engine, gone, LOOK, pause, type QueueOptions, queueName } from "./redis.js";

/** A worker that was killed is missed after at most these two together. Worlds are played in other threads, so a living one is always heard. */
const LOCK = 10_000;
const STALLED = 3_000;
/** A chunk may be lost with its worker so often. */
const MOST_STALLED = 5;

/** What a worker has done, and what stopped it. */
interface Work {
  played: number;
  fault: unknown;
}

/** Listens to the study's queue and plays what it hands out. */
async function listen(store: StudyStore, players: Players, { redis }: Connected, work: Work): Promise<Worker> {
  const { Worker } = await engine();
  const worker = new Worker(
    queueName(store),
    async ({ data }) => {
      const chunk = data as Chunk;
      if (store.status(chunk) === "done") return;
      try {
        keepChunk(store, await players.play(chunk.from, chunk.to));
        work.played += 1;
      } catch (error) {
        work.fault ??= error;
        throw error;
      }
    },
    {
      connection: redis,
      concurrency: players.ahead,
      lockDuration: LOCK,
      stalledInterval: STALLED,
      maxStalledCount: MOST_STALLED,
    },
  );
  worker.on("error", () => undefined); // it connects again by itself; `awayTooLong` tells when it did not
  return worker;
}

/** Waits until all chunks are there, or something stops the worker. */
async function untilDone(store: StudyStore, chunks: readonly Chunk[], ended: () => boolean): Promise<void> {
  let left = chunks;
  while (!ended()) {
    left = left.filter((chunk) => store.status(chunk) !== "done");
    if (left.length === 0) return;
    await pause(LOOK);
  }
}

/** `lab work`: plays chunks of a study as a queue hands them out, until all are in the folder. */
export async function workStudy(options: QueueOptions): Promise<void> {
  const study = await prepareStudyFile(options.study, options.trust);
  const store = StudyStore.at(options.out, study);
  const { Redis } = await engine();
  const connected = await connect(Redis, options.redis);
  const chunks = chunksOfStudy(study.spec);
  const { players, close } = playersFor(study, workersFor(options.workers, study.spec.worlds, chunks.length));
  const work: Work = { played: 0, fault: undefined };
  const worker = await listen(store, players, connected, work);
  const stopped = stopping();
  try {
    const ended = (): boolean => stopped.signal.aborted || work.fault !== undefined || connected.awayTooLong();
    await untilDone(store, chunks, ended);
    if (work.fault !== undefined) throw work.fault;
    if (connected.awayTooLong()) throw gone();
    if (stopped.signal.aborted) process.exitCode = EXIT.interrupted;
    if (options.json) printJson({ command: "work", played: work.played });
    else print(t("Played {count} chunks.", { count: work.played }));
  } finally {
    stopped.over();
    await worker.close(true).catch(() => undefined);
    await close();
    connected.redis.disconnect();
  }
}
