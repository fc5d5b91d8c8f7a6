import type { Decision, View } from "../engine/index.js";
import { fitted, type Strategy } from "../strategies/index.js";
import { comesBefore } from "./moments.js";
import { sameDecision } from "./search.js";

/** Where a way is tried. */
interface PointTried {
  readonly view: Pick<View, "rest">;
  /** As it was decided first. */
  readonly ways: readonly Decision[];
  /** The part of what is possible that is named where an option asks for an amount at once, 0 to 1. */
  readonly share: number;
}

/** Named where the run named nothing. */
export const HALF = 0.5;

/** The part of what may be answered that a decision names; undefined where it answers nothing. */
export function shareOf({ rest, range }: Pick<View, "rest" | "range">, decision: Decision): number | undefined {
  if (rest.kind !== "ask" || decision.do !== "answer" || range === undefined || range.to <= range.from)
    return undefined;
  return (decision.amount - range.from) / (range.to - range.from);
}

const encounterOf = ({ rest }: Pick<View, "rest">): string | undefined =>
  rest.kind === "choose" || rest.kind === "ask" ? rest.encounter : undefined;

/** What an option that was tried and asks for an amount gets where the strategy has no rule of it; nothing once its encounter is over. */
function unruled(
  { rest }: Pick<View, "rest">,
  share: number,
  { rules }: Strategy,
): (view: View) => Decision | undefined {
  const within = encounterOf({ rest });
  let asking = rules !== undefined;
  return (view) => {
    asking &&= encounterOf(view) === within;
    const { range } = view;
    if (!asking || view.rest.kind !== "ask" || range === undefined || rules?.acting(view) !== undefined)
      return undefined;
    return { do: "answer", amount: range.from + Math.floor(share * Math.max(0, range.to - range.from)) };
  };
}

/**
 * Who goes on from a way that was tried: `own` where it decides anything, else the strategy. What the way comes before is decided next, as far as it is possible. Where an
 * option asks for an amount of which the strategy has no rule, it is not the least that is named, which would be to turn
 * the option down, but as large a part as the run named there.
 */
export function followed(
  { view: where, ways: [played], share }: PointTried,
  way: Decision,
  strategy: Strategy,
  memory: unknown,
  own: (view: View) => Decision | undefined = () => undefined,
): (view: View) => Decision {
  const decide = (view: View): Decision => {
    const asRun = own(view);
    if (asRun !== undefined && memory === undefined) return asRun;
    const decided = strategy.decide(view, memory); // asked anyway, so that it remembers
    return asRun ?? decided;
  };
  if (played === undefined || sameDecision(way, played)) return decide;
  let next = comesBefore(where, played, way) ? played : undefined;
  const answer = way.do === "choose" ? unruled(where, share, strategy) : () => undefined;
  return (view) => {
    const first = next && fitted(view, next);
    next = undefined;
    return first ?? answer(view) ?? decide(view);
  };
}
