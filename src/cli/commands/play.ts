import { createInterface } from "node:readline";
import { t } from "../../language/index.js";
import { LinePlay, leavesPlay, wrapLines } from "../../ui/index.js";
import type { OpenPlay, ScreensLeft } from "../../ui/screens.js";
import { EXIT } from "../errors.js";
import { print, printJson, say } from "../output.js";
import { runnable } from "../runnable.js";
import { type ShowOptions, whyLines } from "../terminal.js";
import { asPlay, fresh, type OpenOptions, resume } from "./opening.js";
import { resultOf } from "./run.js";
import { runScreens } from "./screens.js";

export interface PlayOptions extends OpenOptions, ShowOptions {
  readonly json?: boolean;
}

/** Ctrl-C from here on ends the conversation, however often it is pressed; nothing else is cut short. */
class Interrupt {
  happened = false;
  private close: () => void = () => undefined;

  private readonly listener = (): void => this.strike();

  constructor() {
    process.on("SIGINT", this.listener);
  }

  /** From here on somebody else hears the signal. */
  rest(): void {
    process.off("SIGINT", this.listener);
  }

  /** What it ends in place of the conversation, while there is something. */
  instead: (() => void) | undefined;

  strike(): void {
    if (this.instead !== undefined) return this.instead();
    this.happened = true;
    this.close();
  }

  /** What is to be closed when it comes; at once when it has come already. */
  closes(close: () => void): void {
    this.close = close;
    if (this.happened) close();
  }
}

/** Answers left over on a pipe once the campaign has ended: after so many in a row nobody waits for a question among them. */
const MOST_LEFT_OVER = 100;

const leaves = (typed: string, { leftOver }: LinePlay): boolean => leavesPlay(typed) || leftOver >= MOST_LEFT_OVER;

/**
 * Reads typed lines until the player quits, the input ends or Ctrl-C is pressed. After the ending what was can still be
 * asked about, on a pipe too.
 */
async function converse(line: LinePlay, interrupt: Interrupt): Promise<void> {
  const terminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const reader = createInterface({ input: process.stdin, output: process.stdout, prompt: "> ", terminal });
  reader.on("SIGINT", () => interrupt.strike());
  interrupt.closes(() => reader.close());
  if (process.stdin.isTTY && !interrupt.happened) reader.prompt();
  for await (const typed of reader) {
    if (interrupt.happened || leaves(typed, line)) break;
    if (typed.trim() !== "" || terminal || !line.ended || line.isPaging) line.take(typed);
    await looked(line, interrupt);
    if (process.stdin.isTTY) reader.prompt();
  }
  interrupt.closes(() => undefined);
  reader.close();
}

/** Waits until what is being looked into is told; Ctrl-C ends that, and the play only when pressed again. */
async function looked({ looking }: LinePlay, interrupt: Interrupt): Promise<void> {
  if (looking === undefined) return;
  interrupt.instead = looking.stop;
  await looking.done;
  interrupt.instead = undefined;
}

/** Where the place is kept, and how to go on. */
function farewell({ path }: OpenPlay, options: PlayOptions): void {
  const how = options.plain === true ? ["--plain"] : [];
  const again = runnable("play", "--resume", ...(options.save === undefined ? [] : [path]), ...how);
  say(t("\nYour place is kept in {path}.\nGo on with: {again}", { path, again }));
}

/** A play in plain lines, to its end or to where the player stops. */
async function playInLines(play: OpenPlay, options: PlayOptions, interrupt: Interrupt): Promise<void> {
  const { session, resumed, save, says, inquire, otherwise } = play;
  const columns = process.stdout.isTTY ? process.stdout.columns : undefined;
  const out = (line: string): void =>
    (options.json ? say : print)(columns === undefined ? line : wrapLines(line, columns - 1));
  const rows = process.stdout.isTTY ? process.stdout.rows : undefined;
  const line = new LinePlay(session, {
    print: out,
    save,
    says,
    inquire,
    otherwise,
    ...(columns === undefined || rows === undefined ? {} : { page: { columns, rows } }),
  });
  line.open(resumed);
  await converse(line, interrupt);
  if (options.json) printJson(resultOf(session.played));
  if (line.ended) return;
  farewell(play, options);
  if (interrupt.happened) process.exitCode = EXIT.interrupted;
}

/** The same play gone on with; its path may still change with its first save. */
const asResumed = (play: OpenPlay): OpenPlay => ({
  ...play,
  get path() {
    return play.path;
  },
  resumed: true,
});

/** What is left to do once the screens are closed. */
export async function afterScreens({ play, how }: ScreensLeft, options: PlayOptions): Promise<void> {
  if (how === "interrupted") process.exitCode = EXIT.interrupted;
  if (play === undefined) return;
  if (how === "lines") return playInLines(asResumed(play), options, new Interrupt());
  if (!play.session.campaign.ended && play.session.decisions.length > 0) farewell(play, options);
}

/** `play [SCENARIO]`: a campaign on screens or in plain lines, saved after every decision. */
export async function play(name: string | undefined, options: PlayOptions): Promise<void> {
  const interrupt = new Interrupt();
  const opened = asPlay(await (options.resume ? resume(options.resume, options) : fresh(name, options)));
  const lines = options.json ? { told: undefined } : whyLines(options);
  if (lines === undefined) {
    interrupt.rest();
    return afterScreens(await runScreens(options, opened), options);
  }
  for (const said of [opened.note, lines.told]) if (said) say(said);
  return playInLines(opened, options, interrupt);
}
