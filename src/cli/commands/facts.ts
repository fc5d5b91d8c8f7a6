import { t } from "../../language/index.js";
import { type FactCoverage, factCoverage, type Scenario } from "../../scenario/index.js";
import { contentFiles } from "../../store/index.js";
import { Finding } from "../errors.js";
import { print, printJson } from "../output.js";
import { load, loadSources, locate } from "../scenario.js";

export interface Fact {
  readonly name: string;
  readonly base: string;
  readonly literal: string;
  readonly source: string;
  readonly says: string;
}

/** Every number of a scenario with its source; `base` is `all` where all bases say the same. */
export function factsOf(scenario: Scenario, says: (source: string) => string): readonly Fact[] {
  return scenario.parameters.flatMap(({ name, literals, defaultSource }) => {
    const perBase = [...literals].map(([base, literal]) => ({
      name,
      base,
      literal: literal.text,
      source: literal.source ?? defaultSource ?? t("none needed"),
    }));
    const same = perBase.every((fact) => fact.literal === perBase[0]?.literal);
    return (same ? perBase.slice(0, 1).map((fact) => ({ ...fact, base: "all" })) : perBase).map((fact) => ({
      ...fact,
      says: says(fact.source),
    }));
  });
}

/** `facts` without a scenario: every fact of the memoir, with where it is used or why it is not. */
async function coverage(options: { readonly json?: boolean }): Promise<void> {
  const { coverageJson, coverageLines } = await import("../coverage.js");
  const found = factCoverage(loadSources(), contentFiles());
  if (options.json) printJson(coverageJson(found));
  else for (const line of coverageLines(found)) print(line);
  const ids = (test: (fact: FactCoverage) => boolean): string =>
    found
      .filter(test)
      .map(({ id }) => id)
      .join(", ");
  const unexplained = ids((fact) => fact.unexplained);
  if (unexplained !== "")
    throw new Finding(
      t("a value that nothing uses, without a reason: {facts} (cite it, or give the fact `narrative:` in the ledger)", {
        facts: unexplained,
      }),
    );
  const outdated = ids((fact) => fact.outdated);
  if (outdated !== "")
    throw new Finding(
      t("said not to be used, but cited: {facts} (delete `narrative:` in the ledger)", { facts: outdated }),
    );
}

/** What a source says, by its id as a literal cites it. */
export function saysOf(scenario: Scenario): (source: string) => string {
  const sources = loadSources();
  return (source) =>
    source.startsWith("A.")
      ? t("assumed: {reason}", { reason: scenario.assumptions.get(source.slice(2)) ?? "" })
      : (sources.get(source.split(".")[0] ?? "")?.says ?? "");
}

/** `facts SCENARIO`: every number of a scenario with its source and what the source says. */
export async function facts(name: string | undefined, options: { readonly json?: boolean }): Promise<void> {
  if (name === undefined) return coverage(options);
  const scenario = await load(locate(name));
  const found = factsOf(scenario, saysOf(scenario));
  if (options.json) return printJson({ scenario: scenario.id, facts: found });
  for (const fact of found)
    print(`${fact.name}${fact.base === "all" ? "" : ` [${fact.base}]`}: ${fact.literal}\n    ${fact.says}`);
}
