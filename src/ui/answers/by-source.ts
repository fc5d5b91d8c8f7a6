import { t } from "../../language/index.js";
import type { Parameter } from "../../scenario/index.js";
import type { Asked } from "./asked.js";
import { labelToday } from "./known.js";
import { sourceText } from "./sourced.js";

type Told = Pick<Asked, "program" | "words">;

/** A number's value in the campaign's base, without its range. */
export const valueText = ({ program, words }: Told, { literals }: Parameter): string =>
  words.written(literals.get(program.model.base)?.text.replace(/\s*\([^)]*\)/, "") ?? "");

/** Between what a number may lie; undefined where its source tells no range. */
export function rangeText({ program, words }: Told, { literals }: Parameter): string | undefined {
  const [, low, high, unit = ""] = RANGE.exec(literals.get(program.model.base)?.text ?? "") ?? [];
  if (low === undefined || high === undefined) return undefined;
  return t("it may be anything from {low} to {high}", {
    low: words.written(low),
    high: words.written(`${high} ${unit}`.trim()),
  });
}

/** The range of a literal as its file writes it: `30 (15..50) %`. */
const RANGE = /\(\s*([^\s().]+(?:\.\d+)?)\s*\.\.\s*([^\s()]+)\s*\)\s*([^\s@]*)/;

/** Nothing needs no source. */
export function isSourced({ program }: Asked, { literals }: Parameter): boolean {
  const literal = literals.get(program.model.base);
  return literal !== undefined && (literal.source !== undefined || literal.value !== 0);
}

/** Each number with its doubt, under the source it is from; what a source says stands once. */
export function numbersBySource(asked: Asked, numbers: readonly Parameter[]): readonly string[] {
  const { program } = asked;
  const bySource = new Map<string, string[]>();
  for (const parameter of numbers) {
    const literal = parameter.literals.get(program.model.base);
    if (literal === undefined || !isSourced(asked, parameter)) continue;
    const source = literal.source ?? parameter.defaultSource ?? "";
    const doubt = rangeText(asked, parameter) ?? t("no range is told");
    const line = `  ${labelToday(asked, parameter)}: ${valueText(asked, parameter)}; ${doubt}`;
    bySource.set(source, [...(bySource.get(source) ?? []), line]);
  }
  return [...bySource].flatMap(([source, lines]) => [
    `${sourceName(source)}${sourceText(asked, source)}`,
    ...new Set(lines),
  ]);
}

/** An assumption is called by its name, since nobody tells it. */
export const sourceName = (source: string): string => (source.startsWith("A.") ? `${source} ` : "");
