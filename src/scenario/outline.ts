import type { Scenario } from "./model.js";

/** What a listing tells of a scenario. */
export interface Outline {
  readonly title: string;
  readonly summary: string;
  readonly bases: readonly string[];
  /** The base played where none is told. */
  readonly base: string;
  /** How many of its numbers come from the memoir, from other evidence, from an assumption. */
  readonly numbers: { readonly memoir: number; readonly evidence: number; readonly assumed: number };
}

/** A text of the catalogue without its holes. */
export const wordsOf = (text: readonly (string | object)[] | undefined): string =>
  (text ?? []).filter((piece) => typeof piece === "string").join("");

/** The few lines of a scenario that a listing tells. */
export function outlineOf(scenario: Scenario): Outline {
  const { texts, bases, defaultBase: base, parameters } = scenario;
  const sources = parameters.map((parameter) => parameter.literals.values().next().value?.source ?? "");
  const count = (test: (source: string) => boolean): number => sources.filter(test).length;
  return {
    title: wordsOf(texts.get("title")),
    summary: wordsOf(texts.get("summary")),
    bases,
    base,
    numbers: {
      memoir: count((of) => /^[MDI]\d/.test(of)),
      evidence: count((of) => /^E\d/.test(of)),
      assumed: count((of) => of.startsWith("A.")),
    },
  };
}
