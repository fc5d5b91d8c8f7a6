import { keyOfWorld, type Model, Nature, type Posting, type Watch } from "../engine/index.js";
import { playThrough } from "../strategies/index.js";
import type { Study } from "./study.js";

/** Money of one strategy over several worlds, by the reason it changed hands and with whom: smallest units. */
export interface MoneyFlow {
  readonly strategy: string;
  readonly came: ReadonlyMap<string, number>;
  readonly went: ReadonlyMap<string, number>;
}

/** Sums what comes to the trader and his household in the scenario's first currency, and what leaves them. */
class Purse implements Watch {
  readonly came = new Map<string, number>();
  readonly went = new Map<string, number>();
  private readonly model: Model;
  private readonly own: ReadonlySet<number>;
  private readonly currency: number;

  constructor(model: Model) {
    this.model = model;
    this.own = new Set([model.account.you, model.account.home]);
    this.currency = model.scenario.commodities.findIndex(({ kind }) => kind === "currency");
  }

  posted({ from, to, commodity, amount, reason }: Posting): void {
    if (commodity !== this.currency || this.own.has(from) === this.own.has(to)) return;
    const [side, other] = this.own.has(to) ? [this.came, from] : [this.went, to];
    if (other === this.model.account.origin) return; // what one began with came from nowhere
    const name = `${reason} (${this.model.accounts[other] ?? ""})`;
    side.set(name, (side.get(name) ?? 0) + amount);
  }
}

/** Where money came from and went to in worlds 0 to `worlds - 1` of a study: its ledger by reason. */
export function moneyFlows({ compiled, strategies, root }: Study, worlds: number): readonly MoneyFlow[] {
  const { model } = compiled.program;
  for (const strategy of strategies) strategy.renew?.();
  const purses = strategies.map((strategy) => ({ strategy, purse: new Purse(model) }));
  for (let index = 0; index < worlds; index += 1) {
    const nature = new Nature(model, keyOfWorld(root, index));
    for (const { strategy, purse } of purses)
      playThrough(compiled, { executor: "compiled", nature, watch: purse }, strategy);
  }
  return purses.map(({ strategy, purse: { came, went } }) => ({ strategy: strategy.id, came, went }));
}
