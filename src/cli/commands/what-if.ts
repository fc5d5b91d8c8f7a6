import { availableParallelism } from "node:os";
import { buildProgram, type Decision, type RunRecord, replayOn, whatIsGone } from "../../engine/index.js";
import { type DecisionInFutures, type WhatIf, whatIf } from "../../lab/index.js";
import { t } from "../../language/index.js";
import { type Located, readRecord } from "../../store/index.js";
import { personSteps } from "../../strategies/index.js";
import { LinePlay, otherLuckLines, Words } from "../../ui/index.js";
import { Finding, UsageError } from "../errors.js";
import { sideBySide } from "../ledgers.js";
import { progressOf, untilStopped } from "../many.js";
import { print, printJson, say, table } from "../output.js";
import { runnable } from "../runnable.js";
import { load, locate } from "../scenario.js";
import { resultOf } from "./run.js";

export interface WhatIfOptions {
  readonly json?: boolean;
  readonly at: number;
  readonly do: string;
  readonly worlds: number;
  readonly workers?: number;
}

type Program = ReturnType<typeof buildProgram>;

/** The decision that typed words mean where the run stood before decision `at`: just what a player would have typed, lines parted by `;`. */
function decisionOf(program: Program, record: RunRecord, at: number, typed: string): Decision {
  const { session } = replayOn(program, record, at);
  const told: string[] = [];
  const line = new LinePlay(session, { print: (text) => told.push(text), save: () => undefined });
  line.open(true);
  const before = told.length;
  for (const text of typed.split(";")) if (session.decisions.length === at) line.take(text.trim());
  const decision = session.decisions[at];
  if (decision === undefined)
    throw new UsageError(
      t("'{typed}' is no decision there: {told}", {
        typed,
        told: told.slice(before).join(" ").trim() || told.join(" ").trim(),
      }),
    );
  return decision;
}

function tell({ asPlayed, otherwise, at, instead }: WhatIf): void {
  print(
    t("Decision {number} was {played}; instead {instead}. All other luck is the same.", {
      number: at + 1,
      played: JSON.stringify(asPlayed.decisions[at]),
      instead: JSON.stringify(instead),
    }),
  );
  const { rows } = sideBySide(asPlayed, otherwise);
  for (const row of table([["", t("as played"), t("otherwise"), t("difference")], ...rows])) print(row);
}

/** The same change in futures from there: what it comes to where luck is another. */
async function inOtherLuck(
  { located, record, program }: { located: Located; record: RunRecord; program: Program },
  { at, instead }: WhatIf,
  { worlds, workers = availableParallelism() }: WhatIfOptions,
): Promise<DecisionInFutures | undefined> {
  if (worlds === 0) return undefined;
  const { inFutures } = await import("../inquiry.js");
  const progress = progressOf(2 * worlds, "futures");
  const { result, stopped } = await untilStopped((stop) =>
    inFutures({ program, located, record, worlds, workers }, { at, instead }, ({ done }) => progress(done), stop),
  );
  if (stopped) say(t("Stopped; this is what was found by then."));
  return result;
}

/** `what-if RECORD --at N --do WORDS`: the same run with one decision changed and all other luck kept, both ledgers side by side. */
export async function whatIfCommand(path: string, options: WhatIfOptions): Promise<void> {
  const record = readRecord(path);
  const located = locate(record.scenario);
  const scenario = await load(located);
  const gone = whatIsGone(scenario, record);
  if (gone !== undefined) throw new Finding(t("The record uses {gone}.", { gone }));
  const count = record.decisions.length;
  if (options.at < 1 || options.at > count)
    throw new UsageError(t("--at {at}: the run has decisions 1 to {count}", { at: options.at, count }));
  const program = buildProgram(scenario, { base: record.base, changes: record.changes });
  const whole = personSteps(program, record);
  if (whole.misfit === undefined && !whole.session.campaign.ended)
    throw new UsageError(
      t("the run in '{path}' has not ended yet; go on with `{command}`, and ask then", {
        path,
        command: runnable("play", "--resume", path),
      }),
    );
  const at = options.at - 1;
  const result = whatIf(program, record, at, decisionOf(program, record, at, options.do), whole);
  if ("why" in result)
    throw new Finding(t("Decision {number} is not possible: {why}.", { number: result.at + 1, why: result.why }));
  if (!options.json) tell(result);
  const futures = await inOtherLuck({ located, record, program }, result, options);
  if (options.json)
    printJson({
      at: options.at,
      instead: result.instead,
      asPlayed: resultOf(result.asPlayed.played),
      otherwise: resultOf(result.otherwise.played),
      inOtherLuck: futures ?? null,
    });
  else if (futures !== undefined) for (const line of otherLuckLines(new Words(program), futures)) print(line);
}
