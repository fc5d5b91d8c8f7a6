import { availableParallelism } from "node:os";
import {
  buildProgram,
  calibrationOf,
  isForeseen,
  type Program,
  type RunRecord,
  replayOn,
  type Session,
  shownOdds,
} from "../../engine/index.js";
import { t } from "../../language/index.js";
import type { Located } from "../../store/index.js";
import { debrief, findingsLines, SoFar, Words } from "../../ui/index.js";
import { Finding } from "../errors.js";
import { type Found, inquire } from "../inquiry.js";
import { progressOf } from "../many.js";
import { print, printJson, say } from "../output.js";
import { pastRun } from "../past.js";
import { runnable } from "../runnable.js";
import { untilStopped } from "../stopping.js";
import { resultOf } from "./run.js";

export interface DebriefOptions {
  readonly scenario?: string;
  readonly worlds: number;
  readonly most: number;
  readonly workers?: number;
  readonly json?: boolean;
}

interface Looked {
  readonly record: RunRecord;
  readonly located: Located;
  readonly program: Program;
  readonly session: Session;
}

/** The run of a record, played again to its end. @throws Finding where it has none */
async function finished(path: string, named: string | undefined): Promise<Looked> {
  const { record, located, scenario } = await pastRun(path, named);
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

/** Tells on standard error what is found so far, and how far it is where a person looks on. */
function progressing(worlds: number, soFar: SoFar | undefined): (found: Found) => void {
  let [futures, beside]: (((done: number) => void) | undefined)[] = [];
  const count = (decisions: NonNullable<Found["decisions"]>, found: Found): void => {
    futures ??= progressOf(decisions.all, "futures");
    if (decisions.done < decisions.all) return futures(decisions.done);
    if (beside === undefined) futures(decisions.all);
    beside ??= progressOf(worlds, "beside");
    beside(found.beside?.done ?? 0);
  };
  return (found) => {
    const news = soFar?.hear(found) ?? [];
    if (news.length > 0 && futures !== undefined && process.stderr.isTTY) say(""); // below what is counted
    news.forEach(say);
    if (found.decisions !== undefined) count(found.decisions, found);
  };
}

/** All of it as one JSON value. */
function tellJson({ record, session }: Looked, worlds: number, result: Found, stopped: boolean): void {
  const foreseen = isForeseen(record);
  const { ledger: _ledger, balances: _balances, ...run } = resultOf(session.played);
  const apart = foreseen || record.forced.length > 0 ? null : (result.standing?.apart ?? null);
  printJson({
    ...run,
    foreseen,
    worlds,
    finished: !stopped,
    calibration: calibrationOf(shownOdds(session.played)),
    standing: result.standing === undefined ? null : { ...result.standing, apart },
    decisionsThatMattered: result.decisions ?? null,
  });
}

/** `debrief RECORD`: a finished run looked into, in `worlds` worlds and futures. The account is told at once. */
export async function debriefCommand(path: string, options: DebriefOptions): Promise<void> {
  const looked = await finished(path, options.scenario);
  const { record, located, program, session } = looked;
  const workers = options.workers ?? availableParallelism();
  const { worlds, most, json = false } = options;
  const words = new Words(program);
  const soFar = json ? undefined : new SoFar(session, words);
  if (!json) [...debrief(session, words).slice(1), ""].forEach(print);
  const { result, stopped } = await untilStopped((stop) =>
    inquire(
      { program, located, record, played: session.played, worlds, most, workers },
      progressing(worlds, soFar),
      stop,
    ),
  );
  if (stopped) say(t("Stopped; this is what was found by then."));
  if (json) tellJson(looked, worlds, result, stopped);
  else findingsLines(session, words, result, soFar?.situations).forEach(print);
}
