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

export const formatShare = (share: number): string =>
  `${formatNumber(share * 100, share !== 0 && Math.abs(share) < 0.01 ? 1 : 0)} %`;

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
    if (isDimensionless(dims)) return "a plain number";
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
