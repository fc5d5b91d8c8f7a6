import { say } from "../output.js";
import { type ShowOptions, whyLines } from "../terminal.js";
import { runScreens } from "./screens.js";

/** The command without arguments: on a terminal the picker, or the play in lines; without one a short demonstration. */
export async function start(options: ShowOptions): Promise<void> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return (await import("./demonstration.js")).demonstrate();
  const lines = whyLines(options);
  if (lines !== undefined) {
    if (lines.told !== undefined) say(lines.told);
    return (await import("./play.js")).play(undefined, { ...options, plain: true });
  }
  const left = await runScreens(options);
  if (left.play !== undefined || left.how === "interrupted")
    await (await import("./play.js")).afterScreens(left, options);
}
