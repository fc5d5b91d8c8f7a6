import { EXIT, explainError } from "./errors.js";
import { say } from "./output.js";

/** The reader of our output has gone: nothing is left to say to it. */
function endOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(EXIT.fine);
  throw error;
}

export function endOnClosedPipes(): void {
  process.stdout.on("error", endOnClosedPipe);
  process.stderr.on("error", endOnClosedPipe);
}

/** Says what went wrong in a sentence and sets the exit code. */
export function report(error: unknown): void {
  const { text, code } = explainError(error);
  if (text !== "") say(text);
  process.exitCode = code;
}
