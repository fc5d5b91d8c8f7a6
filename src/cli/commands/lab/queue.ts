import type { Queue } from "bullmq";
import type { Chunk } from "../../../lab/index.js";
import { t } from "../../../language/index.js";
import { StudyStore } from "../../../store/index.js";
import { EXIT, Finding } from "../../errors.js";
import { print, printJson, say } from "../../output.js";
import { stopping } from "../../stopping.js";
import { chunksOfStudy, type PreparedStudy, prepareStudyFile } from "../../study.js";
import { missing, resumeCommand } from "./play.js";
import { type Connected, connect, engine, gone, LOOK, pause, type QueueOptions, queueName } from "./redis.js";

/** How often the queue is looked at for what it has lost or failed, in milliseconds. */
const REFILL = 5_000;
/** Times a chunk is tried when its worker says that it cannot; chunks lost with their worker are not counted here. */
const ATTEMPTS = 3;

const jobOf = ({ from, to }: Chunk) => ({
  name: "worlds",
  data: { from, to },
  opts: { jobId: `worlds-${from}-${to}`, attempts: ATTEMPTS, backoff: { type: "fixed", delay: 1_000 } },
});

/** Follows the folder until all chunks are there. Answers how many are still missing when it ends. */
async function follow(
  queue: Queue,
  store: StudyStore,
  chunks: readonly Chunk[],
  { awayTooLong }: Connected,
  stop: AbortSignal,
  options: QueueOptions,
): Promise<number> {
  let left = chunks;
  let [refilled, told] = [performance.now(), false];
  const began = refilled;
  while (left.length > 0 && !stop.aborted) {
    await pause(LOOK);
    left = left.filter((chunk) => store.status(chunk) !== "done");
    if (awayTooLong()) throw gone();
    if (queue.closing !== undefined || performance.now() - refilled < REFILL) continue;
    refilled = performance.now();
    const [failed] = await queue.getFailed(0, 0);
    if (failed !== undefined)
      throw new Finding(
        t("worlds {from} to {to} failed {times} times: {why}", {
          from: failed.data.from,
          to: failed.data.to - 1,
          times: ATTEMPTS,
          why: failed.failedReason,
        }),
      );
    await queue.addBulk(left.map(jobOf)); // those it still knows stay as they are; those it has lost come back
    if (told || performance.now() - began < 2 * REFILL || (await queue.getWorkersCount()) > 0) continue;
    told = true;
    say(
      t("No worker listens yet: start one, here or elsewhere, with\n  {command}", {
        command: resumeCommand("work", options, ["--redis", options.redis]),
      }),
    );
  }
  return left.length;
}

async function withQueue(options: QueueOptions, study: PreparedStudy, store: StudyStore): Promise<void> {
  const { Queue, Redis } = await engine();
  const connected = await connect(Redis, options.redis);
  const queue = new Queue(queueName(store), { connection: connected.redis });
  queue.on("error", () => undefined); // it connects again by itself; `awayTooLong` tells when it did not
  const chunks = chunksOfStudy(study.spec);
  const todo = missing(store, chunks);
  const stopped = stopping();
  try {
    for (const kind of ["completed", "failed"] as const) await queue.clean(0, 0, kind);
    await queue.addBulk(todo.map(jobOf));
    const left = await follow(queue, store, todo, connected, stopped.signal, options);
    if (left === 0) await queue.obliterate({ force: true });
    tell(options, chunks.length, left);
  } finally {
    stopped.over();
    await queue.close().catch(() => undefined);
    connected.redis.disconnect();
  }
}

function tell(options: QueueOptions, chunks: number, left: number): void {
  const again = resumeCommand("queue", options, ["--redis", options.redis]);
  if (left > 0) process.exitCode = EXIT.interrupted;
  if (options.json)
    return printJson({ command: "queue", out: options.out, chunks, missing: left, finished: left === 0 });
  if (left === 0) print(t("{all} of {all} chunks are there in '{out}'.", { all: chunks, out: options.out }));
  else
    say(
      t("Stopped: {left} of {all} chunks are missing; workers go on. Go on with:\n  {again}", {
        left,
        all: chunks,
        again,
      }),
    );
}

/** `lab queue`: hands a study's missing chunks to workers through Redis and follows the folder until all are there. */
export async function queueStudy(options: QueueOptions): Promise<void> {
  const study = await prepareStudyFile(options.study, options.trust);
  await withQueue(options, study, StudyStore.at(options.out, study));
}
