import { TRUTH, type Vocabulary } from "../expr/index.js";
import { t } from "../language/index.js";
import { isBuiltInSymbol } from "../units/index.js";
import type { Context } from "./context.js";
import type { Encounter, Node, Template } from "./model.js";
import type { Problems, Spot } from "./problems.js";
import { isName } from "./schema-basics.js";
import { remedyFor } from "./suggest.js";
import type { MapTree, Path, Scalar, Tree } from "./tree.js";

interface Line {
  readonly scalar: Scalar;
  readonly text: string;
  readonly key: Spot;
}

/** A catalogue as dotted keys. A number or a yes stands for itself; what could not be read is left out. */
function flattenTexts(tree: MapTree, problems: Problems): Map<string, Line> {
  const lines = new Map<string, Line>();
  const walk = (node: Tree, path: string, key: Spot): void => {
    if (node.kind === "scalar") lines.set(path, { scalar: node, text: String(node.value), key });
    if (node.kind === "list") problems.add(node.spot, path, t("not a text"), t("write the words here, not a list"));
    if (node.kind !== "map") return;
    for (const [name, entry] of node.entries) walk(entry.value, path === "" ? name : `${path}.${name}`, entry.key);
  };
  walk(tree, "", tree.spot);
  return lines;
}

/** Texts a scenario needs (key -> where what it names is declared), may have, and beginnings of keys it cannot judge. */
class Wanted {
  readonly needed = new Map<string, Path>();
  readonly allowed = new Set<string>();
  readonly unjudged: string[] = [];
  private readonly context: Context;

  constructor(context: Context, encounters: readonly Encounter[]) {
    this.context = context;
    for (const key of ["title", "summary", "content-note", "debrief"]) this.need(key, []);
    for (const section of [
      "places",
      "goods",
      "people",
      "routes",
      "posts",
      "enforcement",
      "hiding",
      "credit",
      "offers",
      "skies",
      "recipes",
      "activities",
      "contested",
    ])
      this.needEach(section, section);
    for (const activity of context.ids("activities"))
      for (const level of context.words(["activities", activity, "levels"]))
        this.need(`levels.${activity}.${level}`, ["activities", activity, "levels"]);
    for (const id of context.ids("enforcement")) {
      this.needEach(`regimes.${id}`, "enforcement", id, "regimes");
      if (context.has("enforcement", id, "signals")) this.needEach(`signals.${id}`, "enforcement", id, "signals");
    }
    this.needEach("members", "household", "members");
    this.needEach("rations", "household", "rations");
    for (const route of context.ids("routes")) this.needEach(`legs.${route}`, "routes", route, "legs");
    this.needEach("endings", "endings");
    this.allowMore();
    const good = new Map(encounters.map((encounter) => [encounter.id, encounter]));
    for (const id of context.ids("encounters")) this.encounter(id, good.get(id));
  }

  /** Texts that may be there or not. */
  private allowMore(): void {
    const { context } = this;
    if (!context.has("endings")) this.unjudged.push("afterwards.");
    for (const ending of context.ids("endings")) this.allowed.add(`afterwards.${ending}`);
    for (const base of context.bases) this.allowed.add(`bases.${base}`); // a caution shown with real values
    this.allowEach("variables", "variables");
    this.allowEach("numbers", "numbers");
    this.allowEach("takes", "people"); // what is said of what passes to somebody who is not given it
    this.allowEach("borne", "people"); // what of the cost somebody bore that no posting shows, told at the end
    for (const good of context.ids("goods"))
      for (const many of ["one", "many"]) this.allowed.add(`amounts.${good}.${many}`); // what it is called behind an amount
    for (const unit of context.table.keys()) if (!isBuiltInSymbol(unit)) this.allowed.add(`units.${unit}`); // what more than one are called
  }

  private allowEach(prefix: string, section: string): void {
    for (const id of this.context.ids(section)) this.allowed.add(`${prefix}.${id}`);
  }

  private need(key: string, path: Path): void {
    this.needed.set(key, path);
    this.allowed.add(key);
  }

  private needEach(prefix: string, ...path: string[]): void {
    if (!this.context.has(...path)) this.unjudged.push(`${prefix}.`);
    for (const id of this.context.ids(...path)) {
      // A thing whose name or body cannot be used will be written otherwise, and its text with it.
      if (isName(id) && this.context.isReadable([...path, id])) this.need(`${prefix}.${id}`, [...path, id]);
      else this.allowed.add(`${prefix}.${id}`);
    }
  }

  private encounter(id: string, encounter: Encounter | undefined): void {
    const prefix = `encounters.${id}`;
    const good = new Set(encounter?.nodes.map((node) => node.id));
    for (const node of encounter?.nodes ?? []) {
      this.node(id, node);
      const outcomes = node.step.kind === "roll" ? node.step.roll.outcomes : [];
      for (const outcome of outcomes) this.allowed.add(`chances.${id}.${outcome}`); // what it is called where odds are told
    }
    if (encounter === undefined) this.unjudged.push(`${prefix}.`, `chances.${id}.`);
    for (const node of this.context.ids("encounters", id, "nodes"))
      if (!good.has(node)) this.unjudged.push(`${prefix}.${node}.`);
  }

  private node(encounter: string, { id, step }: Node): void {
    const [text, path] = [`encounters.${encounter}.${id}`, ["encounters", encounter, "nodes", id]];
    this.allowed.add(`${text}.say`);
    if (step.kind === "ask") this.need(`${text}.ask`, [...path, "ask"]);
    if (step.kind === "choose")
      for (const option of step.options) this.need(`${text}.${option.id}`, [...path, "choose", option.id]);
    if (step.kind === "roll") for (const outcome of step.roll.outcomes) this.allowed.add(`${text}.${outcome}`);
  }

  /** What a text that belongs to nothing may have been meant for. */
  remedy(key: string): string {
    const beginning = key.slice(0, key.indexOf(".") + 1);
    const others = [...this.allowed].filter((other) => beginning !== "" && other.startsWith(beginning));
    return others.length > 0 ? remedyFor(key, others) : t("delete it, or declare what it names");
  }

  allows(key: string): boolean {
    return this.allowed.has(key) || this.unjudged.some((prefix) => key.startsWith(prefix));
  }
}

const MOST_HOLES = 100;

const IF = "if ";

/** Whether every `if` is followed by at most one `else` and by its `end`, none inside another. */
function marksMatch(pieces: Template): boolean {
  const order = pieces.flatMap((piece) => (typeof piece === "object" && "mark" in piece ? [piece.mark] : [])).join(" ");
  return /^(if (else )?end ?)*$/.test(order);
}

/** Splits `You owe {owed(loan)}.` at its holes and checks what stands in them. */
function template(context: Context, key: string, line: Line, vocabulary: Vocabulary): Template {
  const pieces = line.text.split(/\{([^{}]*)\}/);
  if (pieces.length > 2 * MOST_HOLES) {
    context.problems.add(
      line.scalar.spot,
      key,
      t("a text with too many holes"),
      t("{most} are allowed", { most: MOST_HOLES }),
    );
    return [];
  }
  let at = 0;
  const found = pieces.map((piece, index) => {
    const from = at;
    at += piece.length + 1; // every piece but the last is followed by a brace
    if (index % 2 === 0) return piece;
    if (piece === "else" || piece === "end") return { mark: piece } as const;
    if (!piece.startsWith(IF)) return context.exprAt(line.scalar, [key], piece, undefined, vocabulary, from);
    const when = piece.slice(IF.length);
    return { mark: "if", when: context.exprAt(line.scalar, [key], when, TRUTH, vocabulary, from + IF.length) } as const;
  });
  if (!marksMatch(found))
    context.problems.add(
      line.scalar.spot,
      key,
      t("an `if` without its `end`"),
      t("write {example}", { example: "{if ...}words{else}others{end}" }),
    );
  const stray = pieces.findIndex((piece, index) => index % 2 === 0 && /[{}]/.test(piece));
  if (stray >= 0)
    context.problems.add(
      line.scalar.spot,
      key,
      t("a brace without its partner"),
      t("write {example}, or leave it out", { example: "{expression}" }),
    );
  return found;
}

/** Texts that explain what a player may ask about: `about.rice`, or `about.fire, meal` for several words. */
const ABOUT = "about.";
const subjectsOf = (key: string): readonly string[] => key.slice(ABOUT.length).toLowerCase().split(/,\s*/);
const NAMED = [
  "goods",
  "places",
  "people",
  "posts",
  "enforcement",
  "hiding",
  "credit",
  "offers",
  "skies",
  "routes",
  "endings",
  "numbers",
  "variables",
];

/**
 * What a player can have read: ids of things, and every word of the other texts and of their keys, which he types. `needs`
 * behind an activity's id is what a day of it needs, told where it is not done.
 */
function wordsRead(context: Context, lines: ReadonlyMap<string, Line>): ReadonlySet<string> {
  const read = new Set(["needs", ...NAMED.flatMap((section) => context.ids(section))]);
  for (const [key, { text }] of lines) {
    for (const word of `${key.startsWith(ABOUT) ? "" : key} ${text}`.toLowerCase().split(/[^\p{L}\p{N}-]+/u))
      read.add(word).add(word.replace(/s$/, ""));
  }
  return read;
}

/** Whether a word is read, or each of several. */
const isRead = (subject: string, read: ReadonlySet<string>): boolean =>
  read.has(subject) || subject.split(" ").every((word) => read.has(word));

function checkAbout(context: Context, key: string, spot: Spot, read: ReadonlySet<string> | undefined): void {
  for (const word of subjectsOf(key)) {
    if (read === undefined || isRead(word, read)) continue;
    context.problems.add(spot, key, t("nothing is called '{word}', and no text says it", { word }), () =>
      remedyFor(word, [...read]),
    );
  }
}

/** Whether an explanation is of a word that nobody reads here. */
const isUnread = (key: string, read: ReadonlySet<string> | undefined): boolean =>
  read !== undefined && subjectsOf(key).some((word) => !isRead(word, read));

/** Where every needed text is missing, unless it stands in something that could not be read. */
function checkMissing(
  context: Context,
  lines: ReadonlyMap<string, Line>,
  wanted: Wanted,
  unread: readonly string[],
  file: string,
): void {
  for (const [key, path] of wanted.needed) {
    const read = lines.has(key) || unread.some((start) => key === start || key.startsWith(`${start}.`));
    if (!read)
      context.problems.add(context.keySpot(path), key, t("has no text"), t("add `{key}` to {file}", { key, file }));
  }
}

/** Goods that are called the same could not be told apart on a price board, nor picked from a list by name. */
function checkGoods(context: Context, lines: ReadonlyMap<string, Line>): void {
  const called = new Map<string, string>();
  for (const good of context.ids("goods")) {
    const line = lines.get(`goods.${good}`);
    if (line === undefined) continue;
    const name = line.text.trim().toLowerCase();
    const other = called.get(name);
    called.set(name, good);
    if (other !== undefined)
      context.problems.add(
        line.scalar.spot,
        `goods.${good}`,
        t("'{other}' is called '{text}' too", { other, text: line.text }),
        t("give one of them another name"),
      );
  }
}

/** Checks the catalogue against the scenario: nothing missing, nothing left over, every hole an expression. */
export function readTexts(
  context: Context,
  catalogue: {
    readonly texts: MapTree;
    readonly file: string;
    readonly whole: boolean;
    readonly borrowed: ReadonlySet<string>;
    /** The same in another language, empty where none is asked for. */
    readonly translated: MapTree;
  },
  encounters: readonly Encounter[],
  vocabulary: Vocabulary,
): ReadonlyMap<string, Template> {
  const wanted = new Wanted(context, encounters);
  const all = flattenTexts(catalogue.texts, context.problems);
  // What a borrowed catalogue says of its own scenario alone is left out; where it is at home it is checked.
  const foreign = (key: string, { key: { file } }: Line): boolean =>
    catalogue.borrowed.has(file) && !wanted.allows(key);
  const lines = new Map([...all].filter(([key, line]) => key.startsWith(ABOUT) || !foreign(key, line)));
  const unread = faultyKeys(catalogue.texts);
  if (catalogue.whole) checkMissing(context, lines, wanted, unread, catalogue.file);
  // Where something could not be read, a word that seems strange may stand in it.
  const complete = catalogue.whole && unread.length === 0 && wanted.unjudged.length === 0;
  const read = complete ? wordsRead(context, lines) : undefined;
  checkGoods(context, lines);
  const texts = new Map<string, Template>();
  for (const [key, line] of lines) {
    if (key.startsWith(ABOUT) && catalogue.borrowed.has(line.key.file) && isUnread(key, read)) continue;
    if (key.startsWith(ABOUT)) checkAbout(context, key, line.key, read);
    else if (!wanted.allows(key))
      context.problems.add(line.key, key, t("this text belongs to nothing"), () => wanted.remedy(key));
    texts.set(key, template(context, key, line, vocabulary));
  }
  translate(context, catalogue, lines, texts, vocabulary);
  return texts;
}

/** What stands in the holes of a text, each once. */
const holesIn = (text: Template): readonly string[] =>
  [
    ...new Set(text.flatMap((piece) => (typeof piece === "string" || "mark" in piece ? [] : [piece.text.trim()]))),
  ].sort();

const folderOf = (file: string): string => file.replace(/[^/\\]*$/, "");

/**
 * Puts a translation over the English texts: each must be of one that is there, with the same holes. What it leaves out
 * stays English, and so does a text that another folder has put in the place of the translated one.
 */
function translate(
  context: Context,
  { translated, borrowed }: { readonly translated: MapTree; readonly borrowed: ReadonlySet<string> },
  lines: ReadonlyMap<string, Line>,
  texts: Map<string, Template>,
  vocabulary: Vocabulary,
): void {
  const { problems } = context;
  for (const [key, line] of flattenTexts(translated, problems)) {
    const [english, said] = [texts.get(key), lines.get(key)];
    if (english === undefined || said === undefined) {
      if (borrowed.has(line.key.file)) continue;
      problems.add(line.key, key, t("no English text is called so"), () => remedyFor(key, [...texts.keys()]));
    } else if (folderOf(said.key.file) === folderOf(line.key.file)) {
      const own = template(context, key, line, vocabulary);
      sameHoles(context, key, line, own, english);
      texts.set(key, own);
    }
  }
}

function sameHoles({ problems }: Context, key: string, line: Line, own: Template, english: Template): void {
  const wanted = holesIn(english);
  if (holesIn(own).join() === wanted.join()) return;
  const remedy =
    wanted.length === 0
      ? t("write it without any")
      : t("write {example}", { example: wanted.map((of) => `{${of}}`).join(", ") });
  problems.add(line.scalar.spot, key, t("its holes are not those of the English text"), remedy);
}

/** Dotted keys of what could not be read. */
function faultyKeys(tree: Tree, path = ""): readonly string[] {
  if (tree.kind === "faulty") return [path];
  if (tree.kind !== "map") return [];
  return [...tree.entries].flatMap(([name, { value }]) => faultyKeys(value, path === "" ? name : `${path}.${name}`));
}
