import { buildProgram, type Program, Session } from "../../src/engine/index.js";
import { LinePlay } from "../../src/ui/index.js";
import { shipped } from "./scenarios.js";

/** A play in lines with its session, some lines typed already: `ask` answers what it prints for the next one. */
export function playing(
  program: Program,
  seed: string,
  ...before: readonly string[]
): { readonly ask: (typed: string) => string; readonly session: Session } {
  const lines: string[] = [];
  const session = new Session(program, { seed });
  const line = new LinePlay(session, { print: (text) => lines.push(text), save: () => undefined });
  line.open(false);
  const ask = (typed: string): string => {
    const from = lines.length;
    line.take(typed);
    return lines.slice(from).join("\n");
  };
  for (const typed of before) ask(typed);
  return { ask, session };
}

/** The same of a shipped scenario, by what is printed alone. */
export const asking = (scenario: string, seed: string, ...before: readonly string[]): ((typed: string) => string) =>
  playing(buildProgram(shipped(scenario)), seed, ...before).ask;
