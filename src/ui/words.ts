import { type Readable, readable, type View } from "../engine/index.js";
import { callsIn, type Expr, exprText, namesIn } from "../expr/index.js";
import { inEnglish, language, t } from "../language/index.js";
import type { CheckedExpr, Contested, Template } from "../scenario/index.js";
import { formatNumber, formatShare, type Literal } from "../units/index.js";
import { Amounts } from "./amounts.js";
import { conditionText, isNothing, type Naming, partsOf, readingText } from "./condition.js";
import { rounded } from "./figures.js";
import { keyOf } from "./stem.js";

/** Expressions that are the trader's own reckoning and nothing he could count. */
const RECKONED = /^\s*(stake|wealth|home-ask\(.*\)|home-bid\(.*\))\s*$/;

/** Calls that reckon with what stands in their brackets, and name nothing of their own. */
const REDUCES: ReadonlySet<string> = new Set(["min", "max", "floor", "ceil"]);

const COMPARES: ReadonlySet<string> = new Set(["=", "!=", "<", "<=", ">", ">="]);

/** `copper-stake > 0`: some of a count there is. */
const isSome = (tree: Expr): boolean =>
  tree.op === ">" && tree.left.op === "name" && tree.right.op === "number" && tree.right.value === 0;

const ABOUT = "about.";

/** The words a text of the catalogue is about, by its key (`about.police, sweep`); none where it is about nothing. */
export const subjectsOf = (key: string): readonly string[] =>
  key.startsWith(ABOUT) ? key.slice(ABOUT.length).split(/,\s*/) : [];

/** Whether a text stands in English while another language is spoken, as it is not translated: amounts in it are then English too. */
function isEnglish(template: Template): boolean {
  if (language() === "en") return false;
  const text = template.filter((piece) => typeof piece === "string").join("");
  return /[A-Za-z]{2}/.test(text) && !/\p{Script=Hangul}/u.test(text);
}

/** Puts a scenario's texts, names, quantities and conditions into words. */
export class Words extends Amounts {
  private readonly readables = new Map<string, Readable | undefined>();

  /** A text of the catalogue with its holes filled, or undefined when there is none. */
  text(key: string, view: View): string | undefined {
    const template = this.program.model.scenario.texts.get(key);
    return template === undefined ? undefined : this.fill(template, view);
  }

  private fill(template: Template, view: View): string {
    return isEnglish(template) ? inEnglish(() => this.filled(template, view)) : this.filled(template, view);
  }

  private filled(template: Template, view: View): string {
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
  override valueOf(text: string, view: View): number | undefined {
    const found = this.readable(text);
    return found === undefined ? undefined : view.read(found);
  }

  /** An expression in words, with its unit. What the trader only reckons is rounded to what he can mean by it. */
  textOf(text: string, view: View): string {
    return this.shown(text, view, RECKONED.test(text) ? rounded : (value) => value);
  }

  /** The same, not rounded: a part of what something else is worked out from. */
  exactly(text: string, view: View): string {
    return this.shown(text, view, (value) => value);
  }

  private shown(text: string, view: View, meant: (value: number) => number): string {
    const found = this.readable(text);
    if (found === undefined) return "?";
    const value = view.read(found);
    if (found.dims === undefined) return value !== 0 ? t("yes") : t("no");
    if (this.isPercent(text.trim())) return formatShare(value);
    if (this.isCount(text.trim())) return formatNumber(value);
    return this.quantity(meant(value), found.dims);
  }

  /** Whether a number of the scenario is written in per cent. */
  private isPercent(name: string): boolean {
    const { numbers, parameters } = this.program.model.scenario;
    return parameters[numbers.get(name) ?? -1]?.literals.get(this.program.model.base)?.text.includes("%") === true;
  }

  /** Whether a variable counts something: it starts at a whole number without a unit, and is bound to no share. */
  private isCount(name: string): boolean {
    const { parameters, variables } = this.program.model.scenario;
    const of = variables.find(({ id }) => id === name);
    if (of?.start === undefined || of.high !== undefined || Object.keys(of.dims).length > 0) return false;
    return /^\d+$/.test(parameters[of.start]?.literals.get(this.program.model.base)?.text.trim() ?? "");
  }

  /** A variable's value, for a reader: a count as a number, where a share is told in per cent. */
  tally(name: string, value: number): string {
    const { dims = {} } = this.program.model.scenario.variables.find(({ id }) => id === name) ?? {};
    return this.isCount(name) ? formatNumber(value) : this.quantity(value, dims);
  }

  /** What the catalogue says about a thing or a word of its texts (`about`, by id or by words joined with commas). */
  about(word: string, view: View): string | undefined {
    const key = this.aboutKey(word);
    return key === undefined ? undefined : this.text(key, view);
  }

  private aboutKey(word: string): string | undefined {
    const wanted = keyOf(word);
    return [...this.program.model.scenario.texts.keys()].find((key) =>
      subjectsOf(key).some((of) => keyOf(of) === wanted),
    );
  }

  /** What else the text about a word is about: `about.police, sweep` tells of both. */
  toldWith(word: string): readonly string[] {
    return subjectsOf(this.aboutKey(word) ?? "").filter((of) => keyOf(of) !== keyOf(word));
  }

  /** Names of the numbers that text holds, as parameters are called. */
  aboutNumbers(word: string): readonly string[] {
    const { numbers, texts } = this.program.model.scenario;
    const template = texts.get(this.aboutKey(word) ?? "") ?? [];
    return template
      .flatMap((piece) => (typeof piece === "string" || "mark" in piece ? [] : namesIn(piece.tree)))
      .flatMap((name) => (numbers.has(name) ? [`numbers.${name}`] : []));
  }

  /** A sourced figure as its file writes it, for a reader: `60 to 120 won/kg (E031)`. */
  private said({ text, source = "" }: Literal): string {
    const figure = this.written(text).replace("..", t(" to "));
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

  /** The bounds of the number a standing order asks for; undefined where it asks for none. */
  asksOf(activity: string): { readonly from: CheckedExpr; readonly to: CheckedExpr } | undefined {
    return this.program.model.scenario.activities.find(({ id }) => id === activity)?.asks;
  }

  /** Whether a condition of an activity reads the number that its order names. */
  namesItsNumber(activity: string, of: CheckedExpr): boolean {
    const asked = this.program.model.scenario.activities.find(({ id }) => id === activity)?.asks?.number;
    return asked !== undefined && namesIn(of.tree).includes(asked);
  }

  /** What a way chance can fall out is called: by the catalogue in that encounter (`chances.ENCOUNTER.OUTCOME`), else by its id. */
  outcome(encounter: string, outcome: string): string {
    const section = `chances.${encounter}`;
    return this.program.model.scenario.texts.has(`${section}.${outcome}`) ? this.name(section, outcome) : outcome;
  }

  /** What the catalogue says of what passes to a person who is not given it: `stolen by someone in the yard`. */
  takes(person: string): string | undefined {
    const key = `takes.${person}`;
    return this.program.model.scenario.texts.has(key) ? this.name("takes", person) : undefined;
  }

  /** Whether a person is a single buyer of a good. */
  isBuyer(person: string): boolean {
    const { offers, people } = this.program.model.scenario;
    return offers.some(({ by }) => people[by]?.id === person);
  }

  /** The last day of the campaign. */
  get lastDay(): number {
    const { scenario, values } = this.program.model;
    return Math.round(values[scenario.start.days] ?? 0);
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

  /** Ids of goods that feed nobody as they are, and of which a recipe makes food. */
  get rawFood(): readonly string[] {
    const { goods, recipes } = this.program.model.scenario;
    const feeds = (at: number): boolean => goods[at]?.kcal !== undefined;
    const raw = recipes.filter(({ good }) => feeds(good)).flatMap(({ uses }) => uses.map(({ good }) => good));
    return [...new Set(raw)].filter((at) => !feeds(at)).flatMap((at) => goods[at]?.id ?? []);
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

  /** The catalogue's caution about real values in this base, if it has one. */
  get caution(): string | undefined {
    const key = `bases.${this.program.model.base}`;
    return this.program.model.scenario.texts.has(key) ? this.name("bases", this.program.model.base) : undefined;
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
      came: (post) => view === undefined || view.day > (this.valueOf(`quiet(${post})`, view) ?? 0),
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

  /** What of a condition is missing, where that is only that something ordered is called off: one can do it here and now. */
  onlyOrders(of: CheckedExpr, view: View): string | undefined {
    const open = partsOf(of.tree).filter((part) => this.valueOf(exprText(part), view) === 0);
    const ordered = open.every(
      (part) => part.op === "=" && part.left.op === "call" && part.left.name === "order" && isNothing(part.right),
    );
    return open.length === 0 || !ordered ? undefined : this.missing(of, view);
  }

  /** What of a condition hangs on more than days and has a name for a reader, in words; that there is some of a count is left out. Empty where nothing is left. */
  standing(of: CheckedExpr, view: View): string {
    return partsOf(of.tree)
      .filter(
        (part) =>
          !isSome(part) &&
          !namesIn(part).includes("day") &&
          callsIn(part).every((call) => call !== "met") &&
          this.isNamed(part),
      )
      .map((part) => conditionText(part, this.naming(view)))
      .join(t(" and "));
  }

  /** The orders a condition waits for, in words: `trade after dark is ordered`. Empty where it waits for none. */
  ordersIn(of: CheckedExpr, view: View): string {
    return partsOf(of.tree)
      .filter((part) => callsIn(part).includes("order"))
      .map((part) => conditionText(part, this.naming(view)))
      .join(t(" and "));
  }

  /** Whether a reader can take in what an expression compares: what is counted has a name in the catalogue, and nothing is multiplied. */
  isNamed(tree: Expr): boolean {
    if ("left" in tree && COMPARES.has(tree.op)) return this.isNamed(tree.left); // the right side is told by its value
    if (tree.op === "call" && REDUCES.has(tree.name)) return tree.args.every((of) => this.isNamed(of));
    if ("left" in tree) return !"*/".includes(tree.op) && this.isNamed(tree.left) && this.isNamed(tree.right);
    if (tree.op === "not" || tree.op === "minus") return this.isNamed(tree.of);
    const { activities, encounters, variables } = this.program.model.scenario;
    if (tree.op === "call") {
      const days = new Set(activities.map(({ encounter }) => encounters[encounter]?.id));
      return tree.name !== "met" || tree.args.every((of) => of.op === "name" && days.has(of.name)); // a credit may have an encounter's id
    }
    return namesIn(tree).every((name) => {
      return !variables.some(({ id }) => id === name) || this.name("variables", name) !== name;
    });
  }
}
