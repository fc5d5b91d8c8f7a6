import { type Decision, type Move, movesOf, type View, withAmount } from "../engine/index.js";
import { type PersonStep, stepAt, whereOf } from "../strategies/index.js";

/** A decision of a run: where it was taken, its position in the record, on which day, and until which day it lasted. */
interface OwnStep extends PersonStep {
  readonly position: number;
  readonly day: number;
  until: number;
}

const amountOf = (decision: Decision): number => ("amount" in decision ? (decision.amount ?? 0) : 0);

const isSame = (a: Decision, b: Decision): boolean =>
  a.do === b.do && JSON.stringify(withAmount(a, 0)) === JSON.stringify(withAmount(b, 0));

/** What of a step is possible now: its amount cut to what there is, a wait to the day on which it ended; undefined where nothing is. */
function possible(
  { decision, all = false, until }: OwnStep,
  moves: readonly Move[],
  day: number,
): Decision | undefined {
  const move = moves.find((of) => isSame(of.decision, decision));
  if (move === undefined) return undefined;
  if (decision.do === "wait") return until <= day ? undefined : withAmount(decision, Math.min(until - day, move.to));
  return withAmount(decision, all ? move.to : Math.min(move.to, Math.max(move.from, amountOf(decision))));
}

/** How a finished run goes on in futures of its own: on each day, and wherever it is asked, as it did then, as far as that is possible. */
export class OwnWay {
  private readonly byRest = new Map<string, OwnStep[]>();
  private last: OwnStep | undefined;

  /** Takes in the next decision of the run. */
  add(view: View, decision: Decision, position: number): void {
    const { day } = view;
    if (this.last !== undefined) this.last.until = day;
    const step = { ...stepAt(view, decision), position, day, until: Number.POSITIVE_INFINITY };
    this.last = step;
    this.byRest.set(step.at, [...(this.byRest.get(step.at) ?? []), step]);
  }

  /** From position `from` of the record on: undefined where the run decided nothing, or not yet. */
  goingOn(from: number): (view: View) => Decision | undefined {
    const next = new Map<string, number>();
    return (view) => {
      const at = whereOf(view);
      const steps = this.byRest.get(at);
      if (steps === undefined) return undefined;
      const isPlan = view.rest.kind === "plan";
      const found = nextPossible(view, steps, next.get(at) ?? firstFrom(steps, from), isPlan);
      next.set(at, found.next);
      return found.decision ?? (isPlan ? undefined : asLast(view, steps, from));
    };
  }
}

function firstFrom(steps: readonly OwnStep[], from: number): number {
  const first = steps.findIndex(({ position }) => position >= from);
  return first < 0 ? steps.length : first;
}

/** The first step from one on that is possible now, and where to look next; at a plan none whose day has not come. */
function nextPossible(
  view: View,
  steps: readonly OwnStep[],
  from: number,
  isPlan: boolean,
): { readonly decision?: Decision; readonly next: number } {
  const moves = movesOf(view);
  let index = from;
  for (; index < steps.length; index += 1) {
    const step = steps[index];
    if (step === undefined || (isPlan && step.day > view.day)) break;
    const decision = possible(step, moves, view.day);
    if (decision !== undefined) return { decision, next: decision.do === "wait" ? index : index + 1 }; // a wait cut short goes on
  }
  return { next: index };
}

/** As it was answered the last time there. */
function asLast(view: View, steps: readonly OwnStep[], from: number): Decision | undefined {
  const last = steps.at(-1);
  return last === undefined || last.position < from ? undefined : possible(last, movesOf(view), view.day);
}
