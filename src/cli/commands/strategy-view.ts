import { t } from "../../language/index.js";
import { playWith, SEEN_FIELDS, type Strategy, strategySeeing } from "../../strategies/index.js";
import { UsageError } from "../errors.js";
import { print, printJson, table } from "../output.js";
import { findStrategy } from "../roster.js";
import { prepare, type WorldOptions } from "../scenario.js";

export interface StrategyViewOptions extends WorldOptions {
  readonly at: number;
  readonly strategy: string;
  readonly trust?: boolean;
  readonly json?: boolean;
}

/** `strategy view SCENARIO`: what a strategy in another language is asked at a decision, line by line as it is sent, and what the fields are. */
export async function strategyView(name: string, options: StrategyViewOptions): Promise<void> {
  if (options.at < 1) throw new UsageError(t("decisions are counted from 1: write --at 1 or more"));
  const { located, program, choice } = await prepare(name, options);
  const inner: Strategy = await findStrategy(located, program, options.strategy, options);
  const questions: string[] = [];
  playWith(
    program,
    choice,
    strategySeeing(inner, program, (line) => void questions.push(line)),
  );
  const [start = "", ...decisions] = questions;
  const asked = decisions[options.at - 1];
  if (asked === undefined)
    throw new UsageError(
      t("{strategy} makes {count} decisions in this world; --at {at} is none of them", {
        strategy: inner.id,
        count: decisions.length,
        at: options.at,
      }),
    );
  if (options.json)
    return printJson({
      scenario: name,
      at: options.at,
      start: JSON.parse(start),
      decide: JSON.parse(asked),
      fields: SEEN_FIELDS,
    });
  print(t("Before each campaign:"));
  print(start);
  print(
    t("\nAt decision {at} of {count} (strategy {strategy}, seed {seed}):", {
      at: options.at,
      count: decisions.length,
      strategy: inner.id,
      seed: choice.seed,
    }),
  );
  print(asked);
  print(
    t(
      "\nFields of the view. Amounts are whole smallest units; `units` above says how many make one of the unit shown:",
    ),
  );
  for (const line of table(Object.entries(SEEN_FIELDS))) print(`  ${line}`);
}
