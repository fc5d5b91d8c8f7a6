import { type RunRecord, splitSeed } from "../engine/index.js";
import { canonical } from "../scenario/index.js";
import { listSaves } from "./folder.js";
import { readRecord } from "./saves.js";
import { StoreError } from "./shelf.js";

/** What makes two records plays of one world, `34` and `34#0` among them. The scenario goes by its name: a mended text does not make its luck unknown. */
const worldOf = ({ scenario, base, seed, changes, forced, nature }: RunRecord): string =>
  canonical([scenario, base, splitSeed(seed), changes, forced, nature]);

/**
 * Whether a save in the folder is a play of the same world that got past its opening. A save that was deleted, moved away
 * or kept elsewhere is not known; a damaged one is passed over.
 */
export function wasPlayed(record: RunRecord): boolean {
  const world = worldOf(record);
  return listSaves().some(({ path }) => {
    try {
      const saved = readRecord(path);
      return saved.decisions.length > 1 && worldOf(saved) === world;
    } catch (error) {
      if (error instanceof StoreError) return false;
      throw error;
    }
  });
}
