import { pathToFileURL } from "node:url";
import { type MessagePort, workerData } from "node:worker_threads";
import { decisionSchema } from "../../engine/index.js";
import { StrategyFault } from "../../strategies/index.js";
import type { Answer, Code, HostJob, Question } from "./line.js";
import { LineProcess } from "./process.js";

// A thread in which a strategy that is code is asked. It knows what it is asked and nothing of the world behind it.

const MOST_PRINTED = 1_000_000;
/** Characters of an error that are told. */
const TOLD = 300;

type Asked = (question: Question) => Promise<unknown>;

/** What a module has printed goes nowhere; without end it is a flood. */
function printing(): () => void {
  let printed = 0;
  const count = (chunk: unknown): boolean => {
    printed += String(chunk).length;
    return true;
  };
  process.stdout.write = count as typeof process.stdout.write;
  process.stderr.write = count as typeof process.stderr.write;
  return () => {
    if (printed > MOST_PRINTED) throw new StrategyFault("flood", "prints without end");
  };
}

interface Module {
  readonly start?: (about: unknown) => unknown;
  readonly decide?: (view: unknown) => unknown;
}

async function askModule(path: string): Promise<Asked> {
  const checkPrinted = printing();
  const { start, decide } = (await import(pathToFileURL(path).href)) as Module;
  if (typeof decide !== "function") throw new StrategyFault("error", "exports no function `decide(view)`");
  return async ({ ask, text }) => {
    const question = JSON.parse(text) as { readonly view?: unknown };
    const answer = ask === "start" ? ((await start?.(question)) ?? {}) : await decide(question.view);
    checkPrinted();
    return answer;
  };
}

function askCommand(code: Extract<Code, { kind: "command" }>, shared: Int32Array): Asked {
  const line = new LineProcess(code.words, code.folder, (pid) => Atomics.store(shared, 1, pid));
  return async ({ text, limit }) => {
    const answer = await line.ask(text, limit);
    try {
      return JSON.parse(answer);
    } catch {
      throw new StrategyFault(
        "illegal",
        `answers what is no JSON: ${answer.slice(0, 80)} (print what is for you to standard error)`,
      );
    }
  };
}

function decisionIn(answer: unknown): string {
  const read = decisionSchema.safeParse(answer);
  if (read.success) return JSON.stringify(read.data);
  throw new StrategyFault("illegal", `decides ${String(JSON.stringify(answer)).slice(0, 80)}, which is no decision`);
}

/** A fault after which the strategy must be started anew. */
const isOver = (error: unknown, code: Code): boolean =>
  code.kind === "command" && !(error instanceof StrategyFault && error.kind === "illegal");

function faultOf(error: unknown, code: Code): Answer {
  const { name, message } = error instanceof Error ? error : { name: "Error", message: String(error) };
  const kind = error instanceof StrategyFault ? error.kind : "error";
  const plain = error instanceof StrategyFault || name === "Error";
  const says = (plain ? message : `${name}: ${message}`).slice(0, TOLD);
  return { fault: { kind, says, over: isOver(error, code) } };
}

function serve({ code, port, shared }: HostJob): void {
  const send = (answer: Answer): void => {
    port.postMessage(answer);
    Atomics.add(shared, 0, 1);
    Atomics.notify(shared, 0);
  };
  let asked: Promise<Asked> | undefined;
  const answerTo = async (question: Question): Promise<Answer> => {
    try {
      asked ??= code.kind === "module" ? askModule(code.path) : Promise.resolve(askCommand(code, shared));
      const answer = await (await asked)(question);
      return { text: question.ask === "start" ? "" : decisionIn(answer) };
    } catch (error) {
      return faultOf(error, code);
    }
  };
  port.on("message", (question: Question) => void answerTo(question).then(send));
}

serve(workerData as HostJob);

export type { MessagePort };
