import type { Decision } from "../engine/index.js";
import { type Ask, askInOrder } from "./chunks.js";
import { type DecisionPoint, FUTURE, type FuturePlayers, type FuturesAsk } from "./futures.js";
import { GOINGS, HeldAgainst, type Mattering, type Otherwise } from "./mattering.js";
import { sameDecision } from "./search.js";
import type { PlayedWorlds } from "./study.js";

/** Days a future lasts at most, unless told. */
export const YEAR = 365;
/** Stages that only choose what is tested: the last stage's futures are others than theirs. */
export const CHOOSING = 3;
/** Futures of the last stage before it, which choose who goes on. */
export const CHOOSE_GOING = 16;
/** Futures asked for together in the last stage: few at first, so that something is told soon. */
const BLOCK = 50;
const FIRST_BLOCK = 20;

/** The last stage's futures, a block at a time: others than those of the stages before. */
function blocksOf(worlds: number): readonly { readonly stage: number; readonly worlds: number }[] {
  const blocks: { stage: number; worlds: number }[] = [];
  for (let left = worlds; left > 0; ) {
    const many = Math.min(left, blocks.length === 0 ? FIRST_BLOCK : BLOCK);
    blocks.push({ stage: CHOOSING + blocks.length, worlds: many });
    left -= many;
  }
  return blocks;
}

/** A decision of the outline and what is decided instead; none where there is no such thing. `alike`: see there. */
export function otherwiseAt(
  point: DecisionPoint | undefined,
  instead: Decision | undefined,
  alike: readonly number[] = [],
): readonly Otherwise[] {
  const played = point?.ways[0];
  if (point === undefined || played === undefined || instead === undefined) return [];
  const way = point.ways.findIndex((of) => sameDecision(of, instead));
  const before = point.before[way] ?? false;
  return [{ at: point.at, day: point.day, played, instead, never: point.never[way] ?? false, before, alike }];
}

/** Ways asked for with both who may go on from them. */
export const bothWays = (ways: readonly number[]): Pick<FuturesAsk, "ways" | "goings"> => ({
  ways: ways.flatMap((way) => GOINGS.map(() => way)),
  goings: ways.flatMap(() => GOINGS),
});

export const futuresIn = ({ cells }: PlayedWorlds): number => cells.length / FUTURE;

/** Futures to be played, and who takes them. */
export interface Job {
  readonly ask: FuturesAsk;
  readonly take: (played: PlayedWorlds) => void;
}

/** Has futures played and taken in the order of the jobs. Answers whether all were. */
export async function playAll(
  players: FuturePlayers,
  jobs: readonly Job[],
  stop: AbortSignal | undefined,
): Promise<boolean> {
  const asks = jobs.map(
    ({ ask }): Ask =>
      () =>
        players.futures(ask),
  );
  const done = await askInOrder(asks.values(), players.ahead, (played, index) => jobs[index]?.take(played), stop);
  return done === jobs.length && stop?.aborted !== true;
}

/** A decision in the last stage, and what is asked of its futures. */
export interface Held {
  readonly against: HeldAgainst;
  readonly ask: Pick<FuturesAsk, "point" | "ways" | "goings" | "instead">;
}

/** The last stage, a block of futures of each at a time. `each` hears of every block what is found of all so far, and its futures. */
export function lastStage(
  held: readonly Held[],
  { worlds, horizon }: { readonly worlds: number; readonly horizon: number },
  each: (found: readonly Mattering[], futures: number) => void,
): readonly Job[] {
  const all = held.map(({ against }) => against);
  return blocksOf(worlds).flatMap((block) =>
    held.map(
      ({ against, ask }): Job => ({
        ask: { ...ask, ...block, horizon },
        take: (played) => {
          against.add(played);
          each(HeldAgainst.foundOf(all), futuresIn(played));
        },
      }),
    ),
  );
}
