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
  | { readonly ok: false; readonly what: string; readonly remedy: string };

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
  const groups = PATTERN.exec(text)?.groups;
  if (groups === undefined) {
    return fail(`cannot read '${text}' as a number`, "write VALUE UNIT @SOURCE, such as `10 won/kg @M335`");
  }
  const unitText = groups["unit"] ?? "";
  const unit = parseUnit(unitText, table);
  if ("unknown" in unit) {
    return fail(`no unit '${unit.unknown}'`, `use one of: ${[...table.keys()].join(", ")}`);
  }
  const { value, low, high } = ends(groups);
  if (![value, low, high].every(Number.isFinite)) return fail(`'${text}' is not a finite number`, "check the fraction");
  if (low > high || value < low || value > high) {
    return fail(
      `the value of '${text}' lies outside its range`,
      "write the smaller bound first, the value between them",
    );
  }
  if (groups["mark"] === "~" && groups["low"] !== undefined) {
    return fail(`'${text}' both varies and is doubted`, "keep either `a~b` or `value (low..high)`");
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
