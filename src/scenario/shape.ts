import type * as z from "zod";
import { t } from "../language/index.js";
import type { Problems } from "./problems.js";
import { type FormOf, faultsOf, type ShapeFault } from "./shape-faults.js";
import { isFaulty, keySpotAt, type MapTree, type Path, renameKey, showPath, spotAt, toPlain } from "./tree.js";

/** A tree held against a schema: the part of it that is good, and the tree with mistyped keys put right. */
export interface Shaped<T> {
  readonly doc: Partial<T>;
  readonly tree: MapTree;
}

const MOST_ROUNDS = 4;
/** Mistyped keys that are put right; in a file with more of them something else is wrong. */
const MOST_RENAMES = 50;

type Checked<T> = { readonly data: T } | { readonly faults: readonly ShapeFault[] };

function check<T>(schema: z.ZodType<T>, plain: unknown): Checked<T> {
  const result = schema.safeParse(plain);
  return result.success ? { data: result.data } : { faults: faultsOf(result.error.issues, plain) };
}

function report(tree: MapTree, problems: Problems, fault: ShapeFault): void {
  if (isFaulty(tree, fault.path)) return;
  const spot = fault.key !== undefined || fault.missing ? keySpotAt(tree, fault.path) : spotAt(tree, fault.path);
  problems.add(spot, showPath(fault.path), fault.what, fault.remedy);
}

/** Puts what a form's schema says against a file among its problems, each at its key or value. */
export function tellForm(tree: MapTree, error: z.ZodError, form: FormOf, problems: Problems): void {
  for (const fault of faultsOf(error.issues, toPlain(tree), form)) report(tree, problems, fault);
}

interface Slip {
  readonly fault: ShapeFault;
  readonly meant: string;
}

/** Keys that are slips of another: close to it in letters, or the only unknown one where one is missing. */
function slipsIn(faults: readonly ShapeFault[]): readonly Slip[] {
  const byOwner = new Map<string, { unknown: ShapeFault[]; missing: string[] }>();
  for (const fault of faults) {
    const owner = showPath(fault.path.slice(0, -1));
    const group = byOwner.get(owner) ?? { unknown: [], missing: [] };
    byOwner.set(owner, group);
    if (fault.key !== undefined) group.unknown.push(fault);
    if (fault.missing) group.missing.push(String(fault.path.at(-1)));
  }
  return [...byOwner.values()].flatMap(({ unknown, missing }) => {
    const [lone, lost] = [unknown[0], missing[0]];
    if (lone !== undefined && lost !== undefined && unknown.length === 1 && missing.length === 1)
      return [{ fault: { ...lone, remedy: t("did you mean '{close}'?", { close: lost }) }, meant: lost }];
    return unknown.flatMap((fault) => (fault.key?.meant === undefined ? [] : [{ fault, meant: fault.key.meant }]));
  });
}

/**
 * Reports keys that are mistyped and reads on as if they were right, so that one slip is one problem: not also a
 * missing key, and not also faults wherever the thing is used.
 */
function mendKeys(tree: MapTree, slips: readonly Slip[], problems: Problems): MapTree {
  for (const { fault } of slips) report(tree, problems, fault);
  return slips.reduce((mended, { fault, meant }) => {
    const renamed = renameKey(mended, fault.path.slice(0, -1), String(fault.path.at(-1)), meant);
    return renamed.kind === "map" ? renamed : mended;
  }, tree);
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

/** A tree with its mistyped keys put right, and the faults that remain. */
function mend<T>(schema: z.ZodType<T>, tree: MapTree, problems: Problems) {
  let mended = tree;
  for (let round = 0; ; round += 1) {
    const plain = toPlain(mended);
    const checked = check(schema, plain);
    const slips = "faults" in checked ? slipsIn(checked.faults) : [];
    if (slips.length === 0 || slips.length > MOST_RENAMES || round === MOST_ROUNDS) return { mended, plain, checked };
    mended = mendKeys(mended, slips, problems);
  }
}

/**
 * Holds a tree against a schema. All faults of shape are reported; what is left is the part that is good, so that the
 * checks of names, units and sources can run on it in the same pass.
 */
export function checkShape<T>(schema: z.ZodType<T>, tree: MapTree, problems: Problems): Shaped<T> {
  const { mended, plain, checked } = mend(schema, tree, problems);
  let left = checked;
  for (let round = 0; round < MOST_ROUNDS && "faults" in left; round += 1) {
    // What is missing after something was left out is missing for that reason, and said already.
    const news = left.faults.filter((fault) => round === 0 || !fault.missing);
    for (const fault of news) report(mended, problems, fault);
    for (const fault of left.faults) remove(plain, cutOf(fault));
    left = check(schema, plain);
  }
  return { doc: "data" in left ? (left.data as Partial<T>) : {}, tree: mended };
}
