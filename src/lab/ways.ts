import { type Decision, type Move, movesOf, type RunRecord, type View, withAmount } from "../engine/index.js";
import { rivals } from "./moments.js";
import { alternatives, sameDecision } from "./search.js";

// What else could have been decided at a rest of a run.

/** The most ways tried at one decision. */
const MOST_WAYS = 8;

/** What a decision is about, whatever its amount. */
export const subjectOf = (decision: Decision): string => JSON.stringify(withAmount(decision, 0));

/** Kinds of decisions at the plan, those that turn more of a campaign first. What is put away or fetched turns nothing. */
const ORDER: readonly Decision["do"][] = ["travel", "wait", "order", "ration", "sell", "repay", "buy", "make"];

/** The most a run bought of each good at once. */
export function mostBought({ decisions }: RunRecord): ReadonlyMap<string, number> {
  const most = new Map<string, number>();
  for (const of of decisions) if (of.do === "buy") most.set(of.good, Math.max(most.get(of.good) ?? 0, of.amount));
  return most;
}

/** How often as much of something is tried as was decided, where there is no end to what could be had for money. */
const MORE = 2;

/**
 * What could be decided at the plan: other amounts of the same first, then one of each other thing, with the most of it.
 * Of what is bought the most is no more than twice what was bought here, or what the run bought of it elsewhere: all money
 * in one good is a way nobody would think of. To end the campaign is no way to play it on.
 */
function planned(view: View, played: Decision, bought: ReadonlyMap<string, number>): readonly Decision[] {
  const same = ({ decision }: Move): boolean => subjectOf(decision) === subjectOf(played);
  const moves = movesOf(view);
  const most = ({ decision, from, to }: Move, here: number): number =>
    decision.do === "buy" ? Math.max(from, Math.min(to, here)) : to;
  const own = played.do === "buy" ? played.amount : 0;
  const amounts = moves.filter(same).flatMap((move) => {
    const to = most(move, MORE * own);
    return [move.from, Math.floor(to / 2), to].map((amount) => withAmount(move.decision, amount));
  });
  const others = ORDER.flatMap((kind) =>
    moves
      .filter((move) => move.decision.do === kind && !same(move))
      .map((move) => withAmount(move.decision, most(move, boughtOf(bought, move.decision)))),
  );
  return [...amounts, ...others];
}

const boughtOf = (bought: ReadonlyMap<string, number>, decision: Decision): number =>
  decision.do === "buy" ? (bought.get(decision.good) ?? 0) : 0;

/** The ways at a rest: as it was decided, what the strategies would decide, then what else may be. */
export function waysAt(
  view: View,
  played: Decision,
  own: readonly Decision[],
  bought: ReadonlyMap<string, number>,
): readonly Decision[] {
  const others = view.rest.kind === "plan" ? planned(view, played, bought) : alternatives(view);
  const ways: Decision[] = [played];
  for (const way of [...own, ...others]) {
    if (ways.length >= MOST_WAYS) break;
    if (way.do !== "finish" && rivals(view, played, way) && !ways.some((of) => sameDecision(of, way))) ways.push(way);
  }
  return ways;
}
