import { choiceBalance } from "../../lab/index.js";
import { Words } from "../../ui/index.js";
import { formatShare } from "../../units/index.js";
import { UsageError } from "../errors.js";
import { print, printJson, say, table } from "../output.js";
import { findStrategies } from "../roster.js";
import { prepare, type WorldOptions } from "../scenario.js";

export interface BalanceOptions extends WorldOptions {
  readonly worlds: number;
  readonly strategies?: string;
  readonly json?: boolean;
}

/** Below or above these shares of worlds an option is no real choice. */
const LEAST = 0.02;
const MOST = 0.95;

/** `balance SCENARIO`: for every choice, how often each option turns out best in the same world. */
export async function balance(name: string, options: BalanceOptions): Promise<void> {
  const { located, program, choice } = await prepare(name, options);
  if (options.worlds < 1) throw new UsageError("--worlds 0 plays nothing; write at least 1");
  const strategies = await findStrategies(located, program, options.strategies);
  const progress = (world: number): void => {
    if (process.stderr.isTTY && world % 10 === 0) process.stderr.write(`\rworld ${world} of ${options.worlds}`);
  };
  const choices = choiceBalance(program, strategies, options.worlds, choice.seed, progress);
  if (process.stderr.isTTY) say("");
  if (options.json)
    return printJson({
      scenario: program.model.scenario.id,
      base: program.model.base,
      worlds: options.worlds,
      strategies: strategies.map(({ id }) => id),
      seed: choice.seed,
      choices,
    });
  const words = new Words(program);
  const rows = choices.flatMap(({ choice: at, campaigns, options: of }) =>
    of.map(({ option, open, best, ruined, meanWealth }) => [
      at,
      option,
      `${open} of ${campaigns}`,
      formatShare(best),
      formatShare(ruined),
      words.real(meanWealth),
      best < LEAST || best > MOST ? "no real choice" : "",
    ]),
  );
  for (const line of table([["choice", "option", "open", "best", "ruined", "mean worth", ""], ...rows])) print(line);
  if (words.caution !== undefined) print(`* ${words.caution}`);
}
