import { t } from "../language/index.js";
import { formatNumber, formatShare, hundredths } from "../units/index.js";

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A difference of shares in points of a hundred, without its sign. */
export const pointsText = (share: number): string => formatNumber(Math.abs(share * 100), Math.abs(share) < 0.1 ? 1 : 0);

export const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

const tenths = (share: number): number => Math.round(share * 100 * 10);
const inTenths = (tenths: number): string => formatNumber(tenths / 10, 1);

/** Two shares in per cent and the points between them, as exactly as lets the reader take one from the other. */
export const sharesApart = (
  a: number,
  b: number,
): { readonly yours: string; readonly other: string; readonly points: string } => ({
  yours: `${inTenths(tenths(a))} %`,
  other: `${inTenths(tenths(b))} %`,
  points: inTenths(Math.abs(tenths(a) - tenths(b))),
});

/** Odds from 0 to 1: what can happen is never told as 0 %, what may fail to never as 100 %. */
export function oddsPercent(odds: number): string {
  if (odds > 0 && odds < 0.005) return t("under 1 %");
  return odds < 1 && odds >= 0.995 ? t("over 99 %") : percent(odds);
}

/** Odds of what may be done day after day: below 1 % to a figure, `0.3 %`. */
export const fineOdds = (odds: number): string => (odds > 0 && odds < 0.01 ? formatShare(odds) : oddsPercent(odds));

/** Shares that make up a whole, in per cent that add up to 100; others each by itself. */
export function wholePercents(shares: readonly number[]): readonly string[] {
  const whole = hundredths(shares);
  return shares.map((share, at) =>
    whole === undefined || share < 0.005 || share >= 0.995 ? oddsPercent(share) : `${whole[at]} %`,
  );
}

/** How often something was seen, told in whole looks: a pass with a small load is a part of one (`i` tells the sum). */
export const looks = (seen: number): number => (seen > 0 ? Math.max(1, Math.round(seen)) : 0);

/** To three figures: `316,653.16` is reckoned as about 317,000. */
export function rounded(value: number): number {
  if (value === 0) return 0;
  let step = 1;
  while (Math.abs(value) >= 1000 * step) step *= 10;
  while (Math.abs(value) * 10 < 1000 * step) step /= 10;
  return Math.round(value / step) * step;
}

/** Odds from which on a chance is called middling, and from which on high. */
export const MIDDLING = 0.15;
export const HIGH = 0.4;
