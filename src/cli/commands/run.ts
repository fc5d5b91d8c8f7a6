import { namedBalances, namedPosting, numerairePrice, realWealth, type Session } from "../../engine/index.js";
import { saveRecord } from "../../store/index.js";
import { playWith } from "../../strategies/index.js";
import { Words } from "../../ui/index.js";
import { print, printJson, say } from "../output.js";
import { findStrategy, prepare, type WorldOptions } from "../scenario.js";

export interface RunOptions extends WorldOptions {
  readonly strategy: string;
  readonly json?: boolean;
  readonly out?: string;
}

/** A finished campaign as plain data. Amounts are smallest units; real wealth is in the numeraire's declared unit. */
export function resultOf(session: Session) {
  const { program, campaign } = session;
  const { model } = program;
  const { rest } = campaign;
  const ending = rest.kind === "ended" ? rest.ending : undefined;
  const good = model.scenario.goods[model.scenario.numeraire.good];
  const unit = model.scenario.commodities[good?.commodity ?? -1]?.unit ?? { text: "", factor: 1 };
  return {
    scenario: model.scenario.id,
    base: model.base,
    seed: session.choice.seed,
    hash: campaign.hash(),
    ending,
    endingKind: model.scenario.endings.find(({ id }) => id === ending)?.kind,
    day: campaign.world.day,
    realWealth: realWealth(campaign.world) / unit.factor,
    numeraire: { good: good?.id, unit: unit.text, price: numerairePrice(campaign.world) },
    decisions: session.decisions.length,
    balances: namedBalances(model, campaign.world.balances),
    ledger: session.journal.postings.map((posting) => namedPosting(model, posting)),
    record: session.record(),
  };
}

/** `run SCENARIO --strategy S`: one campaign by one strategy. */
export function run(name: string, options: RunOptions): void {
  const { located, program, choice } = prepare(name, options);
  const strategy = findStrategy(located, program, options.strategy);
  const session = playWith(program, choice, strategy);
  const result = resultOf(session);
  if (options.out !== undefined) {
    saveRecord(options.out, session.record());
    say(`The record is in ${options.out}; \`jangmadang replay ${options.out}\` plays it again.`);
  }
  if (options.json) return printJson({ strategy: strategy.id, ...result });
  const words = new Words(program);
  print(`${result.scenario} (${result.base}), strategy ${strategy.id}, seed ${result.seed}`);
  print(`Ended on day ${result.day}: ${result.ending} (${result.endingKind}), after ${result.decisions} decisions.`);
  print(`Worth ${words.real(realWealth(session.campaign.world))}, debts taken off. Hash ${result.hash}.`);
}
