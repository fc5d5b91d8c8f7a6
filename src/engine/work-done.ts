import type { Journal } from "./journal.js";
import { marketAt } from "./rules/market.js";
import { knownHomePrice, owed } from "./rules/wealth.js";
import type { Posting } from "./watch.js";
import type { World } from "./world.js";

/** So much of a good or currency, in its smallest units. */
export interface Amount {
  readonly id: string;
  readonly amount: number;
}

/** The same of a good, with what it is worth by the piece at home, and what is owed for as much of it. */
export interface Valued extends Amount {
  readonly value: number;
  /** By the credit on which such goods were taken and are not paid yet. */
  readonly owed?: { readonly credit: string; readonly amount: number };
}

/** What one day of an activity, or several, brought and took, the trader and his household together. Smallest units. */
export interface WorkSum {
  /** Money of home that came in and that went, both above 0. */
  readonly took: number;
  readonly paid: number;
  /** What was made, and what of that was sold. */
  readonly made: readonly Amount[];
  readonly sold: readonly Amount[];
  /** What there is less of by it. */
  readonly spent: readonly Valued[];
  /** `took` less `paid`, and the same with goods there are more or less of, at what one last sold for at home. */
  readonly money: number;
  readonly worth: number;
}

/** What an activity has come to: in all, and day by day. */
export interface WorkDone {
  readonly days: readonly (WorkSum & { readonly day: number })[];
  readonly all: WorkSum;
}

/** Money of home among some amounts. */
export function moneyIn({ model }: World, net: readonly Amount[]): number {
  const { commodities, numeraire } = model.scenario;
  return net.find(({ id }) => id === commodities[numeraire.currency]?.id)?.amount ?? 0;
}

/** What one of a good sells for at home, by its position. Smallest units of money per smallest unit. */
type PriceOf = (good: number) => number;

/** Goods among some amounts at what one of them sells for at home, as last seen unless another price is told; those nobody buys there are worth nothing. */
export const valuedAtHome = (
  w: World,
  net: readonly Amount[],
  priceOf: PriceOf = (good) => knownHomePrice(w, good, "bid"),
): readonly Valued[] =>
  net.flatMap(({ id, amount }) => {
    const good = w.model.lookup.at.goods.get(id) ?? -1;
    const value = good < 0 ? 0 : Math.round(amount * priceOf(good));
    return value === 0 ? [] : [{ id, amount, value, ...owedFor(w, good, Math.abs(amount)) }];
  });

/** What is owed for so much of a good that was taken on credit, at the lender's price. */
function owedFor(w: World, good: number, amount: number): Pick<Valued, "owed"> {
  const { credit } = w.model.scenario;
  const at = credit.findIndex((of, index) => of.good === good && owed(w, index) > 0);
  const of = credit[at];
  return of === undefined ? {} : { owed: { credit: of.id, amount: Math.round(amount * w.parameter(of.cost)) } };
}

const isOwn = ({ model: { account } }: World, at: number): boolean => at === account.you || at === account.home;

/** Amounts of some postings by commodity, own hands to others below 0; debts are left out. */
function sums(w: World, postings: readonly Posting[]): readonly Amount[] {
  const found = new Map<string, number>();
  for (const { from, to, commodity, amount } of postings) {
    const of = w.model.scenario.commodities[commodity];
    if (of === undefined || of.kind === "claim" || isOwn(w, from) === isOwn(w, to)) continue;
    found.set(of.id, (found.get(of.id) ?? 0) + (isOwn(w, to) ? amount : -amount));
  }
  return [...found].map(([id, amount]) => ({ id, amount }));
}

const above = (amounts: readonly Amount[]): readonly Amount[] =>
  amounts.filter(({ amount }) => amount !== 0).map(({ id, amount }) => ({ id, amount: Math.abs(amount) }));

function sumOf(w: World, postings: readonly Posting[], priceOf?: PriceOf): WorkSum {
  const net = sums(w, postings);
  const money = w.model.scenario.numeraire.currency;
  const ofMoney = postings.filter(({ commodity }) => commodity === money);
  const took = moneyIn(
    w,
    sums(
      w,
      ofMoney.filter(({ to }) => isOwn(w, to)),
    ),
  );
  const madeOf = postings.filter(({ reason }) => reason === "made");
  const made = above(sums(w, madeOf));
  const soldOf = postings.filter(({ reason, commodity }) => reason === "sold" && commodity !== money);
  const goods = valuedAtHome(w, net, priceOf);
  const left = moneyIn(w, net);
  return {
    took,
    paid: took - left,
    made,
    sold: above(sums(w, soldOf)).filter(({ id }) => made.some((of) => of.id === id)),
    spent: goods.filter(({ amount }) => amount < 0).map((of) => ({ ...of, amount: -of.amount, value: -of.value })),
    money: left,
    worth: goods.reduce((sum, { value }) => sum + value, left),
  };
}

/** What goods sold for at home on a day, as far as it was seen by then. */
function pricesOn(w: World, prices: Journal["prices"], on: number): PriceOf {
  const { home } = w.model.scenario;
  return (good) => {
    const market = marketAt(w, home, good);
    return prices.findLast((of) => of.market === market && of.day <= on)?.bid ?? knownHomePrice(w, good, "bid");
  };
}

/** Values of one thing in several sums, added up: each day counts at its own price. */
function added(all: readonly Valued[]): readonly Valued[] {
  const sums = new Map<string, Valued>();
  for (const of of all) {
    const before = sums.get(of.id);
    const { owed } = of;
    const both =
      owed === undefined || before?.owed === undefined
        ? (owed ?? before?.owed)
        : { ...owed, amount: owed.amount + before.owed.amount };
    sums.set(of.id, {
      id: of.id,
      amount: of.amount + (before?.amount ?? 0),
      value: of.value + (before?.value ?? 0),
      ...(both === undefined ? {} : { owed: both }),
    });
  }
  return [...sums.values()];
}

/** What the days of an activity from one on have come to so far, by the ledger; goods at what they sold for at home on each day. */
export function workDone(
  w: World,
  { postings, prices, work }: Pick<Journal, "postings" | "prices" | "work">,
  activity: number,
  from = 0,
): WorkDone {
  const spans = work.filter((of) => of.activity === activity && of.day >= from);
  const days = spans.map(({ day, from, to }) => ({
    day,
    ...sumOf(w, postings.slice(from, to), pricesOn(w, prices, day)),
  }));
  const all = sumOf(
    w,
    spans.flatMap(({ from, to }) => postings.slice(from, to)),
  );
  return {
    days,
    all: {
      ...all,
      spent: added(days.flatMap(({ spent }) => spent)),
      worth: days.reduce((sum, { worth }) => sum + worth, 0),
    },
  };
}
