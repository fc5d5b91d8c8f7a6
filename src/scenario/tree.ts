import { t } from "../language/index.js";
import type { Problems, Spot } from "./problems.js";

/** A YAML value that remembers where it stood, so that a merged document still points into its own files. */
export type Tree =
  | { readonly kind: "map"; readonly spot: Spot; readonly entries: ReadonlyMap<string, Entry> }
  | { readonly kind: "list"; readonly spot: Spot; readonly items: readonly Tree[] }
  | Scalar
  /** What could not be read; it is reported already, so nothing more is said about it. */
  | { readonly kind: "faulty"; readonly spot: Spot };

export interface Scalar {
  readonly kind: "scalar";
  readonly spot: Spot;
  readonly value: string | number | boolean | null;
  /** Where in the file a character of the value stands. */
  readonly within?: (at: number) => Spot;
}

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

const isDeletion = (tree: Tree): boolean => tree.kind === "scalar" && tree.value === null;

/** `~` (null) in the later document deletes the key; maps merge by key; everything else is replaced. */
export function mergeTrees(earlier: MapTree, later: MapTree, problems: Problems, path: Path = []): MapTree {
  const entries = new Map(earlier.entries);
  for (const [key, entry] of later.entries) {
    const here = [...path, key];
    const before = entries.get(key)?.value;
    if (isDeletion(entry.value)) {
      if (before === undefined)
        problems.add(
          entry.key,
          showPath(here),
          t("there is no '{key}' to delete", { key }),
          t("write its value, or delete this line"),
        );
      entries.delete(key);
    } else if (entry.value.kind === "map") {
      const inner = before?.kind === "map" ? before : emptyMap(entry.value.spot.file);
      entries.set(key, { key: entry.key, value: mergeTrees(inner, entry.value, problems, here) });
    } else entries.set(key, entry);
  }
  return { kind: "map", spot: later.spot, entries };
}

/** The tree as plain data, for the schema; what could not be read is left undefined. */
export function toPlain(tree: Tree): unknown {
  if (tree.kind === "scalar") return tree.value;
  if (tree.kind === "faulty") return undefined;
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

/** Whether something at, above or below a path could not be read. */
export function isFaulty(tree: Tree, path: Path): boolean {
  for (let length = 0; length < path.length; length += 1)
    if (valueAt(tree, path.slice(0, length))?.kind === "faulty") return true;
  const here = valueAt(tree, path);
  return here !== undefined && holdsFaulty(here);
}

function holdsFaulty(tree: Tree): boolean {
  if (tree.kind === "map") return [...tree.entries.values()].some((entry) => holdsFaulty(entry.value));
  if (tree.kind === "list") return tree.items.some(holdsFaulty);
  return tree.kind === "faulty";
}

/** Where to point for a path: the value, else the key's nearest existing ancestor. */
export function spotAt(tree: Tree, path: Path): Spot {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = valueAt(tree, path.slice(0, length));
    if (found !== undefined) return found.spot;
  }
  return tree.spot;
}

/** Where the key itself stands, or the nearest key above it. */
export function keySpotAt(tree: Tree, path: Path): Spot {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = valueAt(tree, path.slice(0, length - 1));
    const key = path[length - 1];
    const entry = parent?.kind === "map" ? parent.entries.get(String(key)) : undefined;
    if (entry !== undefined) return entry.key;
    if (parent?.kind === "list" && parent.items[Number(key)] !== undefined) return spotAt(tree, path.slice(0, length));
  }
  return tree.spot;
}

/** Keys of the map at a path, in file order. */
export function keysAt(tree: Tree, path: Path): readonly string[] {
  const found = valueAt(tree, path);
  return found?.kind === "map" ? [...found.entries.keys()] : [];
}

/** The same tree with one key of the map at `path` written otherwise. */
export function renameKey(tree: Tree, path: Path, from: string, to: string): Tree {
  const [step, ...rest] = path;
  if (tree.kind === "list")
    return {
      ...tree,
      items: tree.items.map((item, index) => (index === step ? renameKey(item, rest, from, to) : item)),
    };
  if (tree.kind !== "map") return tree;
  const entries = [...tree.entries].map(([key, entry]): [string, Entry] => {
    if (step === undefined) return [key === from ? to : key, entry];
    return key === String(step) ? [key, { ...entry, value: renameKey(entry.value, rest, from, to) }] : [key, entry];
  });
  return { ...tree, entries: new Map(entries) };
}

export const showPath = (path: Path): string => path.join(".");
