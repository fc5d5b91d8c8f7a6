import { checkExpr, parseExpr, type Vocabulary } from "../expr/index.js";
import { type Dims, isBuiltInSymbol, parseDate, type UnitTable, unitTable } from "../units/index.js";
import { Context } from "./context.js";
import { canonical, digest } from "./digest.js";
import { askedNumbers, Encounters } from "./encounters.js";
import type { Market, Opening, ParameterIndex, Scenario, Variable } from "./model.js";
import { type Problem, Problems, remedyFor } from "./problems.js";
import type { FileShape } from "./schema.js";
import { type Names, namesOf, Sections } from "./sections.js";
import { checkShape } from "./shape.js";
import { readSources } from "./sources.js";
import { flattenTexts, readTexts } from "./texts.js";
import { emptyMap, type MapTree, mergeTrees, type Path, toPlain, valueAt } from "./tree.js";
import { type Lexicon, lexiconOf, vocabularyOf } from "./vocabulary.js";
import { readYaml, type SourceFile } from "./yaml.js";

/** One folder of scenario data: its YAML file and its text catalogue. */
export interface Folder {
  readonly main: SourceFile;
  readonly texts: readonly SourceFile[];
}

/** What can be referred to by id. The caller reads files; this room never does. */
export interface Shelf {
  world(id: string): Folder | undefined;
  episode(id: string): Folder | undefined;
  worlds(): readonly string[];
  episodes(): readonly string[];
  readonly sources: readonly SourceFile[];
}

export type Loaded =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Keys that belong to one file and do not merge. */
const OWN_KEYS = ["kind", "id", "extends", "episodes", "opens", "source", "text"];

interface Parts {
  tree: MapTree;
  readonly texts: MapTree[];
  readonly defaultSources: Map<string, string>;
  readonly opens: Map<string, { path: Path; text: string | number }>;
}

const scalar = (tree: MapTree, key: string): unknown => {
  const value = valueAt(tree, [key]);
  return value?.kind === "scalar" ? value.value : undefined;
};

const without = (tree: MapTree, keys: readonly string[]): MapTree => ({
  ...tree,
  entries: new Map([...tree.entries].filter(([key]) => !keys.includes(key))),
});

function addFolder(parts: Parts, folder: Folder, problems: Problems, tree: MapTree): void {
  const source = scalar(tree, "source");
  if (typeof source === "string") parts.defaultSources.set(folder.main.name, source);
  const inline = valueAt(tree, ["text"]);
  if (inline?.kind === "map") parts.texts.push(inline);
  for (const file of folder.texts) parts.texts.push(readYaml(file, problems));
  const encounters = valueAt(tree, ["encounters"]);
  const opens = scalar(tree, "opens");
  if (encounters?.kind === "map" && (typeof opens === "string" || typeof opens === "number")) {
    for (const id of encounters.entries.keys()) parts.opens.set(id, { path: ["opens"], text: opens });
  }
  parts.tree = mergeTrees(parts.tree, without(tree, OWN_KEYS));
}

/** The base world, then its episodes, then the scenario itself, later over earlier. */
function gather(folder: Folder, shelf: Shelf, problems: Problems): Parts {
  const own = readYaml(folder.main, problems);
  const parts: Parts = { tree: emptyMap(folder.main.name), texts: [], defaultSources: new Map(), opens: new Map() };
  const add = (kind: "world" | "episode", id: string, path: Path): void => {
    const found = kind === "world" ? shelf.world(id) : shelf.episode(id);
    const known = kind === "world" ? shelf.worlds() : shelf.episodes();
    const spot = valueAt(own, path)?.spot ?? own.spot;
    if (found === undefined) problems.add(spot, path.join("."), `no ${kind} '${id}'`, remedyFor(id, known));
    else addFolder(parts, found, problems, readYaml(found.main, problems));
  };
  const world = scalar(own, "extends");
  if (typeof world === "string") add("world", world, ["extends"]);
  const episodes = valueAt(own, ["episodes"]);
  if (episodes?.kind === "list") {
    for (const [index, item] of episodes.items.entries())
      if (item.kind === "scalar") add("episode", String(item.value), ["episodes", index]);
  }
  if (own.entries.size > 0 && scalar(own, "kind") !== "scenario") {
    problems.add(
      own.spot,
      "kind",
      "this file is not a scenario",
      "a scenario says `kind: scenario`; worlds and episodes are checked through the scenarios that use them",
    );
  }
  addFolder(parts, folder, problems, own);
  const kept = new Map(parts.tree.entries);
  for (const key of ["kind", "id", "extends", "episodes"]) {
    const entry = own.entries.get(key);
    if (entry !== undefined) kept.set(key, entry);
  }
  parts.tree = { ...parts.tree, entries: kept };
  return parts;
}

function tableOf(doc: Partial<FileShape>, context: { tree: MapTree; problems: Problems }): UnitTable {
  const currencies = new Map(Object.entries(doc.currencies ?? {}).map(([id, currency]) => [id, currency.minor]));
  for (const id of [...currencies.keys(), ...(doc.counts ?? [])]) {
    if (isBuiltInSymbol(id))
      context.problems.add(context.tree.spot, id, `'${id}' is a built-in unit already`, "choose another name");
  }
  return unitTable({ currencies, counts: doc.counts ?? [] });
}

/** Numbers, variables and asked numbers, with their units; asked ones take the unit of their upper bound. */
function declaredDims(
  context: Context,
  doc: Partial<FileShape>,
  variables: readonly Variable[],
  numbers: ReadonlyMap<string, ParameterIndex>,
  lexicon: Lexicon,
): Map<string, Dims> {
  const declared = new Map<string, Dims>();
  for (const [id, at] of numbers) declared.set(id, context.parameters[at]?.dims ?? {});
  for (const variable of variables) declared.set(variable.id, variable.dims);
  for (const [id, { to }] of askedNumbers(doc.encounters)) {
    const parsed = parseExpr(String(to));
    if ("fault" in parsed) continue;
    const checked = checkExpr(parsed.tree, vocabularyOf(lexicon, { declared }));
    declared.set(id, "type" in checked && checked.type.kind === "quantity" ? checked.type.dims : {});
  }
  return declared;
}

function opening(context: Context, sections: Sections, names: Names, doc: Partial<FileShape>): readonly Opening[] {
  return (["you", "home"] as const).flatMap((account) =>
    Object.entries(doc.start?.[account] ?? {}).map(([id, amount]) => {
      const path = ["start", account, id];
      const known = [...names.currencies, ...names.goods];
      return {
        account,
        commodity: context.ref("commodity", id, known, path),
        amount: context.number(path, amount, sections.dimsOf(id)),
      };
    }),
  );
}

/** Everything the finished scenario is put together from. */
class Assembly {
  readonly problems: Problems;
  readonly parts: Parts;
  readonly doc: Partial<FileShape>;
  readonly context: Context;
  readonly names: Names;
  readonly sections: Sections;

  constructor(folder: Folder, shelf: Shelf, problems: Problems) {
    this.problems = problems;
    this.parts = gather(folder, shelf, problems);
    const { tree } = this.parts;
    this.doc = checkShape(tree, problems);
    const sources = readSources(shelf.sources, problems);
    const bases = this.doc.bases ?? ["printed"];
    this.context = new Context({
      tree,
      problems,
      table: tableOf(this.doc, { tree, problems }),
      bases,
      sources,
      defaultSources: this.parts.defaultSources,
    });
    this.names = namesOf(this.context, this.doc);
    this.sections = new Sections(this.context, this.doc, this.names);
  }

  private require<T>(value: T | undefined, key: string, remedy: string): T | undefined {
    if (value === undefined) this.context.problem([], `there is no \`${key}:\``, remedy);
    return value;
  }

  private home(): number {
    const homes = Object.entries(this.doc.places ?? {}).filter(([, place]) => place.home);
    if (homes.length !== 1)
      this.context.problem(["places"], `${homes.length} places are home`, "mark exactly one with `home: true`");
    return Math.max(0, this.names.places.indexOf(homes[0]?.[0] ?? ""));
  }

  private numeraire(markets: readonly Market[], home: number): Scenario["numeraire"] {
    const { context, names } = this;
    const good = context.ref("good", this.doc.numeraire ?? "", names.goods, ["numeraire"]);
    const market = markets.findIndex((other) => other.good === good && other.place === home);
    if (market < 0 && good >= 0)
      context.problem(
        ["numeraire"],
        `'${names.goods[good]}' has no market at home`,
        "real value is counted in its home price; declare that market",
      );
    return { good, market, currency: markets[market]?.currency ?? 0 };
  }

  scenario(): Scenario {
    const { context, doc, names, sections, parts } = this;
    const markets = sections.markets();
    const home = this.home();
    const numeraire = this.numeraire(markets, home);
    const money: Dims = { [names.currencies[numeraire.currency] ?? ""]: 1 };
    const things = {
      commodities: sections.commodities,
      goods: sections.goods(),
      places: names.places,
      home,
      numeraire,
      skies: sections.skies(),
      markets,
      offers: sections.offers(),
      people: sections.people(),
      officers: sections.officers(money),
      hiding: sections.hiding(),
      posts: sections.posts(),
      routes: sections.routes(),
      credit: sections.credit(),
      beliefs: sections.beliefs,
    };
    const lexicon = lexiconOf({ ...things, encounters: names.encounters.map((id) => ({ id })) });
    const numbers = new Map(
      Object.entries(doc.numbers ?? {}).map(([id, value]) => [id, context.number(["numbers", id], value, undefined)]),
    );
    const fixed = sections.variables();
    const declared = declaredDims(context, doc, fixed, numbers, lexicon);
    const asked = [...askedNumbers(doc.encounters).keys()];
    const variables = [
      ...fixed,
      ...asked.map(
        (id): Variable => ({ id, dims: declared.get(id) ?? {}, start: undefined, low: undefined, high: undefined }),
      ),
    ];
    const vocabulary = vocabularyOf(lexicon, { declared });
    const checker = new Encounters(context, names, vocabulary, {
      of: lexicon.dimsOf.bind(undefined, "commodity"),
      money: lexicon.moneyOfCredit,
      goodOfOffer: lexicon.goodOfOffer,
      variables: new Map(variables.map((variable) => [variable.id, variable.dims])),
    });
    const encounters = checker.encounters(doc.encounters ?? {}, parts.opens, doc.routes);
    sections.checkCurrencies(markets);
    const start = this.require(doc.start, "start", "say on which date it begins and how many days it lasts at most");
    const day = parseDate(start?.date ?? "1970-01-01");
    if (day === undefined)
      context.problem(["start", "date"], `'${start?.date}' is no date of the calendar`, "write YYYY-MM-DD");
    const base = doc.base ?? context.bases[0] ?? "";
    context.ref("base", base, context.bases, ["base"]);
    const household = sections.household(money);
    this.require(doc.plan, "plan", "say how long a wait may be: `plan: {wait-up-to: 10 day @...}`");
    return {
      id: doc.id ?? "",
      bases: context.bases,
      defaultBase: base,
      units: context.table,
      numbers,
      variables,
      ...things,
      household: household as Scenario["household"],
      exposureFades: context.number(["exposure", "fades"], doc.exposure?.fades, { day: -1 }),
      encounters,
      counters: checker.counters,
      endings: checker.endings(doc.endings ?? {}),
      waitUpTo: context.number(["plan", "wait-up-to"], doc.plan?.["wait-up-to"], { day: 1 }),
      start: {
        day: day ?? 0,
        days: context.number(["start", "days"], start?.days, { day: 1 }),
        opening: opening(context, sections, names, doc),
      },
      texts: this.texts(encounters, vocabulary),
      assumptions: new Map(Object.entries(doc.assume ?? {})),
      parameters: context.parameters,
      hash: digest(canonical(toPlain(without(parts.tree, ["assume"])))),
    };
  }

  private texts(encounters: Scenario["encounters"], vocabulary: Vocabulary): Scenario["texts"] {
    const merged = this.parts.texts.reduce((all, tree) => mergeTrees(all, tree), emptyMap("text.en.yaml"));
    const catalogue = this.parts.texts.at(-1)?.spot.file ?? "text.en.yaml";
    return readTexts(this.context, flattenTexts(merged, this.problems), this.doc, encounters, vocabulary, catalogue);
  }
}

/**
 * Text to a checked scenario, or every problem with file, line, column and remedy. Pure: it reads no file.
 * A syntax error reports the first fault of its file; all other kinds are found together.
 */
export function loadScenario(folder: Folder, shelf: Shelf): Loaded {
  const problems = new Problems();
  const scenario = new Assembly(folder, shelf, problems).scenario();
  return problems.any ? { ok: false, problems: problems.list() } : { ok: true, scenario };
}
