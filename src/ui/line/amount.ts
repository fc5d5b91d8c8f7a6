import { heard, t } from "../../language/index.js";
import type { Dims, UnitTable } from "../../units/index.js";
import { parseLiteral, sameDims } from "../../units/index.js";

export type AmountResult =
  | { readonly ok: true; readonly amount: number }
  | { readonly ok: false; readonly why: string };

interface Bounds {
  readonly from: number;
  readonly to: number;
  /** How an amount is written for the reader, rounded. */
  readonly reads: (amount: number) => string;
}

const fail = (why: string): AmountResult => ({ ok: false, why });

/** `1,200` is twelve hundred; `1,5` is not fifteen. */
const withoutThousands = (word: string): string =>
  /^\d{1,3}(,\d{3})+(?!\d)/.test(word) ? word.replaceAll(",", "") : word;

/** What was typed as a bound is written means the bound: 476 won where 475.70 is the most and reads 476. */
function asWritten(amount: number, { from, to, reads }: Bounds): number {
  const bound = Math.min(Math.max(amount, from), to);
  return reads(amount) === reads(bound) ? bound : amount;
}

function spokenAmount(word: string, { from, to }: Bounds): number | undefined {
  if (word === "all" || word === "max") return to;
  if (word === "half") return Math.max(from, Math.floor(to / 2));
  return word === "none" ? 0 : undefined;
}

/**
 * Reads an amount a player typed: `300`, `2.5 kg`, `all`, `half`, `none`. A bare number is in `factor` smallest units
 * (the declared unit of what is asked for). The result is whole smallest units between the bounds.
 */
export function parseAmount(text: string, bounds: Bounds, factor: number, dims: Dims, units: UnitTable): AmountResult {
  const word = withoutThousands(heard(text.trim().toLowerCase()));
  if (word.includes(",")) return fail(t("Write fractions with a point: 1.5"));
  if (word === "none" && bounds.from > 0) return fail(t("None is not possible here"));
  const spoken = spokenAmount(word, bounds);
  if (spoken !== undefined) return { ok: true, amount: spoken };
  const bare = /^\d+(\.\d+)?$/.test(word);
  const result = parseLiteral(word, units);
  if (!result.ok || (!bare && !sameDims(result.literal.unit.dims, dims)))
    return fail(
      t("Write a number, a number with its unit as in '{one}', or all, half, none", { one: bounds.reads(factor) }),
    );
  const value = bare ? Number(word) * factor : result.literal.value;
  if (factor === 1 && !Number.isInteger(Number(value.toFixed(6)))) return fail(t("Write a whole number"));
  const amount = asWritten(Math.round(value), bounds);
  if (amount > bounds.to) return fail(t("That is more than is possible"));
  return amount < bounds.from ? fail(t("That is less than is possible")) : { ok: true, amount };
}
