import {
  type Decision,
  type Move,
  movesOf,
  type Program,
  type Replayed,
  type RunRecord,
  replayOn,
  restName,
  type View,
  withAmount,
} from "../engine/index.js";
import { fallback, MOST_DECIDED, type Strategy } from "./strategy.js";

/** One decision of a recorded play and where it was made: the rest, and for a plan the place too. */
export interface PersonStep {
  readonly at: string;
  readonly decision: Decision;
  /** Whether all there was to sell was sold, or all that could be paid back was: elsewhere it is again all. */
  readonly all?: boolean;
}

/** Where a decision is taken: the rest, and of a plan the place too. */
export const whereOf = (view: View): string =>
  view.rest.kind === "plan" ? `plan at ${view.place ?? ""}` : restName(view.rest);

/** What is possible now of a decision, whatever its amount. */
function moveOf(view: View, decision: Decision): Move | undefined {
  const wanted = JSON.stringify(withAmount(decision, 0));
  return movesOf(view).find((of) => JSON.stringify(withAmount(of.decision, 0)) === wanted);
}

const isAll = (view: View, decision: Decision): boolean =>
  (decision.do === "sell" || decision.do === "repay") && decision.amount === moveOf(view, decision)?.to;

/** A decision where it is taken. */
export const stepAt = (view: View, decision: Decision): PersonStep => ({
  at: whereOf(view),
  decision,
  all: isAll(view, decision),
});

/**
 * A record's decisions with the places they were made at, found by playing it again in its own world, and that play; up
 * to the first that no longer fits. `program` is built with the record's base and changes.
 */
export function personSteps(
  program: Program,
  record: RunRecord,
): Pick<Replayed, "session" | "misfit"> & { readonly steps: readonly PersonStep[] } {
  const steps: PersonStep[] = [];
  const { session, misfit } = replayOn(program, record, record.decisions.length, (view, decision) => {
    steps.push(stepAt(view, decision));
  });
  return { session, misfit, steps: steps.slice(0, misfit?.at) };
}

/** A recorded decision and its position among the steps. */
interface Recorded extends Pick<PersonStep, "decision" | "all"> {
  readonly step: number;
}

/** Positions in the recorded lists, and how many recorded decisions were taken. */
interface Place {
  readonly next: Record<string, number>;
  taken: number;
}

/** The decision as far as it is possible now: its amount cut to what there is, or `all` of that. Undefined where it is not possible. */
export function fitted(view: View, decision: Decision, all = false): Decision | undefined {
  const move = moveOf(view, decision);
  if (move === undefined) return undefined;
  if (all) return withAmount(decision, move.to);
  const amount = "amount" in decision ? (decision.amount ?? 0) : "days" in decision ? decision.days : 0;
  return withAmount(decision, Math.min(move.to, Math.max(move.from, amount)));
}

/** The first of the recorded decisions of a rest, from one on, that is possible now, as far as it is. */
function nextFitting(
  view: View,
  recorded: readonly Recorded[],
  from: number,
): { readonly decision: Decision; readonly index: number; readonly step: number } | undefined {
  for (const [index, { decision: wanted, all, step }] of recorded.entries()) {
    const decision = index < from ? undefined : fitted(view, wanted, all);
    if (decision !== undefined) return { decision, index, step };
  }
  return undefined;
}

/**
 * A person's recorded play as a strategy. At each rest it takes the next decision recorded there (a plan: at that place),
 * its amount cut to what is possible, or all of it where all was sold or paid back; one that is not possible at all is passed over. When none is left, a choice or a
 * question is answered as it was the last time, if that is possible, and else as `idle` does. In the recorded world
 * that is the recorded play. `takes` hears the position among `steps` of each recorded decision that is taken, how it was, and what was seen there.
 */
export function personStrategy(
  id: string,
  steps: readonly PersonStep[],
  takes: (step: number, taken: Decision, view: View) => void = () => undefined,
): Strategy<Place> {
  const recorded = new Map<string, Recorded[]>();
  for (const [step, { at, decision, all = false }] of steps.entries())
    recorded.set(at, [...(recorded.get(at) ?? []), { decision, all, step }]);
  return {
    id,
    most: steps.length + MOST_DECIDED,
    start: () => ({ next: {}, taken: 0 }),
    decide(view, memory) {
      const here = whereOf(view);
      const decisions = recorded.get(here) ?? [];
      const found = nextFitting(view, decisions, memory.next[here] ?? 0);
      if (found !== undefined) {
        takes(found.step, found.decision, view);
        memory.next[here] = found.index + 1;
        memory.taken += 1;
        return found.decision;
      }
      memory.next[here] = decisions.length;
      const last = view.rest.kind === "plan" ? undefined : decisions.at(-1)?.decision;
      return (last && fitted(view, last)) ?? fallback(view);
    },
    followed: ({ taken }) => (steps.length === 0 ? 1 : taken / steps.length),
  };
}
