import { describe, expect, it } from "vitest";
import { chunksOf, type PlayedWorlds, playChunks, shardOf } from "../../src/lab/index.js";

const chunks = chunksOf(1003, 50);
const played = (from: number, to: number): PlayedWorlds => ({
  from,
  to,
  cells: new Float64Array(0),
  weekly: new Float64Array(0),
});

describe("the chunks of a study", () => {
  it("are all its worlds, each once, in order", () => {
    expect(chunks).toHaveLength(21);
    expect(chunks[0]).toEqual({ from: 0, to: 50 });
    expect(chunks[20]).toEqual({ from: 1000, to: 1003 });
  });

  it.each([1, 2, 3, 16, 21, 40])("are shared out among %i shards, each to one, in runs", (of) => {
    const shards = Array.from({ length: of }, (_, index) => shardOf(chunks, index, of));
    expect(shards.flat()).toEqual(chunks);
    const sizes = shards.map(({ length }) => length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  it("are handed on as they are finished, never more asked for than told", async () => {
    let [now, most] = [0, 0];
    const found: number[] = [];
    const done = await playChunks(
      {
        ahead: 3,
        async play(from, to) {
          now += 1;
          most = Math.max(most, now);
          await new Promise((next) => setImmediate(next));
          now -= 1;
          return played(from, to);
        },
      },
      chunks,
      ({ from }) => found.push(from),
      new AbortController().signal,
    );
    expect({ done, most }).toEqual({ done: 21, most: 3 });
    expect([...found].sort((a, b) => a - b)).toEqual(chunks.map(({ from }) => from));
  });

  it.each(["play", "keep"])("are asked for no more once one cannot be handled (%s)", async (where) => {
    let asked = 0;
    const study = playChunks(
      {
        ahead: 2,
        play(from, to) {
          asked += 1;
          return from === 100 && where === "play"
            ? Promise.reject(new Error("full"))
            : Promise.resolve(played(from, to));
        },
      },
      chunks,
      ({ from }) => {
        if (from === 100 && where === "keep") throw new Error("full");
      },
      new AbortController().signal,
    );
    await expect(study).rejects.toThrow("full");
    expect(asked).toBeLessThan(8);
  });
});
