import { t } from "../language/index.js";
import { type Dims, overDims, sameDims } from "../units/index.js";
import type { Cold, Credit, Demand, Good, Market, Offer, Shut } from "./model.js";
import type { ColdShape, MarketShape } from "./schema.js";
import type { QuantityShape } from "./schema-basics.js";
import { DAY, GRAM, PER_DAY, PLAIN, type Things } from "./things.js";
import type { Path } from "./tree.js";

/** Goods and the ways they change hands. */

export function goods(things: Things): readonly Good[] {
  const { context, doc, names } = things;
  const declared = Object.entries(doc.goods ?? {}).map(([id, good]) => {
    const path = ["goods", id];
    return {
      id,
      commodity: names.commodities.indexOf(id),
      banned: good.banned ?? false,
      kcal: context.optional([...path, "kcal"], good.kcal, overDims({ kcal: 1 }, things.dimsOf(id))),
      fenced: context.optional([...path, "fenced"], good.fenced, PLAIN),
      weight: weightOf(things, id, good.weight),
      spoils: good.spoils === undefined ? undefined : context.curve([...path, "spoils"], good.spoils, PER_DAY),
      cold: good.cold === undefined ? undefined : coldOf(things, id, good.cold),
    };
  });
  // In the order of `names.goods`, which positions of goods mean; a good whose body is faulty is missing in both.
  const money = names.goods
    .filter((id) => names.currencies.includes(id))
    .map((id) => ({
      id,
      commodity: names.commodities.indexOf(id),
      banned: doc.currencies?.[id]?.banned ?? false,
      kcal: undefined,
      fenced: undefined,
      weight: undefined,
      spoils: undefined,
      cold: undefined,
    }));
  return [...declared, ...money];
}

/** What a good weighs: its own unit where that is a weight, else what is stated. */
function weightOf(things: Things, id: string, stated: QuantityShape | undefined): Good["weight"] {
  const path = ["goods", id, "weight"];
  const dims = things.dimsOf(id);
  if (sameDims(dims, GRAM)) {
    if (stated !== undefined)
      things.context.keyProblem(path, t("'{id}' is counted by weight already", { id }), t("delete this"));
    return 1;
  }
  return things.context.optional(path, stated, overDims(GRAM, dims));
}

function coldOf(things: Things, id: string, cold: ColdShape): Cold {
  const path = ["goods", id, "cold"];
  const becomes = cold.becomes === undefined ? undefined : things.goodAt([...path, "becomes"], cold.becomes);
  return {
    all: things.context.number([...path, "all"], cold.all, PLAIN),
    part: things.context.number([...path, "part"], cold.part, PLAIN),
    belief: things.odds(id, path, ["all", "part"], cold),
    becomes,
  };
}

export function markets(things: Things, holders: ReadonlyMap<string, readonly number[]>): readonly Market[] {
  const { context, names } = things;
  return Object.entries(things.doc.markets ?? {}).map(([id, market]) => {
    const [place = "", good = ""] = id.split("/");
    const path = ["markets", id];
    const side = sideOf(things, path, market);
    const stated = side === undefined ? undefined : market[side];
    const currency = stated === undefined ? -1 : things.currencyOf([...path, side ?? ""], stated);
    const price = things.priceDims(currency, good);
    const number = (field: MarketNumber, dims: Dims) => context.number([...path, field], market[field], dims);
    const optional = (field: MarketNumber, dims: Dims) => context.optional([...path, field], market[field], dims);
    return {
      id,
      place: context.keyRef("place", place, names.places, path),
      good: context.keyRef("good", good, names.goods, path),
      currency,
      side: side ?? "mid",
      price:
        stated === undefined ? { points: new Map(), dims: price } : context.curve([...path, side ?? ""], stated, price),
      spread: number("spread", PLAIN),
      noise: number("noise", PLAIN),
      pull: number("pull", PER_DAY),
      depth: optional("depth", things.dimsOf(good)),
      recovery: optional("recovery", PER_DAY),
      stock: optional("stock", overDims(things.dimsOf(good), DAY)),
      expected: optional("expected", price),
      demand: demandOf(things, path, market.demand, good),
      shut: shutOf(things, path, market.shut),
      episodes: holders.get(id) ?? [],
    };
  });
}

type MarketNumber = Exclude<keyof MarketShape, "demand" | "shut">;

function shutOf({ context, names }: Things, market: Path, shut: MarketShape["shut"]): Shut | undefined {
  if (shut === undefined) return undefined;
  const at = context.ref("patrol", shut.after, names.patrols, [...market, "shut", "after"]);
  return {
    post: at < 0 ? at : names.posts.indexOf(shut.after),
    days: context.number([...market, "shut", "days"], shut.days, DAY),
  };
}

function demandOf(things: Things, market: Path, kinds: MarketShape["demand"], good: string): Demand | undefined {
  if (kinds === undefined) return undefined;
  const { context } = things;
  const path = [...market, "demand"];
  const units = overDims(things.dimsOf(good), DAY);
  if (Object.keys(kinds).length === 0) context.keyProblem(path, t("no kind of day"), t("declare at least one"));
  return Object.entries(kinds).map(([id, kind]) => ({
    id,
    share: context.number([...path, id, "share"], kind.share, PLAIN),
    from: context.number([...path, id, "from"], kind.from, units),
    to: context.number([...path, id, "to"], kind.to, units),
  }));
}

function sideOf(things: Things, path: Path, market: MarketShape): "ask" | "bid" | "mid" | undefined {
  const given = (["ask", "bid", "mid"] as const).filter((side) => market[side] !== undefined);
  if (given.length !== 1)
    things.context.keyProblem(
      path,
      given.length === 0 ? t("no price is given") : t("{count} prices are given", { count: given.length }),
      t("give one: `ask` (to buy), `bid` (to sell) or `mid`"),
    );
  return given[0];
}

/** All markets of a good share one currency, or a price would have two units. */
export function checkCurrencies(things: Things, all: readonly Market[]): void {
  const first = new Map<number, Market>();
  for (const market of all) {
    const other = first.get(market.good) ?? market;
    first.set(market.good, other);
    if (market.currency >= 0 && other.currency >= 0 && other.currency !== market.currency)
      things.context.keyProblem(
        ["markets", market.id],
        t("this good is sold in another currency at '{id}'", { id: other.id }),
        t("use one currency for all markets of a good"),
      );
  }
}

/** What is owed can be valued: the money of every credit is that of home, or has a price at home. */
export function checkDebts(things: Things, all: readonly Credit[], sold: readonly Market[], home: Home): void {
  const { context, names } = things;
  for (const { id, currency } of all) {
    if (currency < 0 || home.currency < 0 || currency === home.currency) continue;
    const money = names.currencies[currency] ?? "";
    const good = names.goods.indexOf(money);
    if (sold.some((market) => market.place === home.place && market.good === good)) continue;
    context.keyProblem(
      ["credit", id],
      t("the debt is owed in '{money}', which has no price at home, so it would count as nothing", { money }),
      t("declare '{money}' as a good with a market at home, or let the credit be owed in the money of home", { money }),
    );
  }
}

/** Where the trader lives, and in what money wealth is counted there. */
interface Home {
  readonly place: number;
  readonly currency: number;
}

export function offers(things: Things): readonly Offer[] {
  const { context, names } = things;
  return Object.entries(things.doc.offers ?? {}).map(([id, offer]) => {
    const path = ["offers", id];
    const currency = things.currencyOf([...path, "price"], offer.price);
    return {
      id,
      by: context.ref("person", offer.by, names.people, [...path, "by"]),
      place: context.ref("place", offer.at, names.places, [...path, "at"]),
      good: things.goodAt([...path, "buys"], offer.buys),
      currency,
      price: context.curve([...path, "price"], offer.price, things.priceDims(currency, offer.buys)),
      upTo: context.number([...path, "up-to"], offer["up-to"], things.dimsOf(offer.buys)),
      noise: context.number([...path, "noise"], offer.noise, PLAIN),
      pull: context.number([...path, "pull"], offer.pull, PER_DAY),
    };
  });
}

export function credits(things: Things): readonly Credit[] {
  const { context, names } = things;
  return Object.entries(things.doc.credit ?? {}).map(([id, credit]) => {
    const path = ["credit", id];
    const currency = things.currencyOfCredit(id, credit);
    return {
      id,
      lender: context.ref("person", credit.from, names.people, [...path, "from"]),
      good: things.goodAt([...path, "good"], credit.good),
      currency,
      claim: names.commodities.lastIndexOf(id),
      cost: context.number([...path, "cost"], credit.cost, things.priceDims(currency, credit.good)),
      term: context.number([...path, "term"], credit.term, DAY),
    };
  });
}
