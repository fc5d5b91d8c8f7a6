import { t } from "../language/index.js";
import { type Dims, isDimensionless, type UnitTable } from "./unit.js";

/** How amounts are written for a reader: which unit stands for which dimensions. */
export interface Format {
  /** `12,300 won`, `2.5 kg`, `300 bird`; `decimals` at most (2 unless told). */
  quantity(value: number, dims: Dims, decimals?: number): string;
  /** The unit alone: `kg`, `won/kg`; `a plain number` for none. */
  unit(dims: Dims): string;
  /** How many smallest units that unit is. */
  factor(dims: Dims): number;
}

const READABLE = ["kg", "l", "km", "day", "kcal"];

/** `1234567.5` as `1,234,567.5`; at most `decimals` digits after the point, no trailing zeros. */
export function formatNumber(value: number, decimals = 2): string {
  const [whole = "0", fraction = ""] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const trimmed = fraction.replace(/0+$/, "");
  const text = trimmed === "" ? grouped : `${grouped}.${trimmed}`;
  return value < 0 && text !== "0" ? `-${text}` : text;
}

/** Below it a number is the rounding of a 0. */
const NOTHING = 1e-9;

/**
 * Digits after the point, `least` or more and `most` at most, with which no number that is not 0 reads as 0 and, where a
 * `whole` is given, none short of it as the whole.
 */
export function digitsFor(
  numbers: readonly number[],
  { least, most, whole }: { readonly least: number; readonly most: number; readonly whole?: number },
): number {
  const misread = (of: number, digits: number): boolean => {
    const shown = Number(of.toFixed(digits));
    return (Math.abs(of) > NOTHING && shown === 0) || (whole !== undefined && whole - of > NOTHING && shown === whole);
  };
  let digits = least;
  while (digits < most && numbers.some((of) => misread(of, digits))) digits += 1;
  return digits;
}

const SHARE_DIGITS = 2;

/** Whether two numbers that differ would be read as one. */
const readAlike = (numbers: readonly number[], digits: number): boolean =>
  new Set(numbers.map((of) => formatNumber(of, digits))).size < new Set(numbers).size;

/** A share in per cent, with the digits that those `beside` it need too, an end of an interval so many that it does not read as the share: 100 % is all of it, 0 % none. */
export function formatShare(share: number, beside: readonly number[] = [share]): string {
  const hundreds = beside.map((of) => of * 100);
  const least = hundreds.some((of) => Math.abs(of) > NOTHING && Math.abs(of) < 1) ? 1 : 0;
  let digits = digitsFor(hundreds, { least, most: SHARE_DIGITS, whole: 100 });
  while (beside.length > 2 && digits < SHARE_DIGITS && readAlike(hundreds, digits)) digits += 1;
  const text = formatNumber(share * 100, digits);
  if (text === "100" && 1 - share > NOTHING) return ">99.99 %";
  return text === "0" && share > NOTHING ? "<0.01 %" : `${text} %`;
}

/** Writes a number with the digits that those `beside` it need too. */
export type Write = (value: number, beside?: readonly number[]) => string;

/** Three digits or so. */
export const formatAmount: Write = (value, beside = [value]) => {
  const size = Math.max(...beside.map(Math.abs));
  const least = size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4;
  return formatNumber(value, digitsFor(beside, { least, most: 4 }));
};

/** A difference of shares in percentage points, with a decimal or more. */
export const formatPoints: Write = (value, beside = [value]) => {
  const all = beside.map((of) => of * 100);
  return formatNumber(value * 100, digitsFor(all, { least: 1, most: 4 }));
};

/** `12 [10 .. 14]`; without an interval (NaN ends) the figure alone. */
export function formatRange(
  { value, low, high }: { readonly value: number; readonly low: number; readonly high: number },
  write: Write,
): string {
  if (Number.isNaN(low) || Number.isNaN(high)) return write(value);
  const all = [value, low, high];
  return `${write(value, all)} [${write(low, all)} .. ${write(high, all)}]`;
}

/** One readable unit for every base symbol: kilograms for grams, the currency for its minor unit. */
export function formatFor(table: UnitTable): Format {
  const names = new Map<string, { name: string; factor: number }>();
  for (const [name, unit] of table) {
    const base = Object.keys(unit.dims)[0];
    if (base !== undefined && (!names.has(base) || READABLE.includes(name)))
      names.set(base, { name, factor: unit.factor });
  }
  const show = (base: string, exponent: number): string => {
    const name = names.get(base)?.name ?? base;
    return Math.abs(exponent) === 1 ? name : `${name}^${Math.abs(exponent)}`;
  };
  const unit = (dims: Dims): string => {
    if (isDimensionless(dims)) return t("a plain number");
    const side = (sign: 1 | -1): string[] =>
      Object.entries(dims)
        .filter(([, exponent]) => Math.sign(exponent) === sign)
        .map(([base, exponent]) => show(base, exponent));
    return [side(1).join("*") || "1", ...side(-1)].join("/");
  };
  const factor = (dims: Dims): number =>
    Object.entries(dims).reduce((product, [base, exponent]) => product * (names.get(base)?.factor ?? 1) ** exponent, 1);
  return {
    unit,
    factor,
    quantity(value, dims, decimals = 2) {
      if (isDimensionless(dims)) return formatNumber(value, decimals);
      return `${formatNumber(value / factor(dims), decimals)} ${unit(dims)}`;
    },
  };
}

/** Shares of a whole as whole hundredths that add up to 100, by largest remainders; undefined where the shares are no whole. */
export function hundredths(shares: readonly number[]): readonly number[] | undefined {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) > 1e-6) return undefined;
  const whole = shares.map((share) => Math.floor(share * 100 + 1e-9));
  const left = 100 - whole.reduce((total, of) => total + of, 0);
  const rest = (at: number): number => (shares[at] ?? 0) * 100 - (whole[at] ?? 0);
  const up = new Set([...shares.keys()].sort((a, b) => rest(b) - rest(a)).slice(0, left));
  return whole.map((of, at) => (up.has(at) ? of + 1 : of));
}
