import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { buildProgram, replayOn, Session, whatIsGone } from "../../engine/index.js";
import type { Sources } from "../../scenario/index.js";
import { freshSavePath, listSaves, readRecord, saveRecord, scenarioIds, scenarioOf } from "../../store/index.js";
import { LinePlay, wrapLines } from "../../ui/index.js";
import { EXIT, UsageError } from "../errors.js";
import { print, printJson, say } from "../output.js";
import { load, loadSources, locate, prepare, type WorldOptions } from "../scenario.js";
import { resultOf } from "./run.js";

export interface PlayOptions extends WorldOptions {
  readonly resume?: string | boolean;
  readonly json?: boolean;
  readonly save?: string;
}

interface Opened {
  readonly session: Session;
  readonly path: string;
  /** Folder of a scenario that is not shipped. */
  readonly at: string | undefined;
  readonly resumed: boolean;
}

const freshSeed = (): string => randomBytes(3).toString("hex");

async function fromSave(path: string, options: PlayOptions): Promise<Opened> {
  const record = readRecord(path);
  const at = scenarioOf(path);
  const scenario = await load(locate(at ?? record.scenario));
  const gone = whatIsGone(scenario, record);
  if (gone !== undefined) throw new UsageError(`the save uses ${gone}; start again from its seed '${record.seed}'`);
  const program = buildProgram(scenario, { base: record.base, changes: record.changes });
  const { session, misfit, same } = replayOn(program, record);
  if (!same.scenario) say("The scenario has changed since this was saved.");
  const own = options.save ?? path;
  if (misfit === undefined) return { session, path: own, at, resumed: true };
  const next = options.save ?? freshSavePath(record.scenario, record.seed);
  say(
    `Decision ${misfit.at + 1} no longer fits (${misfit.why}). You go on from just before it, in a save of its own; the old one stays as it is.`,
  );
  return { session, path: next, at, resumed: true };
}

async function resume(which: string | boolean, options: PlayOptions): Promise<Opened> {
  const other = [options.seed, options.base].some((option) => option !== undefined) || (options.set ?? []).length > 0;
  if (other) throw new UsageError("a save has its own world: --seed, --base and --set go with a new play");
  refuseExisting(options.save);
  const saves = listSaves();
  const [latest] = saves;
  if (typeof which !== "string") {
    if (latest === undefined)
      throw new UsageError("there is no save to go on with; start with `jangmadang play SCENARIO`");
    return fromSave(latest.path, options);
  }
  const found = saves.find(({ name }) => name === which)?.path ?? (existsSync(which) ? which : undefined);
  if (found === undefined)
    throw new UsageError(`there is no save '${which}' (saves: ${saves.map(({ name }) => name).join(", ") || "none"})`);
  return fromSave(found, options);
}

function refuseExisting(save: string | undefined): void {
  if (save === undefined || !existsSync(save)) return;
  throw new UsageError(`'${save}' exists already; name another file, or go on with \`play --resume ${save}\``);
}

async function fresh(name: string | undefined, options: PlayOptions): Promise<Opened> {
  const [only] = scenarioIds();
  const chosen = name ?? only;
  if (chosen === undefined) throw new UsageError("no scenario is shipped; give the path of one");
  refuseExisting(options.save);
  const { located, program, choice } = await prepare(chosen, { ...options, seed: options.seed ?? freshSeed() });
  return {
    session: new Session(program, choice),
    path: options.save ?? freshSavePath(program.model.scenario.id, choice.seed),
    at: scenarioIds().includes(chosen) ? undefined : located.at,
    resumed: false,
  };
}

/** Ctrl-C from here on ends the conversation, however often it is pressed; nothing else is cut short. */
class Interrupt {
  happened = false;
  private close: () => void = () => undefined;

  constructor() {
    process.on("SIGINT", () => this.strike());
  }

  strike(): void {
    this.happened = true;
    this.close();
  }

  /** What is to be closed when it comes; at once when it has come already. */
  closes(close: () => void): void {
    this.close = close;
    if (this.happened) close();
  }
}

/** Whether a typed line leaves the play: after the ending an empty one as well. */
const leaves = (typed: string, ended: boolean): boolean =>
  /^(quit|q|exit)$/i.test(typed.trim()) || (ended && typed.trim() === "");

/**
 * Reads typed lines until the player quits, the input ends or Ctrl-C is pressed; without a terminal until the campaign
 * ends. At a terminal what was can still be asked about after the ending.
 */
async function converse(line: LinePlay, interrupt: Interrupt): Promise<void> {
  const terminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const reader = createInterface({ input: process.stdin, output: process.stdout, prompt: "> ", terminal });
  reader.on("SIGINT", () => interrupt.strike());
  interrupt.closes(() => reader.close());
  if (process.stdin.isTTY && !interrupt.happened) reader.prompt();
  for await (const typed of reader) {
    if (interrupt.happened || leaves(typed, line.ended)) break;
    line.take(typed);
    if (line.ended && !terminal) break;
    if (process.stdin.isTTY) reader.prompt();
  }
  interrupt.closes(() => undefined);
  reader.close();
}

/** `play [SCENARIO]`: a campaign in plain lines, saved after every decision. */
export async function play(name: string | undefined, options: PlayOptions): Promise<void> {
  const interrupt = new Interrupt();
  const { session, path, at, resumed } = await (options.resume
    ? resume(options.resume, options)
    : fresh(name, options));
  const columns = process.stdout.isTTY ? process.stdout.columns : undefined;
  const out = (line: string): void =>
    (options.json ? say : print)(columns === undefined ? line : wrapLines(line, columns - 1));
  const rows = process.stdout.isTTY ? process.stdout.rows : undefined;
  let sources: Sources | undefined;
  const line = new LinePlay(session, {
    print: out,
    save: () => saveRecord(path, session.record(), at),
    says: (source) => {
      sources ??= loadSources();
      return sources.get(source.split(".")[0] ?? "")?.says;
    },
    ...(columns === undefined || rows === undefined ? {} : { page: { columns, rows } }),
  });
  line.open(resumed);
  if (!line.ended) await converse(line, interrupt);
  if (options.json) printJson(resultOf(session.played));
  if (line.ended) return;
  const which = options.save === undefined ? "" : ` ${path}`;
  say(`\nYour place is kept in ${path}.\nGo on with: jangmadang play --resume${which}`);
  if (interrupt.happened) process.exitCode = EXIT.interrupted;
}
