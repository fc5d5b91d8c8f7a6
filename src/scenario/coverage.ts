import { Problems } from "./problems.js";
import { citedIn, type Source, type Sources } from "./sources.js";
import type { Tree } from "./tree.js";
import { readYaml, type SourceFile } from "./yaml.js";

/** A place in the scenarios that names a ledger entry. */
export interface Place {
  /** The folder it stands in: a scenario's or a world's id. */
  readonly where: string;
  /** Path of the value in its file, such as `numbers.toll`. */
  readonly name: string;
  /** A number that cites it, a scripted decision that follows it, or words that rest on it. */
  readonly as: "number" | "decision" | "words";
}

/** A place that names a fact, or an entry that rests on the fact: `through` is that chain, nearest the fact first. */
export interface Citation extends Place {
  readonly through: readonly string[];
}

/** How far one fact of the memoir has come into the scenarios. */
export interface FactCoverage {
  readonly id: string;
  readonly says: string;
  /** Its figures as printed, by part name ("" for the only one). */
  readonly figures: ReadonlyMap<string, string>;
  /** `encoded` where anything cites it; else `in conflict` where a reading decides about it; else `narrative`. */
  readonly status: "encoded" | "in conflict" | "narrative";
  readonly citations: readonly Citation[];
  /** Readings that name it, cited or not. */
  readonly readings: readonly Source[];
  /** Why nothing uses its value; empty where none is given. */
  readonly reason: string;
  /** It carries a value that nothing uses, and nobody says why. */
  readonly unexplained: boolean;
  /** It is said not to be used, but a number or a decision cites it. */
  readonly outdated: boolean;
}

/** One file of a scenario's folder. */
export interface ContentFile {
  readonly where: string;
  readonly file: SourceFile;
}

/** Every scalar of a document with its path. */
function scalars(
  tree: Tree,
  path: readonly string[],
): readonly { readonly path: readonly string[]; readonly text: string }[] {
  switch (tree.kind) {
    case "map":
      return [...tree.entries].flatMap(([key, entry]) => scalars(entry.value, [...path, key]));
    case "list":
      return tree.items.flatMap((item, index) => scalars(item, [...path, String(index + 1)]));
    case "scalar":
      return [{ path, text: String(tree.value) }];
    case "faulty":
      return [];
  }
}

function kindOf(id: string, path: readonly string[], text: string): Place["as"] {
  if (text.includes(`@${id}`)) return "number";
  return path.at(-1) === "source" ? "decision" : "words";
}

/** Every place that names an entry, by the entry's id. Files that cannot be read are passed over: `check` reports them. */
function citations(files: readonly ContentFile[]): ReadonlyMap<string, readonly Place[]> {
  const found = new Map<string, Place[]>();
  for (const { where, file } of files)
    for (const { path, text } of scalars(readYaml(file, new Problems()), []))
      for (const id of new Set(citedIn(text)))
        found.set(id, [...(found.get(id) ?? []), { where, name: path.join("."), as: kindOf(id, path, text) }]);
  return found;
}

/** Entry -> entries that rest on it. */
function restingOn(sources: Sources): ReadonlyMap<string, readonly string[]> {
  const resting = new Map<string, string[]>();
  for (const { id, rests } of sources.values())
    for (const below of rests) resting.set(below, [...(resting.get(below) ?? []), id]);
  return resting;
}

/** The places that name an entry, then those that name what rests on it, each entry once. */
function reached(
  id: string,
  places: ReadonlyMap<string, readonly Place[]>,
  resting: ReadonlyMap<string, readonly string[]>,
): readonly Citation[] {
  const chains: { readonly id: string; readonly through: readonly string[] }[] = [{ id, through: [] }];
  for (const chain of chains) {
    for (const above of resting.get(chain.id) ?? [])
      if (!chains.some((known) => known.id === above)) chains.push({ id: above, through: [...chain.through, above] });
  }
  return chains.flatMap((chain) => (places.get(chain.id) ?? []).map((place) => ({ ...place, through: chain.through })));
}

/** Every fact of the memoir (M ids) in the ledgers' order: cited where, decided about by which reading, or why not used. */
export function factCoverage(sources: Sources, files: readonly ContentFile[]): readonly FactCoverage[] {
  const places = citations(files);
  const resting = restingOn(sources);
  const all = [...sources.values()];
  return all
    .filter(({ id }) => id.startsWith("M"))
    .map(({ id, says, figures, narrative }) => {
      const cited = reached(id, places, resting);
      const readings = all.filter((of) => of.id.startsWith("I") && of.rests.includes(id));
      const status = cited.length > 0 ? "encoded" : readings.length > 0 ? "in conflict" : "narrative";
      const unexplained = cited.length === 0 && figures.size > 0 && narrative === "";
      const outdated = narrative !== "" && cited.some(({ as }) => as !== "words");
      return {
        id,
        says,
        figures,
        status,
        citations: cited,
        readings,
        reason: narrative,
        unexplained,
        outdated,
      } as const;
    });
}
