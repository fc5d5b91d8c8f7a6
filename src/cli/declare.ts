import { type Command, InvalidArgumentError } from "commander";
import { msg, t } from "../language/index.js";

// How commands are declared: options many share, and the values they take.

export const CODES = msg(
  "\nExit codes: 0 fine; 1 the input has problems (told above); 2 wrong use; 3 a file cannot be read or written;\n70 a fault of the program; 130 interrupted.",
);

export const collect = (value: string, list: readonly string[]): readonly string[] => [...list, value];

export function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 1_000_000)
    throw new InvalidArgumentError(t("write a whole number from {from} to {to}", { from: 0, to: "1,000,000" }));
  return value;
}

const MOST_PORT = 65_535;

export function port(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isInteger(value) || value < 0 || value > MOST_PORT)
    throw new InvalidArgumentError(t("write a port from 1 to {most}, or 0 for any free one", { most: MOST_PORT }));
  return value;
}

const MOST_WORKERS = 64;

export function workers(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > MOST_WORKERS)
    throw new InvalidArgumentError(t("write a whole number from {from} to {to}", { from: 1, to: MOST_WORKERS }));
  return value;
}

/** How a strategy may be written. */
export const TERMS =
  ": a name beside the scenario, idle, first or random, the path of a rule list, @RECORD for a recorded play, code with --trust (a .mjs file, cmd:COMMAND, cmd[SECONDS]:COMMAND), or timid(S), alwaysBribes(S), stopsAfter(DAYS, S) of any of these";

export const OTHER_SCENARIO = "the scenario to look at it on, where it is not the recorded one";

export const TRUST = "lets strategies run that are code (.mjs files, cmd:COMMAND); they run with all your rights";

type Declare = (signature: string, says: string) => Command;

/** Declares commands with `--json`; `playing` ones also take a world. */
export function declaring(program: Command): { readonly telling: Declare; readonly playing: Declare } {
  const telling: Declare = (signature, says) =>
    program
      .command(signature)
      .description(says)
      .option("--json", "one JSON value on standard output; messages go to standard error")
      .addHelpText("after", () => t(CODES))
      .exitOverride();
  const playing: Declare = (signature, says) =>
    telling(signature, says)
      .option("--seed <text>", "the world: any text; `text#7` is world 7 of that study")
      .option("--base <name>", "which set of prices: the first that `list` names for a scenario, unless another is")
      .option(
        "--set <name=value>",
        "changes a number, such as numbers.some-number=40 (see `facts`); may be repeated",
        collect,
        [],
      );
  return { telling, playing };
}
