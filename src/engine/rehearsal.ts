import { callsIn, namesIn } from "../expr/index.js";
import { type CheckedExpr, type Encounter, type Ending, HIDDEN_CALLS, type Verb } from "../scenario/index.js";
import { type Decision, eventOf, planRefusal } from "./decision.js";
import type { Model } from "./model.js";
import { conditionsOf } from "./rules/encounter.js";
import { craftOf } from "./rules/making.js";
import { buy, leaveAtHome, repay, sell, takeAlong } from "./rules/plan.js";
import { deedOf } from "./rules/verbs.js";
import type { World } from "./world.js";

/** Whether a trader could say what an expression comes to: it rests on no answer not yet given, on no number that differs between worlds and on no hidden word. */
function isForeseen({ scenario, varying }: Model, of: CheckedExpr, given: ReadonlySet<string>): boolean {
  const hidden = new Set(varying.map(({ at }) => at));
  if (callsIn(of.tree).some((name) => Object.hasOwn(HIDDEN_CALLS, name))) return false;
  return namesIn(of.tree).every(
    (name) =>
      !hidden.has(scenario.numbers.get(name) ?? -1) &&
      (given.has(name) || !scenario.variables.some(({ id, start }) => id === name && start === undefined)),
  );
}

const untold = (w: World): World => {
  const copy = w.copy();
  copy.watch = undefined;
  return copy;
};

/**
 * A copy of the world on which a verb has been done: nothing is drawn, nothing is told. Undefined where a trader could
 * not foresee it. `given` names answers supposed to have been given.
 */
export function rehearse(w: World, verb: Verb, given: ReadonlySet<string>): World | undefined {
  if (verb.verb === "show") return undefined;
  if (verb.verb !== "hide" && !isForeseen(w.model, verb.amount, given)) return undefined;
  const copy = untold(w);
  deedOf(w.model, verb)(copy);
  return copy;
}

/** What the plan trades, pays, makes and moves; the rest of it lets time pass, or changes nothing that is held. */
const MOVES: Readonly<Record<string, (w: World, what: number, amount: number) => void>> = {
  buy,
  sell,
  repay,
  leave: leaveAtHome,
  take: takeAlong,
  make: (w, recipe, amount) => craftOf(w.model, recipe).make(w, amount),
};

/** A copy of the world on which a decision of the plan has been taken; undefined where it is refused, or moves nothing. */
export function planned(w: World, decision: Decision): World | undefined {
  const move = MOVES[decision.do];
  const event = eventOf(w.model, decision);
  if (move === undefined || planRefusal(w, event) !== undefined) return undefined;
  const copy = untold(w);
  move(copy, event.a ?? -1, event.b ?? 0);
  return copy;
}

/** A copy of the world on which a question has been answered with so many smallest units. */
export function supposing(w: World, number: string, amount: number): World {
  const copy = untold(w);
  const at = w.model.scenario.variables.findIndex(({ id }) => id === number);
  if (at >= 0) copy.variables[at] = amount;
  return copy;
}

/**
 * The first evening on which a ruin's condition would hold if days passed and nothing else changed: a debt's patience
 * running out. Undefined where that is beyond the campaign's end, hangs on more than days, or could not be foreseen.
 */
export function ruinOn(w: World, { when, kind }: Ending): number | undefined {
  if (kind !== "ruin" || when === undefined || !isForeseen(w.model, when, new Set())) return undefined;
  const holds = w.model.expr(when);
  const copy = untold(w);
  const last = Math.round(w.parameter(w.model.scenario.start.days));
  for (copy.day = Math.max(1, w.day); copy.day <= last; copy.day += 1) if (holds(copy) !== 0) return copy.day;
  return undefined;
}

/**
 * The first day on which an encounter would come at its place if days passed and nothing else changed: a visit that is
 * due, sacks that are looked at again. Undefined where that is beyond the campaign's end, where it has no condition, has
 * come and comes once, or could not be foreseen.
 */
export function comesOn(w: World, index: number, encounter: Encounter): number | undefined {
  const { again, days, when, opens } = encounter;
  const met = w.metOn[index] ?? 0;
  if (when === undefined || again === "visit" || (again === "never" && met > 0)) return undefined;
  if (![when, opens].every((of) => of === undefined || isForeseen(w.model, of, new Set()))) return undefined;
  const holds = conditionsOf(w.model, encounter);
  const copy = untold(w);
  const last = Math.min(days?.until ?? Number.POSITIVE_INFINITY, Math.round(w.parameter(w.model.scenario.start.days)));
  for (copy.day = Math.max(1, w.day, met + 1, days?.from ?? 0); copy.day <= last; copy.day += 1)
    if (holds(copy)) return copy.day;
  return undefined;
}
