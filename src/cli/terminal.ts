import { emitKeypressEvents } from "node:readline";
import { t } from "../language/index.js";
import { type Input, KeyReader, LEAST, type Terminal } from "../ui/screens.js";
import { EXIT } from "./errors.js";
import { say } from "./output.js";

/** Options about how things are shown, on every command that plays. */
export interface ShowOptions {
  readonly plain?: boolean;
  readonly ascii?: boolean;
  /** False with `--no-color`. */
  readonly color?: boolean;
}

/** Why a play is held in plain lines; undefined where the screens can be used. `told` is said to the player. */
export function whyLines({ plain }: ShowOptions): { readonly told: string | undefined } | undefined {
  const { stdin, stdout, env } = process;
  if (plain || !stdin.isTTY || !stdout.isTTY) return { told: undefined };
  if (env["INK_SCREEN_READER"] === "true") return { told: undefined };
  if (env["TERM"] === "dumb")
    return { told: t("This terminal cannot draw screens (TERM=dumb): here are plain lines.") };
  if (stdout.columns >= LEAST.columns && stdout.rows >= LEAST.rows) return undefined;
  return {
    told: t(
      "The screens need {columns} columns and {rows} rows; here are {columns2} and {rows2}, so here are plain lines.",
      { columns: LEAST.columns, rows: LEAST.rows, columns2: stdout.columns, rows2: stdout.rows },
    ),
  };
}

/** `--no-color` before NO_COLOR before FORCE_COLOR before what the terminal can do. */
export function wantsColor({ color }: ShowOptions, env: NodeJS.ProcessEnv = process.env, depth = colors()): boolean {
  if (color === false) return false;
  if (env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "") return false;
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return depth > 1;
}

const colors = (): number => (process.stdout.isTTY ? process.stdout.getColorDepth() : 1);

const ENTER = "\u001b[?1049h\u001b[0m\u001b[2J\u001b[?25l\u001b[?2004h";
const LEAVE = "\u001b[?2026l\u001b[0m\u001b[?2004l\u001b[?25h\u001b[?1049l";
/** How long a lone Esc waits for the rest of a key. */
const ESCAPE_WAIT = 40;
const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: 143, SIGHUP: 129 } as const;

/** The real terminal, full screen between `enter` and `leave`, and given back as it was however the program ends. */
export class TtyTerminal implements Terminal {
  private entered = false;
  private resized: () => void = () => undefined;

  get columns(): number {
    return process.stdout.columns;
  }

  get rows(): number {
    return process.stdout.rows;
  }

  write(text: string): void {
    process.stdout.write(text);
  }

  soon(run: () => void): void {
    setImmediate(run);
  }

  listen(to: { readonly input: (input: Input) => void; readonly resized: () => void }): () => void {
    const { pressed } = new KeyReader(to.input);
    this.resized = to.resized;
    const { stdin, stdout } = process;
    emitKeypressEvents(stdin, { escapeCodeTimeout: ESCAPE_WAIT } as never);
    stdin.on("keypress", pressed);
    stdin.on("end", this.hungUp);
    stdout.on("resize", this.resize);
    for (const signal of Object.keys(SIGNALS)) process.on(signal, this.struck);
    process.on("SIGTSTP", this.stopped);
    process.on("SIGCONT", this.continued);
    process.on("exit", this.leave);
    process.on("uncaughtExceptionMonitor", this.leave);
    this.enter();
    return () => {
      this.leave();
      stdin.off("keypress", pressed);
      stdin.off("end", this.hungUp);
      stdout.off("resize", this.resize);
      for (const signal of Object.keys(SIGNALS)) process.off(signal, this.struck);
      process.off("SIGTSTP", this.stopped);
      process.off("SIGCONT", this.continued);
      process.off("exit", this.leave);
      process.off("uncaughtExceptionMonitor", this.leave);
    };
  }

  private readonly enter = (): void => {
    if (this.entered) return;
    this.entered = true;
    process.stdin.setRawMode(true);
    process.stdin.resume();
    this.write(ENTER);
  };

  private readonly leave = (): void => {
    if (!this.entered) return;
    this.entered = false;
    try {
      this.write(LEAVE);
      process.stdin.setRawMode(false);
      process.stdin.pause();
    } catch {
      // the terminal is gone, and with it what there was to restore
    }
  };

  /** The place is kept after every decision: nothing is left to do but to give the terminal back. */
  private readonly struck = (signal: NodeJS.Signals): void => {
    this.leave();
    process.exit(SIGNALS[signal as keyof typeof SIGNALS]);
  };

  private readonly stopped = (): void => {
    this.leave();
    process.kill(process.pid, "SIGSTOP");
  };

  private readonly continued = (): void => {
    this.enter();
    this.resized();
  };

  private readonly hungUp = (): void => {
    this.leave();
    say(t("The input has ended; your place is kept."));
    process.exit(EXIT.interrupted);
  };

  private readonly resize = (): void => this.resized();
}
