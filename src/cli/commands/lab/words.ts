import type { Figure } from "../../../lab/index.js";
import { formatNumber, formatShare } from "../../../units/index.js";
import type { Ready } from "../../many.js";
import { markedUnit, settingsTold } from "../../real-value.js";

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
export const points = (of: Figure): string => `${range(of, hundredths)} points`;

/** What was played: the line every answer of the lab begins with. */
export function headline(about: Ready["about"], worlds: number): string {
  const { scenario, base, seed, set } = about;
  return `${scenario}, base ${base}${settingsTold(set)}: ${worlds} worlds of seed '${seed}'. Real wealth in ${markedUnit(about)}; in brackets 95 % intervals.`;
}
