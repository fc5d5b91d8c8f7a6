import { msg, t } from "../language/index.js";
import { parseUnit, type Unit, type UnitTable } from "./unit.js";

/**
 * A number as a scenario writes it: `25 (20..30) won/bird @M328`.
 *
 * - `value`, `low`, `high` are in smallest units; `low` and `high` bound our doubt (equal to `value` when undoubted).
 * - `varies`: written `20~30`, the number differs from world to world and is drawn uniformly; `value` is the middle.
 * - `source` is the id after `@`, or undefined.
 */
export interface Literal {
  readonly text: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly varies: boolean;
  readonly unit: Unit;
  readonly unitText: string;
  readonly source: string | undefined;
}

export type LiteralResult =
  | { readonly ok: true; readonly literal: Literal }
  | {
      readonly ok: false;
      readonly what: string;
      readonly remedy: string;
      /** The unit's word, where that is what is wrong. */
      readonly unknownUnit?: string;
    };

const NUMBER = String.raw`-?\d[\d_]*(?:\.\d+)?(?:/\d+)?`;
const PATTERN = new RegExp(
  String.raw`^\s*(?<first>${NUMBER})(?:\s*(?<mark>~|\.\.)\s*(?<second>${NUMBER}))?` +
    String.raw`(?:\s*\(\s*(?<low>${NUMBER})\s*\.\.\s*(?<high>${NUMBER})\s*\))?` +
    String.raw`\s*(?<unit>[A-Za-z%1][A-Za-z0-9%*/-]*)?\s*(?:@(?<source>[A-Za-z][A-Za-z0-9.-]*))?\s*$`,
);

function toNumber(text: string): number {
  const [above = "", below] = text.replaceAll("_", "").split("/");
  return below === undefined ? Number(above) : Number(above) / Number(below);
}

const fail = (what: string, remedy: string): LiteralResult => ({ ok: false, what, remedy });

/** No literal is longer; longer texts are not tried, so that no text costs much. */
const LONGEST = 200;

const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/\d,\d/, msg("write 1000 or 1_000 without a comma, and 2.5 with a point")],
  [/\d\s*[\u2010-\u2015]\s*\d/, msg("write a range as LOW..HIGH")],
  [/\d\s*-\s*\d/, msg("write a range as LOW..HIGH")],
  [/\s\/|\/\s/, msg("write the unit without blanks")],
  [/[A-Za-z%] +[A-Z][\w.]*$/, msg("put @ before the source")],
];

function unreadable(text: string): LiteralResult {
  if (text.length > LONGEST)
    return fail(
      t("a number of {count} characters", { count: text.length }),
      t("{most} are allowed", { most: LONGEST }),
    );
  const slip = SLIPS.find(([pattern]) => pattern.test(text));
  return fail(
    text.trim() === "" ? t("a number is missing here") : t("cannot read '{text}' as a number", { text }),
    slip === undefined ? t("write VALUE UNIT @SOURCE, such as `10 kg @E1`") : t(slip[1]),
  );
}

function badUnit(text: string, unknown: string, table: UnitTable): LiteralResult {
  if (unknown === "") return fail(t("the unit '{text}' is not complete", { text }), t("write it like kg or kg/day"));
  const names = [...table.keys()].slice(0, 40).join(", ");
  return {
    ok: false,
    what: t("no unit '{unknown}'", { unknown }),
    remedy: t("use one of: {names}", { names }),
    unknownUnit: unknown,
  };
}

/** The two ends of what a literal says, before units: a lone value has equal ends. */
function ends(groups: Record<string, string | undefined>): { value: number; low: number; high: number } {
  const first = toNumber(groups["first"] ?? "");
  if (groups["second"] !== undefined) {
    const second = toNumber(groups["second"]);
    return { value: (first + second) / 2, low: first, high: second };
  }
  if (groups["low"] === undefined) return { value: first, low: first, high: first };
  return { value: first, low: toNumber(groups["low"]), high: toNumber(groups["high"] ?? "") };
}

/**
 * Reads one literal. `LOW..HIGH` without a value in front is read as a range whose value is its middle (sources are
 * written so). Errors name the fault and the remedy in words a scenario's author can act on.
 */
export function parseLiteral(text: string, table: UnitTable): LiteralResult {
  const groups = text.length > LONGEST ? undefined : PATTERN.exec(text)?.groups;
  if (groups === undefined) return unreadable(text);
  const unitText = groups["unit"] ?? "";
  const unit = parseUnit(unitText, table);
  if ("unknown" in unit) return badUnit(unitText, unit.unknown, table);
  const { value, low, high } = ends(groups);
  if (![value, low, high].every(Number.isFinite))
    return fail(t("'{text}' is not a finite number", { text }), t("check the fraction"));
  if (groups["second"] !== undefined && groups["low"] !== undefined) {
    return fail(
      t("'{text}' holds two ranges", { text }),
      t("keep one: `low~high`, `low..high` or `value (low..high)`"),
    );
  }
  if (low > high) return fail(t("the range of '{text}' runs backwards", { text }), t("write the smaller bound first"));
  if (value < low || value > high) {
    return fail(t("the value of '{text}' lies outside its range", { text }), t("write a range that holds the value"));
  }
  const scale = (number: number): number => number * unit.factor;
  return {
    ok: true,
    literal: {
      text,
      value: scale(value),
      low: scale(low),
      high: scale(high),
      varies: groups["mark"] === "~",
      unit,
      unitText,
      source: groups["source"],
    },
  };
}
