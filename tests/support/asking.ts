import { buildProgram, Session } from "../../src/engine/index.js";
import { LinePlay } from "../../src/ui/index.js";
import { shipped } from "./scenarios.js";

/** A play in lines, some lines typed already: what it prints for the next one. */
export function asking(scenario: string, seed: string, ...before: readonly string[]): (typed: string) => string {
  const lines: string[] = [];
  const session = new Session(buildProgram(shipped(scenario)), { seed });
  const line = new LinePlay(session, { print: (text) => lines.push(text), save: () => undefined });
  line.open(false);
  const ask = (typed: string): string => {
    const from = lines.length;
    line.take(typed);
    return lines.slice(from).join("\n");
  };
  for (const typed of before) ask(typed);
  return ask;
}
