import { RULES_HASH, type RunRecord, whatIsGone } from "../engine/index.js";
import { t } from "../language/index.js";
import type { Scenario } from "../scenario/index.js";
import { type Located, readSave } from "../store/index.js";
import { Finding } from "./errors.js";
import { say } from "./output.js";
import { load, locate } from "./scenario.js";

/** A run that was recorded, and the scenario it is looked at on. */
export interface PastRun {
  readonly record: RunRecord;
  readonly located: Located;
  readonly scenario: Scenario;
}

/**
 * Reads a record or save with its scenario: the one that is named, else the one that lies where the save says that it lay,
 * else the shipped one of its name. Says aloud what has changed since. @throws Finding where the scenario no longer has what it uses
 */
export async function pastRun(path: string, named?: string): Promise<PastRun> {
  const { record, scenarioAt } = readSave(path);
  const located = locate(named ?? scenarioAt ?? record.scenario);
  const scenario = await load(located);
  const gone = whatIsGone(scenario, record);
  if (gone !== undefined) throw new Finding(t("The record uses {gone}.", { gone }));
  if (record.scenarioHash !== scenario.hash) say(t("The scenario has changed since this record was made."));
  if (record.rulesHash !== RULES_HASH) say(t("The rules have changed since this record was made."));
  return { record, located, scenario };
}
