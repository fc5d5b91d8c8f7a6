import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Decision } from "../engine/index.js";
import type { FuturePlayers, FuturesAsk, PlayedWorlds, RunOutline, Searchers, SearchSettings } from "../lab/index.js";
import { language, t } from "../language/index.js";
import type { LedgersSideBySide } from "../ui/screens.js";
import type { OfTheRun, Reply, Said, Wanted, WorkerJob } from "./workers.js";

/** Where the worker's code lies: beside this file (the library), or one folder up from a chunk of the bundle. */
function workerFile(): URL {
  const places = ["./worker.js", "../worker.js"].map((path) => new URL(path, import.meta.url));
  const found = places.find((place) => existsSync(fileURLToPath(place)));
  if (found === undefined) throw new Error(t("worker.js is missing; install the package again, or use --workers 1"));
  return found;
}

interface Task {
  readonly wanted: Wanted | OfTheRun;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/** Chunks a thread has at once: one it plays and one that waits for it. */
const CHUNKS_EACH = 2;
/**
 * The same where the caller plays too: chunks are handed on in order, so what he has played while a thread still warms up
 * waits for its first one.
 */
const CHUNKS_BESIDE = 16;

/** A thread, what it was asked for, and whether it has the study ready. */
interface Hand {
  readonly thread: Worker;
  readonly tasks: Task[];
  ready: boolean;
}

const whyEnded = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "ERR_WORKER_OUT_OF_MEMORY" ? t("out of memory") : message;
};

/**
 * Worker threads that play worlds of one study, each asked when it is ready for more. The caller may be one of the workers
 * (`join`): then nothing waits for threads to start. When a thread dies, everything asked for fails with a sentence.
 */
export class WorkerPool implements Searchers, FuturePlayers {
  readonly ahead: number;
  private readonly count: number;
  private readonly hands: readonly Hand[];
  /** Asked for, and not yet with anyone. */
  private readonly waiting: Task[] = [];
  private here: Searchers | undefined;
  private isPlaying = false;
  private closing = false;
  private dead: Error | undefined;

  /**
   * Starts the threads, which load their code while the caller reads its files; then call `begin`. Of `count` workers
   * one is the caller where there are fewer `threads`.
   */
  constructor(count: number, threads = count, file: URL = workerFile()) {
    this.count = count;
    this.ahead = count * (threads < count ? CHUNKS_BESIDE : CHUNKS_EACH);
    this.hands = Array.from({ length: threads }, (_, index) => {
      const hand: Hand = { thread: new Worker(file), tasks: [], ready: false };
      const number = index + 1 + count - threads;
      hand.thread.on("message", (said: Said) => this.take(hand, said));
      hand.thread.on("error", (error) => this.died(number, whyEnded(error)));
      hand.thread.on("exit", (code) => this.died(number, t("exit code {code}", { code })));
      return hand;
    });
  }

  begin(job: WorkerJob): void {
    for (const { thread } of this.hands) thread.postMessage({ ...job, language: language() } satisfies WorkerJob);
  }

  /** The caller's thread plays too: `players` do it. */
  join(players: Searchers): void {
    this.here = players;
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
    return new Promise((resolve, reject) => {
      this.waiting.push({ wanted, resolve, reject });
      this.handOut();
    });
  }

  /** What waits goes to whoever has the least to do. */
  private handOut(): void {
    for (let [task] = this.waiting; task !== undefined; [task] = this.waiting) {
      const idlest = this.hands
        .filter(({ ready, tasks }) => ready && tasks.length < CHUNKS_EACH)
        .sort((a, b) => a.tasks.length - b.tasks.length)[0];
      const mine = this.here !== undefined && !this.isPlaying && !("kind" in task.wanted) ? task.wanted : undefined;
      if (mine !== undefined && (idlest?.tasks.length ?? 1) > 0) void this.playHere(task, mine);
      else if (idlest === undefined) return;
      else {
        idlest.tasks.push(task);
        idlest.thread.postMessage(task.wanted);
      }
      this.waiting.shift();
    }
  }

  private async playHere({ resolve, reject }: Task, { from, to, values, search }: Wanted): Promise<void> {
    const { here } = this;
    if (here === undefined) return;
    this.isPlaying = true;
    try {
      resolve({ played: await (search === undefined ? here.play(from, to, values) : here.search(search, from, to)) });
    } catch (error) {
      reject(error as Error);
    } finally {
      this.isPlaying = false;
      if (!this.closing) this.handOut();
    }
  }

  /** A worker says once that it is ready, then answers in the order it was asked. */
  private take(hand: Hand, said: Said): void {
    if ("ready" in said) hand.ready = true;
    else {
      const task = hand.tasks.shift();
      if ("fault" in said) task?.reject(Object.assign(new Error(said.fault.message), { name: said.fault.name }));
      else task?.resolve(said);
    }
    this.handOut();
  }

  private died(number: number, why: string): void {
    if (this.closing || this.dead !== undefined) return;
    const dead = new Error(
      t("worker {number} of {count} ended before its work was done ({why}); `--workers 1` plays without workers", {
        number,
        count: this.count,
        why,
      }),
    );
    this.dead = dead;
    const asked = [...this.waiting.splice(0), ...this.hands.flatMap(({ tasks }) => tasks)];
    for (const { reject } of asked) reject(dead);
  }

  /** Ends the workers, whatever they are doing. */
  async close(): Promise<void> {
    this.closing = true;
    await Promise.all(this.hands.map(({ thread }) => thread.terminate()));
  }
}
