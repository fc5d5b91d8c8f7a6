import { type Program, type Readable, readable, type View } from "../engine/index.js";
import type { CheckedExpr, Commodity, Template } from "../scenario/index.js";
import { type Dims, type Format, formatFor, formatNumber } from "../units/index.js";
import { conditionText } from "./condition.js";

/** Sections whose things have a name in the catalogue. */
const NAMED = ["goods", "places", "people", "routes", "posts", "hiding", "credit", "offers", "skies", "members"];

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
    return template.map((piece) => (typeof piece === "string" ? piece : this.hole(piece.text, view))).join("");
  }

  private hole(text: string, view: View): string {
    if (!this.readables.has(text)) {
      const result = readable(this.program, text);
      this.readables.set(text, result.ok ? result.readable : undefined);
    }
    const found = this.readables.get(text);
    if (found === undefined) return "?";
    const value = view.read(found);
    if (found.dims === undefined) return value !== 0 ? "yes" : "no";
    return this.quantity(value, found.dims);
  }

  /** `3,000 won`, `50 kg`; things that are counted by the piece without their unit; days in the plural. */
  quantity(value: number, dims: Dims, decimals?: number): string {
    const [base, ...rest] = Object.keys(dims);
    if (base !== undefined && rest.length === 0 && this.isPiece(base, dims)) return formatNumber(value, 0);
    if (base === undefined)
      return value > 0 && value <= 1 ? `${formatNumber(value * 100, 0)} %` : formatNumber(value, decimals);
    const text = this.format.quantity(value, dims, decimals ?? (base === "day" && rest.length === 0 ? 0 : 2));
    return text === "1 day" ? text : text.replace(/ day$/, " days");
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
    return of.kind === "currency" ? written : `${written} ${this.name("goods", id)}`;
  }

  money(amount: number): string {
    const { scenario } = this.program.model;
    const of = scenario.commodities[scenario.numeraire.currency];
    return of === undefined
      ? formatNumber(amount)
      : this.quantity(amount, of.dims, Math.abs(amount) >= 100 * of.unit.factor ? 0 : 2);
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
    if (level === "off") return `${name}: no more`;
    const { scenario } = this.program.model;
    const asked = scenario.activities.find(({ id }) => id === activity)?.asks?.number;
    const dims = scenario.variables.find(({ id }) => id === asked)?.dims;
    const number = dims === undefined || amount === undefined ? "" : `, ${this.quantity(amount, dims)}`;
    return `${name}: ${this.name("levels", `${activity}.${level}`)}${number}`;
  }

  /** A price per declared unit: `10 won/kg`. */
  price(value: number, goodId: string): string {
    const { scenario } = this.program.model;
    const good = scenario.commodities.find((of) => of.id === goodId && of.kind === "good");
    const money = scenario.commodities[scenario.numeraire.currency];
    if (good === undefined || money === undefined) return formatNumber(value);
    return `${this.quantity(value * good.unit.factor, money.dims)}/${good.unit.text}`;
  }

  /** An amount of the numeraire, named: `45 kg rice`. */
  real(amount: number): string {
    const { scenario } = this.program.model;
    const id = scenario.goods[scenario.numeraire.good]?.id ?? "";
    const of = scenario.commodities.find((other) => other.id === id);
    return of === undefined
      ? formatNumber(amount)
      : `${this.quantity(amount, of.dims, Math.abs(amount) >= 10 * of.unit.factor ? 0 : 1)} ${this.name("goods", id)}`;
  }

  /** Names of the kitchen's standing orders, fullest first. */
  get rations(): readonly string[] {
    return this.program.model.scenario.household.rations.map(({ id }) => id);
  }

  days(days: number): string {
    return this.quantity(days, { day: 1 });
  }

  /** The unit a bare number is taken to be in when a player types an amount of something. */
  tradeUnit(id: string): { readonly factor: number; readonly dims: Dims } {
    const of = this.program.model.scenario.commodities.find((other) => other.id === id && other.kind !== "claim");
    return { factor: of?.unit.factor ?? 1, dims: of?.dims ?? {} };
  }

  moneyUnit(): { readonly factor: number; readonly dims: Dims } {
    const { scenario } = this.program.model;
    return this.tradeUnit(scenario.commodities[scenario.numeraire.currency]?.id ?? "");
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

  /** The id meant by a typed word: an id, or a name of the catalogue. */
  idOf(word: string): string {
    const wanted = word.trim().toLowerCase();
    for (const key of this.program.model.scenario.texts.keys()) {
      const [section = "", id = "", ...rest] = key.split(".");
      if (rest.length === 0 && NAMED.includes(section) && this.name(section, id).toLowerCase() === wanted) return id;
    }
    return wanted;
  }

  /** How a figure of some unit is written in data: the unit's text and how many smallest units it is. */
  unitOf(dims: Dims): { readonly text: string; readonly factor: number } {
    return { text: Object.keys(dims).length === 0 ? "1" : this.format.unit(dims), factor: this.format.factor(dims) };
  }

  /** What an option needs, for a reader who finds it closed. */
  condition(of: CheckedExpr, view: View): string {
    const { numbers } = this.program.model.scenario;
    return conditionText(of.tree, {
      number: (name) => (numbers.has(name) ? this.hole(name, view) : undefined),
      label: (id) => this.label(id),
    });
  }
}
