import { ImpossibleDraw } from "../engine/index.js";
import { MemoirFault } from "../memoir/index.js";
import { ScenarioError, showProblem } from "../scenario/index.js";
import { StoreError } from "../store/index.js";
import { StrategyError } from "../strategies/index.js";

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

/** The sentence and exit code for whatever went wrong. */
export function explainError(error: unknown): { readonly text: string; readonly code: number } {
  if (error instanceof Finding) return { text: error.message, code: EXIT.problems };
  if (error instanceof ScenarioError) return { text: error.problems.map(showProblem).join("\n"), code: EXIT.problems };
  if (error instanceof UsageError) return { text: error.message, code: EXIT.usage };
  if (error instanceof StoreError) return { text: error.message, code: EXIT.files };
  if (error instanceof StrategyError || error instanceof MemoirFault || error instanceof ImpossibleDraw)
    return { text: error.message, code: EXIT.problems };
  const detail = error instanceof Error ? error.message : String(error);
  return {
    text: `This is a fault of the program, not yours: ${detail}\nPlease report it with the command you ran. Nothing that was saved is lost.`,
    code: EXIT.bug,
  };
}
