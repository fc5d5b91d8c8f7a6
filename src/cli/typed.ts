import { createInterface } from "node:readline";

/** Typed lines one at a time, whoever asks for them: the lesson, or the play in the middle of it. Undefined at the end of the input. */
export class Typed {
  private readonly waiting: string[] = [];
  private wanted: ((line: string | undefined) => void) | undefined;
  private closed = false;
  private lent = false;
  private reader = this.open();

  private open() {
    if (process.stdin.isTTY) process.stdin.ref(); // the screens let go of it when they end, and the process would end too
    const reader = createInterface({
      input: process.stdin,
      output: process.stdout,
      prompt: "> ",
      terminal: process.stdin.isTTY === true,
    });
    reader.on("line", (line) => this.give(line));
    reader.on("close", () => {
      if (this.lent) return;
      this.closed = true;
      this.give(undefined);
    });
    return reader;
  }

  private give(line: string | undefined): void {
    const { wanted } = this;
    this.wanted = undefined;
    if (wanted !== undefined) wanted(line);
    else if (line !== undefined) this.waiting.push(line);
  }

  next(): Promise<string | undefined> {
    const line = this.waiting.shift();
    if (line !== undefined) return Promise.resolve(line);
    if (this.closed) return Promise.resolve(undefined);
    if (process.stdin.isTTY) this.reader.prompt();
    return new Promise((resolve) => {
      this.wanted = resolve;
    });
  }

  /** Lets somebody else have the terminal meanwhile. */
  async aside<T>(run: () => Promise<T>): Promise<T> {
    this.lent = true; // its own listeners must hear the close, or it goes on reading beside whoever has the terminal
    this.reader.close();
    try {
      return await run();
    } finally {
      this.lent = false;
      this.reader = this.open();
    }
  }

  close(): void {
    this.reader.close();
  }
}
