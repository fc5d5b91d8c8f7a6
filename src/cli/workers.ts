import { buildProgram, type ModelOptions } from "../engine/index.js";
import {
  type PlayedWorlds,
  playWorlds,
  prepareStudy,
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
}

/** Worlds asked for; `values` take the place of the scenario's numbers. */
export interface Wanted {
  readonly from: number;
  readonly to: number;
  readonly values?: Float64Array | undefined;
  /** Searched instead of played. */
  readonly search?: SearchSettings | undefined;
}

/** What a worker answers: worlds played, or the error that stopped it, by name and message. */
export type Reply =
  | { readonly played: PlayedWorlds }
  | { readonly fault: { readonly name: string; readonly message: string } };

function studyOf({ scenario, options, roster, seed, study }: WorkerJob): Study {
  const program = buildProgram(scenario, options);
  return prepareStudy(program, strategiesOf(roster, program), seed, study);
}

/** The worker's side: plays what it is asked for. An error is an answer too, so that the first one in world order counts. */
function answer(job: WorkerJob): (wanted: Wanted) => Reply {
  const study = studyOf(job);
  return ({ from, to, values, search }) => {
    try {
      const played = search === undefined ? playWorlds(study, from, to, values) : searchWorlds(study, search, from, to);
      return { played };
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
    parentPort?.on("message", (wanted: Wanted) => {
      const reply = play(wanted);
      parentPort?.postMessage(reply, "played" in reply ? [reply.played.cells.buffer, reply.played.weekly.buffer] : []);
    });
  });
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
