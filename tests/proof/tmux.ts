import { spawnSync } from "node:child_process";
import type { Keys } from "../support/typed.js";

let made = 0;

/** A private tmux server with one window. Throws a sentence where tmux is missing: a proof is not skipped. */
export class Tmux {
  private readonly socket: string;

  constructor(command: string, columns: number, rows: number, env: Readonly<Record<string, string>>) {
    made += 1;
    this.socket = `jangmadang-proof-${process.pid}-${made}`;
    const set = Object.entries(env).flatMap(([name, value]) => ["-e", `${name}=${value}`]);
    this.run("-f", "/dev/null", "new-session", "-d", "-x", `${columns}`, "-y", `${rows}`, ...set, command);
    this.run("set-option", "-g", "remain-on-exit", "on");
    this.run("set-option", "-g", "window-size", "manual");
  }

  private run(...args: readonly string[]): string {
    const { error, status, stdout, stderr } = spawnSync("tmux", ["-L", this.socket, ...args], { encoding: "utf8" });
    if (error !== undefined) throw new Error("tmux is needed here; install it");
    if (status !== 0) throw new Error(`tmux ${args.join(" ")}: ${stderr}`);
    return stdout;
  }

  get text(): string {
    return this.run("capture-pane", "-p");
  }

  /** The screen with everything above it. */
  get history(): string {
    return this.run("capture-pane", "-p", "-S", "-");
  }

  keys(...names: readonly string[]): void {
    this.run("send-keys", ...names);
  }

  /** Keys as the screens name them, and texts as they are. */
  press(keys: Keys): void {
    for (const of of keys) {
      if ("text" in of) this.run("send-keys", "-l", "--", of.text);
      else this.run("send-keys", of.key === "enter" ? "Enter" : of.key);
    }
  }

  resize(columns: number, rows: number): void {
    this.run("resize-window", "-x", `${columns}`, "-y", `${rows}`);
  }

  paste(text: string): void {
    this.run("set-buffer", text);
    this.run("paste-buffer", "-p");
  }

  /** The screen once it has stayed the same for a while. */
  async calm(): Promise<string> {
    let before = "";
    for (let same = 0; same < 3; ) {
      await new Promise((done) => setTimeout(done, 40));
      const { text } = this;
      same = text === before ? same + 1 : 0;
      before = text;
    }
    return before;
  }

  /** Waits until the screen shows something, at most ten seconds. */
  async until(shows: (text: string) => boolean, what: string): Promise<string> {
    for (let turn = 0; turn < 200; turn += 1) {
      const { text } = this;
      if (shows(text) || shows(text.replace(/\s+/g, " "))) return text; // also what is broken between words
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`never saw ${what}:\n${this.text}`);
  }

  close(): void {
    this.run("kill-server");
  }
}
