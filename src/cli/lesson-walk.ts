import { createInterface } from "node:readline";
import type { Lesson, Step } from "../lessons/index.js";
import { LinePlay, wrapLines } from "../ui/index.js";
import { asPlay, fresh } from "./commands/opening.js";
import { runScreens } from "./commands/screens.js";
import { print } from "./output.js";
import { whyLines } from "./terminal.js";

/** Typed lines one at a time, whoever asks for them: the lesson, or the play in the middle of it. Undefined at the end of the input. */
class Typed {
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

const out = (line: string): void => {
  const { columns } = process.stdout;
  print(process.stdout.isTTY && columns !== undefined ? wrapLines(line, columns - 1) : line);
};

/** Lines as they stand on the screen, a screenful at a time; all at once where nobody reads along. */
function pagesOf(lines: readonly string[]): readonly (readonly string[])[] {
  const { columns = 80, rows = 24, isTTY } = process.stdout;
  if (!isTTY || process.stdin.isTTY !== true) return [lines];
  const shown = lines.flatMap((line) => wrapLines(line, columns - 1).split("\n"));
  const room = Math.max(5, rows - AROUND_A_PAGE);
  return Array.from({ length: Math.ceil(shown.length / room) }, (_none, page) =>
    shown.slice(page * room, (page + 1) * room),
  );
}

/** Lines of the screen a page leaves free: its heading, what Enter does, the prompt. */
const AROUND_A_PAGE = 5;

const heading = (title: string): void => {
  out("");
  out(`--- ${title} ---`);
};

const LEAVES = /^(quit|q|exit)$/i;

type Ask = Extract<Step, { kind: "ask" }>;
type Tell = Extract<Step, { kind: "tell" }>;

/** A lesson as one student goes through it at a terminal, or from a pipe. Nothing is kept of the answers. */
export class LessonWalk {
  private readonly lesson: Lesson;
  private readonly plain: boolean;
  private readonly typed = new Typed();
  private readonly predicted: string[] = [];
  private asked = 0;
  private right = 0;

  constructor(lesson: Lesson, plain: boolean) {
    this.lesson = lesson;
    this.plain = plain;
  }

  /** All steps in order, until the student leaves. */
  async walk(steps: readonly Step[]): Promise<void> {
    try {
      for (const step of steps) if (!(await this.take(step))) return;
      out("");
      out(`The quiz: ${this.right} of ${this.asked} right. This is for you alone; nothing is kept of it.`);
    } finally {
      this.typed.close();
    }
  }

  /** One step; false when the student leaves. */
  private take(step: Step): Promise<boolean> {
    switch (step.kind) {
      case "tell":
        return this.tell(step);
      case "ask":
        return this.ask(step);
      case "play":
        return this.play(step.says);
    }
  }

  private async tell(step: Tell): Promise<boolean> {
    if (step.title === "Observe" && this.predicted.length > 0) {
      heading("You predicted");
      for (const line of this.predicted) out(`- ${line}`);
    }
    for (const [index, page] of pagesOf(step.lines).entries()) {
      heading(index === 0 ? step.title : `${step.title}, page ${index + 1}`);
      for (const line of page) out(line);
      if (!(await this.turned())) return false;
    }
    return true;
  }

  /** Waits until a person at the terminal has read; false when he leaves. */
  private async turned(): Promise<boolean> {
    if (!process.stdin.isTTY) return true;
    out("(Enter goes on, `quit` leaves)");
    const line = await this.typed.next();
    return line !== undefined && !LEAVES.test(line.trim());
  }

  private async ask(step: Ask): Promise<boolean> {
    heading(step.title);
    out(step.asks);
    for (const [index, option] of step.options.entries()) out(`  ${index + 1}  ${option}`);
    out("(a number; `skip` passes over, `quit` leaves)");
    const chosen = await this.chosen(step.options.length);
    if (typeof chosen === "number") this.note(step, chosen);
    return chosen !== undefined;
  }

  /** The option named, from 0; `skipped`; undefined when the student leaves. */
  private async chosen(options: number): Promise<number | "skipped" | undefined> {
    for (;;) {
      const line = (await this.typed.next())?.trim();
      if (line === undefined || LEAVES.test(line)) return undefined;
      if (/^skip$/i.test(line)) return "skipped";
      const number = Number(line);
      if (Number.isInteger(number) && number >= 1 && number <= options) return number - 1;
      out(`Type a number from 1 to ${options}, \`skip\`, or \`quit\`.`);
    }
  }

  private note({ asks, options, answer }: Ask, chosen: number): void {
    if (answer === undefined) {
      this.predicted.push(`${asks} ${options[chosen] ?? ""}`);
      return;
    }
    const right = chosen === answer.right;
    this.asked += 1;
    this.right += right ? 1 : 0;
    out(`${right ? "Yes." : `No: ${options[answer.right] ?? ""}.`} ${answer.because}`);
  }

  /** The play: on screens at a terminal that has room for them, else in lines. */
  private async play(says: string): Promise<boolean> {
    heading("Play");
    out(says);
    out("When the play has ended, Enter or q comes back to the lesson.");
    const { scenario, seed, base } = this.lesson.play;
    const open = asPlay(await fresh(scenario, base === undefined ? { seed } : { seed, base }));
    if (!this.plain && whyLines({}) === undefined) {
      await this.typed.aside(() => runScreens({}, open, undefined, true));
      return true;
    }
    const line = new LinePlay(open.session, { print: out, save: open.save, says: open.says });
    line.open(false);
    while (!line.ended) {
      const text = await this.typed.next();
      if (text === undefined) return false;
      if (LEAVES.test(text.trim())) break;
      line.take(text);
    }
    return true;
  }
}
