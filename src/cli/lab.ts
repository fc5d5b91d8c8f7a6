import { type Command, InvalidArgumentError } from "commander";
import { t } from "../language/index.js";
import { count, declaring, TERMS, TRUST, workers } from "./declare.js";
import { declareStudies } from "./lab-studies.js";

// The commands of the lab, each in a file of its own under `commands/lab`.

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) throw new InvalidArgumentError(t("write a number above 0"));
  return value;
}

const ALL = "strategies played (all beside the scenario unless told)";
const TWO = "the two strategies";
const ONE_OR_TWO = "the strategy, or two for their difference";

/** Which strategies, on how many threads. */
const played = (command: Command, which = ALL): Command =>
  command
    .option("--strategies <a,b>", `${which}${TERMS}`)
    .option("--trust", TRUST)
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
  played(playing("bounds <scenario>", "what hindsight, and the best policy found, would have had in the same worlds"))
    .option("--worlds <n>", "worlds searched", count, 40)
    .option("--rollouts <n>", "worlds each way to go on is tried out in, at every decision", count, 24)
    .action(async (name, options) => (await import("./commands/lab/bounds.js")).boundsOf(name, options));
}

const collect = (value: string, list: readonly string[]): readonly string[] => [...list, value];

function figure(text: string): string {
  if (!["wealth", "ruin"].includes(text)) throw new InvalidArgumentError(t("write wealth or ruin"));
  return text;
}

const varying = (command: Command): Command =>
  command.option(
    "--vary <name=low..high>",
    "a number that is moved, such as some-number=10..40 or, over its stated range, some-number",
    collect,
    [],
  );

/** What the answer hangs on: numbers moved through their ranges. */
function declareHangings(lab: Command): void {
  const { playing } = declaring(lab);
  varying(played(playing("sweep <scenario>", "the same worlds played at many values of one number or several")))
    .option("--steps <n>", "levels of each number, every combination played", count, 5)
    .option("--points <n>", "so many points of a Latin hypercube instead", count)
    .option("--worlds <n>", "worlds at each point", count, 200)
    .action(async (name, options) => (await import("./commands/lab/sweep.js")).sweep(name, options));
  varying(played(playing("breakeven <scenario>", "where one strategy stops being better than another"), TWO))
    .option("--of <figure>", "by which they are compared: wealth or ruin", figure, "wealth")
    .option("--worlds <n>", "worlds at each value", count, 1000)
    .action(async (name, options) => (await import("./commands/lab/breakeven.js")).breakeven(name, options));
  played(playing("sensitivity <scenario>", "which doubtful numbers a figure hangs on (Morris, then Sobol)"), ONE_OR_TWO)
    .option("--of <figure>", "of one strategy, or of two their difference: wealth or ruin", figure, "wealth")
    .option("--trajectories <n>", "trajectories of Morris's screening", count, 10)
    .option("--top <n>", "numbers whose Sobol indices are found", count, 5)
    .option("--rows <n>", "rows of the Sobol design; 0 leaves it out", count, 128)
    .option("--worlds <n>", "worlds at each point", count, 40)
    .action(async (name, options) => (await import("./commands/lab/sensitivity.js")).sensitivity(name, options));
  played(playing("doubt <scenario>", "does the ranking hold when every doubtful number is drawn from its range"))
    .option("--points <n>", "points the numbers are drawn at", count, 200)
    .option("--rows <n>", "rows of the Sobol design for what rests on assumptions; 0 leaves it out", count, 64)
    .option("--worlds <n>", "worlds at each point", count, 40)
    .action(async (name, options) => (await import("./commands/lab/doubt.js")).doubt(name, options));
}

/** Declares `lab` with its words. */
export function declareLab(program: Command): void {
  const lab = program
    .command("lab")
    .description("studies of strategies: which holds, how sure, and what the answer hangs on")
    .exitOverride();
  declareComparisons(lab);
  declareHangings(lab);
  declareStudies(lab);
}
