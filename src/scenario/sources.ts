import { t } from "../language/index.js";
import { type Literal, parseLiteral, sameDims, type Unit, type UnitTable } from "../units/index.js";
import { Problems, type Spot } from "./problems.js";
import { remedyFor } from "./suggest.js";
import { type MapTree, type Tree, toPlain } from "./tree.js";
import { readYaml, type SourceFile } from "./yaml.js";

/** One entry of the repository's ledgers: our digest of a passage and the figures in it, by part name ("" for the only one). */
export interface Source {
  readonly id: string;
  readonly says: string;
  readonly figures: ReadonlyMap<string, string>;
  readonly file: string;
  /** Fact: the memoir's paragraph it is in. Evidence: the work it is from, and of which time and place it speaks. */
  readonly para: string;
  readonly work: string;
  readonly year: string;
  readonly place: string;
  /** Entries it is worked out from, or that it reads: those its `formula`, `facts` or `from` names. */
  readonly rests: readonly string[];
  /** Figure worked out: how, in ids and numbers. */
  readonly formula: string;
  /** Reading: what clashes, and why it is read so. */
  readonly what: string;
  readonly why: string;
  /** Fact: why no scenario uses the value it carries. */
  readonly narrative: string;
}

export type Sources = ReadonlyMap<string, Source>;

const textOf = (tree: Tree | undefined): string => {
  const value = tree === undefined ? null : toPlain(tree);
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
};

function readEntry(id: string, entry: MapTree, file: string): Source {
  const get = (key: string): Tree | undefined => entry.entries.get(key)?.value;
  const figures = new Map<string, string>();
  const value = textOf(get("range")) || textOf(get("value"));
  if (value !== "") figures.set("", value);
  const parts = get("values");
  if (parts?.kind === "map") for (const [name, part] of parts.entries) figures.set(name, textOf(part.value));
  const rests = ["formula", "facts", "from"].flatMap((key) => {
    const tree = get(key);
    return tree === undefined ? [] : citedIn(JSON.stringify(toPlain(tree) ?? ""));
  });
  return {
    id,
    says: textOf(get("says")) || textOf(get("reading")),
    figures,
    file,
    para: textOf(get("para")),
    work: textOf(get("source")),
    year: textOf(get("year")),
    place: textOf(get("place")),
    rests: [...new Set(rests)],
    formula: textOf(get("formula")),
    what: textOf(get("what")),
    why: textOf(get("why")),
    narrative: textOf(get("narrative")),
  };
}

/** What an entry says; of a figure worked out also how. */
export const saidOf = ({ says, formula }: Source): string => (formula === "" ? says : `${says} (${formula})`);

/** Ids of ledger entries that a text names. */
export const citedIn = (text: string): readonly string[] => text.match(/\b[MDIE]\d{3,}\b/g) ?? [];

/** What one ledger holds: an id, where it stands, and its entry where that is one. */
type Ledger = readonly { readonly id: string; readonly key: Spot; readonly source: Source | undefined }[];

function readLedger(file: SourceFile, problems: Problems): Ledger {
  return [...readYaml(file, problems).entries].map(([id, { key, value }]) => ({
    id,
    key,
    source: value.kind === "map" ? readEntry(id, value, file.name) : undefined,
  }));
}

const MOST_KEPT = 8;
const kept = new Map<string, { readonly text: string; readonly ledger: Ledger }>();

/** A ledger, read once where it has no fault: whoever checks several scenarios, or one with other numbers, has the same ledgers. */
function ledgerOf(file: SourceFile, problems: Problems): Ledger {
  const known = kept.get(file.name);
  if (known?.text === file.text) return known.ledger;
  const own = new Problems();
  const ledger = readLedger(file, own);
  if (own.any) return readLedger(file, problems);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(file.name, { text: file.text, ledger });
  return ledger;
}

/** Reads the ledgers. Ids are unique over all files. */
export function readSources(files: readonly SourceFile[], problems: Problems): Sources {
  const sources = new Map<string, Source>();
  for (const file of files) {
    for (const { id, key, source } of ledgerOf(file, problems)) {
      if (sources.has(id)) problems.add(key, id, t("a second source of this id"), t("give every source its own id"));
      if (source !== undefined) sources.set(id, source);
    }
  }
  return sources;
}

/** A table that also knows the units only a ledger uses: any other word counts something of that name. */
class OpenTable extends Map<string, Unit> {
  override get(symbol: string): Unit | undefined {
    return (
      super.get(symbol) ?? (/^[A-Za-z][A-Za-z-]*$/.test(symbol) ? { factor: 1, dims: { [symbol]: 1 } } : undefined)
    );
  }
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
const within = (value: number, low: number, high: number): boolean =>
  (value >= low || near(value, low)) && (value <= high || near(value, high));

export type SourceFault = { readonly what: string; readonly remedy: string } | undefined;

/** The figure a citation means, or why there is none. */
function figureOf(cited: string, sources: Sources): { readonly figure: string; readonly source: Source } | SourceFault {
  const dot = cited.indexOf(".");
  const [id, part] = dot < 0 ? [cited, ""] : [cited.slice(0, dot), cited.slice(dot + 1)];
  const source = sources.get(id);
  if (source === undefined)
    return {
      what: t("no source '{id}'", { id }),
      remedy: t("cite a fact M, a derived figure D, a reading I, evidence E or an assumption A.name"),
    };
  const figure = source.figures.get(part);
  if (figure !== undefined) return { figure, source };
  const parts = [...source.figures.keys()].filter((name) => name !== "");
  if (parts.length > 0 && part === "")
    return {
      what: t("source {id} holds several figures", { id }),
      remedy: t("cite one: {list}", { list: parts.map((name) => `@${id}.${name}`).join(", ") }),
    };
  if (parts.length > 0)
    return { what: t("source {id} has no figure '{part}'", { id, part }), remedy: remedyFor(part, parts) };
  if (source.figures.size > 0)
    return { what: t("source {id} holds one figure only", { id }), remedy: t("cite it as @{id}", { id }) };
  return {
    what: t("source {id} carries no number", { id }),
    remedy: t("cite an assumption instead; it says: {says}", { says: short(source.says) }),
  };
}

/** What to do about a unit: there may be a part of the source that was meant. */
function otherParts({ id, figures }: Source, cited: string | undefined): string {
  const others = [...figures.keys()].filter((part) => part !== "" && `${id}.${part}` !== cited);
  return others.length === 0
    ? t("use the source's unit")
    : t("use its unit, or cite {list}", { list: others.map((part) => `@${id}.${part}`).join(", ") });
}

const short = (text: string): string => (text.length <= 80 ? text : `${text.slice(0, 77)}...`);

/** Compares a cited literal with its source: the unit must fit and the value lie where the source has it. */
export function compareWithSource(literal: Literal, sources: Sources, table: UnitTable): SourceFault {
  const found = figureOf(literal.source ?? "", sources);
  if (found === undefined || "what" in found) return found;
  const { figure, source } = found;
  const read = parseLiteral(figure, new OpenTable(table));
  if (!read.ok)
    return {
      what: t("the figure of source {id} cannot be read: {what}", { id: source.id, what: read.what }),
      remedy: t("mend it in {file}", { file: source.file }),
    };
  const printed = read.literal;
  if (!sameDims(printed.unit.dims, literal.unit.dims))
    return {
      what: t("source {id} gives {figure}, another unit", { id: source.id, figure }),
      remedy: otherParts(source, literal.source),
    };
  const outer = literal.varies ? [literal.low, literal.high] : [literal.value];
  if (outer.every((value) => within(value, printed.low, printed.high))) return undefined;
  return {
    what: t("{text} is not what source {id} says", { text: literal.text, id: source.id }),
    remedy: t("it gives {figure}", { figure }),
  };
}
