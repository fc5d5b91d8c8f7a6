import type { Players } from "./chunks.js";
import type { PlayedWorlds } from "./study.js";

/** Worlds `from` to `to - 1`, played and kept together. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
}

/** Worlds 0 to `worlds - 1` cut into chunks of one size; the last may be smaller. */
export const chunksOf = (worlds: number, size: number): readonly Chunk[] =>
  Array.from({ length: Math.ceil(worlds / size) }, (_, index) => ({
    from: index * size,
    to: Math.min(worlds, (index + 1) * size),
  }));

/** The chunks that are shard `index`'s of `of`: a run of neighbours. All shards together are all chunks, each once. */
export const shardOf = (chunks: readonly Chunk[], index: number, of: number): readonly Chunk[] =>
  chunks.slice(Math.floor((index * chunks.length) / of), Math.floor(((index + 1) * chunks.length) / of));

/**
 * Has chunks played, in no certain order, and hands each on as it is finished. Stops asking once `stop` is aborted, or at
 * the first fault, which is thrown; what is finished was handed on. Answers how many chunks were.
 */
export async function playChunks(
  players: Players,
  chunks: readonly Chunk[],
  each: (played: PlayedWorlds) => void,
  stop: AbortSignal,
): Promise<number> {
  const waiting = [...chunks].reverse();
  let done = 0;
  const oneAfterAnother = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      try {
        const played = await players.play(next.from, next.to);
        if (stop.aborted) return;
        each(played);
        done += 1;
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
    }
  };
  const aborted = new Promise<void>((resolve) => stop.addEventListener("abort", () => resolve(), { once: true }));
  await Promise.race([aborted, Promise.all(Array.from({ length: players.ahead }, oneAfterAnother))]);
  return done;
}
