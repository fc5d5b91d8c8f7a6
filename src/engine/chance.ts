import { uniform } from "./luck.js";
import type { World } from "./world.js";

/** A forced outcome that could not have come. */
export class ImpossibleDraw extends Error {
  override readonly name = "ImpossibleDraw";
}

function forcedOutcome(
  w: World,
  id: string,
  index: number,
  outcomes: readonly string[],
  chances: readonly number[],
): number {
  const of = w.forced?.get(id);
  const wanted = of?.get(index) ?? of?.get("any");
  if (wanted === undefined) return -1;
  const at = outcomes.indexOf(wanted);
  if (at < 0 || (chances[at] ?? 0) <= 0)
    throw new ImpossibleDraw(`'${id}' cannot come out '${wanted}' (visit or day ${index})`);
  return at;
}

/**
 * Draws one outcome. One uniform is held against the running sum of the chances in their order, so raising the chance
 * of the first outcome can only turn others into it. `index` is the day for nature, the count of visits for what
 * befalls a person.
 */
export function drawOutcome(w: World, subject: number, index: number, chances: readonly number[]): number {
  const of = w.model.subjects[subject];
  if (of === undefined) return 0;
  let outcome = w.forced === undefined ? -1 : forcedOutcome(w, of.id, index, of.outcomes, chances);
  if (outcome < 0) {
    const u = uniform(w.nature.key, of.number, index);
    let sum = 0;
    outcome = 0;
    for (; outcome < chances.length - 1; outcome += 1) {
      sum += chances[outcome] ?? 0;
      if (u < sum) break;
    }
  }
  w.watch?.drawn?.(
    { day: w.day, subject: of.id, index, outcome: of.outcomes[outcome] ?? "", chance: chances[outcome] ?? 0 },
    chances,
  );
  return outcome;
}

/** Chances of yes and no, filled anew for each draw and kept by nobody: a draw makes no garbage. */
const YES_OR_NO = [0.5, 0.5];

/** Whether something of the given chance happens (subjects with the outcomes yes and no). */
export function happens(w: World, subject: number, index: number, chance: number): boolean {
  const bounded = Math.min(1, Math.max(0, chance));
  YES_OR_NO[0] = bounded;
  YES_OR_NO[1] = 1 - bounded;
  return drawOutcome(w, subject, index, YES_OR_NO) === 0;
}

/** The number of this visit to a subject, from 0; counts it. */
export function nextVisit(w: World, subject: number): number {
  const visit = w.visits[subject] ?? 0;
  w.visits[subject] = visit + 1;
  return visit;
}
