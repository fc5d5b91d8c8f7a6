import {
  compileProgram,
  namedBalances,
  namedPosting,
  numerairePrice,
  type Played,
  type Program,
  realWealth,
  recordOf,
  type WorldChoice,
} from "../../engine/index.js";
import { t } from "../../language/index.js";
import { playWith, type Strategy, watchCompiled } from "../../strategies/index.js";
import { Words } from "../../ui/index.js";
import { UsageError } from "../errors.js";
import { print, printJson, say } from "../output.js";
import { findStrategy } from "../roster.js";
import { runnable } from "../runnable.js";
import { ownFolder, prepare, type WorldOptions } from "../scenario.js";

export interface RunOptions extends WorldOptions {
  readonly strategy: string;
  readonly json?: boolean;
  readonly out?: string;
  readonly executor: string;
  readonly trust?: boolean;
}

const EXECUTORS = ["actor", "tables", "compiled"] as const;
export type ExecutorName = (typeof EXECUTORS)[number];

/** A played campaign as plain data. Amounts are smallest units; real wealth is in the numeraire's declared unit. */
export function resultOf({ program, choice, world, rest, hash, journal, decisions }: Played) {
  const { model } = program;
  const ending = rest.kind === "ended" ? rest.ending : undefined;
  const good = model.scenario.goods[model.scenario.numeraire.good];
  const unit = model.scenario.commodities[good?.commodity ?? -1]?.unit ?? { text: "", factor: 1 };
  return {
    scenario: model.scenario.id,
    base: model.base,
    seed: choice.seed,
    hash,
    ending: ending ?? "",
    endingKind: model.scenario.endings.find(({ id }) => id === ending)?.kind,
    day: world.day,
    realWealth: realWealth(world) / unit.factor,
    numeraire: { good: good?.id, unit: unit.text, price: numerairePrice(world) },
    decisions: decisions.length,
    balances: namedBalances(model, world.balances),
    ledger: journal.postings.map((posting) => namedPosting(model, posting)),
    record: recordOf(program, choice, decisions),
  };
}

function playOne(program: Program, choice: WorldChoice, strategy: Strategy, executor: ExecutorName): Played {
  return executor === "actor"
    ? playWith(program, choice, strategy).played
    : watchCompiled(compileProgram(program), executor, choice, strategy);
}

/** `run SCENARIO --strategy S`: one campaign by one strategy. */
export async function run(name: string, options: RunOptions): Promise<void> {
  const executor = EXECUTORS.find((known) => known === options.executor);
  if (executor === undefined)
    throw new UsageError(
      t("no executor '{executor}' (known: {EXECUTORS})", {
        executor: options.executor,
        EXECUTORS: EXECUTORS.join(", "),
      }),
    );
  const { located, program, choice } = await prepare(name, options);
  const strategy = await findStrategy(located, program, options.strategy, options);
  const played = playOne(program, choice, strategy, executor);
  const result = resultOf(played);
  const scenarioAt = ownFolder(name, located);
  if (options.out !== undefined) {
    (await import("../writing.js")).saveRecord(options.out, result.record, scenarioAt);
    say(
      t("The record is in {out}; `{again}` plays it again.", {
        out: options.out,
        again: runnable("replay", options.out),
      }),
    );
  }
  if (options.json) return printJson({ strategy: strategy.id, executor, ...result, scenarioAt });
  const words = new Words(program);
  print(
    t("{scenario} ({base}), strategy {id}, seed {seed}", {
      scenario: result.scenario,
      base: result.base,
      id: strategy.id,
      seed: result.seed,
    }),
  );
  print(
    t("Ended on day {day}: {ending} ({endingKind}), after {decisions} decisions.", {
      day: result.day,
      ending: result.ending ?? "",
      endingKind: result.endingKind ?? "",
      decisions: result.decisions,
    }),
  );
  print(
    t("Worth {real}, debts taken off. Hash {hash}.", { real: words.real(realWealth(played.world)), hash: result.hash }),
  );
  if (words.caution !== undefined) print(`* ${words.caution}`);
}
