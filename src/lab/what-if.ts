import { type Decision, type Misfit, type Program, type RunRecord, replayOn, type Session } from "../engine/index.js";
import { personSteps, personStrategy, playOn } from "../strategies/index.js";
import { type Bound, boundOf } from "./bound.js";
import { type FuturePlayers, INSTEAD } from "./futures.js";
import {
  CHOOSE_GOING,
  CHOOSING,
  goneOnBoth,
  heldIn,
  type Job,
  lastStage,
  otherwiseAt,
  playAll,
  YEAR,
} from "./last-stage.js";
import { chosenGoings, GOINGS, type Goings, type Mattering, type Otherwise } from "./mattering.js";
import { comesBefore } from "./moments.js";
import type { RunOutline } from "./run-points.js";
import { sameDecision } from "./search.js";

/** A run as it was played, and as it would have gone with one decision changed. */
export interface WhatIf {
  readonly asPlayed: Session;
  readonly otherwise: Session;
  /** Position of the changed decision, from 0. */
  readonly at: number;
  readonly instead: Decision;
  /** Whether it comes before what was decided there, which then follows (`comesBefore`), or takes its place. */
  readonly before: boolean;
  /** Positions of recorded decisions after it that found no place: not possible there, or never come to. */
  readonly dropped: readonly number[];
  /** Those that were taken with another amount, and how. */
  readonly altered: readonly Altered[];
}

/** A recorded decision that was taken with another amount: less where there was not so much, more where it was for all. */
export interface Altered {
  readonly at: number;
  readonly to: Decision;
  /** What the other amount came up against there. */
  readonly bound: Bound | undefined;
}

/**
 * Plays a recorded run again with decision number `at` (from 0) changed and all other luck kept: another takes its place,
 * or comes before it where it takes no time and is about something else. Afterwards the recorded
 * decisions go on where they are still possible, their amounts cut to what there is, or all of it where they were for all; where none is left, as a person's
 * recorded play does elsewhere (`personStrategy`). `program` is built with the record's base and changes; `whole`
 * is the record played again on it, where that is done already. A misfit is answered when a decision before it, or the one put in its place, is not possible.
 * @throws RangeError when the run has no decision of that number, or has not ended.
 */
export function whatIf(
  program: Program,
  record: RunRecord,
  at: number,
  instead: Decision,
  whole = personSteps(program, record),
): WhatIf | Misfit {
  if (at < 0 || at >= record.decisions.length)
    throw new RangeError(`the run has decisions 1 to ${record.decisions.length}`);
  if (whole.misfit !== undefined) return whole.misfit;
  if (!whole.session.campaign.ended) throw new RangeError("the run has not ended yet");
  const { session } = replayOn(program, record, at);
  const own = record.decisions[at];
  const before = own !== undefined && comesBefore(session.campaign, own, instead);
  const answer = session.decide(instead);
  if (!answer.ok) return { at, decision: instead, why: answer.why };
  const from = before ? at : at + 1;
  const later = whole.steps.slice(from);
  const taken = new Set<number>();
  const altered: Altered[] = [];
  playOn(
    session,
    personStrategy("as recorded", later, (step, to, view) => {
      const own = later[step]?.decision;
      taken.add(step);
      if (own !== undefined && !sameDecision(to, own)) altered.push({ at: from + step, to, bound: boundOf(view, to) });
    }),
  );
  const dropped = later.flatMap((_step, index) => (taken.has(index) ? [] : [from + index]));
  altered.sort((a, b) => a.at - b.at);
  return { asPlayed: whole.session, otherwise: session, at, instead, before, dropped, altered };
}

/** One decision of a finished run in futures from there, as it was and otherwise. */
export interface DecisionInFutures {
  readonly policy: RunOutline["policy"];
  readonly horizon: number;
  /** Campaigns played for it so far, and how many there will be. */
  readonly done: number;
  readonly all: number;
  /** None where nobody could go on from it. */
  readonly found: Mattering | undefined;
}

/**
 * Holds one decision of a finished run, number `at` from 0, against another in `worlds` futures: as the last stages of
 * `decisionsThatMattered` do, told and stopped like it. @throws RangeError where the run has no such decision
 */
export async function decisionInFutures(
  players: FuturePlayers,
  { at, instead }: Pick<Otherwise, "at" | "instead">,
  { worlds, horizon = YEAR, unit }: { readonly worlds: number; readonly horizon?: number; readonly unit: number },
  tell: (so: DecisionInFutures) => void = () => undefined,
  stop?: AbortSignal,
): Promise<DecisionInFutures> {
  const { points, policy } = await players.outline();
  const point = points.findIndex((of) => of.at === at);
  const [decided] = otherwiseAt(points[point], instead);
  if (decided === undefined) throw new RangeError(`nothing is decided at number ${at + 1} of the run`);
  const ways = [0, INSTEAD];
  const all = ways.length * (GOINGS.length * CHOOSE_GOING + worlds);
  let so: DecisionInFutures = { policy, horizon, done: 0, all, found: undefined };
  const note = (more: Pick<DecisionInFutures, "found">, futures: number): void => {
    so = { ...so, ...more, done: so.done + futures };
    tell(so);
  };
  const choosing: Job = {
    ask: goneOnBoth({ point, ways, instead, worlds: CHOOSE_GOING, stage: CHOOSING - 1, horizon }),
    take: (played, futures) => {
      goings = chosenGoings(played);
      note({ found: undefined }, futures);
    },
  };
  let goings: Goings = { taken: "own", other: "own" };
  if (!(await playAll(players, [choosing], stop))) return so;
  const held = heldIn({ point, ways, instead }, decided, goings, unit);
  const jobs = lastStage([held], { worlds, horizon }, ([found], futures) => note({ found }, futures));
  await playAll(players, jobs, stop);
  return so;
}
