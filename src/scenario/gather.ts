import type { Problems, Spot } from "./problems.js";
import { HEADER_KEYS, headerSchema, TOP_KEYS } from "./schema.js";
import { isName } from "./schema-basics.js";
import { checkShape } from "./shape.js";
import { closest, remedyFor } from "./suggest.js";
import { emptyMap, type MapTree, mergeTrees, renameKey, type Scalar, valueAt } from "./tree.js";
import { readTree, type SourceFile } from "./yaml.js";

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

const KINDS = ["world", "episode", "scenario"] as const;
type Kind = (typeof KINDS)[number];

/** The files of a scenario put together: base world, episodes, the scenario itself, later over earlier. */
export interface Gathered {
  /** The sections of all files, without the keys that say what a file is. */
  readonly tree: MapTree;
  /** The same with the scenario's own identity, for the hash. */
  readonly identity: MapTree;
  readonly id: string;
  readonly texts: MapTree;
  /** Where a missing text belongs, and whether every catalogue could be read. */
  readonly catalogue: { readonly file: string; readonly whole: boolean };
  /** File -> the source of its numbers that cite none. */
  readonly defaultSources: ReadonlyMap<string, string>;
  /** Encounter -> what its episode's `opens:` says. */
  readonly opens: ReadonlyMap<string, Scalar>;
}

const scalarAt = (tree: MapTree, key: string): Scalar | undefined => {
  const found = valueAt(tree, [key]);
  return found?.kind === "scalar" ? found : undefined;
};

const textAt = (tree: MapTree, key: string): string | undefined => {
  const value = scalarAt(tree, key)?.value;
  return typeof value === "string" ? value : undefined;
};

const only = (tree: MapTree, keep: (key: string) => boolean): MapTree => ({
  ...tree,
  entries: new Map([...tree.entries].filter(([key]) => keep(key))),
});

/** Unknown sections are reported; one that is mistyped is read on as what was meant, others are left out. */
function mendSections(tree: MapTree, problems: Problems): MapTree {
  let mended = tree;
  for (const [key, entry] of tree.entries) {
    if (TOP_KEYS.includes(key)) continue;
    problems.add(entry.key, key, `unknown key '${key}'`, () => remedyFor(key, TOP_KEYS));
    const meant = closest(key, TOP_KEYS);
    const renamed = meant === undefined || mended.entries.has(meant) ? mended : renameKey(mended, [], key, meant);
    if (renamed.kind === "map") mended = renamed;
  }
  return only(mended, (key) => TOP_KEYS.includes(key));
}

class Gatherer {
  tree: MapTree;
  texts: MapTree;
  catalogue: string;
  textsWhole = true;
  readonly defaultSources = new Map<string, string>();
  readonly opens = new Map<string, Scalar>();
  private readonly shelf: Shelf;
  private readonly problems: Problems;

  constructor(folder: Folder, shelf: Shelf, problems: Problems) {
    this.shelf = shelf;
    this.problems = problems;
    this.tree = emptyMap(folder.main.name);
    this.catalogue = folder.texts.at(-1)?.name ?? folder.main.name.replace(/[^/\\]*$/, "text.en.yaml");
    this.texts = emptyMap(this.catalogue);
  }

  /** Reads a folder's main file and checks what it says it is. */
  read(folder: Folder, kind: Kind, id: string | undefined): MapTree | undefined {
    const raw = readTree(folder.main, this.problems);
    if (raw === undefined) return undefined;
    const tree = mendSections(raw, this.problems);
    const is = textAt(tree, "kind");
    if (is !== kind && KINDS.some((other) => other === is)) {
      const remedy =
        kind === "scenario"
          ? "a scenario says `kind: scenario`; worlds and episodes are checked through the scenarios that use them"
          : `it stands where the ${kind} is looked for; write \`kind: ${kind}\``;
      const spot = scalarAt(tree, "kind")?.spot ?? tree.spot;
      this.problems.add(spot, "kind", `this file is no ${kind}`, remedy);
      return undefined;
    }
    checkShape(
      headerSchema,
      only(tree, (key) => HEADER_KEYS.includes(key)),
      this.problems,
    );
    const own = textAt(tree, "id");
    if (id !== undefined && own !== undefined && own !== id)
      this.problems.add(
        scalarAt(tree, "id")?.spot ?? tree.spot,
        "id",
        `this ${kind} calls itself '${own}'`,
        `it is used as '${id}'; write \`id: ${id}\``,
      );
    return tree;
  }

  add(folder: Folder, tree: MapTree): void {
    const source = textAt(tree, "source");
    if (source !== undefined) this.defaultSources.set(folder.main.name, source);
    this.addTexts(folder, tree);
    const encounters = valueAt(tree, ["encounters"]);
    const opens = scalarAt(tree, "opens");
    if (encounters?.kind === "map" && opens !== undefined)
      for (const id of encounters.entries.keys()) this.opens.set(id, opens);
    this.tree = mergeTrees(
      this.tree,
      only(tree, (key) => !HEADER_KEYS.includes(key)),
      this.problems,
    );
  }

  private addTexts(folder: Folder, tree: MapTree): void {
    const inline = valueAt(tree, ["text"]);
    if (inline?.kind === "map") this.texts = mergeTrees(this.texts, inline, this.problems);
    for (const file of folder.texts) {
      const read = readTree(file, this.problems);
      if (read === undefined) this.textsWhole = false;
      else this.texts = mergeTrees(this.texts, read, this.problems);
    }
  }

  /** A world or an episode by its id; whether it could be found and read. */
  addFrom(kind: "world" | "episode", id: string, spot: Spot, path: string): boolean {
    const { shelf, problems } = this;
    if (!isName(id)) return false; // said already, and not to be looked for
    const found = kind === "world" ? shelf.world(id) : shelf.episode(id);
    if (found === undefined) {
      problems.add(spot, path, `no ${kind} '${id}'`, () =>
        remedyFor(id, kind === "world" ? shelf.worlds() : shelf.episodes()),
      );
      return false;
    }
    const tree = this.read(found, kind, id);
    if (tree !== undefined) this.add(found, tree);
    return tree !== undefined;
  }

  addEpisodes(own: MapTree): boolean {
    const episodes = valueAt(own, ["episodes"]);
    if (episodes?.kind !== "list") return true;
    const seen = new Set<string>();
    let whole = true;
    for (const [index, item] of episodes.items.entries()) {
      if (item.kind !== "scalar" || typeof item.value !== "string") continue;
      const path = `episodes.${index}`;
      if (seen.has(item.value))
        this.problems.add(item.spot, path, `episode '${item.value}' stands here twice`, "delete one");
      else if (!this.addFrom("episode", item.value, item.spot, path)) whole = false;
      seen.add(item.value);
    }
    return whole;
  }
}

/** Puts a scenario's files together; undefined when one of them is missing or cannot be read, which is reported. */
export function gather(folder: Folder, shelf: Shelf, problems: Problems): Gathered | undefined {
  const gatherer = new Gatherer(folder, shelf, problems);
  const own = gatherer.read(folder, "scenario", undefined);
  if (own === undefined) return undefined;
  const world = scalarAt(own, "extends");
  const worldFound = typeof world?.value !== "string" || gatherer.addFrom("world", world.value, world.spot, "extends");
  const episodesFound = gatherer.addEpisodes(own);
  gatherer.add(folder, own);
  if (!worldFound || !episodesFound) return undefined;
  const { tree, texts, defaultSources, opens } = gatherer;
  const identity = new Map(tree.entries);
  for (const key of ["format", "kind", "id", "extends", "episodes"]) {
    const entry = own.entries.get(key);
    if (entry !== undefined) identity.set(key, entry);
  }
  return {
    tree,
    identity: { ...tree, entries: identity },
    id: textAt(own, "id") ?? "",
    texts,
    catalogue: { file: gatherer.catalogue, whole: gatherer.textsWhole },
    defaultSources,
    opens,
  };
}
