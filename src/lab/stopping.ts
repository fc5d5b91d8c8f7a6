import { type Players, playInOrder } from "./chunks.js";
import type { Gathered } from "./outcomes.js";
import type { PlayedWorlds } from "./study.js";
import { type Verdict, verdicts } from "./verdict.js";

/** The first look of a study that stops by itself. */
const FIRST_LOOK = 400;

/**
 * After how many worlds a study that stops by itself looks at its figures: 400, 800, 1600, ... and `most`. Fixed before
 * the first world is played (Chow & Robbins 1965); what is told is the ordinary interval of the look it stopped at.
 */
export function looksUpTo(most: number): readonly number[] {
  const looks: number[] = [];
  for (let look = FIRST_LOOK; look < most; look *= 2) looks.push(look);
  return [...looks, most];
}

/** Half the widest interval of a mean difference. */
export const widestHalf = (found: readonly Verdict[]): number =>
  found.reduce((widest, { mean }) => Math.max(widest, (mean.high - mean.low) / 2), 0);

/** About how many worlds bring the widest interval to `half` to a side: a width shrinks with the square root of the worlds. Two digits: the spread itself is found from these worlds. */
export function worldsForHalf(found: readonly Verdict[], half: number): number {
  const worlds = found[0]?.worlds ?? 0;
  const wanted = Math.max(worlds, worlds * (widestHalf(found) / half) ** 2);
  let digit = 1;
  while (wanted / digit >= 100) digit *= 10;
  return Math.ceil(wanted / digit) * digit;
}

/** Every two of the strategies held against each other, over the worlds gathered so far; none of none. */
function judged(gathered: Gathered): readonly Verdict[] {
  return gathered.worlds === 0 ? [] : verdicts(gathered.names.strategies.map((id) => gathered.of(id)));
}

/** Plays on from look to look until one finds `enough`, the looks are over, or it is stopped. Answers the verdicts of the worlds played. */
export async function playToLook(
  players: Players,
  gathered: Gathered,
  looks: readonly number[],
  enough: (verdicts: readonly Verdict[]) => boolean,
  each: (played: PlayedWorlds) => void,
  stop?: AbortSignal,
): Promise<readonly Verdict[]> {
  let found: readonly Verdict[] = [];
  for (const look of looks) {
    const take = (played: PlayedWorlds): void => {
      gathered.add(played);
      each(played);
    };
    await playInOrder(players, look, take, stop, gathered.worlds);
    found = judged(gathered);
    if (stop?.aborted || enough(found)) break;
  }
  return found;
}
