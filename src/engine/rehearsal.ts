import { namesIn } from "../expr/index.js";
import type { CheckedExpr, Verb } from "../scenario/index.js";
import type { Model } from "./model.js";
import { deedOf } from "./rules/verbs.js";
import type { World } from "./world.js";

/** Whether a trader could say what an expression comes to: it rests on no answer not yet given and on no number that differs between worlds. */
function isForeseen({ scenario, varying }: Model, of: CheckedExpr): boolean {
  const hidden = new Set(varying.map(({ at }) => at));
  return namesIn(of.tree).every(
    (name) =>
      !hidden.has(scenario.numbers.get(name) ?? -1) &&
      !scenario.variables.some(({ id, start }) => id === name && start === undefined),
  );
}

/** A copy of the world on which a verb has been done: nothing is drawn, nothing is told. Undefined where a trader could not foresee it. */
export function rehearse(w: World, verb: Verb): World | undefined {
  if (verb.verb !== "hide" && !isForeseen(w.model, verb.amount)) return undefined;
  const copy = w.copy();
  copy.watch = undefined;
  deedOf(w.model, verb)(copy);
  return copy;
}
