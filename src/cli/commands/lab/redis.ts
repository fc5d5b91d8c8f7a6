import type { Redis } from "ioredis";
import { t } from "../../../language/index.js";
import { StoreError, type StudyStore } from "../../../store/index.js";
import { UsageError } from "../../errors.js";
import type { PlayStudyOptions } from "./play.js";

export interface QueueOptions extends PlayStudyOptions {
  readonly redis: string;
}

/** The folder is looked at so often, in milliseconds. */
export const LOOK = 300;
/** How long Redis may stay away once it has answered. */
const PATIENCE = 60_000;

/** The engine of the queue, which is not installed with this program. */
export async function engine() {
  try {
    const [{ Queue, Worker }, { Redis }] = await Promise.all([import("bullmq"), import("ioredis")]);
    return { Queue, Worker, Redis };
  } catch (error) {
    if (!/MODULE_NOT_FOUND$/.test((error as NodeJS.ErrnoException).code ?? "")) throw error;
    throw new UsageError(
      t(
        "a queue needs the packages bullmq and ioredis, which do not come with this program (npm install bullmq ioredis; or play without a queue: `lab run`, `lab shard`)",
      ),
    );
  }
}

/** A connection, and whether Redis has been away for too long. */
export interface Connected {
  readonly redis: Redis;
  readonly awayTooLong: () => boolean;
}

export async function connect(Client: typeof Redis, url: string): Promise<Connected> {
  let [met, since] = [false, 0];
  const redis = new Client(url, {
    maxRetriesPerRequest: null,
    lazyConnect: true,
    retryStrategy: (times) => (met ? Math.min(1_000, times * 100) : null),
  });
  let why = "";
  redis.on("error", (error: NodeJS.ErrnoException) => (why = error.code ?? error.message));
  redis.on("ready", () => ([met, since] = [true, 0]));
  redis.on("close", () => (since ||= performance.now()));
  try {
    await redis.connect();
  } catch (error) {
    redis.disconnect();
    const reason = why === "" ? (error as Error).message : why;
    throw new StoreError(
      t(
        "no Redis or Valkey answers at {url} ({reason}); start one (redis-server --appendonly yes --maxmemory-policy noeviction), or play without it: `lab run`",
        { url, reason },
      ),
    );
  }
  return { redis, awayTooLong: () => since > 0 && performance.now() - since > PATIENCE };
}

/** Equal studies share a queue; a study of another version of the program has another. */
export const queueName = (store: StudyStore): string => `jangmadang-${store.key.slice(0, 16)}`;

export const pause = (time: number): Promise<void> => new Promise((next) => setTimeout(next, time));

/** Told where Redis went away for good. */
export const gone = (): StoreError => new StoreError(t("Redis has gone and not come back; what is finished is kept"));
