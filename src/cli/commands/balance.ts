import { choiceBalance, type OptionBalance } from "../../lab/index.js";
import { t } from "../../language/index.js";
import type { Scenario } from "../../scenario/index.js";
import { Words } from "../../ui/index.js";
import { formatShare } from "../../units/index.js";
import { UsageError } from "../errors.js";
import { failureLines } from "../failures.js";
import { print, printJson, say, table } from "../output.js";
import { findStrategies } from "../roster.js";
import { prepare, type WorldOptions } from "../scenario.js";

export interface BalanceOptions extends WorldOptions {
  readonly worlds: number;
  readonly strategies?: string;
  readonly trust?: boolean;
  readonly json?: boolean;
}

/** Below or above these shares of worlds an option is no real choice. */
const LEAST = 0.02;
const MOST = 0.95;
/** Cases below which such a share decides nothing: in this many, an option that is best in one of twenty is missed one time in twenty (0.95^60). */
const CASES = 60;
/** What is tried of a quantity. */
const AMOUNTS = ["none", "half", "all"];

/** Whether an option is a choice by its share, why the scenario lists it where it is none (null where it does not), and whether its cases are enough to tell. */
const verdictOf = ({ best, open }: OptionBalance, listed: string | undefined) => {
  const real = best >= LEAST && best <= MOST;
  return { real, reason: real ? null : (listed ?? null), decidable: real || open >= CASES };
};

/** The verdict in words. */
function verdictText({ real, reason, decidable }: ReturnType<typeof verdictOf>): string {
  if (real) return "";
  if (reason !== null) return t("listed");
  return decidable ? t("no real choice") : t("too few cases");
}

/** Entries of `one-sided:` that name no option of a choice and no end of a quantity. */
function unknownAmong(listed: ReadonlyMap<string, string>, { encounters }: Scenario): readonly string[] {
  const known = new Set(
    encounters.flatMap(({ id, nodes }) =>
      nodes.flatMap(({ id: node, step }) => {
        const options = step.kind === "choose" ? step.options.map((of) => of.id) : step.kind === "ask" ? AMOUNTS : [];
        return options.map((option) => `${id}.${node}.${option}`);
      }),
    ),
  );
  return [...listed.keys()].filter((name) => !known.has(name));
}

interface Told {
  readonly choice: string;
  readonly options: readonly { readonly option: string; readonly real: boolean; readonly reason: string | null }[];
}

/** The reasons of listed options that are no choice here, and entries that name none. */
const listed = (choices: readonly Told[], scenario: Scenario): readonly string[] => [
  ...choices.flatMap(({ choice, options }) =>
    options.flatMap(({ option, real, reason }) =>
      real || reason === null ? [] : [t("listed: {option}: {reason}", { option: `${choice}.${option}`, reason })],
    ),
  ),
  ...unknownAmong(scenario.oneSided, scenario).map((name) =>
    t("OUT OF DATE: one-sided.{name} names no option", { name }),
  ),
];

/** `balance SCENARIO`: for every choice, how often each option turns out best in the same world. */
export async function balance(name: string, options: BalanceOptions): Promise<void> {
  const { located, program, choice } = await prepare(name, options);
  if (options.worlds < 1) throw new UsageError(t("--worlds 0 plays nothing; write at least 1"));
  const strategies = await findStrategies(located, program, options.strategies, { trust: options.trust });
  const progress = (world: number): void => {
    if (process.stderr.isTTY && world % 10 === 0)
      process.stderr.write(`\r${t("world {world} of {worlds}", { world, worlds: options.worlds })}`);
  };
  const { choices: found, failures } = choiceBalance(program, strategies, options.worlds, choice.seed, progress);
  const { oneSided } = program.model.scenario;
  const choices = found.map((of) => ({
    ...of,
    options: of.options.map((option) => ({
      ...option,
      ...verdictOf(option, oneSided.get(`${of.choice}.${option.option}`)),
    })),
  }));
  if (process.stderr.isTTY) say("");
  if (options.json)
    return printJson({
      scenario: program.model.scenario.id,
      base: program.model.base,
      worlds: options.worlds,
      strategies: strategies.map(({ id }) => id),
      seed: choice.seed,
      failures,
      choices,
    });
  const words = new Words(program);
  const rows = choices.flatMap(({ choice: at, campaigns, options: of }) =>
    of.map(({ option, open, best, ruined, meanWealth, ...verdict }) => [
      at,
      option,
      t("{open} of {campaigns}", { open, campaigns }),
      formatShare(best),
      formatShare(ruined),
      words.real(meanWealth),
      verdictText(verdict),
    ]),
  );
  for (const line of table([
    [t("choice"), t("option"), t("open"), t("best"), t("ruined"), t("mean worth"), ""],
    ...rows,
  ]))
    print(line);
  for (const line of listed(choices, program.model.scenario)) print(line);
  for (const line of failureLines(failures)) print(line);
  if (words.caution !== undefined) print(`* ${words.caution}`);
}
