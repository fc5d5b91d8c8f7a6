import { t } from "../../language/index.js";
import type { Scenario } from "../../scenario/index.js";
import { scenarioIds, strategyFiles } from "../../store/index.js";
import { print, printJson } from "../output.js";
import { load, locate } from "../scenario.js";

/** A text of the catalogue without its holes. */
export const wordsOf = (text: readonly (string | object)[] | undefined): string =>
  (text ?? []).filter((piece) => typeof piece === "string").join("");

/** How many numbers of a scenario come from the memoir, from other evidence, from an assumption. */
export function numbersOf(scenario: Scenario): {
  readonly memoir: number;
  readonly evidence: number;
  readonly assumed: number;
} {
  const sources = scenario.parameters.map((parameter) => parameter.literals.values().next().value?.source ?? "");
  const count = (test: (source: string) => boolean): number => sources.filter(test).length;
  return {
    memoir: count((of) => /^[MDI]\d/.test(of)),
    evidence: count((of) => /^E\d/.test(of)),
    assumed: count((of) => of.startsWith("A.")),
  };
}

/** `list`: the shipped scenarios, with their strategies and what their numbers rest on. */
export async function list(options: { readonly json?: boolean }): Promise<void> {
  const found = scenarioIds().map(async (id) => {
    const located = locate(id);
    const scenario = await load(located);
    return {
      id,
      title: wordsOf(scenario.texts.get("title")),
      summary: wordsOf(scenario.texts.get("summary")),
      bases: scenario.bases,
      base: scenario.defaultBase,
      strategies: [...strategyFiles(located.at).keys()],
      numbers: numbersOf(scenario),
    };
  });
  const scenarios = await Promise.all(found);
  if (options.json) return printJson({ scenarios });
  for (const { id, title, summary, bases, strategies, numbers } of scenarios) {
    print(`${id}: ${title}\n  ${summary}`);
    print(
      t("  bases: {bases}; strategies: {strategies}", { bases: bases.join(", "), strategies: strategies.join(", ") }),
    );
    print(
      t("  numbers: {memoir} from the memoir, {evidence} from other evidence, {assumed} assumed with a range", numbers),
    );
  }
}
