import type { Vocabulary } from "../expr/index.js";
import { t } from "../language/index.js";
import { type Dims, parseDate, UNKNOWN_DIMS } from "../units/index.js";
import { assumptionsOf } from "./assumptions.js";
import { contestedOf } from "./contested.js";
import { Context } from "./context.js";
import { canonical, digest } from "./digest.js";
import { askedNumbers, Encounters } from "./encounters.js";
import { endingsOf } from "./endings.js";
import { enforcementOf } from "./enforcement.js";
import { episodesOf, holdersOf } from "./episodes.js";
import { type Folder, type Gathered, gather, type Shelf } from "./gather.js";
import { householdOf, opening, variables } from "./household.js";
import { refuseLeaks } from "./leaks.js";
import type { Market, ParameterIndex, Scenario, Variable } from "./model.js";
import { checkNames, type Names, namesOf } from "./names.js";
import { type Problem, Problems } from "./problems.js";
import { readExpr } from "./read-expr.js";
import * as risks from "./risks.js";
import { type FileShape, sectionsSchema } from "./schema.js";
import { checkShape } from "./shape.js";
import { readSources } from "./sources.js";
import { readTexts } from "./texts.js";
import { Things } from "./things.js";
import * as trade from "./trade.js";
import { type MapTree, toPlain } from "./tree.js";
import { tableOf, wordsIn } from "./unit-table.js";
import { type Lexicon, lexiconOf, vocabularyOf, WORDS } from "./vocabulary.js";
import * as work from "./work.js";

export type Loaded =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Checks what was gathered, section by section, and puts the scenario together. */
class Assembly {
  private readonly gathered: Gathered;
  private readonly doc: Partial<FileShape>;
  private readonly context: Context;
  private readonly names: Names;
  private readonly things: Things;

  constructor(gathered: Gathered, shelf: Shelf, problems: Problems) {
    this.gathered = gathered;
    const { doc, tree } = checkShape(sectionsSchema, gathered.tree, problems);
    this.doc = doc;
    const before = problems.count;
    const sources = readSources(shelf.sources, problems);
    this.context = new Context({
      tree,
      problems,
      table: tableOf(doc, tree, problems),
      bases: doc.bases ?? (wordsIn(tree, "bases").length > 0 ? wordsIn(tree, "bases") : ["printed"]),
      sources,
      sourcesWhole: problems.count === before,
      defaultSources: gathered.defaultSources,
    });
    this.names = namesOf(this.context);
    checkNames(this.context, WORDS);
    this.things = new Things(this.context, doc, this.names);
  }

  /** Says that a section is missing, unless it is there and faulty. */
  private require(section: string, remedy: string): void {
    if (!this.context.has(section)) this.context.problem([], t("there is no `{section}:`", { section }), remedy);
  }

  private home(): number {
    const { context, doc, names } = this;
    const homes = names.places.filter((id) => doc.places?.[id]?.home);
    const whole = names.places.length === Object.keys(doc.places ?? {}).length;
    if (homes.length !== 1 && (whole || homes.length > 1))
      context.keyProblem(
        ["places"],
        homes.length === 0
          ? t("no place is home")
          : t("{count} places are home: {list}", { count: homes.length, list: homes.slice(0, 5).join(", ") }),
        t("mark exactly one with `home: true`"),
      );
    return names.places.indexOf(homes[0] ?? "");
  }

  private numeraire(markets: readonly Market[], home: number): Scenario["numeraire"] {
    const { context, doc, names } = this;
    const id = doc.numeraire;
    if (id === undefined) {
      this.require("numeraire", t("name the good real value is counted in"));
      return { good: -1, market: -1, currency: -1 };
    }
    const good = context.ref("good", id, names.goods, ["numeraire"]);
    const market = markets.findIndex((other) => other.good === good && other.place === home);
    const declared = context.has("markets", `${names.places[home]}/${id}`);
    if (market < 0 && good >= 0 && home >= 0 && !declared)
      context.problem(
        ["numeraire"],
        t("'{id}' has no market at home", { id }),
        t("real value is counted in its home price; declare the market '{market}'", {
          market: `${names.places[home]}/${id}`,
        }),
      );
    return { good, market, currency: markets[market]?.currency ?? -1 };
  }

  /** Everything that is declared once and does not depend on expressions. */
  private declared() {
    const { things, names } = this;
    const markets = trade.markets(things, holdersOf(this.gathered, "markets"));
    const home = this.home();
    const credit = trade.credits(things);
    const numeraire = this.numeraire(markets, home);
    const currency = names.currencies[numeraire.currency];
    const money: Dims = currency === undefined ? UNKNOWN_DIMS : { [currency]: 1 };
    const found = {
      commodities: things.commodities,
      goods: trade.goods(things),
      places: names.places,
      home,
      numeraire,
      skies: risks.skies(things),
      markets,
      offers: trade.offers(things),
      people: risks.people(things),
      officers: risks.officers(things, money),
      contacts: risks.contacts(things, money),
      hiding: risks.hidings(things),
      posts: risks.posts(things),
      enforcement: enforcementOf(things, money, holdersOf(this.gathered, "enforcement")),
      routes: risks.routes(things, holdersOf(this.gathered, "routes")),
      credit,
      beliefs: things.beliefs,
      ...work.outlines(things),
    };
    trade.checkCurrencies(things, markets);
    trade.checkDebts(things, credit, markets, { place: home, currency: numeraire.currency });
    return { found, money };
  }

  /** The names and units expressions may use; a thing whose body is faulty can be named all the same. */
  private lexicon(found: ReturnType<Assembly["declared"]>["found"]): Lexicon {
    const { names } = this;
    const encounters = names.encounters.map((id) => ({ id }));
    const lexicon = lexiconOf({ ...found, encounters });
    const { credit, things, goods, currencies, offers, places, beliefs, people, patrols } = names;
    return {
      ...lexicon,
      ids: {
        commodity: things,
        good: goods,
        currency: currencies,
        credit,
        offer: offers,
        place: places,
        belief: beliefs,
        encounter: names.encounters,
        person: people,
        patrol: patrols,
        recipe: names.recipes,
        activity: names.activities,
        enforcement: names.enforcement,
        regime: names.regimes,
        level: names.levels,
        "kind-of-day": lexicon.ids["kind-of-day"],
      },
    };
  }

  private numbers(): ReadonlyMap<string, ParameterIndex> {
    const entries = Object.entries(this.doc.numbers ?? {});
    return new Map(entries.map(([id, value]) => [id, this.context.number(["numbers", id], value, undefined)]));
  }

  /** Numbers, variables and asked numbers, with their units; asked ones take the unit of their upper bound. */
  private dimsOfNames(
    fixed: readonly Variable[],
    numbers: ReadonlyMap<string, ParameterIndex>,
    lexicon: Lexicon,
  ): Map<string, Dims> {
    const { context } = this;
    const declared = new Map<string, Dims>();
    for (const id of [...context.ids("numbers"), ...context.ids("variables"), ...this.askedInFile()])
      declared.set(id, UNKNOWN_DIMS);
    for (const [id, at] of numbers) declared.set(id, context.parameters[at]?.dims ?? UNKNOWN_DIMS);
    for (const variable of fixed) declared.set(variable.id, variable.dims);
    const vocabulary = vocabularyOf(lexicon, { declared });
    for (const [id, to] of this.asked()) {
      const read = readExpr(to, vocabulary);
      declared.set(id, "type" in read && read.type.kind === "quantity" ? read.type.dims : UNKNOWN_DIMS);
    }
    return declared;
  }

  /** Numbers that encounters ask for or that are named with an order. */
  private asked(): ReadonlyMap<string, string> {
    return new Map([...askedNumbers(this.doc.encounters), ...work.orderedNumbers(this.doc.activities)]);
  }

  /** Names of asked numbers, also those of nodes with faults. */
  private askedInFile(): readonly string[] {
    const { context } = this;
    const nodes = context
      .ids("encounters")
      .flatMap((id) => context.ids("encounters", id, "nodes").map((node) => ["encounters", id, "nodes", node, "ask"]));
    const orders = context.ids("activities").map((id) => ["activities", id, "asks"]);
    return [...nodes, ...orders].flatMap((at) => {
      const path = [...at, "number"];
      const name = context.plain(path);
      if (typeof name !== "string") return [];
      const taken = WORDS.has(name) || context.has("numbers", name) || context.has("variables", name);
      if (taken)
        context.problem(path, t("'{name}' has a meaning already", { name }), t("choose another name for the answer"));
      return [name];
    });
  }

  private start(): Scenario["start"] {
    const { context, doc, things } = this;
    this.require("start", t("say on which date it begins and how many days it lasts at most"));
    const { start } = doc;
    const day = start === undefined ? undefined : parseDate(start.date);
    if (start !== undefined && day === undefined)
      context.problem(
        ["start", "date"],
        t("'{text}' is no date of the calendar", { text: start.date }),
        t("write YYYY-MM-DD"),
      );
    const days = start === undefined ? 0 : context.number(["start", "days"], start.days, { day: 1 });
    return { day: day ?? 0, days, opening: opening(things) };
  }

  private base(): string {
    const { context, doc } = this;
    const base = doc.base ?? context.bases[0] ?? "";
    if (doc.base !== undefined) context.ref("base", base, context.bases, ["base"]);
    return base;
  }

  scenario(): Scenario {
    const { context, doc, things, gathered } = this;
    const { found, money } = this.declared();
    const lexicon = this.lexicon(found);
    const numbers = this.numbers();
    const fixed = variables(things);
    const declared = this.dimsOfNames(fixed, numbers, lexicon);
    const asked = [...this.asked().keys()].map(
      (id): Variable => ({ id, dims: declared.get(id) ?? {}, start: undefined, low: undefined, high: undefined }),
    );
    const vocabulary = vocabularyOf(lexicon, { declared });
    const start = this.start();
    const inner = vocabularyOf(lexicon, { declared, hidden: true });
    const checker = new Encounters(context, this.names, inner, this.units(lexicon, declared), start.day);
    const whole =
      Object.keys(doc.posts ?? {}).length === this.names.posts.length &&
      Object.keys(doc.activities ?? {}).length === this.names.activities.length;
    const encounters = checker.all(
      doc.encounters,
      gathered.opens,
      holdersOf(gathered, "encounters"),
      [doc.posts ?? {}, doc.activities ?? {}],
      whole,
    );
    const recipes = work.recipes(things, vocabulary);
    const activities = work.activities(things, vocabulary, declared, holdersOf(gathered, "activities"), money);
    const endings = endingsOf(context, doc.endings, vocabulary);
    refuseLeaks(context, { encounters, recipes, activities, endings }, numbers);
    const household = householdOf(things, money);
    this.require("plan", t("say how long a wait may be: {example}", { example: "`plan: {wait-up-to: ...}`" }));
    this.require("exposure", t("say how fast attention fades: {example}", { example: "`exposure: {fades: ...}`" }));
    const { exposure, plan } = doc;
    return {
      id: gathered.id,
      bases: context.bases,
      defaultBase: this.base(),
      units: context.table,
      numbers,
      variables: [...fixed, ...asked],
      ...found,
      recipes,
      activities,
      household,
      exposureFades: exposure === undefined ? 0 : context.number(["exposure", "fades"], exposure.fades, { day: -1 }),
      encounters,
      episodes: episodesOf(context, gathered, start.day, vocabulary),
      counters: checker.counters,
      endings,
      waitUpTo: plan === undefined ? 0 : context.number(["plan", "wait-up-to"], plan["wait-up-to"], { day: 1 }),
      wokenBy: plan?.["woken-by"] ?? "encounter",
      start,
      texts: this.texts(encounters, vocabulary),
      assumptions: assumptionsOf(context, doc.assume),
      contested: contestedOf(context, doc.contested),
      rare: new Map(Object.entries(doc.rare ?? {})),
      oneSided: new Map(Object.entries(doc["one-sided"] ?? {})),
      parameters: context.parameters,
      hash: digest(canonical(toPlain(withoutProse(gathered.identity)))),
    };
  }

  /** Variables in file, numbers that are asked and numbers of faulty declarations can all be set; plain numbers cannot. */
  private units(lexicon: Lexicon, declared: ReadonlyMap<string, Dims>) {
    const { context } = this;
    const numbers = new Set(context.ids("numbers"));
    return {
      of: lexicon.dimsOf,
      homeMoney: lexicon.money,
      money: lexicon.moneyOfCredit,
      goodOfOffer: lexicon.goodOfOffer,
      goodOfCredit: (id: string): string => String(context.plain(["credit", id, "good"]) ?? ""),
      goodOfRecipe: (id: string): string => String(context.plain(["recipes", id, "makes"]) ?? ""),
      variables: new Map([...declared].filter(([id]) => !numbers.has(id))),
    };
  }

  private texts(encounters: Scenario["encounters"], vocabulary: Vocabulary): Scenario["texts"] {
    const { texts, translated, catalogue, borrowed } = this.gathered;
    return readTexts(this.context, { texts, translated, borrowed, ...catalogue }, encounters, vocabulary);
  }
}

/** What is said about a scenario and changes no play. */
const PROSE = ["assume", "contested", "rare", "one-sided"];

const withoutProse = (tree: MapTree): MapTree => ({
  ...tree,
  entries: new Map([...tree.entries].filter(([key]) => !PROSE.includes(key))),
});

/**
 * Text to a checked scenario, or every problem with file, line, column and remedy. Pure: it reads no file.
 * A syntax error reports the first fault of its file; all other kinds are found together.
 */
export function loadScenario(folder: Folder, shelf: Shelf): Loaded {
  const problems = new Problems();
  const gathered = gather(folder, shelf, problems);
  if (gathered === undefined) return { ok: false, problems: problems.list() };
  const scenario = new Assembly(gathered, shelf, problems).scenario();
  return problems.any ? { ok: false, problems: problems.list() } : { ok: true, scenario };
}
