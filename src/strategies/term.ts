import { t } from "../language/index.js";
import { remedyFor } from "../scenario/index.js";
import { BASELINES } from "./baselines.js";
import { alwaysBribes, stopsAfter, timid } from "./combinators.js";
import type { Strategy } from "./strategy.js";

/** A strategy as written: a name, or a combinator applied to one. */
export type StrategyTerm =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "apply"; readonly combinator: string; readonly days: number; readonly of: StrategyTerm };

/** The combinators: whether each takes a number of days, and what it makes. */
const COMBINATORS: Readonly<
  Record<string, { readonly days: boolean; readonly make: (of: Strategy, days: number) => Strategy }>
> = {
  timid: { days: false, make: (of) => timid(of) },
  alwaysBribes: { days: false, make: (of) => alwaysBribes(of) },
  stopsAfter: { days: true, make: (of, days) => stopsAfter(days, of) },
};

/** Names that belong to the program: no strategy file may call itself so. */
export const RESERVED: readonly string[] = [...BASELINES.keys(), ...Object.keys(COMBINATORS)];

/** A text that is no strategy; the message says what is wrong and what to write. */
export class TermError extends Error {
  override readonly name = "TermError";
}

const DEEPEST = 20;

/** Splits at the commas that stand outside all brackets. */
function parts(text: string): readonly string[] {
  const found: string[] = [""];
  let depth = 0;
  for (const letter of text) {
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (letter === "," && depth === 0) found.push("");
    else found.push(`${found.pop() ?? ""}${letter}`);
  }
  return found.map((part) => part.trim());
}

function daysOf(text: string, term: string): number {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new TermError(t("'{term}' needs a whole number of days first (stopsAfter(10, NAME))", { term }));
}

function readTerm(text: string, depth: number): StrategyTerm {
  const call = /^([A-Za-z][A-Za-z0-9-]*)\s*\((.*)\)$/s.exec(text);
  if (text === "") throw new TermError(t("a strategy is missing between two commas (write a,b)"));
  if (call === null) return { kind: "name", name: text };
  const [, combinator = "", inside = ""] = call;
  const known = COMBINATORS[combinator];
  if (!Object.hasOwn(COMBINATORS, combinator) || known === undefined)
    throw new TermError(
      t("no combinator '{combinator}' ({remedy})", {
        combinator,
        remedy: remedyFor(combinator, Object.keys(COMBINATORS)),
      }),
    );
  if (depth >= DEEPEST)
    throw new TermError(
      t("combinators stand more than {most} deep in '{text}'", { most: DEEPEST, text: text.slice(0, 60) }),
    );
  const given = parts(inside);
  const wanted = known.days ? 2 : 1;
  if (given.length !== wanted)
    throw new TermError(
      t("'{text}' is not possible (write {call})", {
        text,
        call: `${combinator}(${known.days ? "DAYS, " : ""}NAME)`,
      }),
    );
  const days = known.days ? daysOf(given[0] ?? "", text) : 0;
  return { kind: "apply", combinator, days, of: readTerm(given.at(-1) ?? "", depth + 1) };
}

/**
 * Reads `memoir,timid(memoir),stopsAfter(10, greedy)`: names and combinators applied to them, at commas.
 * @throws TermError
 */
export function readTerms(text: string): readonly StrategyTerm[] {
  const opened = text.split("(").length - text.split(")").length;
  if (opened !== 0) throw new TermError(t("'{text}' has a bracket without its partner", { text }));
  return parts(text).map((part) => readTerm(part, 0));
}

/** The name at the heart of a term. */
export const nameIn = (term: StrategyTerm): string => (term.kind === "name" ? term.name : nameIn(term.of));

/** The strategy a term stands for; a baseline is known here, any other name is asked of `find`. */
export function strategyOf(term: StrategyTerm, find: (name: string) => Strategy): Strategy {
  if (term.kind === "name") return BASELINES.get(term.name) ?? find(term.name);
  const inner = strategyOf(term.of, find);
  return COMBINATORS[term.combinator]?.make(inner, term.days) ?? inner;
}
