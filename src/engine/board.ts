import type { Journal } from "./journal.js";
import type { Program } from "./program.js";
import type { View } from "./view.js";
import type { GoodView } from "./view-goods.js";

/** One line of the price board: what a trader knows of a good. Prices are smallest units of money per smallest unit. */
export interface BoardRow {
  readonly good: GoodView;
  /** The last look of each day at the market here; away from one, at the market seen last. At most `BOARD_DAYS` of them. */
  readonly seen: readonly { readonly day: number; readonly ask: number; readonly bid: number }[];
  /** The highest price anyone was seen to pay, with place and day. */
  readonly best:
    | {
        readonly bid: number;
        readonly place: string;
        readonly day: number;
        /** Id of the single buyer who named it; undefined at a market. */
        readonly by: string | undefined;
      }
    | undefined;
  /** What it cost on average, paid or owed, of what was bought or borrowed for the money it is traded in and is still held; undefined when that is nothing. */
  readonly cost: number | undefined;
  /** The price to sell at here less the cost; undefined without both. */
  readonly profit: number | undefined;
  /** Smallest units of the numeraire that one declared unit (a kilogram, a bird) is worth here; undefined where untraded. */
  readonly real: number | undefined;
  /** How far the price to sell at has moved over the days seen, as a share of the first; undefined with less than two. */
  readonly change: number | undefined;
}

/** Days of prices a board keeps in sight. */
export const BOARD_DAYS = 14;

/** What is held of a good: in all, and how much of it was paid for, with what. */
interface Holding {
  amount: number;
  bought: number;
  cost: number;
}

/** A share of a holding goes; of what was bought, the same share. */
function take(held: Holding, amount: number): void {
  const left = held.amount > amount ? 1 - amount / held.amount : 0;
  held.amount -= amount;
  held.bought *= left;
  held.cost *= left;
}

function receive(held: Holding, amount: number, traded: boolean): void {
  held.amount += amount;
  held.bought += traded ? amount : 0;
}

function pay(held: Holding | undefined, amount: number): void {
  if (held !== undefined) held.cost += amount;
}

/** Whether what was taken on a credit is owed in the money the good is traded in. */
function isOwedAlike({ model: { scenario } }: Pick<Program, "model">, id: string | undefined): boolean {
  const of = scenario.credit.find((other) => other.id === id);
  const market = scenario.markets.find(({ good }) => good === of?.good);
  return of?.currency === (market?.currency ?? scenario.numeraire.currency);
}

/** What the household paid or owes on average for what it bought or borrowed of each good and still holds: moving average cost. */
function costs({ model }: Pick<Program, "model">, journal: Journal): readonly (number | undefined)[] {
  const { scenario, account } = model;
  const mine = (of: number): boolean => of === account.you || of === account.home;
  const held = scenario.goods.map((): Holding => ({ amount: 0, bought: 0, cost: 0 }));
  const goodOf = (about: string | undefined): number =>
    scenario.credit.find(({ id }) => id === about)?.good ?? scenario.goods.findIndex(({ id }) => id === about);
  const byCommodity = new Map(scenario.goods.map(({ commodity }, good) => [commodity, held[good]]));
  const crossing = journal.postings.filter(({ from, to }) => mine(from) !== mine(to));
  for (const { from, commodity, amount, reason, about } of crossing) {
    const traded = reason === "bought" || (reason === "borrowed" && isOwedAlike({ model }, about));
    const good = byCommodity.get(commodity);
    if (good === undefined) pay(held[goodOf(about)], traded && mine(from) ? amount : 0);
    else if (mine(from)) take(good, amount);
    else receive(good, amount, traded);
  }
  return held.map(({ bought, cost }) => (bought > 1e-6 ? cost / bought : undefined));
}

type Look = Journal["prices"][number];

/** Every look at a market since the first morning, by its good, in order: what was so before it is hearsay. */
function looksByGood({ model }: Pick<Program, "model">, journal: Journal): readonly (readonly Look[])[] {
  const { goods, markets } = model.scenario;
  const byGood = goods.map((): Look[] => []);
  for (const look of journal.prices) if (look.day > 0) byGood[markets[look.market]?.good ?? -1]?.push(look);
  return byGood;
}

function shownLooks({ model }: Pick<Program, "model">, of: readonly Look[], view: View): BoardRow["seen"] {
  const { markets, places } = model.scenario;
  const here = of.filter(({ market }) => places[markets[market]?.place ?? -1] === view.place);
  const shown = here.length > 0 ? here : of.filter(({ market }) => market === of.at(-1)?.market);
  const byDay = new Map(shown.map(({ day, ask, bid }) => [day, { day, ask, bid }]));
  return [...byDay.values()].slice(-BOARD_DAYS);
}

type Quoted = Journal["quotes"][number];

function bestBid({ model }: Pick<Program, "model">, of: readonly Look[], quotes: readonly Quoted[]): BoardRow["best"] {
  const { markets, offers, people, places } = model.scenario;
  let best: BoardRow["best"];
  for (const { day, market, bid } of of) {
    if (bid <= (best?.bid ?? 0)) continue;
    best = { bid, day, place: places[markets[market]?.place ?? -1] ?? "", by: undefined };
  }
  for (const { day, offer, price } of quotes) {
    const buyer = offers[offer];
    if (buyer === undefined || price <= (best?.bid ?? 0)) continue;
    best = { bid: price, day, place: places[buyer.place] ?? "", by: people[buyer.by]?.id };
  }
  return best;
}

/** What was seen of one good: its prices day by day, the best one, how far it has moved. */
export type SeenOfGood = Pick<BoardRow, "seen" | "best" | "change">;

function seenAmong(
  program: Pick<Program, "model">,
  of: readonly Look[],
  quotes: readonly Quoted[],
  view: View,
): SeenOfGood {
  const seen = shownLooks(program, of, view);
  return { seen, best: bestBid(program, of, quotes), change: changeOver(seen) };
}

/** What single buyers of a good have named. */
const quotesOf = ({ model }: Pick<Program, "model">, { quotes }: Journal, good: number): readonly Quoted[] =>
  quotes.filter(({ offer }) => model.scenario.offers[offer]?.good === good);

/** What was seen of the good with this id; undefined where the scenario has none of that name. */
export function seenOfGood(
  program: Pick<Program, "model">,
  journal: Journal,
  view: View,
  id: string,
): SeenOfGood | undefined {
  const good = program.model.scenario.goods.findIndex((of) => of.id === id);
  return good < 0
    ? undefined
    : seenAmong(program, looksByGood(program, journal)[good] ?? [], quotesOf(program, journal, good), view);
}

/** How far the price to sell at moved over some days, as a share of the first. */
function changeOver(seen: BoardRow["seen"]): number | undefined {
  const [first, last] = [seen[0]?.bid ?? 0, seen.at(-1)?.bid ?? 0];
  return seen.length > 1 && first > 0 ? (last - first) / first : undefined;
}

/** What one declared unit of a good is worth in the numeraire, at the price here. */
function worth(
  { model }: Pick<Program, "model">,
  { ask, bid }: GoodView,
  index: number,
  unit: number,
): number | undefined {
  const price = bid > 0 ? bid : ask;
  const { commodities, goods } = model.scenario;
  const declared = commodities[goods[index]?.commodity ?? -1]?.unit.factor ?? 1;
  return price > 0 && unit > 0 ? (price * declared) / unit : undefined;
}

/** Every good with its prices here, the prices seen, what was paid and what it is worth in the numeraire. */
export function priceBoard(program: Pick<Program, "model">, journal: Journal, view: View): readonly BoardRow[] {
  const { goods, numeraire } = program.model.scenario;
  const paid = costs(program, journal);
  const looks = looksByGood(program, journal);
  // A view leaves out goods nobody deals in, so its goods are found by name, not by place.
  const known = new Map(view.goods.map((good) => [good.id, good]));
  const unit = known.get(goods[numeraire.good]?.id ?? "")?.homeAsk ?? 0;
  return goods.flatMap(({ id }, index) => {
    const good = known.get(id);
    if (good === undefined) return [];
    const cost = paid[index];
    return {
      good,
      ...seenAmong(program, looks[index] ?? [], quotesOf(program, journal, index), view),
      cost,
      profit: cost === undefined || good.bid === 0 ? undefined : good.bid - cost,
      real: worth(program, good, index, unit),
    };
  });
}

/** What the household ate on the last evening it ate. */
export interface Meal {
  readonly day: number;
  readonly eaten: readonly { readonly id: string; readonly amount: number }[];
}

export function lastMeal({ model }: Pick<Program, "model">, journal: Journal): Meal | undefined {
  const last = journal.postings.findLast(({ reason }) => reason === "eaten");
  if (last === undefined) return undefined;
  const sums = new Map<string, number>();
  for (const { day, reason, commodity, amount } of journal.postings) {
    const id = model.scenario.commodities[commodity]?.id ?? "";
    if (reason === "eaten" && day === last.day) sums.set(id, (sums.get(id) ?? 0) + amount);
  }
  return { day: last.day, eaten: [...sums].map(([id, amount]) => ({ id, amount })) };
}

/** Ids of the hiding places a search has found since the trader was stopped at a post. */
export function foundAt(journal: Journal, post: string): readonly string[] {
  const stop = journal.draws.findLastIndex(({ subject }) => subject === `stop:${post}`);
  const since = stop < 0 ? [] : journal.draws.slice(stop);
  return since.flatMap(({ subject, outcome }) =>
    subject.startsWith("found:") && outcome === "yes" ? [subject.slice("found:".length)] : [],
  );
}
