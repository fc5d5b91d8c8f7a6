import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { StrategyFault } from "../../strategies/index.js";

/** Characters of one answer, and of everything said on the error output. */
const LONGEST_ANSWER = 65_536;
const MOST_ERRORS = 1_000_000;
const TOLD = 300;

interface Waiting {
  readonly resolve: (answer: string) => void;
  readonly reject: (fault: StrategyFault) => void;
}

/**
 * Ends a program and all it has started once whoever started it is gone, however that came about: a program that is busy
 * hears no end of its input. It waits on a pipe that only this process holds, in a session of its own, where no Ctrl-C comes.
 */
function guardOf(pid: number): ChildProcess | undefined {
  if (process.platform === "win32") return undefined;
  const guard = spawn("sh", ["-c", 'read -r _; kill -KILL "-$0"', String(pid)], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  guard.on("error", () => undefined); // without a shell there is no guard
  return guard;
}

/** A process that gets a line and answers with a line. After its first fault it is ended and answers no more. */
export class LineProcess {
  private readonly child: ChildProcessWithoutNullStreams;
  private rest = "";
  private errors = "";
  private waiting: Waiting | undefined;
  private fault: StrategyFault | undefined;

  /** `began` is told the process's number. */
  constructor(words: readonly string[], folder: string, began: (pid: number) => void) {
    const [command = "", ...more] = words;
    this.child = spawn(command, more, { cwd: folder, stdio: ["pipe", "pipe", "pipe"], detached: true });
    began(this.child.pid ?? 0);
    const guard = this.child.pid === undefined ? undefined : guardOf(this.child.pid);
    this.child.on("close", () => guard?.kill("SIGKILL"));
    this.child.stdout.setEncoding("utf8").on("data", (text: string) => this.hear(text));
    this.child.stderr.setEncoding("utf8").on("data", (text: string) => this.complain(text));
    this.child.stdin.on("error", () => undefined); // it has ended, which is told
    this.child.on("error", (error) => this.fail(new StrategyFault("error", `cannot be started (${error.message})`)));
    this.child.on("close", (code, signal) => this.fail(new StrategyFault("error", this.lastWords(code ?? signal))));
  }

  /** Its answer to one line. @throws StrategyFault */
  ask(line: string, limit: number): Promise<string> {
    if (this.fault !== undefined) return Promise.reject(this.fault);
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => this.fail(new StrategyFault("late", `gave no answer within ${limit / 1000} s`)),
        limit,
      );
      const done = (): void => clearTimeout(late);
      this.waiting = {
        resolve: (answer) => {
          done();
          resolve(answer);
        },
        reject: (fault) => {
          done();
          reject(fault);
        },
      };
      this.child.stdin.write(`${line}\n`);
    });
  }

  private lastWords(how: number | string | null): string {
    const lines = this.errors.trim().split("\n");
    const said = (lines.findLast((line) => /error|exception/i.test(line)) ?? lines.at(-1) ?? "").slice(0, TOLD);
    return `ended by itself (${how ?? "unknown"})${said === "" ? "" : `: ${said}`}`;
  }

  private complain(text: string): void {
    this.errors = `${this.errors}${text}`;
    if (this.errors.length > MOST_ERRORS)
      this.fail(new StrategyFault("flood", "writes without end to its error output"));
  }

  private hear(text: string): void {
    this.rest += text;
    const end = this.rest.indexOf("\n");
    if (end < 0) {
      if (this.rest.length > LONGEST_ANSWER)
        this.fail(new StrategyFault("flood", `answers with more than ${LONGEST_ANSWER} characters in one line`));
      return;
    }
    const answer = this.rest.slice(0, end);
    this.rest = this.rest.slice(end + 1);
    const { waiting } = this;
    if (waiting === undefined || this.rest.trim() !== "")
      return this.fail(
        new StrategyFault("flood", "answers more than it was asked (print what is for you to standard error)"),
      );
    this.waiting = undefined;
    waiting.resolve(answer);
  }

  private fail(fault: StrategyFault): void {
    this.fault ??= fault;
    this.waiting?.reject(this.fault);
    this.waiting = undefined;
    const { pid } = this.child;
    if (pid === undefined || this.child.exitCode !== null) return;
    try {
      process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
    } catch {
      // it has ended by itself
    }
  }
}
