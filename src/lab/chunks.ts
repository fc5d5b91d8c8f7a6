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

export const chunkCount = (worlds: number): number => Math.ceil(worlds / CHUNK_WORLDS);

/**
 * Has worlds 0 to `worlds - 1` played and hands them on in world order, whoever finished first. At most `ahead` chunks
 * wait, so memory stays flat. Ends early, with whole chunks from the first world on, once `stop` is aborted. The first
 * fault in world order is thrown. Answers how many worlds were handed on.
 */
export async function playInOrder(
  players: Players,
  worlds: number,
  each: (played: PlayedWorlds) => void | Promise<void>,
  stop: AbortSignal = new AbortController().signal,
): Promise<number> {
  const waiting: Promise<PlayedWorlds>[] = [];
  let asked = 0;
  const ask = (): void => {
    while (asked < worlds && waiting.length < players.ahead) {
      const to = Math.min(worlds, asked + CHUNK_WORLDS);
      const played = players.play(asked, to);
      played.catch(() => undefined); // thrown below, when its turn comes
      waiting.push(played);
      asked = to;
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
    await each(played);
    done = played.to;
  }
  stop.removeEventListener("abort", abort);
  return done;
}
