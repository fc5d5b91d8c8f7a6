import type { Model } from "./model.js";
import type { Outlook } from "./outlook.js";
import type { Draw, Posting, SeenPrice, Watch } from "./watch.js";

/** Everything a campaign tells while it runs, kept in order: postings, texts that became due, draws, what was seen. */
export class Journal implements Watch {
  readonly postings: Posting[] = [];
  readonly texts: { readonly key: string; readonly day: number; readonly posting: number }[] = [];
  readonly draws: Draw[] = [];
  /** Bribes that were left, with how many postings and texts came before. */
  readonly offersLeft: {
    readonly commodity: number;
    readonly amount: number;
    readonly day: number;
    readonly posting: number;
    readonly text: number;
  }[] = [];
  /** Every look at a market, in order. */
  readonly prices: SeenPrice[] = [];
  /** What was seen, with how many postings and texts came before it. Positions in the scenario. */
  readonly lessons: {
    readonly belief: number;
    readonly outcome: number;
    readonly day: number;
    /** 1 for a full observation, less where it said less. */
    readonly weight: number;
    readonly posting: number;
    readonly text: number;
  }[] = [];

  /** Odds written in an encounter that were shown with what was decided, as that left them, each with the outcome drawn of them. */
  readonly foreseen: { readonly subject: string; readonly outlook: Outlook; readonly came: string }[] = [];
  /** Prices single buyers have named. `offer` is a position in the scenario. */
  readonly quotes: { readonly offer: number; readonly price: number; readonly day: number }[] = [];

  /** What moved the attention drawn (`exposure`) and variables that have a name for a reader, in order; without numbers what faded. */
  readonly stirs: {
    readonly of: string;
    readonly by: number;
    readonly numbers: readonly string[];
    readonly day: number;
  }[] = [];
  /** Days of activities, each with the postings of it: from the first on, up to `to` (all that follow while it is not over). */
  readonly work: { readonly activity: number; readonly day: number; readonly from: number; to: number | undefined }[] =
    [];

  /** Days on which patrols came, as everyone heard. `post` is a position in the scenario. */
  readonly patrols: { readonly post: number; readonly day: number }[] = [];

  posted(posting: Posting): void {
    this.postings.push(posting);
  }

  told(key: string, day: number): void {
    this.texts.push({ key, day, posting: this.postings.length });
  }

  left(commodity: number, amount: number, day: number): void {
    this.offersLeft.push({ commodity, amount, day, posting: this.postings.length, text: this.texts.length });
  }

  /** Odds that were shown with what is being decided, until they are put to the test. */
  private awaited: { readonly subject: string; readonly outlook: Outlook } | undefined;

  /** What is decided now shows such odds; undefined for what shows none. */
  awaits(shown: { readonly subject: string; readonly outlook: Outlook } | undefined): void {
    this.awaited = shown;
  }

  drawn(draw: Draw, chances: readonly number[]): void {
    this.draws.push(draw);
    const { awaited } = this;
    if (awaited?.subject !== draw.subject) return;
    this.awaited = undefined;
    const outlook = awaited.outlook.map(({ id }, at) => ({ id, odds: chances[at] ?? 0 }));
    this.foreseen.push({ subject: draw.subject, outlook, came: draw.outcome });
  }

  saw(price: SeenPrice): void {
    this.prices.push(price);
  }

  quoted(offer: number, price: number, day: number): void {
    this.quotes.push({ offer, price, day });
  }

  patrolled(post: number, day: number): void {
    this.patrols.push({ post, day });
  }

  stirred(of: string, by: number, numbers: readonly string[], day: number): void {
    this.stirs.push({ of, by, numbers, day });
  }

  worked(activity: number, begins: boolean, day: number): void {
    const last = this.work.findLast((of) => of.activity === activity);
    if (begins) this.work.push({ activity, day, from: this.postings.length, to: undefined });
    else if (last !== undefined) last.to = this.postings.length;
  }

  learned(belief: number, outcome: number, day: number, weight: number): void {
    this.lessons.push({ belief, outcome, day, weight, posting: this.postings.length, text: this.texts.length });
  }
}

/** A posting with names instead of positions: what `run --json` prints. Amounts are smallest units. */
export interface NamedPosting {
  readonly day: number;
  readonly from: string;
  readonly to: string;
  readonly commodity: string;
  readonly amount: number;
  readonly reason: string;
  readonly about?: string;
}

const commodityName = (model: Model, index: number): string => {
  const commodity = model.scenario.commodities[index];
  return commodity?.kind === "claim" ? `debt:${commodity.id}` : (commodity?.id ?? "");
};

export function namedPosting(model: Model, posting: Posting): NamedPosting {
  const { day, amount, reason, about } = posting;
  const from = model.accounts[posting.from] ?? "";
  const to = model.accounts[posting.to] ?? "";
  return {
    day,
    from,
    to,
    commodity: commodityName(model, posting.commodity),
    amount,
    reason,
    ...(about === undefined ? {} : { about }),
  };
}

export type Balances = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Balances by account and commodity, zeros left out. */
export function namedBalances(model: Model, balances: ArrayLike<number>): Balances {
  const width = model.scenario.commodities.length;
  const named: Record<string, Record<string, number>> = {};
  for (const [account, name] of model.accounts.entries()) {
    const held: Record<string, number> = {};
    for (let commodity = 0; commodity < width; commodity += 1) {
      const amount = balances[account * width + commodity] ?? 0;
      if (amount !== 0) held[commodityName(model, commodity)] = amount;
    }
    if (Object.keys(held).length > 0) named[name] = held;
  }
  return named;
}

/** Balances rebuilt from postings alone; equal to the world's, every day. */
export function rebuildBalances(model: Model, postings: readonly Posting[]): Float64Array {
  const width = model.scenario.commodities.length;
  const balances = new Float64Array(model.accounts.length * width);
  for (const { from, to, commodity, amount } of postings) {
    balances[from * width + commodity] = (balances[from * width + commodity] ?? 0) - amount;
    balances[to * width + commodity] = (balances[to * width + commodity] ?? 0) + amount;
  }
  return balances;
}
