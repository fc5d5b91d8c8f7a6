import { formatNumber } from "../units/index.js";

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A difference of shares in points of a hundred, without its sign. */
export const pointsText = (share: number): string => formatNumber(Math.abs(share * 100), Math.abs(share) < 0.1 ? 1 : 0);

export const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

/** To three figures: `316,653.16` is reckoned as about 317,000. */
export function rounded(value: number): number {
  if (value === 0) return 0;
  let step = 1;
  while (Math.abs(value) >= 1000 * step) step *= 10;
  while (Math.abs(value) * 10 < 1000 * step) step /= 10;
  return Math.round(value / step) * step;
}
