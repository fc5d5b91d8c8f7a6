import type { z } from "zod";
import type { Problems } from "./problems.js";
import { type ShapeFault, shapeFaults } from "./shape-faults.js";
import { isFaulty, keySpotAt, type MapTree, type Path, renameKey, showPath, spotAt, toPlain } from "./tree.js";

/** A tree held against a schema: the part of it that is good, and the tree with mistyped keys put right. */
export interface Shaped<T> {
  readonly doc: Partial<T>;
  readonly tree: MapTree;
}

const MOST_ROUNDS = 4;
/** Mistyped keys that are put right; in a file with more of them something else is wrong. */
const MOST_RENAMES = 50;

function faultsOf(schema: z.ZodType, plain: unknown): readonly ShapeFault[] {
  const result = schema.safeParse(plain);
  return result.success ? [] : result.error.issues.flatMap((issue) => shapeFaults(issue, plain, []));
}

function report(tree: MapTree, problems: Problems, fault: ShapeFault): void {
  if (isFaulty(tree, fault.path)) return;
  const spot = fault.key !== undefined || fault.missing ? keySpotAt(tree, fault.path) : spotAt(tree, fault.path);
  problems.add(spot, showPath(fault.path), fault.what, fault.remedy);
}

/**
 * Reports keys that are mistyped and reads on as if they were right, so that one slip is one problem: not also a
 * missing key, and not also faults wherever the thing is used.
 */
function mendKeys(schema: z.ZodType, tree: MapTree, problems: Problems): MapTree {
  let mended = tree;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const slips = faultsOf(schema, toPlain(mended)).filter((fault) => fault.key?.meant !== undefined);
    if (slips.length === 0 || slips.length > MOST_RENAMES) return mended;
    for (const slip of slips) report(mended, problems, slip);
    for (const { path, key } of slips) {
      const renamed = renameKey(mended, path.slice(0, -1), String(path.at(-1)), key?.meant ?? "");
      if (renamed.kind === "map") mended = renamed;
    }
  }
  return mended;
}

/** How much is left out for a fault: the smallest part the rest can do without. */
function cutOf({ path, key }: ShapeFault): Path {
  if (key !== undefined) return path;
  const [section = "", , field] = path;
  if (["household", "exposure", "plan"].includes(String(section))) return path.slice(0, 1);
  if (section === "start") return path.slice(0, path.length > 2 ? 3 : 1);
  if (section !== "encounters" || path.length < 3) return path.slice(0, 2);
  if (field !== "nodes") return path.slice(0, 3);
  return path.length < 4 ? path.slice(0, 2) : path.slice(0, 4);
}

function remove(plain: unknown, path: Path): void {
  let here: unknown = plain;
  for (const step of path.slice(0, -1)) {
    if (typeof here !== "object" || here === null) return;
    here = Reflect.get(here, step);
  }
  if (typeof here === "object" && here !== null) Reflect.deleteProperty(here, path.at(-1) ?? "");
}

/**
 * Holds a tree against a schema. All faults of shape are reported; what is left is the part that is good, so that the
 * checks of names, units and sources can run on it in the same pass.
 */
export function checkShape<T>(schema: z.ZodType<T>, tree: MapTree, problems: Problems): Shaped<T> {
  const mended = mendKeys(schema, tree, problems);
  const plain = toPlain(mended);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const result = schema.safeParse(plain);
    if (result.success) return { doc: result.data as Partial<T>, tree: mended };
    const faults = result.error.issues.flatMap((issue) => shapeFaults(issue, plain, []));
    // What is missing after something was left out is missing for that reason, and said already.
    for (const fault of faults) if (round === 0 || !fault.missing) report(mended, problems, fault);
    for (const fault of faults) remove(plain, cutOf(fault));
  }
  return { doc: {}, tree: mended };
}
