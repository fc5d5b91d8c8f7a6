import type { Spot } from "./problems.js";

/** A YAML value that remembers where it stood, so that a merged document still points into its own files. */
export type Tree =
  | { readonly kind: "map"; readonly spot: Spot; readonly entries: ReadonlyMap<string, Entry> }
  | { readonly kind: "list"; readonly spot: Spot; readonly items: readonly Tree[] }
  | { readonly kind: "scalar"; readonly spot: Spot; readonly value: string | number | boolean | null };

export interface Entry {
  readonly key: Spot;
  readonly value: Tree;
}

export type MapTree = Extract<Tree, { kind: "map" }>;

export const emptyMap = (file: string): MapTree => ({
  kind: "map",
  spot: { file, line: 1, col: 1 },
  entries: new Map(),
});

/** `~` (null) in the later document deletes the key; maps merge by key; everything else is replaced. */
export function mergeTrees(earlier: MapTree, later: MapTree): MapTree {
  const entries = new Map(earlier.entries);
  for (const [key, entry] of later.entries) {
    const before = entries.get(key)?.value;
    if (entry.value.kind === "scalar" && entry.value.value === null) entries.delete(key);
    else if (before?.kind === "map" && entry.value.kind === "map") {
      entries.set(key, { key: entry.key, value: mergeTrees(before, entry.value) });
    } else entries.set(key, entry);
  }
  return { kind: "map", spot: later.spot, entries };
}

/** The tree as plain data, for the schema. */
export function toPlain(tree: Tree): unknown {
  if (tree.kind === "scalar") return tree.value;
  if (tree.kind === "list") return tree.items.map(toPlain);
  return Object.fromEntries([...tree.entries].map(([key, entry]) => [key, toPlain(entry.value)]));
}

export type Path = readonly (string | number)[];

/** The value at a path, or undefined. */
export function valueAt(tree: Tree, path: Path): Tree | undefined {
  let here: Tree | undefined = tree;
  for (const step of path) {
    if (here?.kind === "map") here = here.entries.get(String(step))?.value;
    else if (here?.kind === "list") here = here.items[Number(step)];
    else return undefined;
  }
  return here;
}

/** Where to point for a path: the value, else the key's nearest existing ancestor. */
export function spotAt(tree: Tree, path: Path): Spot {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = valueAt(tree, path.slice(0, length));
    if (found !== undefined) return found.spot;
  }
  return tree.spot;
}

/** Where the key itself stands. */
export function keySpotAt(tree: Tree, path: Path): Spot {
  const parent = valueAt(tree, path.slice(0, -1));
  const entry = parent?.kind === "map" ? parent.entries.get(String(path.at(-1))) : undefined;
  return entry?.key ?? spotAt(tree, path);
}

export const showPath = (path: Path): string => path.join(".");
