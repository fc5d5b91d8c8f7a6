import { type Program, type Readable, readable, type View } from "../engine/index.js";
import { type Expr, exprText, namesIn } from "../expr/index.js";
import { counters, msg, t } from "../language/index.js";
import type { CheckedExpr, Commodity, Contested, Template } from "../scenario/index.js";
import {
  type Dims,
  type Format,
  formatFor,
  formatNumber,
  formatShare,
  isBuiltInSymbol,
  type Literal,
} from "../units/index.js";
import { conditionText, type Naming, partsOf, readingText } from "./condition.js";
import { keyOf } from "./stem.js";

/** Sections whose things have a name in the catalogue. */
const NAMED =
  "goods places people routes posts hiding credit offers skies enforcement members activities recipes".split(" ");

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A difference of shares in points of a hundred, without its sign. */
export const pointsText = (share: number): string => formatNumber(Math.abs(share * 100), Math.abs(share) < 0.1 ? 1 : 0);

export const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

/** Expressions that are the trader's own reckoning and nothing he could count. */
const RECKONED = /^\s*(stake|wealth|home-ask\(.*\)|home-bid\(.*\))\s*$/;

/** Built-in units that are words in a sentence; the others are signs and stay as they are. */
const UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  day: [msg("day"), msg("days")],
  person: [msg("person"), msg("people")],
};

function builtIn(symbol: string, one: boolean): string {
  const [single, many] = UNITS[symbol] ?? [symbol, symbol];
  return t(one ? single : many);
}

/** To three figures: `316,653.16` is reckoned as about 317,000. */
export function rounded(value: number): number {
  if (value === 0) return 0;
  let step = 1;
  while (Math.abs(value) >= 1000 * step) step *= 10;
  while (Math.abs(value) * 10 < 1000 * step) step /= 10;
  return Math.round(value / step) * step;
}

const COMPARES: ReadonlySet<string> = new Set(["=", "!=", "<", "<=", ">", ">="]);

/** Puts a scenario's names, texts and quantities into words. Money is never added up here, only written. */
export class Words {
  readonly format: Format;
  private readonly program: Program;
  private readonly readables = new Map<string, Readable | undefined>();

  constructor(program: Program) {
    this.program = program;
    this.format = formatFor(program.model.scenario.units);
  }

  /** A text of the catalogue with its holes filled, or undefined when there is none. */
  text(key: string, view: View): string | undefined {
    const template = this.program.model.scenario.texts.get(key);
    return template === undefined ? undefined : this.fill(template, view);
  }

  /** The catalogue's name for something, else its id. */
  name(section: string, id: string): string {
    const template = this.program.model.scenario.texts.get(`${section}.${id}`);
    return template === undefined ? id : template.map((piece) => (typeof piece === "string" ? piece : "")).join("");
  }

  private fill(template: Template, view: View): string {
    let said = true;
    return template
      .map((piece) => {
        if (typeof piece === "object" && "mark" in piece) {
          if (piece.mark === "if") said = (this.valueOf(piece.when.text, view) ?? 0) !== 0;
          else said = piece.mark === "end" || !said;
          return "";
        }
        if (!said) return "";
        return typeof piece === "string" ? piece : this.textOf(piece.text, view);
      })
      .join("");
  }

  private readable(text: string): Readable | undefined {
    if (!this.readables.has(text)) {
      const result = readable(this.program, text);
      this.readables.set(text, result.ok ? result.readable : undefined);
    }
    return this.readables.get(text);
  }

  /** What an expression comes to now, or undefined where it reads what a trader cannot know. */
  valueOf(text: string, view: View): number | undefined {
    const found = this.readable(text);
    return found === undefined ? undefined : view.read(found);
  }

  /** An expression in words, with its unit. What the trader only reckons is rounded to what he can mean by it. */
  textOf(text: string, view: View): string {
    const found = this.readable(text);
    if (found === undefined) return "?";
    const value = view.read(found);
    if (found.dims === undefined) return value !== 0 ? t("yes") : t("no");
    if (this.isPercent(text.trim())) return formatShare(value);
    return this.quantity(RECKONED.test(text) ? rounded(value) : value, found.dims);
  }

  /** Whether a number of the scenario is written in per cent. */
  private isPercent(name: string): boolean {
    const { numbers, parameters } = this.program.model.scenario;
    return parameters[numbers.get(name) ?? -1]?.literals.get(this.program.model.base)?.text.includes("%") === true;
  }

  /** `3,000 won`, `50 kg`; things that are counted by the piece without their unit; days in the plural. */
  quantity(value: number, dims: Dims, decimals?: number): string {
    const [base, ...rest] = Object.keys(dims);
    if (base !== undefined && rest.length === 0 && this.isPiece(base, dims) && !counters())
      return formatNumber(value, 0);
    if (base === undefined)
      return value > 0 && value <= 1 ? `${formatNumber(value * 100, 0)} %` : formatNumber(value, decimals);
    const [number = ""] = this.format.quantity(value, dims, decimals ?? this.decimals(value, dims)).split(" ");
    return t("{number} {unit}", { number, unit: this.unitWords(dims, number === "1") });
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

  /** Days and large sums are written whole: a won in thousands tells nothing. */
  private decimals(value: number, dims: Dims): number {
    const [base, ...rest] = Object.keys(dims);
    if (base === "day" && rest.length === 0) return 0;
    const money = this.program.model.scenario.commodities.find(
      (of) => of.kind === "currency" && dims[Object.keys(of.dims)[0] ?? ""] === 1,
    );
    if (money === undefined) return 2;
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

  /** `50 kg pobedit`, `3,000 won`. */
  holding(id: string, amount: number): string {
    const of = this.program.model.scenario.commodities.find((other) => other.id === id && other.kind !== "claim");
    if (of === undefined) return "";
    const written = this.quantity(amount, of.dims);
    const name = this.name("goods", id);
    if (of.kind === "currency") return written;
    const good = written === "1" && keyOf(name) === keyOf(id) ? id : name; // an id is the singular
    return t("{amount} {good}", { amount: written, good });
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

  /** A standing order in words; with the number named with it where there is one. */
  order(activity: string, level: string, amount?: number): string {
    const name = this.name("activities", activity);
    if (level === "off") return t("{name}: no more", { name });
    const { scenario } = this.program.model;
    const asked = scenario.activities.find(({ id }) => id === activity)?.asks?.number;
    const dims = scenario.variables.find(({ id }) => id === asked)?.dims;
    const number = dims === undefined || amount === undefined ? "" : `, ${this.counted(amount, dims)}`;
    return `${name}: ${this.name("levels", `${activity}.${level}`)}${number}`;
  }

  /** Whether a condition of an activity reads the number that its order names. */
  namesItsNumber(activity: string, of: CheckedExpr): boolean {
    const asked = this.program.model.scenario.activities.find(({ id }) => id === activity)?.asks?.number;
    return asked !== undefined && namesIn(of.tree).includes(asked);
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
    return of === undefined ? t("How much") : t("How many {good}", { good: this.name("goods", of.id) });
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

  /** A price per declared unit: `10 won/kg`. */
  price(value: number, goodId: string): string {
    const { scenario } = this.program.model;
    const good = scenario.commodities.find((of) => of.id === goodId && of.kind !== "claim");
    const money = this.moneyOf(goodId);
    if (good === undefined || money === undefined) return formatNumber(value);
    return `${this.quantity(value * good.unit.factor, money.dims)}/${this.unitWord(good.unit.text, true)}`;
  }

  /** An amount of the numeraire, named: `45 kg rice`; marked where the base's prices are not to be relied on. */
  real(amount: number): string {
    const { scenario } = this.program.model;
    const id = scenario.goods[scenario.numeraire.good]?.id ?? "";
    const of = scenario.commodities.find((other) => other.id === id);
    return of === undefined
      ? formatNumber(amount)
      : t("{amount} {good}", {
          amount: this.quantity(amount, of.dims, Math.abs(amount) >= 10 * of.unit.factor ? 0 : 1),
          good: this.name("goods", id),
        }) + this.mark;
  }

  /** A real value given in the numeraire's declared unit, as the lab reckons, to three figures. */
  realOf(value: number): string {
    const { scenario } = this.program.model;
    const good = scenario.commodities[scenario.goods[scenario.numeraire.good]?.commodity ?? -1];
    return good === undefined ? formatNumber(value) : this.real(rounded(value * good.unit.factor));
  }

  /** What stands behind a real value where the catalogue has a caution about the base's prices. */
  get mark(): string {
    const { base, scenario } = this.program.model;
    return scenario.texts.has(`bases.${base}`) ? "*" : "";
  }

  /** The catalogue's caution about real values in this base, if it has one. */
  get caution(): string | undefined {
    const key = `bases.${this.program.model.base}`;
    return this.program.model.scenario.texts.has(key) ? this.name("bases", this.program.model.base) : undefined;
  }

  /** A sourced figure as its file writes it, for a reader: `60 to 120 won/kg (E031)`. */
  private said({ text, source = "" }: Literal): string {
    const figure = text
      .replace(/\s*@\S+$/, "")
      .replace("..", t(" to "))
      .replace(/\d{4,}/g, (digits) => formatNumber(Number(digits)))
      .replace(/ person$/, t(" people"));
    return source.startsWith("I") ? t("{figure} (our reading {source})", { figure, source }) : `${figure} (${source})`;
  }

  /** What the sources say of a figure they disagree about: `the memoir has 10 won/kg (M335); others have 60 to 120 won/kg (E031)`. */
  contested({ id, printed, others }: Contested): string {
    const said = others.map((other) => this.said(other)).join(", ");
    return t("{figure}: the memoir has {said}; others have {said2}.", {
      figure: this.name("contested", id),
      said: this.said(printed),
      said2: said,
    });
  }

  /** Ids of the money there is. */
  get currencies(): readonly string[] {
    return this.program.model.scenario.commodities.filter(({ kind }) => kind === "currency").map(({ id }) => id);
  }

  /** Whether a trader on the road is fed there. */
  get fedAway(): boolean {
    return this.program.model.scenario.household.fedAway;
  }

  /** Names of the kitchen's standing orders, fullest first. */
  get rations(): readonly string[] {
    return this.program.model.scenario.household.rations.map(({ id }) => id);
  }

  /** A road with where it leads: `Hamhung by the truck`, or the road alone where its name says so. */
  way(route: string, to: string): string {
    const [name, place] = [this.name("routes", route), this.name("places", to)];
    return name.includes(place) ? name : t("{route} to {place}", { route: name, place });
  }

  /** The same as what one does: `Travel to Hamhung by truck (2 days)`. */
  travel(route: string, to: string, many: number): string {
    const [name, place, days] = [this.name("routes", route), this.name("places", to), this.days(many)];
    return name.includes(place)
      ? t("Travel by {route} ({days})", { route: name, days })
      : t("Travel to {place} by {route} ({days})", { place, route: name, days });
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
    const { goods, numeraire } = this.program.model.scenario;
    return this.name("goods", goods[numeraire.good]?.id ?? "");
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

  /** A readable name for an id of whatever kind. */
  label(id: string): string {
    for (const section of NAMED) {
      const name = this.name(section, id);
      if (name !== id) return name;
    }
    return id;
  }

  /** What the catalogue says about a thing or a word of its texts (`about`, by id or by words joined with commas). */
  about(word: string, view: View): string | undefined {
    const key = this.aboutKey(word);
    return key === undefined ? undefined : this.text(key, view);
  }

  private aboutKey(word: string): string | undefined {
    const wanted = keyOf(word);
    return [...this.program.model.scenario.texts.keys()].find(
      (key) =>
        key.startsWith("about.") &&
        key
          .slice(6)
          .split(/,\s*/)
          .some((of) => keyOf(of) === wanted),
    );
  }

  /** Names of the numbers that text holds, as parameters are called. */
  aboutNumbers(word: string): readonly string[] {
    const { numbers, texts } = this.program.model.scenario;
    const template = texts.get(this.aboutKey(word) ?? "") ?? [];
    return template
      .flatMap((piece) => (typeof piece === "string" || "mark" in piece ? [] : namesIn(piece.tree)))
      .flatMap((name) => (numbers.has(name) ? [`numbers.${name}`] : []));
  }

  /** How a figure of some unit is written in data: the unit's text and how many smallest units it is. */
  unitOf(dims: Dims): { readonly text: string; readonly factor: number } {
    return { text: Object.keys(dims).length === 0 ? "1" : this.format.unit(dims), factor: this.format.factor(dims) };
  }

  /** What an expression reads, in words without values. */
  reading(tree: Expr): string {
    return readingText(tree, this.naming(undefined));
  }

  private naming(view: View | undefined): Naming {
    const { activities, encounters, numbers, variables } = this.program.model.scenario;
    return {
      value: (text) => {
        const known = view === undefined ? undefined : this.valueOf(text, view);
        return view === undefined || known === undefined ? undefined : this.textOf(text, view);
      },
      label: (id) => this.label(id),
      named: (name) => {
        const section = numbers.has(name) ? "numbers" : "variables";
        const said = this.name(section, name);
        return said === name ? name.replaceAll("-", " ") : said;
      },
      isFlag: (name) => variables.some(({ id, dims }) => id === name && Object.keys(dims).length === 0),
      work: (encounter) => {
        const of = activities.find((other) => encounters[other.encounter]?.id === encounter);
        return of === undefined ? undefined : this.name("activities", of.id);
      },
      level: (activity, level) => this.name("levels", `${activity}.${level}`),
    };
  }

  /** What a condition needs, for a reader who finds something closed: the whole of it. */
  condition(of: CheckedExpr, view: View): string {
    return conditionText(of.tree, this.naming(view));
  }

  /**
   * What of a condition does not hold yet, part by part; all of it where each part holds or is not known. `plain` leaves
   * out what has no name for a reader: a text says that.
   */
  missing(of: CheckedExpr, view: View, plain = false): string {
    const parts = partsOf(of.tree);
    const open = parts.filter((part) => this.valueOf(exprText(part), view) === 0);
    return (open.length === 0 ? parts : open)
      .filter((part) => !plain || this.isNamed(part))
      .map((part) => conditionText(part, this.naming(view)))
      .join("; ");
  }

  /** Whether a reader can take in what an expression compares: what is counted has a name in the catalogue, and nothing is multiplied. */
  isNamed(tree: Expr): boolean {
    if ("left" in tree && COMPARES.has(tree.op)) return this.isNamed(tree.left); // the right side is told by its value
    if ("left" in tree) return !"*/".includes(tree.op) && this.isNamed(tree.left) && this.isNamed(tree.right);
    const { activities, encounters, variables } = this.program.model.scenario;
    const days = new Set(activities.map(({ encounter }) => encounters[encounter]?.id));
    return namesIn(tree).every((name) => {
      if (encounters.some(({ id }) => id === name)) return days.has(name);
      return !variables.some(({ id }) => id === name) || this.name("variables", name) !== name;
    });
  }
}
