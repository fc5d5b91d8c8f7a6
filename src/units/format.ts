import { DIMENSIONLESS, type Dims, sameDims, type UnitTable } from "./unit.js";

/** How amounts are written for a reader: which unit stands for which dimensions. */
export interface Format {
  /** `12,300 won`, `2.5 kg`, `300 bird`; `decimals` at most (2 unless told). */
  quantity(value: number, dims: Dims, decimals?: number): string;
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
  return {
    quantity(value, dims, decimals = 2) {
      if (sameDims(dims, DIMENSIONLESS)) return formatNumber(value, decimals);
      let factor = 1;
      for (const [base, exponent] of Object.entries(dims)) factor *= (names.get(base)?.factor ?? 1) ** exponent;
      const above = Object.entries(dims).filter(([, exponent]) => exponent > 0);
      const below = Object.entries(dims).filter(([, exponent]) => exponent < 0);
      const unit = [
        above.map(([base, exponent]) => show(base, exponent)).join("*") || "1",
        ...below.map(([base, exponent]) => show(base, exponent)),
      ];
      return `${formatNumber(value / factor, decimals)} ${unit.join("/")}`;
    },
  };
}
