import type { Literal } from "../units/index.js";
import type { Context } from "./context.js";

/** A figure the sources disagree about: what the memoir prints, and what others say. */
export interface Contested {
  readonly id: string;
  readonly printed: Literal;
  readonly others: readonly Literal[];
}

/** What is shown of contested figures after a play; each is held against its source like any number. */
export function contestedOf(
  context: Context,
  declared: Readonly<Record<string, { readonly others: readonly unknown[] }>> | undefined,
): readonly Contested[] {
  return Object.entries(declared ?? {}).flatMap(([id, { others }]) => {
    const path = ["contested", id];
    const printed = context.literal([...path, "printed"], undefined);
    const said = others.flatMap(
      (_text, index) => context.literal([...path, "others", String(index)], printed?.unit.dims) ?? [],
    );
    return printed === undefined ? [] : [{ id, printed, others: said }];
  });
}
