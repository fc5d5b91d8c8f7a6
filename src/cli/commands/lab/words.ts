import type { Figure } from "../../../lab/index.js";
import { t } from "../../../language/index.js";
import { formatNumber, formatShare } from "../../../units/index.js";
import type { Ready } from "../../many.js";
import { markedUnit } from "../../real-value.js";

/** Three digits or so. */
export function amount(value: number): string {
  const size = Math.abs(value);
  return formatNumber(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4);
}

/** `12 [10 .. 14]`; without an interval the figure alone. */
export const range = ({ value, low, high }: Figure, write: (value: number) => string): string =>
  Number.isNaN(low) || Number.isNaN(high) ? write(value) : `${write(value)} [${write(low)} .. ${write(high)}]`;

export const shares = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  `${formatShare(low)} .. ${formatShare(high)}`;

const hundredths = (value: number): string => formatNumber(value * 100, Math.abs(value) < 0.1 ? 1 : 0);

/** A difference of shares, in percentage points. */
export const points = (of: Figure): string => t("{points} points", { points: range(of, hundredths) });

/** What was played: the line every answer of the lab begins with. */
export function headline(about: Ready["about"], worlds: number): string {
  const { scenario, base, seed, set } = about;
  const of = { scenario, base, seed, worlds, unit: markedUnit(about), changed: set.join(", ") };
  return set.length === 0
    ? t(
        "{scenario}, base {base}: {worlds} worlds of seed '{seed}'. Real wealth in {unit}; in brackets 95 % intervals.",
        of,
      )
    : t(
        "{scenario}, base {base}, with {changed}: {worlds} worlds of seed '{seed}'. Real wealth in {unit}; in brackets 95 % intervals.",
        of,
      );
}
