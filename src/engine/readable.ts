import { type Compiled, checkExpr, type ExprType, fits, misfit, parseExpr, showType } from "../expr/index.js";
import { declaredIn, lexiconOf, vocabularyOf } from "../scenario/index.js";
import type { Dims } from "../units/index.js";
import type { Program } from "./program.js";
import type { World } from "./world.js";

/** A visible expression, made by `readable`; only such can be read from a view. */
export interface Readable {
  readonly dims: Dims | undefined;
  readonly read: Compiled<World>;
}

export type ReadableResult =
  | { readonly ok: true; readonly readable: Readable }
  | { readonly ok: false; readonly what: string; readonly remedy: string };

/** Checks and binds expressions of one program against what a trader can see: numbers that vary between worlds are not among it. */
export type Reader = (text: string, wanted?: ExprType) => ReadableResult;

/**
 * A reader of expressions that may also name the numbers of `extra`, as they stand now. `firstDay` is the day of the
 * campaign that `day` counts from, as 1.
 */
export function readerOf(
  { model }: Program,
  extra: ReadonlyMap<string, { readonly dims: Dims; readonly value: number }> = new Map(),
  firstDay = 1,
): Reader {
  const declared = declaredIn(model.scenario, true);
  for (const [id, { dims }] of extra) declared.set(id, dims);
  const vocabulary = vocabularyOf(lexiconOf(model.scenario), { declared });
  return (text, wanted) => {
    const parsed = parseExpr(text);
    if ("fault" in parsed) return { ok: false, ...parsed.fault };
    const checked = checkExpr(parsed.tree, vocabulary);
    if ("fault" in checked) return { ok: false, ...checked.fault };
    if (wanted !== undefined && !fits(parsed.tree, checked.type, wanted)) {
      return { ok: false, ...misfit(text, showType(checked.type), showType(wanted)) };
    }
    const read = model.compile(parsed.tree, extra, firstDay);
    return { ok: true, readable: { dims: checked.type.kind === "quantity" ? checked.type.dims : undefined, read } };
  };
}

/** One expression, as `readerOf` reads it. */
export const readable = (
  program: Program,
  text: string,
  wanted?: ExprType,
  extra?: ReadonlyMap<string, { readonly dims: Dims; readonly value: number }>,
): ReadableResult => readerOf(program, extra)(text, wanted);
