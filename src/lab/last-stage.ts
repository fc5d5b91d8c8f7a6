import type { Decision } from "../engine/index.js";
import { type Ask, askInOrder } from "./chunks.js";
import { FUTURE, type FuturePlayers, type FuturesAsk } from "./futures.js";
import { GOINGS, type Goings, HeldAgainst, type Mattering, type Otherwise } from "./mattering.js";
import type { DecisionPoint } from "./run-points.js";
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

/** An ask with each of its ways gone on with by both who may. */
export const goneOnBoth = ({ ways, ...ask }: Omit<FuturesAsk, "goings">): FuturesAsk => ({
  ...ask,
  ways: ways.flatMap((way) => GOINGS.map(() => way)),
  goings: ways.flatMap(() => GOINGS),
});

/** Futures to be played, and who takes them; `futures` counts them. */
export interface Job {
  readonly ask: FuturesAsk;
  readonly take: (played: PlayedWorlds, futures: number) => void;
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
  const done = await askInOrder(
    asks.values(),
    players.ahead,
    (played, index) => jobs[index]?.take(played, played.cells.length / FUTURE),
    stop,
  );
  return done === jobs.length && stop?.aborted !== true;
}

/** A decision in the last stage, and what is asked of its futures. */
export interface Held {
  readonly against: HeldAgainst;
  readonly ask: Omit<FuturesAsk, "worlds" | "stage" | "horizon">;
}

/** A decision held against another way in the last stage, gone on from as the stages before chose. */
export const heldIn = (ask: Omit<Held["ask"], "goings">, decided: Otherwise, goings: Goings, unit: number): Held => ({
  against: new HeldAgainst(decided, goings, unit),
  ask: { ...ask, goings: [goings.taken, goings.other] },
});

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
        take: (played, futures) => {
          against.add(played);
          each(HeldAgainst.foundOf(all), futures);
        },
      }),
    ),
  );
}
