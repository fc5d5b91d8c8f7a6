import { scenarioIds, strategyFiles } from "../../store/index.js";
import { print, printJson } from "../output.js";
import { load, locate } from "../scenario.js";

const words = (text: readonly (string | object)[] | undefined): string =>
  (text ?? []).filter((piece) => typeof piece === "string").join("");

/** `list`: the shipped scenarios, with their strategies and what their numbers rest on. */
export async function list(options: { readonly json?: boolean }): Promise<void> {
  const found = scenarioIds().map(async (id) => {
    const located = locate(id);
    const scenario = await load(located);
    const sources = scenario.parameters.map((parameter) => parameter.literals.values().next().value?.source ?? "");
    const count = (test: (source: string) => boolean): number => sources.filter(test).length;
    return {
      id,
      title: words(scenario.texts.get("title")),
      summary: words(scenario.texts.get("summary")),
      bases: scenario.bases,
      base: scenario.defaultBase,
      strategies: [...strategyFiles(located.at).keys()],
      numbers: {
        memoir: count((of) => /^[MDI]\d/.test(of)),
        evidence: count((of) => /^E\d/.test(of)),
        assumed: count((of) => of.startsWith("A.")),
      },
    };
  });
  const scenarios = await Promise.all(found);
  if (options.json) return printJson({ scenarios });
  for (const { id, title, summary, bases, strategies, numbers } of scenarios) {
    print(`${id}: ${title}\n  ${summary}\n  bases: ${bases.join(", ")}; strategies: ${strategies.join(", ")}`);
    print(
      `  numbers: ${numbers.memoir} from the memoir, ${numbers.evidence} from other evidence, ${numbers.assumed} assumed with a range`,
    );
  }
}
