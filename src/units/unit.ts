import { t } from "../language/index.js";

/**
 * Units as products of named base symbols. Every quantity inside the program is held in *smallest units*
 * (a currency's minor unit, grams, single birds, days), so `10 won/kg` with 100 minor units to the won becomes
 * 10 * 100 / 1000 = 1 minor unit per gram, and no rule ever converts.
 */

/** Base symbol -> exponent; a symbol with exponent 0 is absent. */
export type Dims = Readonly<Record<string, number>>;

/** How many smallest units one of this unit is, and of what. */
export interface Unit {
  readonly factor: number;
  readonly dims: Dims;
}

/** The symbols a text may use: built in, plus those a scenario declares. */
export type UnitTable = ReadonlyMap<string, Unit>;

export const DIMENSIONLESS: Dims = Object.freeze({});

/**
 * The dimensions of something whose declaration is faulty. It fits everything and survives arithmetic, so that one fault
 * is reported once and not again wherever the thing is used. No unit can be written with this symbol.
 */
export const UNKNOWN_DIMS: Dims = Object.freeze({ "?": 1 });
const isUnknown = (dims: Dims): boolean => Object.hasOwn(dims, "?");

const unit = (factor: number, base?: string): Unit => ({ factor, dims: base ? { [base]: 1 } : DIMENSIONLESS });

const BUILT_IN: ReadonlyMap<string, Unit> = new Map([
  ["g", unit(1, "g")],
  ["kg", unit(1000, "g")],
  ["t", unit(1_000_000, "g")],
  ["ml", unit(1, "ml")],
  ["l", unit(1000, "ml")],
  ["m", unit(1, "m")],
  ["km", unit(1000, "m")],
  ["kcal", unit(1, "kcal")],
  ["minute", unit(1 / 1440, "day")],
  ["hour", unit(1 / 24, "day")],
  ["day", unit(1, "day")],
  ["week", unit(7, "day")],
  ["month", unit(30, "day")],
  ["year", unit(365, "day")],
  ["person", unit(1, "person")],
  ["%", unit(0.01)],
]);

/** What a scenario adds: currencies with their number of minor units, and things that are counted. */
export interface DeclaredSymbols {
  readonly currencies: ReadonlyMap<string, number>;
  readonly counts: readonly string[];
}

/** The built-in symbols and the declared ones. A currency's base symbol is its own name. */
export function unitTable(declared: DeclaredSymbols): UnitTable {
  const table = new Map(BUILT_IN);
  for (const [name, minor] of declared.currencies) table.set(name, unit(minor, name));
  for (const name of declared.counts) table.set(name, unit(1, name));
  return table;
}

export const isBuiltInSymbol = (name: string): boolean => BUILT_IN.has(name);

function combine(left: Dims, right: Dims, sign: 1 | -1): Dims {
  const dims: Record<string, number> = { ...left };
  for (const [base, exponent] of Object.entries(right)) {
    const sum = (dims[base] ?? 0) + sign * exponent;
    if (sum === 0) delete dims[base];
    else dims[base] = sum;
  }
  return dims;
}

export const timesDims = (left: Dims, right: Dims): Dims => combine(left, right, 1);
export const overDims = (left: Dims, right: Dims): Dims => combine(left, right, -1);

export function sameDims(left: Dims, right: Dims): boolean {
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => left[key] === right[key]);
}

/** Whether one may stand for the other: the same, or one of them not known. */
export const fitDims = (left: Dims, right: Dims): boolean =>
  isUnknown(left) || isUnknown(right) || sameDims(left, right);

/** Of two that fit, the one that is known. */
export const knownOf = (left: Dims, right: Dims): Dims => (isUnknown(left) ? right : left);

export const isDimensionless = (dims: Dims): boolean => Object.keys(dims).length === 0;

const power = (base: string, exponent: number): string => (exponent === 1 ? base : `${base}^${exponent}`);

/** `won/g`, `1/day`, or `a plain number`; base symbols in alphabetical order. */
export function showDims(dims: Dims): string {
  const entries = Object.entries(dims).sort(([a], [b]) => (a < b ? -1 : 1));
  const above = entries.filter(([, exponent]) => exponent > 0).map(([base, exponent]) => power(base, exponent));
  const below = entries.filter(([, exponent]) => exponent < 0).map(([base, exponent]) => power(base, -exponent));
  if (above.length + below.length === 0) return t("a plain number");
  return [above.join("*") || "1", ...below].join("/");
}

/** A unit such as `won/kg` or `g/day/person`; an empty text is a plain number. Undefined with the unknown symbol's name. */
export function parseUnit(text: string, table: UnitTable): Unit | { readonly unknown: string } {
  let result: Unit = { factor: 1, dims: DIMENSIONLESS };
  if (text === "") return result;
  const parts = text.split(/([*/])/);
  for (let index = 0; index < parts.length; index += 2) {
    const symbol = (parts[index] ?? "").trim();
    const found = symbol === "1" ? { factor: 1, dims: DIMENSIONLESS } : table.get(symbol);
    if (found === undefined) return { unknown: symbol };
    const divides = parts[index - 1] === "/";
    result = {
      factor: divides ? result.factor / found.factor : result.factor * found.factor,
      dims: divides ? overDims(result.dims, found.dims) : timesDims(result.dims, found.dims),
    };
  }
  return result;
}
