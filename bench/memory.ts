import { playerOf, programOf, strategyOf } from "./players.js";

/** What a process holds after so many worlds: megabytes of the heap after a collection, and of the whole process. */
export interface Memory {
  readonly worlds: number;
  readonly heapMB: number;
  readonly processMB: number;
}

const megabytes = (bytes: number): number => Math.round(bytes / 104_857.6) / 10;

/** Plays ever more worlds on the generated code in one process. Needs `--expose-gc`. */
export function measureMemory(
  root: string,
  scenario: string,
  days: number,
  marks: readonly number[],
): readonly Memory[] {
  const program = programOf(scenario, days);
  const player = playerOf("compiled", program, strategyOf(root, scenario, program));
  let worlds = 0;
  return marks.map((mark) => {
    for (; worlds < mark; worlds += 1) player(worlds);
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    return { worlds, heapMB: megabytes(heapUsed), processMB: megabytes(rss) };
  });
}
