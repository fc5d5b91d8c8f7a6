import { basename } from "node:path";
import { buildProgram, type Program, type RunRecord, whatIsGone } from "../engine/index.js";
import { t } from "../language/index.js";
import { readRecord } from "../store/index.js";
import { type PersonStep, personSteps } from "../strategies/index.js";
import { UsageError } from "./errors.js";
import { say } from "./output.js";

/** A recorded play as a strategy's data; what of it no longer fits is said aloud. Imported only when one is named: it brings the schemas. */
export function recordedPlay(
  path: string,
  program: Program,
): { readonly id: string; readonly steps: readonly PersonStep[] } {
  const record: RunRecord = readRecord(path);
  const { scenario } = program.model;
  if (record.scenario !== scenario.id)
    throw new UsageError(
      t("@{path} is a play of '{other}', not of '{scenario}'", { path, other: record.scenario, scenario: scenario.id }),
    );
  const gone = whatIsGone(scenario, record);
  if (gone !== undefined) throw new UsageError(t("@{path} uses {gone}", { path, gone }));
  const own = buildProgram(scenario, { base: record.base, changes: record.changes });
  const { steps, misfit } = personSteps(own, record);
  if (misfit !== undefined)
    say(
      t("@{path}: decision {number} of {count} no longer fits ({why}); only those before it are played.", {
        path,
        number: misfit.at + 1,
        count: record.decisions.length,
        why: misfit.why,
      }),
    );
  return { id: `@${basename(path, ".json")}`, steps };
}
