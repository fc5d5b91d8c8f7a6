import { buildProgram, type ModelOptions, type RunRecord } from "../engine/index.js";
import {
  type FuturePlayers,
  type FuturesAsk,
  type PlayedWorlds,
  playWorlds,
  prepareStudy,
  RunFutures,
  type RunOutline,
  type Searchers,
  type SearchSettings,
  type Study,
  type StudyOptions,
  searchWorlds,
} from "../lab/index.js";
import type { Scenario } from "../scenario/index.js";
import { type Roster, strategiesOf } from "./roster.js";

/** What a worker is told first: plain data, all of it read by the main thread, so that all play the same. */
export interface WorkerJob {
  readonly scenario: Scenario;
  readonly options: ModelOptions;
  readonly roster: Roster;
  readonly seed: string;
  readonly study?: StudyOptions;
  /** A finished run whose futures are asked for, made with the same numbers; one of the first `policies` strategies goes on with it. */
  readonly run?: { readonly record: RunRecord; readonly policies: number } | undefined;
}

/** What can be asked of a run's futures. */
export type OfTheRun = { readonly kind: "outline" } | { readonly kind: "futures"; readonly ask: FuturesAsk };

/** Worlds asked for; `values` take the place of the scenario's numbers. */
export interface Wanted {
  readonly from: number;
  readonly to: number;
  readonly values?: Float64Array | undefined;
  /** Searched instead of played. */
  readonly search?: SearchSettings | undefined;
}

/** What a worker answers: worlds played, what there is to try out in a run, or the error that stopped it, by name and message. */
export type Reply =
  | { readonly played: PlayedWorlds }
  | { readonly outline: RunOutline }
  | { readonly fault: { readonly name: string; readonly message: string } };

function studyOf({ scenario, options, roster, seed, study }: WorkerJob): Study {
  const program = buildProgram(scenario, options);
  return prepareStudy(program, strategiesOf(roster, program), seed, study);
}

/** What is asked for of a run's futures; the run is played through when it is first asked about. */
function futuresOf(study: Study, of: WorkerJob["run"]): (wanted: OfTheRun) => Reply {
  let run: RunFutures | undefined;
  return (wanted) => {
    if (of === undefined) throw new Error("no run was told to the worker");
    run ??= new RunFutures(study, of.record, of.policies);
    return wanted.kind === "outline" ? { outline: run.outline } : { played: run.futures(wanted.ask) };
  };
}

/** The worker's side: plays what it is asked for. An error is an answer too, so that the first one in world order counts. */
function answer(job: WorkerJob): (wanted: Wanted | OfTheRun) => Reply {
  const study = studyOf(job);
  const ofTheRun = futuresOf(study, job.run);
  const play = ({ from, to, values, search }: Wanted): Reply => ({
    played: search === undefined ? playWorlds(study, from, to, values) : searchWorlds(study, search, from, to),
  });
  return (wanted) => {
    try {
      return "kind" in wanted ? ofTheRun(wanted) : play(wanted);
    } catch (error) {
      const { name, message } = error instanceof Error ? error : { name: "Error", message: String(error) };
      return { fault: { name, message } };
    }
  };
}

/** A worker thread's life: it is told the study, then plays the worlds it is asked for until it is ended. It reads no file and prints nothing. */
export async function serve(): Promise<void> {
  const { parentPort } = await import("node:worker_threads"); // slow to load; a study in one thread needs none
  parentPort?.once("message", (job: WorkerJob) => {
    const play = answer(job);
    parentPort?.on("message", (wanted: Wanted | OfTheRun) => {
      const reply = play(wanted);
      parentPort?.postMessage(reply, "played" in reply ? [reply.played.cells.buffer, reply.played.weekly.buffer] : []);
    });
  });
}

/** Plays a run's futures in this thread. */
export function futuresHere(study: Study, record: RunRecord, policies: number): FuturePlayers {
  const turn = (): Promise<void> => new Promise((next) => setImmediate(next));
  let run: RunFutures | undefined;
  const ready = async (): Promise<RunFutures> => {
    await turn();
    run ??= new RunFutures(study, record, policies);
    return run;
  };
  return {
    ahead: 1,
    outline: async () => (await ready()).outline,
    futures: async (ask) => (await ready()).futures(ask),
  };
}

/** Plays in this thread; between chunks the event loop runs, so that an interrupt is heard. */
export function oneThread(study: Study): Searchers {
  const turn = (): Promise<void> => new Promise((next) => setImmediate(next));
  return {
    ahead: 1,
    async play(from, to, values) {
      await turn();
      return playWorlds(study, from, to, values);
    },
    async search(settings, from, to) {
      await turn();
      return searchWorlds(study, settings, from, to);
    },
  };
}
