import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Decision } from "../engine/index.js";
import type { FuturePlayers, FuturesAsk, PlayedWorlds, RunOutline, Searchers, SearchSettings } from "../lab/index.js";
import type { LedgersSideBySide } from "../ui/screens.js";
import type { OfTheRun, Reply, Wanted, WorkerJob } from "./workers.js";

/** Where the worker's code lies: beside this file (the library), or one folder up from a chunk of the bundle. */
export function workerFile(): URL {
  const places = ["./worker.js", "../worker.js"].map((path) => new URL(path, import.meta.url));
  const found = places.find((place) => existsSync(fileURLToPath(place)));
  if (found === undefined) throw new Error("worker.js is missing; install the package again, or use --workers 1");
  return found;
}

interface Task {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/** Chunks a worker has at once: one it plays and one that waits for it. */
const CHUNKS_EACH = 2;

const whyEnded = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "ERR_WORKER_OUT_OF_MEMORY" ? "out of memory" : message;
};

/** Worker threads that play worlds of one study. When one dies, everything asked for fails with a sentence. */
export class WorkerPool implements Searchers, FuturePlayers {
  readonly ahead: number;
  private readonly workers: readonly { readonly thread: Worker; readonly tasks: Task[] }[];
  private closing = false;
  private dead: Error | undefined;

  /** Starts the threads, which load their code while the caller reads its files; then call `begin`. */
  constructor(count: number, file: URL = workerFile()) {
    this.ahead = count * CHUNKS_EACH;
    this.workers = Array.from({ length: count }, (_, index) => {
      const thread = new Worker(file);
      const tasks: Task[] = [];
      thread.on("message", (reply: Reply) => this.take(tasks, reply));
      thread.on("error", (error) => this.died(index, whyEnded(error)));
      thread.on("exit", (code) => this.died(index, `exit code ${code}`));
      return { thread, tasks };
    });
  }

  begin(job: WorkerJob): void {
    for (const { thread } of this.workers) thread.postMessage(job);
  }

  play(from: number, to: number, values?: Float64Array): Promise<PlayedWorlds> {
    return this.played({ from, to, values });
  }

  search(search: SearchSettings, from: number, to: number): Promise<PlayedWorlds> {
    return this.played({ from, to, search });
  }

  futures(ask: FuturesAsk): Promise<PlayedWorlds> {
    return this.played({ kind: "futures", ask });
  }

  async outline(): Promise<RunOutline> {
    const reply = await this.ask({ kind: "outline" });
    if (!("outline" in reply)) throw new Error("a worker answered something else");
    return reply.outline;
  }

  /** The run told to the workers with one decision changed, beside it as it was. */
  async otherwise(at: number, instead: Decision): Promise<LedgersSideBySide> {
    const reply = await this.ask({ kind: "otherwise", at, instead });
    if (!("ledgers" in reply)) throw new Error("a worker answered something else");
    return reply.ledgers;
  }

  private async played(wanted: Wanted | OfTheRun): Promise<PlayedWorlds> {
    const reply = await this.ask(wanted);
    if (!("played" in reply)) throw new Error("a worker answered something else");
    return reply.played;
  }

  private ask(wanted: Wanted | OfTheRun): Promise<Reply> {
    if (this.dead !== undefined) return Promise.reject(this.dead);
    const idlest = this.workers.reduce((a, b) => (b.tasks.length < a.tasks.length ? b : a));
    return new Promise((resolve, reject) => {
      idlest.tasks.push({ resolve, reject });
      idlest.thread.postMessage(wanted);
    });
  }

  /** A worker answers in the order it was asked. */
  private take(tasks: Task[], reply: Reply): void {
    const task = tasks.shift();
    if ("fault" in reply) task?.reject(Object.assign(new Error(reply.fault.message), { name: reply.fault.name }));
    else task?.resolve(reply);
  }

  private died(index: number, why: string): void {
    if (this.closing || this.dead !== undefined) return;
    this.dead = new Error(
      `worker ${index + 1} of ${this.workers.length} ended before its work was done (${why}); \`--workers 1\` plays without workers`,
    );
    for (const { tasks } of this.workers) for (const { reject } of tasks) reject(this.dead);
  }

  /** Ends the workers, whatever they are doing. */
  async close(): Promise<void> {
    this.closing = true;
    await Promise.all(this.workers.map(({ thread }) => thread.terminate()));
  }
}
