import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { buildProgram, type ModelOptions } from "../engine/index.js";
import {
  type PlayedWorlds,
  type Players,
  playWorlds,
  prepareStudy,
  type Study,
  type StudyOptions,
} from "../lab/index.js";
import type { Scenario } from "../scenario/index.js";
import { type Roster, strategiesOf } from "./roster.js";

/** What a worker is told first: plain data, all of it read by the main thread, so that all play the same. */
export interface WorkerJob {
  readonly scenario: Scenario;
  readonly options: ModelOptions;
  readonly roster: Roster;
  readonly seed: string;
  readonly study?: StudyOptions;
}

/** Worlds asked for; `values` take the place of the scenario's numbers. */
export interface Wanted {
  readonly from: number;
  readonly to: number;
  readonly values?: Float64Array | undefined;
}

/** What a worker answers: worlds played, or the error that stopped it, by name and message. */
export type Reply =
  | { readonly played: PlayedWorlds }
  | { readonly fault: { readonly name: string; readonly message: string } };

function studyOf({ scenario, options, roster, seed, study }: WorkerJob): Study {
  const program = buildProgram(scenario, options);
  return prepareStudy(program, strategiesOf(roster, program), seed, study);
}

/** The worker's side: plays what it is asked for. An error is an answer too, so that the first one in world order counts. */
export function answer(job: WorkerJob): (wanted: Wanted) => Reply {
  const study = studyOf(job);
  return ({ from, to, values }) => {
    try {
      return { played: playWorlds(study, from, to, values) };
    } catch (error) {
      const { name, message } = error instanceof Error ? error : { name: "Error", message: String(error) };
      return { fault: { name, message } };
    }
  };
}

/** Plays in this thread; between chunks the event loop runs, so that an interrupt is heard. */
export function oneThread(study: Study): Players {
  return {
    ahead: 1,
    async play(from, to, values) {
      await new Promise((next) => setImmediate(next));
      return playWorlds(study, from, to, values);
    },
  };
}

/** Where the worker's code lies: beside this file (the library), or one folder up from a chunk of the bundle. */
export function workerFile(): URL {
  const places = ["./worker.js", "../worker.js"].map((path) => new URL(path, import.meta.url));
  const found = places.find((place) => existsSync(fileURLToPath(place)));
  if (found === undefined) throw new Error("worker.js is missing; install the package again, or use --workers 1");
  return found;
}

interface Task {
  readonly resolve: (played: PlayedWorlds) => void;
  readonly reject: (error: Error) => void;
}

/** Chunks a worker has at once: one it plays and one that waits for it. */
const CHUNKS_EACH = 2;

const whyEnded = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "ERR_WORKER_OUT_OF_MEMORY" ? "out of memory" : message;
};

/** Worker threads that play worlds of one study. When one dies, everything asked for fails with a sentence. */
export class WorkerPool implements Players {
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
    if (this.dead !== undefined) return Promise.reject(this.dead);
    const idlest = this.workers.reduce((a, b) => (b.tasks.length < a.tasks.length ? b : a));
    return new Promise((resolve, reject) => {
      idlest.tasks.push({ resolve, reject });
      idlest.thread.postMessage({ from, to, values } satisfies Wanted);
    });
  }

  /** A worker answers in the order it was asked. */
  private take(tasks: Task[], reply: Reply): void {
    const task = tasks.shift();
    if ("played" in reply) task?.resolve(reply.played);
    else task?.reject(Object.assign(new Error(reply.fault.message), { name: reply.fault.name }));
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
