import { type Dims, overDims, parseUnit } from "../units/index.js";
import type { Context } from "./context.js";
import type {
  Belief,
  Cold,
  Commodity,
  Credit,
  Good,
  Hiding,
  Household,
  Market,
  Offer,
  Officer,
  Person,
  Post,
  Route,
  Sky,
  Variable,
} from "./model.js";
import type { FileShape, MarketShape, QuantityShape } from "./schema.js";
import type { Path } from "./tree.js";

type Doc = Partial<FileShape>;
const PLAIN: Dims = {};
const DAY: Dims = { day: 1 };
const PER_DAY: Dims = { day: -1 };

/** The things a scenario names, as the other sections refer to them. */
export interface Names {
  readonly currencies: readonly string[];
  readonly goods: readonly string[];
  readonly credit: readonly string[];
  /** Currencies, goods, then one claim per credit. */
  readonly commodities: readonly string[];
  readonly places: readonly string[];
  readonly people: readonly string[];
  readonly officers: readonly string[];
  readonly skies: readonly string[];
  readonly hiding: readonly string[];
  readonly posts: readonly string[];
  readonly offers: readonly string[];
  readonly routes: readonly string[];
  readonly encounters: readonly string[];
  readonly endings: readonly string[];
  readonly beliefs: readonly string[];
}

export function namesOf(context: Context, doc: Doc): Names {
  const ids = (section: string): readonly string[] => context.ids(section);
  const officers = Object.entries(doc.people ?? {}).filter(([, person]) => person.officer !== undefined);
  const cold = Object.entries(doc.goods ?? {}).filter(([, good]) => good.cold !== undefined);
  return {
    currencies: ids("currencies"),
    goods: ids("goods"),
    credit: ids("credit"),
    commodities: [...ids("currencies"), ...ids("goods"), ...ids("credit")],
    places: ids("places"),
    people: ids("people"),
    officers: officers.map(([id]) => id),
    skies: ids("skies"),
    hiding: ids("hiding"),
    posts: ids("posts"),
    offers: ids("offers"),
    routes: ids("routes"),
    encounters: ids("encounters"),
    endings: ids("endings"),
    beliefs: [
      ...ids("skies"),
      ...ids("hiding"),
      ...ids("posts"),
      ...officers.map(([id]) => id),
      ...cold.map(([id]) => id),
    ],
  };
}

/** Checks the sections that are things and numbers; encounters and endings come after, in encounters.ts. */
export class Sections {
  readonly beliefs: Belief[] = [];
  readonly commodities: readonly Commodity[];
  private readonly context: Context;
  private readonly doc: Doc;
  private readonly names: Names;

  constructor(context: Context, doc: Doc, names: Names) {
    this.context = context;
    this.doc = doc;
    this.names = names;
    this.commodities = this.readCommodities();
  }

  dimsOf(id: string): Dims {
    return this.commodities[this.names.commodities.indexOf(id)]?.dims ?? PLAIN;
  }

  private readCommodities(): readonly Commodity[] {
    const { context, doc, names } = this;
    const currency = (id: string): Commodity => ({
      id,
      kind: "currency",
      dims: { [id]: 1 },
      unit: { text: id, factor: doc.currencies?.[id]?.minor ?? 1 },
    });
    const good = (id: string): Commodity => {
      const text = doc.goods?.[id]?.unit ?? "g";
      const unit = parseUnit(text, context.table);
      if ("unknown" in unit) {
        context.problem(
          ["goods", id, "unit"],
          `no unit '${unit.unknown}'`,
          "use g, kg, l, or declare it under `counts:`",
        );
        return { id, kind: "good", dims: PLAIN, unit: { text, factor: 1 } };
      }
      const bases = Object.values(unit.dims);
      if (bases.length !== 1 || bases[0] !== 1)
        context.problem(
          ["goods", id, "unit"],
          `a good cannot be counted in '${text}'`,
          "use one plain unit such as kg",
        );
      return { id, kind: "good", dims: unit.dims, unit: { text, factor: unit.factor } };
    };
    const claims = names.credit.map((id): Commodity => {
      const money = this.currencyOf(["credit", id, "cost"], doc.credit?.[id]?.cost, doc.credit?.[id]?.good);
      const of = names.currencies[money] ?? "";
      return { id, kind: "claim", dims: { [of]: 1 }, unit: { text: of, factor: doc.currencies?.[of]?.minor ?? 1 } };
    });
    return [...names.currencies.map(currency), ...names.goods.map(good), ...claims];
  }

  /** Which currency a price is in, told from its unit; the first one when nothing fits (reported elsewhere). */
  private currencyOf(path: Path, price: QuantityShape | undefined, goodId: string | undefined): number {
    if (price === undefined) return 0;
    const texts: string[] = [];
    const collect = (value: unknown): void => {
      if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) collect(inner);
      else texts.push(String(value));
    };
    collect(price);
    const found = this.names.currencies.findIndex((id) =>
      texts.every((text) => new RegExp(`(^|[^A-Za-z])${id}/`).test(text)),
    );
    if (found < 0 && goodId !== undefined)
      this.context.problem(
        path,
        `'${texts[0]}' is no price`,
        `write it per unit, such as ${this.names.currencies[0] ?? "money"}/kg`,
      );
    return Math.max(0, found);
  }

  private priceDims(currency: number, good: string): Dims {
    return overDims({ [this.names.currencies[currency] ?? ""]: 1 }, this.dimsOf(good));
  }

  private good(path: Path, id: string | undefined): number {
    return this.context.ref("good", id ?? "", this.names.goods, path);
  }

  private belief(
    id: string,
    path: Path,
    outcomes: readonly string[],
    prior: readonly (QuantityShape | undefined)[],
    weight: QuantityShape | undefined,
  ): number {
    const { context } = this;
    const paths = prior.length === 1 ? [[...path, "prior"]] : outcomes.map((outcome) => [...path, "prior", outcome]);
    this.beliefs.push({
      id,
      outcomes,
      prior: prior.map((value, index) => context.number(paths[index] ?? path, value, PLAIN)),
      weight: context.number([...path, "weight"], weight, PLAIN),
    });
    return this.beliefs.length - 1;
  }

  goods(): readonly Good[] {
    const { context, names } = this;
    return Object.entries(this.doc.goods ?? {}).map(([id, good]) => {
      const path = ["goods", id];
      return {
        id,
        commodity: names.commodities.indexOf(id),
        banned: good.banned ?? false,
        kcal: context.optional([...path, "kcal"], good.kcal, overDims({ kcal: 1 }, this.dimsOf(id))),
        fenced: context.optional([...path, "fenced"], good.fenced, PLAIN),
        cold: good.cold === undefined ? undefined : this.cold(id, good.cold),
      };
    });
  }

  private cold(id: string, cold: NonNullable<NonNullable<FileShape["goods"]>[string]["cold"]>): Cold {
    const path = ["goods", id, "cold"];
    const becomes = cold.becomes === undefined ? undefined : this.good([...path, "becomes"], cold.becomes);
    return {
      all: this.context.number([...path, "all"], cold.all, PLAIN),
      part: this.context.number([...path, "part"], cold.part, PLAIN),
      belief: this.belief(id, path, ["all", "part"], [cold.prior], cold.weight),
      becomes,
    };
  }

  markets(): readonly Market[] {
    const { context, names } = this;
    return Object.entries(this.doc.markets ?? {}).map(([id, market]) => {
      const [place = "", good = ""] = id.split("/");
      const path = ["markets", id];
      const side = this.side(path, market);
      const currency = this.currencyOf([...path, side], market[side], good);
      const number = (field: keyof MarketShape, dims: Dims) => context.number([...path, field], market[field], dims);
      const optional = (field: keyof MarketShape, dims: Dims) =>
        context.optional([...path, field], market[field], dims);
      return {
        id,
        place: context.ref("place", place, names.places, path),
        good: this.good(path, good),
        currency,
        side,
        price: context.curve([...path, side], market[side], this.priceDims(currency, good)),
        spread: number("spread", PLAIN),
        noise: number("noise", PLAIN),
        pull: number("pull", PER_DAY),
        depth: optional("depth", this.dimsOf(good)),
        recovery: optional("recovery", PER_DAY),
        stock: optional("stock", overDims(this.dimsOf(good), DAY)),
        expected: optional("expected", this.priceDims(currency, good)),
      };
    });
  }

  private side(path: Path, market: MarketShape): "ask" | "bid" | "mid" {
    const given = (["ask", "bid", "mid"] as const).filter((side) => market[side] !== undefined);
    if (given.length !== 1)
      this.context.problem(
        path,
        `${given.length} prices are given`,
        "give one price: `ask` (to buy), `bid` (to sell) or `mid`",
      );
    return given[0] ?? "mid";
  }

  offers(): readonly Offer[] {
    const { context, names } = this;
    return Object.entries(this.doc.offers ?? {}).map(([id, offer]) => {
      const path = ["offers", id];
      const currency = this.currencyOf([...path, "price"], offer.price, offer.buys);
      return {
        id,
        by: context.ref("person", offer.by, names.people, [...path, "by"]),
        place: context.ref("place", offer.at, names.places, [...path, "at"]),
        good: this.good([...path, "buys"], offer.buys),
        currency,
        price: context.curve([...path, "price"], offer.price, this.priceDims(currency, offer.buys)),
        upTo: context.number([...path, "up-to"], offer["up-to"], this.dimsOf(offer.buys)),
        noise: context.number([...path, "noise"], offer.noise, PLAIN),
        pull: context.number([...path, "pull"], offer.pull, PER_DAY),
      };
    });
  }

  people(): readonly Person[] {
    return Object.entries(this.doc.people ?? {}).map(([id, person]) => ({ id, outside: person.outside ?? false }));
  }

  officers(money: Dims): readonly Officer[] {
    const { context, names } = this;
    return names.officers.map((id) => {
      const officer = this.doc.people?.[id]?.officer;
      const path = ["people", id, "officer"];
      const sum = (field: "seizing-costs" | "bribe-costs" | "reporting-pays") =>
        context.number([...path, field], officer?.[field], money);
      const { prior } = officer ?? {};
      return {
        person: names.people.indexOf(id),
        fences: context.number([...path, "fences"], officer?.fences, PLAIN),
        seizingCosts: sum("seizing-costs"),
        bribeCosts: sum("bribe-costs"),
        reportingPays: sum("reporting-pays"),
        belief: this.belief(
          id,
          path,
          ["releases", "keeps", "reports"],
          [prior?.releases, prior?.keeps, prior?.reports],
          officer?.weight,
        ),
      };
    });
  }

  skies(): readonly Sky[] {
    return Object.entries(this.doc.skies ?? {}).map(([id, sky]) => ({
      id,
      snow: this.context.curve(["skies", id, "snow"], sky.snow, PER_DAY),
      belief: this.belief(id, ["skies", id], ["yes", "no"], [sky.prior], sky.weight),
    }));
  }

  hiding(): readonly Hiding[] {
    return Object.entries(this.doc.hiding ?? {}).map(([id, hiding]) => ({
      id,
      found: this.context.number(["hiding", id, "found"], hiding.found, PLAIN),
      amount: this.context.number(["hiding", id, "amount"], hiding.amount, undefined),
      belief: this.belief(id, ["hiding", id], ["yes", "no"], [hiding.prior], hiding.weight),
    }));
  }

  posts(): readonly Post[] {
    const { context, names } = this;
    return Object.entries(this.doc.posts ?? {}).map(([id, post]) => {
      const path = ["posts", id];
      return {
        id,
        stops: context.number([...path, "stops"], post.stops, PLAIN),
        heat: context.number([...path, "heat"], post.heat, PLAIN),
        officer: context.ref("officer", post.officer, names.officers, [...path, "officer"]),
        encounter: context.ref("encounter", post.opens, names.encounters, [...path, "opens"]),
        belief: this.belief(id, path, ["yes", "no"], [post.prior], post.weight),
      };
    });
  }

  routes(): readonly Route[] {
    const { context, names } = this;
    return Object.entries(this.doc.routes ?? {}).map(([id, route]) => ({
      id,
      from: context.ref("place", route.from, names.places, ["routes", id, "from"]),
      to: context.ref("place", route.to, names.places, ["routes", id, "to"]),
      legs: Object.entries(route.legs).map(([leg, body]) => {
        const path = ["routes", id, "legs", leg];
        return {
          id: leg,
          days: context.number([...path, "days"], body.days, DAY),
          sky: body.sky === undefined ? undefined : context.ref("sky", body.sky, names.skies, [...path, "sky"]),
          post: body.post === undefined ? undefined : context.ref("post", body.post, names.posts, [...path, "post"]),
        };
      }),
    }));
  }

  credit(): readonly Credit[] {
    const { context, names } = this;
    return Object.entries(this.doc.credit ?? {}).map(([id, credit]) => {
      const path = ["credit", id];
      const currency = this.currencyOf([...path, "cost"], credit.cost, undefined);
      return {
        id,
        lender: context.ref("person", credit.from, names.people, [...path, "from"]),
        good: this.good([...path, "good"], credit.good),
        currency,
        claim: names.commodities.lastIndexOf(id),
        cost: context.number([...path, "cost"], credit.cost, this.priceDims(currency, credit.good)),
        term: context.number([...path, "term"], credit.term, DAY),
      };
    });
  }

  variables(): readonly Variable[] {
    const { context } = this;
    return Object.entries(this.doc.variables ?? {}).map(([id, variable]) => {
      const path = ["variables", id];
      const start = context.number([...path, "start"], variable.start, undefined);
      const dims = context.parameters[start]?.dims ?? PLAIN;
      return {
        id,
        dims,
        start,
        low: context.optional([...path, "low"], variable.low, dims),
        high: context.optional([...path, "high"], variable.high, dims),
      };
    });
  }

  household(money: Dims): Household | undefined {
    const { context, doc, names } = this;
    const household = doc.household;
    if (household === undefined) {
      context.problem([], "there is no `household:`", "say who eats at home, what and how much");
      return undefined;
    }
    const path = ["household"];
    const staple = this.good([...path, "staple"], household.staple);
    if (doc.goods?.[household.staple]?.kcal === undefined)
      context.problem([...path, "staple"], "the staple has no calories", "give the good a `kcal`");
    const members = Object.entries(household.members).map(([id, member]) => ({
      id,
      needs: context.number([...path, "members", id, "needs"], member.needs, { kcal: 1, person: -1, day: -1 }),
      trader: member.trader ?? false,
    }));
    if (members.filter((member) => member.trader).length !== 1)
      context.problem([...path, "members"], "one member must be the trader", "mark one with `trader: true`");
    return {
      place: context.ref("place", household.at, names.places, [...path, "at"]),
      members,
      staple,
      rations: Object.entries(household.rations).map(([id, share]) => ({
        id,
        share: context.number([...path, "rations", id], share, PLAIN),
      })),
      fedAway: household["fed-away"],
      issue: context.optional(
        [...path, "issue"],
        household.issue,
        overDims(this.dimsOf(household.staple), { person: 1, day: 1 }),
      ),
      wage: context.optional([...path, "wage"], household.wage, overDims(money, DAY)),
      recovery: context.number([...path, "recovery"], household.recovery, PLAIN),
      diesAfter: context.number([...path, "dies", "after"], household.dies.after, DAY),
      deathChance: context.number([...path, "dies", "chance"], household.dies.chance, PER_DAY),
    };
  }

  /** All markets of a good share one currency, or a price would have two units. */
  checkCurrencies(markets: readonly Market[]): void {
    for (const market of markets) {
      const first = markets.find((other) => other.good === market.good);
      if (first !== undefined && first.currency !== market.currency) {
        this.context.problem(
          ["markets", market.id],
          "this good is sold in another currency elsewhere",
          "use one currency for all markets of a good",
        );
      }
    }
  }
}
