import { availableParallelism } from "node:os";
import { buildProgram, type Decision, type RunRecord, type Session } from "../../engine/index.js";
import { type DecisionInFutures, type WhatIf, whatIf } from "../../lab/index.js";
import { t } from "../../language/index.js";
import type { Located } from "../../store/index.js";
import { personSteps } from "../../strategies/index.js";
import { decisionTyped, LinePlay, ledgersInColumns, otherLuckLines, Words } from "../../ui/index.js";
import { Finding, UsageError } from "../errors.js";
import { sideBySide } from "../ledgers.js";
import { progressOf } from "../many.js";
import { print, printJson, say } from "../output.js";
import { pastRun } from "../past.js";
import { runnable } from "../runnable.js";
import { untilStopped } from "../stopping.js";
import { resultOf } from "./run.js";

export interface WhatIfOptions {
  readonly json?: boolean;
  readonly at: number;
  readonly scenario?: string;
  readonly do: string;
  readonly worlds: number;
  readonly workers?: number;
}

type Program = ReturnType<typeof buildProgram>;

/** The decision that typed words mean where the run stood before decision `at`. */
function decisionOf(session: Session, at: number, typed: string): Decision {
  const asked = decisionTyped(session, at, typed, (there, print) => {
    const line = new LinePlay(there, { print, save: () => undefined });
    line.open(true);
    return line;
  });
  if ("told" in asked)
    throw new UsageError(t("'{typed}' is no decision there: {told}", { typed, told: asked.told.join(" ").trim() }));
  return asked.instead;
}

function tell(result: WhatIf): void {
  const { asPlayed, at, instead } = result;
  const ledgers = sideBySide(result);
  print(
    t("Decision {number} was {played}; instead {instead}. All other luck is the same.", {
      number: at + 1,
      played: JSON.stringify(asPlayed.decisions[at]),
      instead: JSON.stringify(instead),
    }),
  );
  for (const row of ledgersInColumns(ledgers)) print(row);
  for (const line of ledgers.told) print(line);
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
  const { record, located, scenario } = await pastRun(path, options.scenario);
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
  const result = whatIf(program, record, at, decisionOf(whole.session, at, options.do), whole);
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
