import { t } from "../language/index.js";
import { EXIT, explainError } from "./errors.js";
import { say } from "./output.js";

/** The reader of our output has gone, and nothing is left to say to it; or what was printed could not be written. */
function outputLost(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(EXIT.fine);
  const why = error.code === "ENOSPC" ? t("the disk is full") : (error.code ?? error.message);
  say(
    t(
      "What was to be printed could not all be written: {why}. Let it go to a place with room; nothing that was saved is lost.",
      { why },
    ),
  );
  process.exit(EXIT.files);
}

export function endOnLostOutput(): void {
  process.stdout.on("error", outputLost);
  process.stderr.on("error", ({ code }: NodeJS.ErrnoException) =>
    process.exit(code === "EPIPE" ? EXIT.fine : EXIT.files),
  );
}

/** Says what went wrong in a sentence and sets the exit code. */
export function report(error: unknown): void {
  const { text, code } = explainError(error);
  if (text !== "") say(text);
  process.exitCode = code;
}
