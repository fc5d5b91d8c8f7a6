import { createInterface } from "node:readline";
import { minutesOf, type Step, stepsOf } from "../../lessons/index.js";
import { LinePlay, wrapLines } from "../../ui/index.js";
import { lessonLibrary } from "../lessons.js";
import { print, printJson, say, table } from "../output.js";
import { whyLines } from "../terminal.js";
import { asPlay, fresh } from "./opening.js";
import { runScreens } from "./screens.js";

export interface LessonOptions {
  readonly json?: boolean;
  readonly plain?: boolean;
}

/** `lesson`: what there is. */
function list(json: boolean | undefined): void {
  const { ids, lesson, concepts } = lessonLibrary();
  const rows = ids.map(lesson).map((of) => ({
    id: of.id,
    title: of.title,
    minutes: minutesOf(of),
    decisions: of.play.decisions,
    scenario: of.play.scenario,
    concepts: of.concepts,
    claims: Object.keys(of.claims).length,
  }));
  if (json) return printJson({ lessons: rows });
  const names = (ofs: readonly string[]): string => ofs.map((id) => concepts.get(id)?.name ?? id).join("; ");
  for (const line of table([
    ["id", "minutes", "scenario", "about"],
    ...rows.map((of) => [of.id, String(of.minutes), of.scenario, names(of.concepts)]),
  ]))
    print(line);
  print("\nBegin one with: jangmadang lesson ID");
}

/** Typed lines one at a time, whoever asks for them: the lesson, or the play in the middle of it. Undefined at the end of the input. */
class Typed {
  private readonly waiting: string[] = [];
  private wanted: ((line: string | undefined) => void) | undefined;
  private closed = false;
  private reader = this.open();

  private open() {
    const reader = createInterface({ input: process.stdin, output: process.stdout, prompt: "> ", terminal: process.stdin.isTTY === true });
    reader.on("line", (line) => this.give(line));
    reader.on("close", () => {
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
    this.reader.removeAllListeners("close");
    this.reader.close();
    try {
      return await run();
    } finally {
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

const heading = (title: string): void => {
  out("");
  out(`--- ${title} ---`);
};

/** Asks until a number of an option is typed; `skip` leaves it. Undefined when the lesson is left. */
async function ask(step: Extract<Step, { kind: "ask" }>, typed: Typed): Promise<number | "skipped" | undefined> {
  heading(step.title);
  out(step.asks);
  for (const [index, option] of step.options.entries()) out(`  ${index + 1}  ${option}`);
  for (;;) {
    const line = (await typed.next())?.trim();
    if (line === undefined || /^(quit|q)$/i.test(line)) return undefined;
    if (/^skip$/i.test(line)) return "skipped";
    const chosen = Number(line);
    if (Number.isInteger(chosen) && chosen >= 1 && chosen <= step.options.length) return chosen - 1;
    out(`Type a number from 1 to ${step.options.length}, \`skip\`, or \`quit\`.`);
  }
}

/** The play in the middle: on screens at a terminal that has room for them, else in lines. Answers whether the lesson goes on. */
async function playStep(says: string, world: { scenario: string; seed: string; base?: string }, typed: Typed, plain: boolean): Promise<boolean> {
  heading("Play");
  out(says);
  const { scenario, ...options } = world;
  const open = asPlay(await fresh(scenario, options));
  const lines = plain || whyLines({ plain }) !== undefined;
  if (!lines) {
    await typed.aside(() => runScreens({}, open));
    return true;
  }
  const line = new LinePlay(open.session, { print: out, save: open.save, says: open.says });
  line.open(false);
  while (!line.ended) {
    const text = await typed.next();
    if (text === undefined) return false;
    if (/^(quit|q|exit)$/i.test(text.trim())) break;
    line.take(text);
  }
  return true;
}

async function tell(step: Extract<Step, { kind: "tell" }>, typed: Typed): Promise<boolean> {
  heading(step.title);
  for (const line of step.lines) out(line);
  if (!process.stdin.isTTY) return true;
  out("(Enter goes on, `quit` leaves)");
  const line = await typed.next();
  return line !== undefined && !/^(quit|q)$/i.test(line.trim());
}

/** `lesson ID`: read, predict, play, observe, explain, discuss, quiz. */
async function walk(name: string, options: LessonOptions): Promise<void> {
  const library = lessonLibrary();
  const lesson = library.lesson(name);
  const typed = new Typed();
  const right: boolean[] = [];
  const predicted: string[] = [];
  try {
    for (const step of stepsOf(lesson, library)) {
      if (step.kind === "tell") {
        if (step.title === "Observe" && predicted.length > 0) {
          heading("You predicted");
          for (const line of predicted) out(`- ${line}`);
        }
        if (!(await tell(step, typed))) return;
      } else if (step.kind === "play") {
        if (!(await playStep(step.says, lesson.play, typed, options.plain === true))) return;
      } else {
        const chosen = await ask(step, typed);
        if (chosen === undefined) return;
        if (chosen === "skipped") continue;
        if (step.answer === undefined) predicted.push(`${step.asks} ${step.options[chosen] ?? ""}`);
        else {
          right.push(chosen === step.answer.right);
          out(`${chosen === step.answer.right ? "Yes." : `No: ${step.options[step.answer.right]}.`} ${step.answer.because}`);
        }
      }
    }
    out("");
    out(`The quiz: ${right.filter(Boolean).length} of ${right.length} right. This is for you alone; nothing is kept of it.`);
  } finally {
    typed.close();
  }
}

/** `lesson [ID]`: the lessons there are, or one of them step by step. */
export async function lesson(name: string | undefined, options: LessonOptions): Promise<void> {
  if (name === undefined) return list(options.json);
  if (options.json) {
    const library = lessonLibrary();
    printJson({ lesson: library.lesson(name), steps: stepsOf(library.lesson(name), library) });
    return;
  }
  if (process.stdin.isTTY !== true) say("Reading answers from standard input.");
  return walk(name, options);
}
