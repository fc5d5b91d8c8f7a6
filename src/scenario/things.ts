import { t } from "../language/index.js";
import { type Dims, overDims, parseLiteral, parseUnit, UNKNOWN_DIMS } from "../units/index.js";
import type { Context } from "./context.js";
import type { Belief, Commodity, ParameterIndex } from "./model.js";
import type { Names } from "./names.js";
import type { FileShape } from "./schema.js";
import type { QuantityShape } from "./schema-basics.js";
import type { Path } from "./tree.js";

export const PLAIN: Dims = {};
/** The smallest unit of weight. */
export const GRAM: Dims = { g: 1 };
export const DAY: Dims = { day: 1 };
export const PER_DAY: Dims = { day: -1 };

/** The literals of a quantity, however it is divided among bases and dates. */
function literalsOf(value: QuantityShape): readonly string[] {
  if (typeof value !== "object") return [String(value)];
  return Object.values(value).flatMap((inner) =>
    typeof inner === "object" ? Object.values(inner).map(String) : [String(inner)],
  );
}

/** What the sections that are things share: commodities with their units, the money of prices, beliefs. */
export class Things {
  readonly beliefs: Belief[] = [];
  readonly commodities: readonly Commodity[];
  readonly context: Context;
  readonly doc: Partial<FileShape>;
  readonly names: Names;
  private readonly dims: ReadonlyMap<string, Dims>;

  constructor(context: Context, doc: Partial<FileShape>, names: Names) {
    this.context = context;
    this.doc = doc;
    this.names = names;
    const held = [
      ...names.currencies.map((id) => this.currency(id)),
      ...names.declaredGoods.map((id) => this.good(id)),
    ];
    this.dims = new Map(held.map(({ id, dims }) => [id, dims]));
    this.commodities = [...held, ...names.credit.map((id) => this.claim(id))];
  }

  private currency(id: string): Commodity {
    const factor = this.doc.currencies?.[id]?.minor ?? 1;
    return { id, kind: "currency", dims: { [id]: 1 }, unit: { text: id, factor } };
  }

  private good(id: string): Commodity {
    const text = this.doc.goods?.[id]?.unit;
    const unknown: Commodity = { id, kind: "good", dims: UNKNOWN_DIMS, unit: { text: text ?? "", factor: 1 } };
    if (text === undefined) return unknown;
    const path = ["goods", id, "unit"];
    const unit = parseUnit(text, this.context.table);
    if ("unknown" in unit) {
      this.context.problem(
        path,
        t("no unit '{unknown}'", { unknown: unit.unknown }),
        t("use g, kg, l, or declare it under `counts:`"),
      );
      return unknown;
    }
    const exponents = Object.values(unit.dims);
    if (exponents.length !== 1 || exponents[0] !== 1) {
      this.context.problem(
        path,
        t("a good cannot be counted in '{text}'", { text }),
        t("use one plain unit such as kg"),
      );
      return unknown;
    }
    return { id, kind: "good", dims: unit.dims, unit: { text, factor: unit.factor } };
  }

  private claim(id: string): Commodity {
    const credit = this.doc.credit?.[id];
    const money = credit === undefined ? -1 : this.currencyOfCredit(id, credit);
    const text = this.names.currencies[money] ?? "";
    const factor = this.doc.currencies?.[text]?.minor ?? 1;
    return { id, kind: "claim", dims: money < 0 ? UNKNOWN_DIMS : { [text]: 1 }, unit: { text, factor } };
  }

  /** The unit of a good or currency. */
  dimsOf(id: string): Dims {
    return this.dims.get(id) ?? UNKNOWN_DIMS;
  }

  /** Which currency a price is in, told from its unit; -1 when there is none, which is reported. */
  currencyOf(path: Path, price: QuantityShape): number {
    const { context, names } = this;
    const literals = literalsOf(price).map((text) => parseLiteral(text, context.table));
    const found = new Set(
      literals.map((result) =>
        result.ok ? names.currencies.findIndex((id) => result.literal.unit.dims[id] === 1) : undefined,
      ),
    );
    if (literals.length === 0 || found.has(undefined)) return -1; // reported where the number is read
    const [currency = -1, another] = found;
    if (currency < 0 || another !== undefined)
      context.problem(
        path,
        another === undefined ? t("this is no price") : t("prices in several currencies"),
        t("write it in one currency per unit, such as {currency}/kg", { currency: names.currencies[0] ?? "money" }),
      );
    return another === undefined ? (currency ?? -1) : -1;
  }

  /** The currency a credit is owed in: its own where money is lent, else that of its cost. */
  currencyOfCredit(id: string, credit: { readonly good: string; readonly cost: QuantityShape }): number {
    const lent = this.names.currencies.indexOf(credit.good);
    return lent >= 0 ? lent : this.currencyOf(["credit", id, "cost"], credit.cost);
  }

  priceDims(currency: number, good: string): Dims {
    const money = this.names.currencies[currency];
    return money === undefined ? UNKNOWN_DIMS : overDims({ [money]: 1 }, this.dimsOf(good));
  }

  goodAt(path: Path, id: string): number {
    return this.context.ref("good", id, this.names.goods, path);
  }

  /** Declares that a trader holds odds about two outcomes; the prior is that of the first. */
  odds(
    id: string,
    path: Path,
    outcomes: readonly [string, string],
    of: { readonly prior: QuantityShape; readonly weight: QuantityShape },
  ): number {
    const prior = [this.context.number([...path, "prior"], of.prior, PLAIN)];
    return this.addBelief(id, path, outcomes, prior, of.weight);
  }

  /** The same about several outcomes, each with its own prior. */
  oddsOfEach(
    id: string,
    path: Path,
    of: { readonly prior: Readonly<Record<string, QuantityShape>>; readonly weight: QuantityShape },
  ): number {
    const prior = Object.entries(of.prior).map(([outcome, value]) =>
      this.context.number([...path, "prior", outcome], value, PLAIN),
    );
    return this.addBelief(id, path, Object.keys(of.prior), prior, of.weight);
  }

  private addBelief(
    id: string,
    path: Path,
    outcomes: readonly string[],
    prior: readonly ParameterIndex[],
    weight: QuantityShape,
  ): number {
    this.beliefs.push({ id, outcomes, prior, weight: this.context.number([...path, "weight"], weight, PLAIN) });
    return this.beliefs.length - 1;
  }
}
