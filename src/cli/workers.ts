import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";
import { buildProgram, type Decision, type ModelOptions, type RunRecord } from "../engine/index.js";
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
  whatIf,
  worldByWorld,
} from "../lab/index.js";
import { speak, t } from "../language/index.js";
import type { Scenario } from "../scenario/index.js";
import type { LedgersSideBySide } from "../ui/screens.js";
import { type Roster, strategiesOf } from "./roster.js";

/** What a worker is told first: plain data, all of it read by the main thread, so that all play the same. */
export interface WorkerJob {
  readonly scenario: Scenario;
  readonly options: ModelOptions;
  readonly roster: Roster;
  readonly seed: string;
  readonly study?: StudyOptions;
  /** The language that is spoken: what a worker tells of two runs is read as it stands. */
  readonly language?: string;
  /** A finished run whose futures are asked for, made with the same numbers; one of the first `policies` strategies goes on with it. */
  readonly run?: { readonly record: RunRecord; readonly policies: number } | undefined;
}

/** What can be asked of a run's futures. */
export type OfTheRun =
  | { readonly kind: "outline" }
  | { readonly kind: "futures"; readonly ask: FuturesAsk }
  | { readonly kind: "otherwise"; readonly at: number; readonly instead: Decision };

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
  | { readonly ledgers: LedgersSideBySide }
  | { readonly fault: { readonly name: string; readonly message: string } };

/** What a worker says of itself: that its study is ready to be played, then its answers. */
export type Said = Reply | { readonly ready: true };

function studyOf({ scenario, options, roster, seed, study }: WorkerJob): Study {
  const program = buildProgram(scenario, options);
  return prepareStudy(program, strategiesOf(roster, program), seed, study);
}

/** The run with one decision changed beside it as it was. */
async function ledgersOf(
  { compiled }: Study,
  record: RunRecord,
  { at, instead }: { readonly at: number; readonly instead: Decision },
): Promise<Reply> {
  const { sideBySide } = await import("./ledgers.js"); // brings the words of the screens
  const result = whatIf(compiled.program, record, at, instead);
  if ("why" in result)
    throw new RangeError(t("Decision {number} is not possible: {why}.", { number: result.at + 1, why: result.why }));
  return { ledgers: sideBySide(result) };
}

/** What is asked for of a run's futures; the run is played through when it is first asked about. */
function ofTheRun(study: Study, of: WorkerJob["run"]): (wanted: OfTheRun) => Reply | Promise<Reply> {
  let run: RunFutures | undefined;
  return (wanted) => {
    if (of === undefined) throw new Error("no run was told to the worker");
    if (wanted.kind === "otherwise") return ledgersOf(study, of.record, wanted);
    run ??= new RunFutures(study, of.record, of.policies);
    return wanted.kind === "outline" ? { outline: run.outline } : { played: run.futures(wanted.ask) };
  };
}

/** The worker's side: plays what it is asked for. An error is an answer too, so that the first one in world order counts. */
function answer(job: WorkerJob): (wanted: Wanted | OfTheRun) => Promise<Reply> {
  const study = studyOf(job);
  const ofRun = ofTheRun(study, job.run);
  const play = ({ from, to, values, search }: Wanted): Reply => ({
    played: search === undefined ? playWorlds(study, from, to, values) : searchWorlds(study, search, from, to),
  });
  return async (wanted) => {
    try {
      return await ("kind" in wanted ? ofRun(wanted) : play(wanted));
    } catch (error) {
      const { name, message } = error instanceof Error ? error : { name: "Error", message: String(error) };
      return { fault: { name, message } };
    }
  };
}

/** A thread has a language of its own. */
async function speaking({ language }: WorkerJob): Promise<void> {
  if (language === "ko") speak((await import("../language/korean.js")).KOREAN);
}

/** A worker thread's life: it is told the study, then plays the worlds it is asked for, in the order asked, until it is ended. It reads no file and prints nothing. */
export async function serve(): Promise<void> {
  const { parentPort } = await import("node:worker_threads"); // slow to load; a study in one thread needs none
  parentPort?.once("message", (job: WorkerJob) => {
    const play = answer(job);
    parentPort?.postMessage({ ready: true } satisfies Said);
    let before: Promise<unknown> = speaking(job);
    parentPort?.on("message", (wanted: Wanted | OfTheRun) => {
      before = before.then(async () => {
        const reply = await play(wanted);
        parentPort.postMessage(reply, "played" in reply ? [reply.played.cells.buffer, reply.played.weekly.buffer] : []);
      });
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

/** Milliseconds after which the event loop has its turn. */
const TURN_AFTER = 20;

/** Plays in this thread; every so often the event loop runs, so that an interrupt and other workers are heard. */
export function oneThread(study: Study): Searchers {
  const turn = (): Promise<void> => new Promise((next) => setImmediate(next));
  return {
    ahead: 1,
    async play(from, to, values) {
      await turn();
      const playing = worldByWorld(study, from, to, values);
      let since = Date.now();
      for (;;) {
        const { done, value } = playing.next();
        if (done) return value;
        if (Date.now() - since < TURN_AFTER) continue;
        await turn();
        since = Date.now();
      }
    },
    async search(settings, from, to) {
      await turn();
      return searchWorlds(study, settings, from, to);
    },
  };
}

/** Plays a handful of campaigns before V8 would be done making quick code of what they run: made all the same, it takes the processors from them. */
export async function unoptimised<T>(play: () => Promise<T>): Promise<T> {
  setFlagsFromString("--no-opt");
  try {
    return await play();
  } finally {
    setFlagsFromString("--opt");
  }
}

/** Fewer worlds than this take less time than starting workers does. */
const FEW_WORLDS = 500;

/** As many workers as told, else as there are cores; never more than there are chunks. */
export const workersFor = (told: number | undefined, worlds: number, chunks: number): number =>
  Math.max(1, Math.min(told ?? (worlds < FEW_WORLDS ? 1 : availableParallelism()), chunks));
