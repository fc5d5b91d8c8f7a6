import { showType } from "../../src/expr/index.js";
import { CALLS, NAMES } from "../../src/scenario/index.js";
import { schemaInFull } from "../../src/scenario/schema.js";
import type { Lexicon } from "../../src/scenario/vocabulary.js";

/** The tables of scenarios/README.md as the code has them. */

interface Json {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Json | boolean;
  readonly anyOf?: readonly Json[];
  readonly items?: Json;
}

const row = (...cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const table = (head: readonly string[], rows: readonly string[]): string =>
  [row(...head), `|${"---|".repeat(head.length)}`, ...rows].join("\n");

const UNIT = { unit: 1 };
const MONEY = { money: 1 };
const LEXICON: Lexicon = {
  ids: {
    commodity: [],
    good: [],
    currency: [],
    credit: [],
    offer: [],
    place: [],
    belief: [],
    encounter: [],
    person: [],
    patrol: [],
    recipe: [],
    activity: [],
    level: [],
    enforcement: [],
    regime: [],
    "kind-of-day": [],
  },
  dimsOf: () => UNIT,
  money: MONEY,
  moneyOf: () => MONEY,
  moneyOfCredit: () => MONEY,
  moneyOfOffer: () => MONEY,
  goodOfCredit: () => "",
  goodOfRecipe: () => "",
  goodOfOffer: () => "",
  numeraire: { "unit of the numeraire": 1 },
};

/** Every word of an expression, with its meaning and unit. */
export function wordTable(): string {
  const names = Object.entries(NAMES).map(([name, { type, says }]) =>
    row(`\`${name}\``, says, showType(type(LEXICON))),
  );
  const calls = Object.entries(CALLS).map(([name, { takes, type, says }]) => {
    const inside = takes.map((kind) => (kind === "commodity" ? "good or currency" : kind)).join(", ");
    return row(`\`${name}(${inside})\``, says, showType(type(LEXICON, [])));
  });
  return table(["word", "meaning", "unit"], [...names, ...calls]);
}

/** What a key holds that has no fields of its own to show. */
const isPlain = (json: Json): boolean => json.properties === undefined && typeof json.additionalProperties !== "object";
const isNumber = (json: Json): boolean => json.anyOf !== undefined;

function fieldRows(json: Json, prefix: string): readonly string[] {
  return Object.entries(json.properties ?? {}).flatMap(([key, inner]) => {
    const needed = json.required?.includes(key) ? "yes" : "";
    const own = row(`\`${prefix}${key}\``, inner.description ?? "", needed);
    const each = inner.additionalProperties;
    if (isPlain(inner) || isNumber(inner)) return [own];
    if (typeof each !== "object") return [own, ...fieldRows(inner, `${prefix}${key}.`)];
    return [own, ...fieldRows(each, `${prefix}${key}.NAME.`)];
  });
}

const HEAD = ["field", "what (unit)", "needed"];

/** The fields of a section, or of each thing in it. */
export function sectionTable(section: string): string {
  const json = (schemaInFull() as Json).properties?.[section] ?? {};
  const each = json.additionalProperties;
  return table(HEAD, fieldRows(typeof each === "object" ? each : json, ""));
}

const whole = (): Json => schemaInFull() as Json;

/** Keys at the top of a file, with what they are. */
export function topTable(): string {
  const { properties = {}, required = [] } = whole();
  const rows = Object.entries(properties).map(([key, { description = "" }]) =>
    row(`\`${key}\``, description, required.includes(key) ? "yes" : ""),
  );
  return table(["key", "what", "needed"], rows);
}

export const sections = (): readonly string[] =>
  Object.entries(whole().properties ?? {})
    .filter(
      ([, json]) =>
        fieldRows(typeof json.additionalProperties === "object" ? json.additionalProperties : json, "").length > 0,
    )
    .map(([key]) => key);

/** Verbs with their fields: `give: {what, amount, from, to}`. */
export function verbForms(): readonly string[] {
  const encounter = whole().properties?.["encounters"]?.additionalProperties as Json;
  const node = encounter.properties?.["nodes"]?.additionalProperties as Json;
  const verbs = node.properties?.["do"]?.items?.anyOf ?? [];
  return verbs.flatMap((json) =>
    Object.entries(json.properties ?? {}).map(([verb, { properties }]) => {
      if (properties === undefined) return verb === "set" ? "set: {VARIABLE: value}" : `${verb}: days`;
      return `${verb}: {${Object.keys(properties).join(", ")}}`;
    }),
  );
}
