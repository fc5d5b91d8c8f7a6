import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { MessagePort, Worker } from "node:worker_threads";
import { t } from "../../language/index.js";
import { type AskedInLines, type FaultKind, StrategyFault } from "../../strategies/index.js";

/** Code that is a strategy: a module of JavaScript, or a command that is spoken with in lines. */
export type Code =
  | { readonly kind: "module"; readonly path: string }
  | {
      readonly kind: "command";
      readonly words: readonly string[];
      readonly folder: string;
      /** Milliseconds for a decision, where it is not the usual. */
      readonly limit?: number | undefined;
    };

/** What the host is told when it is started. `shared[0]` counts its answers, `shared[1]` is the process it has started. */
export interface HostJob {
  readonly code: Code;
  readonly port: MessagePort;
  readonly shared: Int32Array;
}

export interface Question {
  readonly ask: "start" | "decide";
  readonly text: string;
  /** Milliseconds until its answer must be there. */
  readonly limit: number;
}

export type Answer =
  | { readonly text: string }
  | { readonly fault: { readonly kind: FaultKind; readonly says: string; readonly over: boolean } };

/** Milliseconds for a decision, unless told; and for coming up and getting ready for a campaign. */
const DECIDE_LIMIT = 1_000;
const START_LIMIT = 10_000;
/** What the clock a command has in its host may be late by before the whole host is ended. A module has no other clock than this side's. */
const GRACE = 500;
/** So many times in one run of worlds a strategy is started anew; then it is given up, or a study would never end. */
const MOST_STARTS = 3;
const MEMORY_MB = 256;

interface Host {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly shared: Int32Array;
  asked: number;
}

/** Slow to load, and needed by few: taken when code is asked. */
const threads = () => process.getBuiltinModule("node:worker_threads");

function hostFile(): URL {
  const places = ["./host.js", "../strategy-host.mjs", "./strategy-host.mjs"].map(
    (path) => new URL(path, import.meta.url),
  );
  const found = places.find((place) => existsSync(fileURLToPath(place)));
  if (found === undefined) throw new Error(t("strategy-host.mjs is missing; install the package again"));
  return found;
}

/**
 * Asks code in a thread of its own and waits for the answer, for the engine cannot wait any other way. The thread is
 * ended, and a command's process with it, when it answers late or floods.
 */
export class HostedCode implements AskedInLines {
  private readonly code: Code;
  private readonly limit: number;
  private host: Host | undefined;
  private failures = 0;

  constructor(code: Code, limit = DECIDE_LIMIT) {
    this.code = code;
    this.limit = code.kind === "command" ? (code.limit ?? limit) : limit;
  }

  start(text: string): void {
    if (this.failures >= MOST_STARTS)
      throw new StrategyFault("late", `given up after failing ${MOST_STARTS} times in these worlds`);
    this.ask({ ask: "start", text, limit: START_LIMIT });
  }

  decide(text: string): string {
    return this.ask({ ask: "decide", text, limit: this.limit });
  }

  renew(): void {
    this.end();
    this.failures = 0;
  }

  private begun(): Host {
    if (this.host !== undefined) return this.host;
    const { MessageChannel, Worker } = threads();
    const { port1, port2 } = new MessageChannel();
    const shared = new Int32Array(new SharedArrayBuffer(8));
    const job: HostJob = { code: this.code, port: port2, shared };
    const worker = new Worker(hostFile(), {
      workerData: job,
      transferList: [port2],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    worker.on("error", () => undefined); // it is missed when it does not answer
    worker.unref();
    port1.unref();
    this.host = { worker, port: port1, shared, asked: 0 };
    return this.host;
  }

  private ask(question: Question): string {
    const { limit } = question;
    const grace = this.code.kind === "command" ? GRACE : 0;
    const host = this.begun();
    host.port.postMessage(question);
    const answer = this.heard(host, performance.now() + limit + grace);
    if (answer === undefined) throw this.failed("late", `gave no answer within ${limit / 1000} s`, true);
    if ("text" in answer) return answer.text;
    const { kind, says, over } = answer.fault;
    throw this.failed(kind, says, over);
  }

  /** The next answer. A wait may be over before its answer is there, so it is the answer that is waited for. */
  private heard(host: Host, until: number): Answer | undefined {
    let answer: Answer | undefined;
    for (let left = until - performance.now(); answer === undefined && left > 0; left = until - performance.now()) {
      Atomics.wait(host.shared, 0, host.asked, left);
      answer = threads().receiveMessageOnPort(host.port)?.message as Answer | undefined;
    }
    host.asked += 1;
    return answer;
  }

  private failed(kind: FaultKind, says: string, over: boolean): StrategyFault {
    if (over) {
      this.failures += 1;
      this.end();
    }
    return new StrategyFault(kind, says);
  }

  private end(): void {
    const host = this.host;
    if (host === undefined) return;
    this.host = undefined;
    host.port.close();
    void host.worker.terminate();
    endProcess(Atomics.load(host.shared, 1));
  }
}

/** Ends a command with whatever it has started. */
function endProcess(pid: number): void {
  if (pid <= 0) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // it has ended by itself
  }
}
