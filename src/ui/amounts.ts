import type { Program } from "../engine/index.js";
import { counters, msg, t } from "../language/index.js";
import type { Commodity } from "../scenario/index.js";
import { type Dims, type Format, formatFor, formatNumber, isBuiltInSymbol } from "../units/index.js";
import { rounded } from "./figures.js";
import { Names } from "./names.js";
import { keyOf } from "./stem.js";

/** Built-in units that are words in a sentence; the others are signs and stay as they are. */
const UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  day: [msg("day"), msg("days")],
  person: [msg("person"), msg("people")],
};

function builtIn(symbol: string, one: boolean): string {
  const [single, many] = UNITS[symbol] ?? [symbol, symbol];
  return t(one && !counters() ? single : many);
}

/** A figure as it is written, in its unit: digits go by it. */
const inUnits = (value: number, factor: number): number => value / factor;

/** Digits after the point that a very small rate gets at most. */
const MOST_DIGITS = 6;

/** Puts quantities into words. Money is never added up here, only written. */
export class Amounts extends Names {
  readonly format: Format;

  constructor(program: Program) {
    super(program);
    this.format = formatFor(program.model.scenario.units);
  }

  /** `3,000 won`, `50 kg`; things that are counted by the piece without their unit; days in the plural. */
  quantity(value: number, dims: Dims, decimals?: number): string {
    const [base, ...rest] = Object.keys(dims);
    if (base !== undefined && rest.length === 0 && this.isPiece(base, dims) && !counters())
      return formatNumber(value, 0);
    if (base === undefined)
      return value > 0 && value <= 1 ? `${formatNumber(value * 100, 0)} %` : formatNumber(value, decimals);
    const number = this.figure(value, dims, decimals);
    return t("{number} {unit}", { number, unit: this.unitWords(dims, number === "1") });
  }

  /** A number as its file writes it, for a reader: without its source, thousands apart, its unit in the plural unless it is of one. */
  written(text: string): string {
    const figure = text
      .replace(/\s*@.*$/, "")
      .replaceAll("_", "")
      .replace(/\d{4,}/g, (digits) => formatNumber(Number(digits)));
    const one = /^1 \D/.test(figure);
    return figure.replace(/(?<= )[A-Za-z][\w-]*$/, (symbol) => this.unitWord(symbol, one));
  }

  /** The number of a quantity, without its unit. */
  private figure(value: number, dims: Dims, decimals = this.decimals(value, dims)): string {
    return this.format.quantity(value, dims, decimals).split(" ")[0] ?? "";
  }

  /** A unit for a reader, in the plural unless it is of one: `won`, `birds`, `won/kg`. */
  private unitWords(dims: Dims, one: boolean): string {
    const [base = "", ...others] = Object.keys(dims);
    const single = one || others.length > 0 || dims[base] !== 1;
    return this.format.unit(dims).replace(/[A-Za-z][\w-]*/g, (symbol) => this.unitWord(symbol, single));
  }

  /** What one of a unit is called, or more: the catalogue's word for those, else the unit's own. */
  private unitWord(symbol: string, one: boolean): string {
    if (isBuiltInSymbol(symbol)) return builtIn(symbol, one);
    const many = this.name("units", symbol);
    return one && !counters() ? symbol : many;
  }

  /** Digits of a rate or a price: of one below 1, so many that three of them tell something. */
  private rateDigits(value: number): number {
    const size = Math.abs(value);
    return size > 0 && size < 1 ? Math.min(MOST_DIGITS, 2 - Math.floor(Math.log10(size))) : size >= 100 ? 0 : 2;
  }

  /** Days and large sums are written whole: a won in thousands tells nothing. */
  private decimals(value: number, dims: Dims): number {
    const [base, ...rest] = Object.keys(dims);
    if (base === "day" && rest.length === 0) return 0;
    const money = this.program.model.scenario.commodities.find(
      (of) => of.kind === "currency" && dims[Object.keys(of.dims)[0] ?? ""] === 1,
    );
    if (money === undefined) return 2;
    if (rest.length > 0) return this.rateDigits(inUnits(value, this.format.factor(dims)));
    return Math.abs(value) >= 100 * this.format.factor(dims) ? 0 : 2;
  }

  private isPiece(base: string, dims: Dims): boolean {
    return (
      dims[base] === 1 &&
      this.program.model.scenario.commodities.some(
        (of) => of.kind === "good" && of.unit.factor === 1 && of.dims[base] === 1 && of.unit.text === base,
      )
    );
  }

  commodity(index: number): Commodity | undefined {
    return this.program.model.scenario.commodities[index];
  }

  /** `50 kg pobedit`, `3,000 won`; `roughly`: a good as money is, from a hundred on in whole units. */
  holding(id: string, amount: number, roughly = false): string {
    const of = this.program.model.scenario.commodities.find((other) => other.id === id && other.kind !== "claim");
    if (of === undefined) return "";
    const whole = roughly && Math.abs(amount) >= 100 * of.unit.factor;
    const written = this.quantity(amount, of.dims, whole ? 0 : undefined);
    if (of.kind === "currency") return written;
    return t("{amount} {good}", { amount: written, good: this.behindAmount(id, written === "1") });
  }

  /**
   * What a good is called behind an amount: the catalogue's word for one or many of it, else its name. One of a name that
   * begins with what its unit is called in the plural (`bowls of soup`) is called by its unit (`bowl of soup`).
   */
  private behindAmount(id: string, one = false): string {
    const { commodities, texts } = this.program.model.scenario;
    const own = one ? "one" : "many";
    if (texts.has(`amounts.${id}.${own}`)) return this.name(`amounts.${id}`, own);
    const name = this.name("goods", id);
    if (!one || counters()) return name;
    const unit = commodities.find((of) => of.id === id && of.kind === "good")?.unit.text ?? "";
    const units = this.name("units", unit);
    if (units !== unit && (name === units || name.startsWith(`${units} `))) return unit + name.slice(units.length);
    return keyOf(name) === keyOf(id) ? id : name; // an id is the singular
  }

  /** How much of a good is asked for: `How many ducklings`, `How much rice`. */
  howMuchOf(id: string): string {
    const { dims = {} } =
      this.program.model.scenario.commodities.find((of) => of.id === id && of.kind === "good") ?? {};
    const [base = ""] = Object.keys(dims);
    const good = this.behindAmount(id);
    return this.isPiece(base, dims) ? t("How many {good}", { good }) : t("How much {good}", { good });
  }

  /** `as many boxes of cigarettes as you say`, `as much rice as you say`. */
  asMuchAsSaid(id: string): string {
    const { dims = {}, kind } = this.program.model.scenario.commodities.find((of) => of.id === id) ?? {};
    const [base = ""] = Object.keys(dims);
    if (kind !== "good") return t("as much {name} as you say", { name: id });
    const name = this.behindAmount(id);
    return this.isPiece(base, dims)
      ? t("as many {name} as you say", { name })
      : t("as much {name} as you say", { name });
  }

  money(amount: number): string {
    const { scenario } = this.program.model;
    const of = scenario.commodities[scenario.numeraire.currency];
    return of === undefined
      ? formatNumber(amount)
      : this.quantity(amount, of.dims, Math.abs(amount) >= 100 * of.unit.factor ? 0 : 2);
  }

  private creditOf(id: string): Commodity | undefined {
    const { commodities, credit } = this.program.model.scenario;
    return commodities[credit.find((of) => of.id === id)?.currency ?? -1];
  }

  /** An amount of what a credit is owed in: `100,000 won`. */
  owed(credit: string, amount: number): string {
    const of = this.creditOf(credit);
    return of === undefined ? formatNumber(amount) : this.quantity(amount, of.dims);
  }

  /** The unit a bare number is taken to be in when a player pays on a credit. */
  owedUnit(credit: string): { readonly factor: number; readonly dims: Dims } {
    return this.tradeUnit(this.creditOf(credit)?.id ?? "");
  }

  /** An amount of anything an account can hold, by its position; a claim as the debt it is. */
  held(commodity: number, amount: number): string {
    const of = this.commodity(commodity);
    if (of === undefined) return "";
    return of.kind === "claim" ? t("debt {owed}", { owed: this.owed(of.id, amount) }) : this.holding(of.id, amount);
  }

  /** What an amount of a recipe's good is called: `4 bowls`. */
  made(recipe: string, amount: number): string {
    const { scenario } = this.program.model;
    const good = scenario.goods[scenario.recipes.find(({ id }) => id === recipe)?.good ?? -1];
    return this.holding(good?.id ?? "", amount);
  }

  /** The good that is counted by the piece in this unit, if there is one. */
  private pieceOf(dims: Dims): Commodity | undefined {
    const [base = ""] = Object.keys(dims);
    if (!this.isPiece(base, dims)) return undefined;
    return this.program.model.scenario.commodities.find((of) => of.kind === "good" && of.dims[base] === 1);
  }

  /** An amount with what it counts: `12 bowls of soup`, `5 kg`. */
  counted(amount: number, dims: Dims): string {
    const of = this.pieceOf(dims);
    return of === undefined ? this.quantity(amount, dims) : this.holding(of.id, amount);
  }

  /** `How many bowls of soup`, `How much`. */
  howMany(dims: Dims): string {
    const of = this.pieceOf(dims);
    return of === undefined ? t("How much") : t("How many {good}", { good: this.behindAmount(of.id) });
  }

  /** The currency a good is traded in. */
  private moneyOf(goodId: string): Commodity | undefined {
    const { commodities, goods, markets, numeraire } = this.program.model.scenario;
    const market = markets.find(({ good }) => goods[good]?.id === goodId);
    return commodities[market?.currency ?? numeraire.currency];
  }

  /** What a lot of a good costs or brings in all, in the currency it is traded in. */
  sum(goodId: string, amount: number): string {
    return this.holding(this.moneyOf(goodId)?.id ?? "", amount);
  }

  /** A price per declared unit: `10 won/kg`; in the currency it is asked in, unless another is named. */
  price(value: number, goodId: string, currency?: string): string {
    const { good, money: own } = this.pricing(goodId);
    const money = this.program.model.scenario.commodities.find(({ id }) => id === currency) ?? own;
    if (good === undefined || money === undefined) return formatNumber(value);
    const each = value * good.unit.factor;
    return `${this.quantity(each, money.dims, this.rateDigits(inUnits(each, money.unit.factor)))}/${this.unitName(goodId)}`;
  }

  /** The number of a price for a column of them, its unit standing elsewhere: `10`, `22.90`. */
  bare(value: number, goodId: string): string {
    const { good, money } = this.pricing(goodId);
    if (good === undefined || money === undefined) return formatNumber(value);
    const each = value * good.unit.factor;
    return this.figure(each, money.dims, this.rateDigits(inUnits(each, money.unit.factor))).replace(/\.\d$/, "$&0");
  }

  /** What the prices of a good are in: `won/kg`. */
  pricedIn(goodId: string): string {
    const { money } = this.pricing(goodId);
    return money === undefined ? "" : `${this.unitWords(money.dims, false)}/${this.unitName(goodId)}`;
  }

  private pricing(goodId: string): { readonly good: Commodity | undefined; readonly money: Commodity | undefined } {
    const { commodities } = this.program.model.scenario;
    return {
      good: commodities.find((of) => of.id === goodId && of.kind !== "claim"),
      money: this.moneyOf(goodId),
    };
  }

  /** An amount of the numeraire, named: `45 kg rice`; marked where the base's prices are not to be relied on. */
  real(amount: number): string {
    const { scenario } = this.program.model;
    const id = scenario.goods[scenario.numeraire.good]?.id ?? "";
    const of = scenario.commodities.find((other) => other.id === id);
    return of === undefined
      ? formatNumber(amount)
      : t("{amount} {good}", {
          amount: this.quantity(amount, of.dims, this.realDigits(inUnits(amount, of.unit.factor))),
          good: this.name("goods", id),
        }) + this.mark;
  }

  private realDigits(value: number): number {
    const size = Math.abs(value);
    return size >= 10 ? 0 : size >= 1 || size === 0 ? 1 : Math.min(MOST_DIGITS, 1 - Math.floor(Math.log10(size)));
  }

  /** The same to three figures: rounded once, so that it is the exact one wherever that has no more figures. */
  reckoned(amount: number): string {
    const { factor } = this.tradeUnit(this.measureId);
    return this.real(Math.abs(amount) < 1000 * factor ? amount : rounded(amount));
  }

  /** A real value given in the numeraire's declared unit, as the lab reckons, to three figures. */
  realOf(value: number): string {
    const good = { unit: this.tradeUnit(this.measureId) };
    return this.reckoned(value * good.unit.factor);
  }

  /** What stands behind a real value where the catalogue has a caution about the base's prices. */
  get mark(): string {
    const { base, scenario } = this.program.model;
    return scenario.texts.has(`bases.${base}`) ? "*" : "";
  }

  days(days: number): string {
    return this.quantity(days, { day: 1 });
  }

  /** When a debt is due: `due in 3 days`, `due today`, `overdue by 1 day`. */
  due(daysLeft: number): string {
    if (daysLeft === 0) return t("due today");
    return daysLeft > 0
      ? t("due in {days}", { days: this.days(daysLeft) })
      : t("overdue by {days}", { days: this.days(-daysLeft) });
  }

  /** The unit a bare number is taken to be in when a player types an amount of something. */
  tradeUnit(id: string): { readonly factor: number; readonly dims: Dims } {
    const of = this.program.model.scenario.commodities.find((other) => other.id === id && other.kind !== "claim");
    return { factor: of?.unit.factor ?? 1, dims: of?.dims ?? {} };
  }

  /** What real value is counted in: `rice`. */
  get measure(): string {
    return this.name("goods", this.measureId);
  }

  /** Id of the good real value is counted in. */
  get measureId(): string {
    const { goods, numeraire } = this.program.model.scenario;
    return goods[numeraire.good]?.id ?? "";
  }

  /** What one of a good is counted in: `kg`, `bird`. */
  unitName(id: string): string {
    const of = this.program.model.scenario.commodities.find((other) => other.id === id && other.kind !== "claim");
    return this.unitWord(of?.unit.text ?? "", true);
  }

  /** The unit for a number an encounter asks for. */
  askedUnit(dims: Dims): { readonly factor: number; readonly dims: Dims } {
    const [base = ""] = Object.keys(dims);
    const of = this.program.model.scenario.commodities.find(
      (other) => other.kind !== "claim" && other.dims[base] === 1,
    );
    return { factor: of?.unit.factor ?? 1, dims };
  }

  /** How a figure of some unit is written in data: the unit's text and how many smallest units it is. */
  unitOf(dims: Dims): { readonly text: string; readonly factor: number } {
    return { text: Object.keys(dims).length === 0 ? "1" : this.format.unit(dims), factor: this.format.factor(dims) };
  }
}
