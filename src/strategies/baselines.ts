import { type Decision, type Move, movesOf, type View, withAmount } from "../engine/index.js";
import { StrategyError } from "./error.js";
import { type OwnLuck, ownDraw } from "./own-luck.js";
import { fallback, type Strategy } from "./strategy.js";

/** Baselines: strategies that know nothing of any scenario, to hold the others against. */

/** Does nothing of itself: waits as long as it may, takes the first open option, names the least. A rule list without rules. */
const idle: Strategy<undefined> = { id: "idle", start: () => undefined, decide: fallback };

/** The first of everything: the first open option, the most of what is asked, the first route from here, else the longest wait. */
const first: Strategy<undefined> = {
  id: "first",
  start: () => undefined,
  decide(view) {
    if (view.rest.kind === "ask") return { do: "answer", amount: mostOf(view) };
    const route = view.rest.kind === "plan" ? view.routes[0]?.id : undefined;
    return route === undefined ? fallback(view) : { do: "travel", route };
  },
};

const mostOf = ({ range }: View): number => (range === undefined ? 0 : Math.max(range.from, range.to));

interface Count {
  readonly luck: OwnLuck | undefined;
  decisions: number;
}

/** Amounts a random trader names: quarters of what is possible, and none where a question allows it. */
const QUARTERS = 4;

function amountOf({ decision, from, to }: Move, chance: number): number {
  const least = decision.do === "answer" ? 0 : 1;
  const quarters = least + Math.floor(chance * (QUARTERS + 1 - least));
  const wanted = from + Math.floor(((to - from) * quarters) / QUARTERS);
  return Math.min(to, Math.max(from, wanted));
}

/** Uniform over the moves open now; then over none (of a question), a quarter, half, three quarters and all of the amount. */
const random: Strategy<Count> = {
  id: "random",
  start: (luck) => ({ luck, decisions: 0 }),
  decide(view, memory): Decision {
    const { luck, decisions } = memory;
    if (luck === undefined) throw new StrategyError("'random' was started without luck of its own");
    memory.decisions += 1;
    const moves = movesOf(view);
    const move = moves[Math.floor(ownDraw(luck, "random", decisions, 0) * moves.length)];
    if (move === undefined) return fallback(view);
    return withAmount(move.decision, amountOf(move, ownDraw(luck, "random", decisions, 1)));
  },
};

/** The baselines by name. */
export const BASELINES: ReadonlyMap<string, Strategy> = new Map(
  [idle, first, random].map((strategy) => [strategy.id, strategy as Strategy]),
);
