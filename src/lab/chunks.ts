import type { SearchSettings } from "./search.js";
import type { PlayedWorlds } from "./study.js";

/** Worlds handed out together. Fixed, and the figures are summed world by world, so no split shows in them. */
const CHUNK_WORLDS = 50;

/** Who plays worlds: this thread, or many. Given by the caller; the lab knows no thread and no process. */
export interface Players {
  /** How many chunks are asked for before the first has come back. */
  readonly ahead: number;
  /** Plays worlds `from` to `to - 1`; `values` take the place of the scenario's numbers. */
  play(from: number, to: number, values?: Float64Array): Promise<PlayedWorlds>;
}

/** Players that can search as well. */
export interface Searchers extends Players {
  /** Searches worlds `from` to `to - 1`; see `searchWorlds`. */
  search(settings: SearchSettings, from: number, to: number): Promise<PlayedWorlds>;
}

export const chunkCount = (worlds: number): number => Math.ceil(worlds / CHUNK_WORLDS);

/** Something to be played, when it is its turn to be asked for. */
export type Ask = () => Promise<PlayedWorlds>;

/**
 * Has things played and hands them on in the order asked, whoever finished first. At most `ahead` wait, so memory stays
 * flat. Ends early once `stop` is aborted. The first fault in that order is thrown. Answers how many were handed on.
 */
export async function askInOrder(
  asks: Iterator<Ask>,
  ahead: number,
  each: (played: PlayedWorlds, index: number) => void | Promise<void>,
  stop: AbortSignal = new AbortController().signal,
): Promise<number> {
  const waiting: Promise<PlayedWorlds>[] = [];
  let dry = false;
  const ask = (): void => {
    while (!dry && waiting.length < ahead) {
      const next = asks.next();
      dry = next.done === true;
      if (next.done) return;
      const played = next.value();
      played.catch(() => undefined); // thrown below, when its turn comes
      waiting.push(played);
    }
  };
  // One listener for the whole study: racing every chunk with one lasting promise would keep each of them alive.
  let giveUp: () => void = () => undefined;
  const abort = (): void => giveUp();
  stop.addEventListener("abort", abort, { once: true });
  const orAbort = (played: Promise<PlayedWorlds> | undefined): Promise<PlayedWorlds | undefined> =>
    new Promise((resolve, reject) => {
      giveUp = () => resolve(undefined);
      played?.then(resolve, reject);
    });
  let done = 0;
  for (ask(); waiting.length > 0 && !stop.aborted; ask()) {
    const played = await orAbort(waiting.shift());
    if (played === undefined) break;
    await each(played, done);
    done += 1;
  }
  stop.removeEventListener("abort", abort);
  return done;
}

function* chunks(
  players: Players,
  from: number,
  to: number,
  values?: Float64Array,
  size = CHUNK_WORLDS,
): Generator<Ask> {
  for (let at = from; at < to; at += size) {
    const end = Math.min(to, at + size);
    yield () => players.play(at, end, values);
  }
}

/**
 * Has worlds `from` (0 unless told) to `worlds - 1` played, `size` at a time, and handed on in world order; see `askInOrder`. An early end
 * leaves whole chunks from the first world on. Answers the world it came to.
 */
export async function playInOrder(
  players: Players,
  worlds: number,
  each: (played: PlayedWorlds) => void | Promise<void>,
  stop?: AbortSignal,
  from = 0,
  size = CHUNK_WORLDS,
): Promise<number> {
  let done = from;
  const note = async (played: PlayedWorlds): Promise<void> => {
    await each(played);
    done = played.to;
  };
  await askInOrder(chunks(players, from, worlds, undefined, size), players.ahead, note, stop);
  return done;
}

/**
 * Has the same worlds 0 to `worlds - 1` played with each of several sets of numbers and hands them on point by point, each
 * point's worlds together. Answers how many points are whole.
 */
export async function playPoints(
  players: Players,
  points: readonly Float64Array[],
  worlds: number,
  each: (parts: readonly PlayedWorlds[], point: number) => void,
  stop?: AbortSignal,
): Promise<number> {
  function* asks(): Generator<Ask> {
    for (const values of points) yield* chunks(players, 0, worlds, values);
  }
  let parts: PlayedWorlds[] = [];
  let done = 0;
  const note = (played: PlayedWorlds): void => {
    parts.push(played);
    if (played.to < worlds) return;
    each(parts, done);
    done += 1;
    parts = [];
  };
  await askInOrder(asks(), players.ahead, note, stop);
  return done;
}

/** Has worlds 0 to `worlds - 1` searched, one at a time for each player, and handed on in world order. Answers how many. */
export function searchInOrder(
  players: Searchers,
  settings: SearchSettings,
  worlds: number,
  each: (searched: PlayedWorlds) => void,
  stop?: AbortSignal,
): Promise<number> {
  function* asks(): Generator<Ask> {
    for (let world = 0; world < worlds; world += 1) yield () => players.search(settings, world, world + 1);
  }
  return askInOrder(asks(), players.ahead, each, stop);
}
