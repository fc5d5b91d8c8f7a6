import { type RunRecord, replay as replayRecord, Session } from "../../engine/index.js";
import { remedyFor, type Scenario } from "../../scenario/index.js";
import { readRecord } from "../../store/index.js";
import { tellStory } from "../../ui/index.js";
import { Finding } from "../errors.js";
import { print, printJson, say } from "../output.js";
import { load, locate } from "../scenario.js";
import { resultOf } from "./run.js";

export interface ReplayOptions {
  readonly json?: boolean;
  readonly upTo?: number;
  readonly scenario?: string;
}

/** A record can name a base or a number its scenario no longer has. */
function checkNames(scenario: Scenario, record: RunRecord): void {
  if (!scenario.bases.includes(record.base))
    throw new Finding(
      `The record plays in the base '${record.base}', which the scenario no longer has (${remedyFor(record.base, scenario.bases)}).`,
    );
  const names = scenario.parameters.map(({ name }) => name);
  const gone = Object.keys(record.changes).find((name) => !names.includes(name));
  if (gone !== undefined)
    throw new Finding(
      `The record changes the number '${gone}', which the scenario no longer has (${remedyFor(gone, names)}).`,
    );
}

/** `replay FILE`: plays a record again, to its end or to the first decision that no longer fits. */
export function replay(path: string, options: ReplayOptions): void {
  const record = readRecord(path);
  const scenario = load(locate(options.scenario ?? record.scenario));
  checkNames(scenario, record);
  const { session, misfit, same } = replayRecord(scenario, record, options.upTo ?? record.decisions.length);
  if (!same.scenario) say("The scenario has changed since this record was made.");
  if (!same.rules) say("The rules have changed since this record was made.");
  if (options.json) printJson({ same, misfit: misfit ?? null, ...resultOf(session.played) });
  else {
    tellStory(new Session(session.program, session.choice), session.decisions, print);
    print(`${session.decisions.length} decisions replayed; hash ${session.campaign.hash()}.`);
  }
  if (misfit !== undefined) {
    throw new Finding(
      `Decision ${misfit.at + 1} of ${record.decisions.length}, ${JSON.stringify(misfit.decision)}, no longer fits: ${misfit.why}. Everything before it was replayed.`,
    );
  }
}
