import { type Command, InvalidArgumentError } from "commander";
import { count, declaring, TERMS, workers } from "./declare.js";

// The commands of the lab, each in a file of its own under `commands/lab`.

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) throw new InvalidArgumentError("write a number above 0");
  return value;
}

/** Which strategies, on how many threads. */
const played = (command: Command): Command =>
  command
    .option("--strategies <a,b>", `strategies played (all beside the scenario unless told)${TERMS}`)
    .option(
      "--workers <n>",
      "threads that play (as many as there are cores unless told); the figures are the same",
      workers,
    );

function declareComparisons(lab: Command): void {
  const { playing } = declaring(lab);
  played(playing("verdict <scenario>", "one strategy against another on the same worlds: how much better, how sure"))
    .option("--worlds <n>", "worlds played; with --until-half-width at most so many", count)
    .option(
      "--until-half-width <x>",
      "looks after 400, 800, 1600, ... worlds and stops at the first look where the 95 % interval of every mean difference reaches no further than x to a side, in the unit shown",
      positive,
    )
    .action(async (name, options) => (await import("./commands/lab/verdict.js")).verdicts(name, options));
  played(playing("survival <scenario>", "when ruin comes, by which rule, how deep the falls, and on whom it falls"))
    .option("--worlds <n>", "worlds played", count, 2000)
    .action(async (name, options) => (await import("./commands/lab/survival.js")).survivals(name, options));
}

/** Declares `lab` with its words. */
export function declareLab(program: Command): void {
  const lab = program
    .command("lab")
    .description("studies of strategies: which holds, how sure, and what the answer hangs on")
    .exitOverride();
  declareComparisons(lab);
}
