import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";

export interface PtyOptions {
  readonly columns: number;
  readonly rows: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** A program on a pseudo-terminal of its own, by util-linux `script`. Everything it writes is kept in `out`. */
export class Pty {
  out = "";
  pid = 0;
  /** When the shell handed over to the program, in milliseconds. */
  started = 0;
  private overdue = false;
  private readonly child: ChildProcess;
  private woken: () => void = () => undefined;
  readonly closed: Promise<number | null>;

  constructor(command: string, { columns, rows, env = {} }: PtyOptions) {
    const inner = `stty cols ${columns} rows ${rows}; echo "PID $$ END"; exec ${command}`;
    const all: NodeJS.ProcessEnv = { ...process.env, TERM: "xterm-256color", ...env };
    for (const name of ["NODE_ENV", "CI", "NO_COLOR", "FORCE_COLOR"]) if (!(name in env)) delete all[name];
    this.child = spawn("script", ["-qfec", inner, "/dev/null"], { env: all, stdio: ["pipe", "pipe", "inherit"] });
    this.closed = new Promise((done, fail) => {
      this.child.on("error", () => fail(new Error("`script` of util-linux is needed here; install it")));
      this.child.on("close", done);
    });
    this.child.stdout?.on("data", (piece: Buffer) => {
      this.out += piece.toString("utf8");
      const pid = /PID (\d+) END/.exec(this.out)?.[1];
      if (this.pid === 0 && pid !== undefined) {
        this.pid = Number(pid);
        this.started = performance.now();
      }
      this.woken();
    });
  }

  type(text: string): void {
    this.child.stdin?.write(text);
  }

  /** Waits until something was written after a position, at most ten seconds; answers the time of it. */
  async until(what: string, from = 0): Promise<number> {
    const late = setTimeout(() => {
      this.overdue = true;
      this.woken();
    }, 10_000);
    try {
      while (!this.overdue) {
        if (this.out.indexOf(what, from) >= 0) return performance.now();
        await new Promise<void>((done) => {
          this.woken = done;
        });
      }
    } finally {
      clearTimeout(late);
    }
    throw new Error(`never saw ${JSON.stringify(what)} after ${JSON.stringify(this.out.slice(from).slice(-500))}`);
  }

  /** Milliseconds of processor time the program has used. */
  get used(): number {
    const fields = readFileSync(`/proc/${this.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  /** Sends a signal; a program that has ended by itself meanwhile needs none. */
  kill(signal: NodeJS.Signals): void {
    try {
      process.kill(this.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
}

export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
