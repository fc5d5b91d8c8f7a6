import { homePrice, keyOfWorld, type Model, Nature, type Posting, type Watch, type World } from "../engine/index.js";
import { playThrough } from "../strategies/index.js";
import type { Study } from "./study.js";

/** Money that moved for one reason, over several worlds. */
export interface MoneyMoved {
  readonly reason: Posting["reason"];
  /** Who gave or took it, as the ledger calls him. */
  readonly account: string;
  /** The currency's id; `foreign` where it is not the money of home. */
  readonly currency: string;
  readonly foreign: boolean;
  /** Smallest units of the currency. */
  readonly amount: number;
  /** What it was worth in the money of home, smallest units: foreign money at what it cost to buy at home that day. */
  readonly value: number;
}

/** Money of one strategy over several worlds, by the reason it changed hands, with whom and in which currency. */
export interface MoneyFlow {
  readonly strategy: string;
  readonly came: ReadonlyMap<string, MoneyMoved>;
  readonly went: ReadonlyMap<string, MoneyMoved>;
}

type Sums = Map<string, MoneyMoved>;

/** Sums what comes to the trader and his household in any currency, and what leaves them. A day's foreign money is priced that night. */
class Purse implements Watch {
  readonly came: Sums = new Map();
  readonly went: Sums = new Map();
  private readonly model: Model;
  private readonly own: ReadonlySet<number>;
  private today: Posting[] = [];

  constructor(model: Model) {
    this.model = model;
    this.own = new Set([model.account.you, model.account.home]);
  }

  posted(posting: Posting): void {
    const { from, to, commodity } = posting;
    if (this.model.scenario.commodities[commodity]?.kind !== "currency") return;
    if (this.own.has(from) === this.own.has(to)) return;
    const other = this.own.has(to) ? from : to;
    if (other !== this.model.account.origin) this.today.push(posting); // what one began with came from nowhere
  }

  dusk(world: World): void {
    for (const posting of this.today) this.note(posting, world);
    this.today = [];
  }

  private note({ from, to, commodity, amount, reason }: Posting, world: World): void {
    const { scenario, accounts } = this.model;
    const [side, other] = this.own.has(to) ? [this.came, from] : [this.went, to];
    const currency = scenario.commodities[commodity]?.id ?? "";
    const foreign = commodity !== scenario.numeraire.currency;
    const name = `${reason} (${accounts[other] ?? ""})${foreign ? `, ${currency}` : ""}`;
    const before = side.get(name);
    const value = foreign ? amount * homePrice(world, commodity) : amount;
    side.set(name, {
      reason,
      account: accounts[other] ?? "",
      currency,
      foreign,
      amount: (before?.amount ?? 0) + amount,
      value: (before?.value ?? 0) + value,
    });
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
      purse.dusk(playThrough(compiled, { executor: "compiled", nature, watch: purse }, strategy).world);
  }
  return purses.map(({ strategy, purse: { came, went } }) => ({ strategy: strategy.id, came, went }));
}
