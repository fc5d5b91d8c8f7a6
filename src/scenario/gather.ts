import { msg, t } from "../language/index.js";
import { nothingCalled } from "./named.js";
import type { Problems, Spot } from "./problems.js";
import { HEADER_KEYS, headerSchema, TOP_KEYS } from "./schema.js";
import { isName } from "./schema-basics.js";
import { checkShape } from "./shape.js";
import { addingUp, borrowed, keepReasons, Siblings } from "./siblings.js";
import { closest, remedyFor } from "./suggest.js";
import { emptyMap, type MapTree, mergeTrees, renameKey, type Scalar, type Tree, valueAt } from "./tree.js";
import { readTree, type SourceFile } from "./yaml.js";

/** One folder of scenario data: its YAML file and its text catalogue. */
export interface Folder {
  readonly main: SourceFile;
  readonly texts: readonly SourceFile[];
  /** The catalogue in the language that was asked for, where that is another and there is one. */
  readonly translated?: SourceFile;
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

const NO_SUCH: Readonly<Record<Kind, string>> = {
  world: msg("this file is no world"),
  episode: msg("this file is no episode"),
  scenario: msg("this file is no scenario"),
};
const SOUGHT: Readonly<Record<Kind, string>> = {
  world: msg("it stands where the world is looked for; write `kind: {kind}`"),
  episode: msg("it stands where the episode is looked for; write `kind: {kind}`"),
  scenario: msg(
    "a scenario says `kind: scenario`; worlds and episodes are checked through the scenarios that use them",
  ),
};
const NAMES_ITSELF: Readonly<Record<Kind, string>> = {
  world: msg("this world calls itself '{own}'"),
  episode: msg("this episode calls itself '{own}'"),
  scenario: msg("this scenario calls itself '{own}'"),
};

/** The files of a scenario put together: base world, episodes, the scenario itself, later over earlier. */
export interface Gathered {
  /** The sections of all files, without the keys that say what a file is. */
  readonly tree: MapTree;
  /** The same with the scenario's own identity, for the hash. */
  readonly identity: MapTree;
  readonly id: string;
  readonly texts: MapTree;
  readonly translated: MapTree;
  /** Where a missing text belongs, and whether every catalogue could be read. */
  readonly catalogue: { readonly file: string; readonly whole: boolean };
  /** File -> the source of its numbers that cite none. */
  readonly defaultSources: ReadonlyMap<string, string>;
  /** Encounter -> what its episode's `opens:` says. */
  readonly opens: ReadonlyMap<string, Scalar>;
  /** The episodes it holds, in order, and what each of them declares that is there only while it is open. */
  readonly episodes: readonly GatheredEpisode[];
  /** What the scenario says under `episodes:`. */
  readonly timetable: Tree | undefined;
  /** Catalogues that came with an episode from another scenario's folder: not all they say is said here. */
  readonly borrowed: ReadonlySet<string>;
}

export interface GatheredEpisode {
  readonly id: string;
  /** Whether the scenario says when it opens: `episodes:` is a map and not a list. */
  readonly timed: boolean;
  readonly holds: Readonly<Record<EpisodeSection, readonly string[]>>;
}

/** What an episode declares that is there only while it is open. */
const EPISODE_SECTIONS = ["encounters", "activities", "routes", "markets", "enforcement"] as const;
export type EpisodeSection = (typeof EPISODE_SECTIONS)[number];

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
    problems.add(entry.key, key, t("unknown key '{key}'", { key }), () => remedyFor(key, TOP_KEYS));
    const meant = closest(key, TOP_KEYS);
    const renamed = meant === undefined || mended.entries.has(meant) ? mended : renameKey(mended, [], key, meant);
    if (renamed.kind === "map") mended = renamed;
  }
  return only(mended, (key) => TOP_KEYS.includes(key));
}

class Gatherer {
  tree: MapTree;
  texts: MapTree;
  translated: MapTree;
  catalogue: string;
  textsWhole = true;
  readonly defaultSources = new Map<string, string>();
  readonly opens = new Map<string, Scalar>();
  readonly episodes: GatheredEpisode[] = [];
  readonly borrowed = new Set<string>();
  /** What the base world says. */
  private world: MapTree;
  private readonly shelf: Shelf;
  private readonly problems: Problems;

  constructor(folder: Folder, shelf: Shelf, problems: Problems) {
    this.shelf = shelf;
    this.problems = problems;
    this.tree = emptyMap(folder.main.name);
    this.world = this.tree;
    this.catalogue = folder.texts.at(-1)?.name ?? folder.main.name.replace(/[^/\\]*$/, "text.en.yaml");
    this.texts = emptyMap(this.catalogue);
    this.translated = emptyMap(this.catalogue);
  }

  /** Reads a folder's main file and checks what it says it is. */
  read(folder: Folder, kind: Kind, id: string | undefined): MapTree | undefined {
    const raw = readTree(folder.main, this.problems);
    if (raw === undefined) return undefined;
    const tree = mendSections(raw, this.problems);
    const is = textAt(tree, "kind");
    if (is !== kind && KINDS.some((other) => other === is)) {
      const spot = scalarAt(tree, "kind")?.spot ?? tree.spot;
      this.problems.add(spot, "kind", t(NO_SUCH[kind]), t(SOUGHT[kind], { kind }));
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
        t(NAMES_ITSELF[kind], { own }),
        t("it is used as '{id}'; write `id: {id}`", { id }),
      );
    return tree;
  }

  add(folder: Folder, tree: MapTree, texts = this.textsOf(folder, tree)): void {
    const source = textAt(tree, "source");
    if (source !== undefined) this.defaultSources.set(folder.main.name, source);
    this.texts = mergeTrees(this.texts, texts, this.problems);
    const other = folder.translated === undefined ? undefined : readTree(folder.translated, this.problems);
    if (other !== undefined) this.translated = mergeTrees(this.translated, other, this.problems);
    const encounters = valueAt(tree, ["encounters"]);
    const opens = scalarAt(tree, "opens");
    if (encounters?.kind === "map" && opens !== undefined)
      for (const id of encounters.entries.keys()) this.opens.set(id, opens);
    const sections = only(tree, (key) => !HEADER_KEYS.includes(key));
    this.tree = mergeTrees(this.tree, addingUp(this.tree, sections), this.problems);
  }

  /** The catalogue of a folder: what its main file says, then its own file. */
  textsOf(folder: Folder, tree: MapTree): MapTree {
    const inline = valueAt(tree, ["text"]);
    let texts = inline?.kind === "map" ? inline : emptyMap(folder.main.name);
    for (const file of folder.texts) {
      const read = readTree(file, this.problems);
      if (read === undefined) this.textsWhole = false;
      else texts = mergeTrees(texts, read, this.problems);
    }
    return texts;
  }

  /** A world or an episode by its id, read; undefined when it could not be found or read, which is reported. */
  find(kind: "world" | "episode", id: string, spot: Spot, path: string): { folder: Folder; tree: MapTree } | undefined {
    const { shelf, problems } = this;
    if (!isName(id)) return undefined; // said already, and not to be looked for
    const folder = kind === "world" ? shelf.world(id) : shelf.episode(id);
    if (folder === undefined) {
      problems.add(spot, path, nothingCalled(kind, id), () =>
        remedyFor(id, kind === "world" ? shelf.worlds() : shelf.episodes()),
      );
      return undefined;
    }
    const tree = this.read(folder, kind, id);
    return tree === undefined ? undefined : { folder, tree };
  }

  addWorld(id: string, spot: Spot): boolean {
    const found = this.find("world", id, spot, "extends");
    if (found !== undefined) this.add(found.folder, found.tree);
    this.world = this.tree;
    return found !== undefined;
  }

  /** The episodes in their order. None wins over another: what two of them say otherwise, the scenario has to say. */
  addEpisodes(own: MapTree, ownTexts: MapTree): boolean {
    const [things, words] = [new Siblings(own, this.problems), new Siblings(ownTexts, this.problems)];
    const seen = new Set<string>();
    let whole = true;
    for (const { id, spot, path, timed } of listed(own)) {
      if (seen.has(id)) this.problems.add(spot, path, t("episode '{id}' stands here twice", { id }), t("delete one"));
      else {
        const found = this.find("episode", id, spot, path);
        if (found === undefined) whole = false;
        else this.addEpisode({ id, timed, holds: holdings(found.tree) }, found, things, words);
      }
      seen.add(id);
    }
    return whole;
  }

  private addEpisode(
    episode: GatheredEpisode,
    { folder, tree }: { readonly folder: Folder; readonly tree: MapTree },
    things: Siblings,
    words: Siblings,
  ): void {
    const all = this.textsOf(folder, tree);
    const texts = folder.texts.length === 0 ? all : borrowed(all);
    for (const file of folder.texts) this.borrowed.add(file.name);
    if (folder.translated !== undefined && folder.texts.length > 0) this.borrowed.add(folder.translated.name);
    keepReasons(this.world, { id: episode.id, tree }, this.problems);
    things.add({ id: episode.id, tree: only(tree, (key) => !HEADER_KEYS.includes(key)) });
    words.add({ id: episode.id, tree: texts });
    this.add(folder, tree, texts);
    this.episodes.push(episode);
  }
}

/** What an episode declares in the sections that are there only while it is open. */
function holdings(tree: MapTree): GatheredEpisode["holds"] {
  const ids = (section: string): readonly string[] => {
    const found = valueAt(tree, [section]);
    return found?.kind === "map" ? [...found.entries.keys()] : [];
  };
  return {
    encounters: ids("encounters"),
    activities: ids("activities"),
    routes: ids("routes"),
    markets: ids("markets"),
    enforcement: ids("enforcement"),
  };
}

interface Listed {
  readonly id: string;
  readonly spot: Spot;
  readonly path: string;
  readonly timed: boolean;
}

/** The ids under `episodes:`, which is a list, or a map of when each opens. */
function listed(own: MapTree): readonly Listed[] {
  const episodes = valueAt(own, ["episodes"]);
  if (episodes?.kind === "map")
    return [...episodes.entries].map(([id, { key }]) => ({ id, spot: key, path: `episodes.${id}`, timed: true }));
  if (episodes?.kind !== "list") return [];
  return episodes.items.flatMap((item, index) =>
    item.kind === "scalar" && typeof item.value === "string"
      ? [{ id: item.value, spot: item.spot, path: `episodes.${index}`, timed: false }]
      : [],
  );
}

/** Puts a scenario's files together; undefined when one of them is missing or cannot be read, which is reported. */
export function gather(folder: Folder, shelf: Shelf, problems: Problems): Gathered | undefined {
  const gatherer = new Gatherer(folder, shelf, problems);
  const own = gatherer.read(folder, "scenario", undefined);
  if (own === undefined) return undefined;
  const ownTexts = gatherer.textsOf(folder, own);
  const world = scalarAt(own, "extends");
  const worldFound = typeof world?.value !== "string" || gatherer.addWorld(world.value, world.spot);
  const episodesFound = gatherer.addEpisodes(own, ownTexts);
  gatherer.add(folder, own, ownTexts);
  if (!worldFound || !episodesFound) return undefined;
  const { tree, texts, translated, defaultSources, opens, episodes } = gatherer;
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
    translated,
    catalogue: { file: gatherer.catalogue, whole: gatherer.textsWhole },
    defaultSources,
    opens,
    episodes,
    timetable: valueAt(own, ["episodes"]),
    borrowed: gatherer.borrowed,
  };
}
