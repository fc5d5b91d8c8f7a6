import { availableParallelism } from "node:os";
import {
  buildProgram,
  calibrationOf,
  isForeseen,
  replayOn,
  type Session,
  shownOdds,
  whatIsGone,
} from "../../engine/index.js";
import { t } from "../../language/index.js";
import { readRecord } from "../../store/index.js";
import { debrief, findingsLines, Words } from "../../ui/index.js";
import { Finding } from "../errors.js";
import { type Found, inquire } from "../inquiry.js";
import { progressOf } from "../many.js";
import { print, printJson, say } from "../output.js";
import { runnable } from "../runnable.js";
import { load, locate } from "../scenario.js";
import { untilStopped } from "../stopping.js";
import { resultOf } from "./run.js";

export interface DebriefOptions {
  readonly worlds: number;
  readonly most: number;
  readonly workers?: number;
  readonly json?: boolean;
}

/** The run of a record, played again to its end. @throws Finding where it has none */
async function finished(path: string) {
  const record = readRecord(path);
  const located = locate(record.scenario);
  const scenario = await load(located);
  const gone = whatIsGone(scenario, record);
  if (gone !== undefined) throw new Finding(t("The record uses {gone}.", { gone }));
  const program = buildProgram(scenario, { base: record.base, changes: record.changes });
  const { session, misfit } = replayOn(program, record);
  if (misfit !== undefined)
    throw new Finding(
      t("Decision {number} no longer fits ({why}), so the run cannot be looked into.", {
        number: misfit.at + 1,
        why: misfit.why,
      }),
    );
  if (!session.campaign.ended)
    throw new Finding(
      t("The run has not ended yet: it waits on day {day}, after {count} decisions. `{command}` goes on with it.", {
        day: session.campaign.world.day,
        count: record.decisions.length,
        command: runnable("play", "--resume", path),
      }),
    );
  return { record, located, program, session };
}

function tell(session: Session, found: Found): void {
  const words = new Words(session.program);
  for (const line of [...debrief(session, words).slice(1), "", ...findingsLines(session, words, found)]) print(line);
}

/** `debrief RECORD`: a finished run looked into, in `worlds` worlds and futures. */
export async function debriefCommand(path: string, options: DebriefOptions): Promise<void> {
  const { record, located, program, session } = await finished(path);
  const foreseen = isForeseen(record);
  const workers = options.workers ?? availableParallelism();
  const { worlds, most } = options;
  let [futures, beside]: (((done: number) => void) | undefined)[] = [];
  const { result, stopped } = await untilStopped((stop) =>
    inquire(
      { program, located, record, played: session.played, worlds, most, workers },
      ({ decisions, ...found }) => {
        if (decisions === undefined) return;
        futures ??= progressOf(decisions.all, "futures");
        if (decisions.done < decisions.all) return futures(decisions.done);
        if (beside === undefined) futures(decisions.all);
        beside ??= progressOf(worlds, "beside");
        beside(found.beside?.done ?? 0);
      },
      stop,
    ),
  );
  if (stopped) say(t("Stopped; this is what was found by then."));
  if (options.json) {
    const { ledger: _ledger, balances: _balances, ...run } = resultOf(session.played);
    const odds = calibrationOf(shownOdds(session.played));
    const apart = foreseen || record.forced.length > 0 ? null : (result.standing?.apart ?? null);
    printJson({
      ...run,
      foreseen,
      worlds,
      finished: !stopped,
      calibration: odds,
      standing: result.standing === undefined ? null : { ...result.standing, apart },
      decisionsThatMattered: result.decisions ?? null,
    });
  } else tell(session, result);
}
