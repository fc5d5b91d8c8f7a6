import { t } from "../language/index.js";

/** Exit codes, as the README and `--help` tell them. */
export const EXIT = { fine: 0, problems: 1, usage: 2, files: 3, bug: 70, interrupted: 130 } as const;

/** The command was used in a way it cannot work: an unknown name, a wrong value. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Something was found wrong that the command exists to find; its words are already printed. */
export class Finding extends Error {
  override readonly name = "Finding";
}

/** Errors whose message is meant for the person at the terminal, by name: to know them no room need be loaded. */
const CODES: Readonly<Record<string, number>> = {
  Finding: EXIT.problems,
  ScenarioError: EXIT.problems,
  StrategyError: EXIT.problems,
  MemoirFault: EXIT.problems,
  ImpossibleDraw: EXIT.problems,
  UsageError: EXIT.usage,
  TermError: EXIT.usage,
  StoreError: EXIT.files,
};

/** The sentence and exit code for whatever went wrong. */
export function explainError(error: unknown): { readonly text: string; readonly code: number } {
  const { name, message } = error instanceof Error ? error : { name: "", message: String(error) };
  const code = CODES[name];
  if (code !== undefined) return { text: message, code };
  return {
    text: `${t("This is a fault of the program, not yours: {message}", { message })}\n${t("Please report it with the command you ran. Nothing that was saved is lost.")}`,
    code: EXIT.bug,
  };
}
