import type { Dims, UnitTable } from "../../units/index.js";
import { parseLiteral, sameDims } from "../../units/index.js";

export type AmountResult =
  | { readonly ok: true; readonly amount: number }
  | { readonly ok: false; readonly why: string };

const fail = (why: string): AmountResult => ({ ok: false, why });

/**
 * Reads an amount a player typed: `300`, `2.5 kg`, `all`, `half`, `none`. A bare number is in `factor` smallest units
 * (the declared unit of what is asked for). The result is whole smallest units between the bounds.
 */
export function parseAmount(
  text: string,
  bounds: { readonly from: number; readonly to: number },
  factor: number,
  dims: Dims,
  units: UnitTable,
): AmountResult {
  const word = text.trim().toLowerCase().replaceAll(",", "");
  if (word === "all" || word === "max") return { ok: true, amount: bounds.to };
  if (word === "half") return { ok: true, amount: Math.max(bounds.from, Math.floor(bounds.to / 2)) };
  if (word === "none") return bounds.from <= 0 ? { ok: true, amount: 0 } : fail("none is not possible here");
  const bare = /^\d+(\.\d+)?$/.test(word);
  const result = parseLiteral(word, units);
  if (!result.ok || (!bare && !sameDims(result.literal.unit.dims, dims)))
    return fail("write a number, or all, half, none");
  const amount = Math.round(bare ? Number(word) * factor : result.literal.value);
  if (amount > bounds.to) return fail("that is more than is possible");
  return amount < bounds.from ? fail("that is less than is possible") : { ok: true, amount };
}
